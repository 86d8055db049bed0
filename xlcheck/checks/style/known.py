"""Words that a dictionary lacks, and words with a British and an American spelling, from their tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xlcheck.language.tables import TableRow, read_table

WORDS = Path(__file__).with_name("words.csv")
"""Words of today that the dictionary lacks: form, class, example, reason."""

SPELLINGS = Path(__file__).with_name("spellings.csv")
"""British forms with their ``american`` ones. ``endings`` are what both may have behind them, "-" for nothing."""


@cache
def known_words() -> frozenset[str]:
    """Return the words that the dictionary lacks, with their plurals."""
    forms = [row.form for row in read_table(WORDS)]
    return frozenset([*forms, *(f"{form}s" for form in forms)])


def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table of spellings."""
    return read_table(SPELLINGS, "american", "endings")


@cache
def spellings() -> dict[str, tuple[str, bool, str]]:
    """Return for each form that is British or American its class, whether it is British, and the other form."""
    found = {}
    for row in rows():
        for ending in row.values["endings"].split():
            end = ending.removeprefix("-")
            one, two = row.form + end, row.values["american"] + end
            found[one] = row.kind, True, two
            found[two] = row.kind, False, one
    return found


@cache
def british_forms() -> frozenset[str]:
    """Return the British forms."""
    return frozenset(form for form, (_, british, _) in spellings().items() if british)
