"""Places whose English is their pinyin and what they are: 石桥区, Shiqiao District."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.tables import read_table
from xlcheck.names.readings import readings
from xlcheck.names.romanise import divisions, fold, pinyin, spells

_TABLE = Path(__file__).with_name("data") / "kinds_of_places.csv"
_SIZES = (2, 3)
"""Characters of a name before what it is."""


class English(NamedTuple):
    """A place in an English text: its offsets, the letters of its name and what it is."""

    start: int
    end: int
    letters: str
    kind: str


class Chinese(NamedTuple):
    """A place in a Chinese text: its offsets, its name and what it is."""

    start: int
    end: int
    name: str
    kind: str


class Misplaced(NamedTuple):
    """A place that stands in a bead for another one, which ``right`` is the English of elsewhere."""

    bead: int
    source: Chinese
    target: English
    right: str


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Return the English words for each Chinese one that says what a place is."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table(_TABLE):
        found[row.kind] = found.get(row.kind, frozenset()) | {row.form}
    return found


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of what a place is in Chinese, and of a place in English."""
    words = sorted({word for words in _kinds().values() for word in words}, key=len, reverse=True)
    kinds = sorted(_kinds(), key=len, reverse=True)
    return re.compile("|".join(kinds)), re.compile(rf"\b([A-Z][a-z]+(?:['’-][A-Za-z][a-z]*)*) ({'|'.join(words)})\b")


def english_places(text: str) -> Iterator[English]:
    """Yield the places of an English text whose names can be Hanyu Pinyin of two or three syllables."""
    for match in _patterns()[1].finditer(text):
        letters = fold(match[1])
        if any(len(way) in _SIZES for way in divisions(letters)):
            yield English(match.start(), match.end(), letters, match[2])


def chinese_places(text: str) -> Iterator[Chinese]:
    """Yield what may be the places of a Chinese text in simplified characters: each length of name once."""
    for match in _patterns()[0].finditer(text):
        for size in _SIZES:
            start = match.start() - size
            if start >= 0 and all(map(readings, text[start : match.start()])):
                yield Chinese(start, match.end(), text[start : match.start()], match[0])


def misplaced(beads: Sequence[tuple[str, str]], trusted: Iterable[int]) -> Iterator[Misplaced]:
    """Yield the places that stand for others.

    A place of the Chinese counts if its pinyin stands for it somewhere in the text, and not in this bead; one of the
    English, if nothing in the Chinese of the bead and its neighbours is read like it.

    Args:
        beads: the Chinese, in simplified characters, and the English of each bead.
        trusted: the indices of the beads whose two sides may be compared.
    """
    known = _known(beads)
    if not known:
        return
    for number in trusted:
        zh, en = beads[number]
        there = list(english_places(en))
        if not there:
            continue
        letters = fold(en)
        missing = [
            (place, right)
            for place in chinese_places(zh)
            if (right := known.get((place.name, place.kind))) and fold(right.rpartition(" ")[0]) not in letters
        ]
        around = [text for text, _ in beads[max(0, number - 1) : number + 2]] if missing else []
        for target in there:
            fitting = [(place, right) for place, right in missing if target.kind in _kinds()[place.kind]]
            if fitting and not any(_is_read(target.letters, text) for text in around):
                missing.remove(fitting[0])
                yield Misplaced(number, fitting[0][0], target, fitting[0][1])


def _known(beads: Sequence[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the English of the Chinese places that stand with their pinyin in one bead."""
    found: dict[tuple[str, str], str] = {}
    for zh, en in beads:
        by_letters: defaultdict[str, list[English]] = defaultdict(list)
        for place in english_places(en):
            by_letters[place.letters].append(place)
        for one in chinese_places(zh) if by_letters else ():
            for letters in _spellings(one.name) & by_letters.keys():
                for other in by_letters[letters]:
                    if other.kind in _kinds()[one.kind]:
                        found.setdefault((one.name, one.kind), en[other.start : other.end])
    return found


@lru_cache(4096)
def _spellings(name: str) -> frozenset[str]:
    written = ([form for syllable in readings(character) for form in pinyin(syllable)] for character in name)
    return frozenset("".join(parts) for parts in product(*written))


def _is_read(letters: str, text: str) -> bool:
    """Return whether some characters of a text are read as letters, in any system."""
    return any(spells(letters, text[at : at + size], any_system=True) for size in _SIZES for at in range(len(text)))
