"""Words that say the opposite of each other, in both languages: 投资 and "withdraw from".

A sentence is turned round where the Chinese has words of one pole and none of the other, and the English has a word of
that other pole and fewer words of the first one than the Chinese. It is sure where nothing in the Chinese so much as
hints at the other pole: 节 may be what the English calls a reduction.

The words are a table, data/opposites.csv; the hints of it are wide on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).parent / "data" / "opposites.csv"


class _Said(NamedTuple):
    axis: str
    pole: str

    @classmethod
    def of(cls, row: TableRow) -> _Said:
        axis, _, pole = row.kind.partition(":")
        return cls(axis, pole)


_WORD = re.compile(r"[a-z]+")
_TURNED_ZH = re.compile(r"不(?![移断仅但少同久懈渝可缺])|[未没无非免防避止禁反勿莫难]")
_TURNED_EN = re.compile(
    r"(?:\b(?:not?|never|nor|without|cannot|non|avoid\w*|prevent\w*|prohibit\w*|against|stop\w*|fail\w*|unless|nothing"
    r"|few|little|rather than|instead of|from|curb\w*|revers\w*|eliminat\w*|address\w*|overcom\w*|tackl\w*|solv\w*)\b"
    r"|n't\b)[^.;]{0,50}$"
)


class Opposite(NamedTuple):
    """A Chinese word and the English one that says its opposite, with their places in the two texts.

    ``sure`` where nothing in the Chinese hints at what the English says.
    """

    source: tuple[int, int]
    target: tuple[int, int]
    sure: bool


def forms_of(row: TableRow) -> Iterator[str]:
    """Yield the forms of the English word of a row: the regular ones of a verb, and the others."""
    lemma = row.form
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "s"
    yield from (lemma, third, stem + "ed", stem + "ing", *row.values["forms"].split())


class Opposites:
    """The opposites of a table, ready to be found.

    The class of a row is an axis and one of its two poles ("pace:faster"). A Chinese hint, mostly of one character,
    says nothing by itself: it stands in words that say the same as those of its pole.
    """

    def __init__(self, rows: Sequence[TableRow]) -> None:
        """Take the rows of the table.

        Raises:
            ValueError: if an axis has not two poles.
        """
        self._rows = rows
        self._poles: dict[str, tuple[str, ...]] = {}
        for said in dict.fromkeys(map(_Said.of, rows)):
            self._poles[said.axis] = (*self._poles.get(said.axis, ()), said.pole)
        if odd := [axis for axis, poles in self._poles.items() if len(poles) != 2]:
            raise ValueError(f"{TABLE.name}: {odd[0]} has not two poles")

    def _other(self, said: _Said) -> _Said:
        one, two = self._poles[said.axis]
        return _Said(said.axis, two if said.pole == one else one)

    @cached_property
    def _english(self) -> Mapping[str, list[_Said]]:
        found: dict[str, list[_Said]] = {}
        for row in self._rows:
            for form in forms_of(row) if row.values["language"] == "en" else ():
                found.setdefault(form, []).append(_Said.of(row))
        return found

    @cached_property
    def _chinese(self) -> tuple[re.Pattern[str], Mapping[str, list[_Said]]]:
        found: dict[str, list[_Said]] = {}
        for row in self._rows:
            if (row.values["language"], row.values["kind"]) == ("zh", "word"):
                found.setdefault(row.form, []).append(_Said.of(row))
        return re.compile("|".join(sorted(found, key=len, reverse=True))), found

    @cached_property
    def _hints(self) -> Mapping[_Said, re.Pattern[str]]:
        found: dict[_Said, list[str]] = {}
        for row in self._rows:
            if row.values["language"] == "zh":
                found.setdefault(_Said.of(row), []).append(row.form)
        return {said: re.compile("|".join(dict.fromkeys(words))) for said, words in found.items()}

    def find(self, zh: str, en: str) -> Iterator[Opposite]:
        """Yield the words of an English text that say the opposite of what its Chinese says, one for each axis.

        The Chinese is in simplified characters.
        """
        lower = en.lower()
        ends: dict[_Said, list[tuple[int, int]]] = {}
        for word in _WORD.finditer(lower):
            for said in self._english.get(word[0], ()):
                ends.setdefault(said, []).append(word.span())
        if not ends:
            return
        pattern, poles = self._chinese
        starts: dict[_Said, list[tuple[int, int]]] = {}
        for match in pattern.finditer(zh):
            for said in poles[match[0]]:
                starts.setdefault(said, []).append(match.span())
        for said, places in ends.items():
            other = self._other(said)
            sources = starts.get(other)
            if not sources or said in starts or len(ends.get(other, ())) >= len(sources):
                continue
            if any(_TURNED_ZH.search(zh, max(0, start - 6), start) for start, _ in sources):
                continue
            firm = [place for place in places if not _TURNED_EN.search(lower[max(0, place[0] - 60) : place[0]])]
            if firm:
                yield Opposite(sources[0], firm[0], not self._hints[said].search(zh))


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    return read_table(TABLE, "language", "kind", "forms")


@cache
def _opposites() -> Opposites:
    return Opposites(rows())


def opposites(zh: str, en: str) -> Iterator[Opposite]:
    """Yield the words of an English text that say the opposite of what its Chinese says, one for each axis.

    The Chinese is in simplified characters.
    """
    return _opposites().find(zh, en)
