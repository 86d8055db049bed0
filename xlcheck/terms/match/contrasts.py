"""Words that exclude each other: a rendering in which one took the other's place says something else.

Not the opposites of whole sentences (checks/meaning): most of these are kinds of one thing (coal, oil, gas), which say
something else within a term and nothing in a sentence that may have both.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from xlcheck.language.tables import TableRow, read_table
from xlcheck.terms.match.english import word_key

TABLE = Path(__file__).parent / "data" / "contrasts.csv"


class Contrasts:
    """Groups of words of which one at most is right. Near-synonyms do not belong together."""

    def __init__(self, rows: Iterable[TableRow]) -> None:
        """Take the rows of the table: the words of a group, with blanks between them."""
        self._groups: dict[str, set[int]] = {}
        for row in rows:
            for word in row.form.split():
                self._groups.setdefault(word_key(word), set()).add(row.line)

    def exclude(self, one: str, other: str) -> bool:
        """Return whether two keys exclude each other: they stand in one group, or are two numbers."""
        if one == other:
            return False
        if one[:1].isdigit() and other[:1].isdigit():
            return True
        return bool(self._groups.get(one, set()) & self._groups.get(other, set()))


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    return read_table(TABLE)


@cache
def _contrasts() -> Contrasts:
    return Contrasts(rows())


def exclude(one: str, other: str) -> bool:
    """Return whether two keys exclude each other: they stand in one group of the table, or are two numbers."""
    return _contrasts().exclude(one, other)
