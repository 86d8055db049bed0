"""Whether a match of a term in Chinese text cuts a word: 新时代 in 最新时代, 民营企业 in 民营企业家.

Characters that make another word with what stands beside a term are a table (data/boundaries.csv). ``form`` is how a
term begins (class ``before``) or ends (``after``), ``beside`` the characters before or behind it that take it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from xlcheck.language.tables import read_table

TABLE = Path(__file__).parent / "data" / "boundaries.csv"


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Return whether the range of a term in a text, in simplified characters, begins or ends within another word."""
    before, after = _table("before").get(text[start - 1 : start]), _table("after").get(text[end : end + 1])
    return bool(
        (before and text.startswith(before, start, end))
        or (after and text[start:end].endswith(after))  # mostly neither
    )


@cache
def _table(kind: str) -> Mapping[str, tuple[str, ...]]:
    """Return how terms begin or end by the character beside them."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table(TABLE, "beside"):
        for character in row.values["beside"] if row.kind == kind else "":
            found[character] = (*found.get(character, ()), row.form)
    return found
