"""Chinese that could be a term: runs of words that recur, told from what only makes a sentence.

Words are the tokens of an encoder, so that no dictionary is read. What no term has, or none at its beginning or end,
stands in a table. Of two runs one of which nearly always stands within the other only the longer one counts, and a run
that goes on with the same character wherever it stands is a part of something (Frantzi, Ananiadou and Mima 2000,
"Automatic recognition of multi-word terms").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from xlcheck.language.script import HAN
from xlcheck.language.tables import read_table

TABLE = Path(__file__).with_name("no_terms.csv")

MOST_WORDS = 4
MOST_CHARACTERS = 8

SHARE = 0.8
"""A run is a part where a longer one, or the same character beside it, stands in this share of its places."""

_HAN = re.compile(rf"[{HAN}]+")
_NUMERAL = re.compile(
    r"[第每]?[〇零一二三四五六七八九十百千万亿两几半]+[多余]?[个项条章节款次年月日天时分元人名位家件种届批轮级]?"
)

Words = tuple[str, ...]
Beside = tuple[str, str]


class Place(NamedTuple):
    """A run of words in a bead: the numbers of the first and of the one behind the last."""

    bead: int
    first: int
    end: int


@cache
def no_terms(kind: str) -> frozenset[str]:
    """Return the words that no term has ("anywhere"), or none at its beginning ("first") or end ("last").

    With a "beginning" or an "ending" it is what such words begin or end with; "noun" is what makes a noun of a verb.
    """
    return frozenset(row.form for row in read_table(TABLE) if row.kind == kind)


@lru_cache(maxsize=65536)
def _excluded(word: str) -> bool:
    """Return whether no term has a word: one of the table, or a numeral, alone or with a measure."""
    if word in no_terms("anywhere") or _NUMERAL.fullmatch(word):
        return True
    return word.startswith(tuple(no_terms("beginning"))) or word.endswith(tuple(no_terms("ending")))


def runs(text: str, places: Sequence[tuple[int, int]], characters: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words of a Chinese text, from this many characters on, that could be terms."""
    words = [text[start:end] for start, end in places]
    usable = [bool(_HAN.fullmatch(word)) and not _excluded(word) for word in words]
    for first, word in enumerate(words):
        if not usable[first] or word in no_terms("first"):
            continue
        for last in range(first, min(len(words), first + MOST_WORDS)):
            size = places[last][1] - places[first][0]
            if not usable[last] or size > MOST_CHARACTERS or (last > first and places[last][0] != places[last - 1][1]):
                break
            if size >= characters and words[last] not in no_terms("last"):
                yield first, last + 1


def says_something(text: str, place: tuple[int, int]) -> bool:
    """Return whether a word of a Chinese text is one that a translation has a word for."""
    word = text[slice(*place)]
    return len(word) > 1 and bool(_HAN.fullmatch(word)) and not _excluded(word)


class Run(NamedTuple):
    """One place of a run of words, and the words before and behind it, empty where none belongs to it."""

    place: Place
    before: str
    behind: str


Texts = Mapping[int, tuple[str, Sequence[tuple[int, int]]]]
"""The Chinese of each bead, and where its words begin and end."""


def all_runs(texts: Texts, characters: int) -> Mapping[Words, list[Run]]:
    """Return the places of all runs of so many characters and more, each run as its words."""
    found: dict[Words, list[Run]] = defaultdict(list)
    for bead, (text, places) in texts.items():
        words = tuple(text[start:end] for start, end in places)
        beside = [word if _HAN.fullmatch(word) and not _excluded(word) else "" for word in words]
        for first, end in runs(text, places, characters):
            before = beside[first - 1] if first and places[first - 1][1] == places[first][0] else ""
            behind = beside[end] if end < len(places) and places[end][0] == places[end - 1][1] else ""
            found[words[first:end]].append(Run(Place(bead, first, end), before, behind))
    return found


Held = TypeVar("Held")


def recurring(
    found: Mapping[Words, Sequence[Held]],
    least: int,
    where: Callable[[Held], Hashable],
    beside: Callable[[Held], Beside],
) -> list[Words]:
    """Return the runs that stand in so many places, and are not parts of longer ones.

    ``where`` tells the sentence of a place, ``beside`` the words before and behind it.
    """
    many = {words: some for words, some in found.items() if len({*map(where, some)}) >= least}
    parts = {
        part for words, some in many.items() for part in _parts(words) if len(some) >= SHARE * len(many.get(part, ()))
    }
    return [words for words, some in many.items() if words not in parts and not _goes_on([*map(beside, some)])]


def _parts(words: Words) -> Iterator[Words]:
    size = len(words)
    return (words[i:j] for i in range(size) for j in range(i + 1, size + 1) if j - i < size)


def _goes_on(beside: Sequence[Beside]) -> bool:
    """Return whether the same word stands before a run, or behind it, nearly everywhere."""
    limit = max(2, SHARE * len(beside))
    for side in zip(*beside, strict=True):
        if any(count >= limit for word, count in Counter(side).items() if word):
            return True
    return False
