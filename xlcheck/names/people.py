"""The people of a document: their Chinese names, the English ones, and which of these cannot be right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from xlcheck.names.chinese import Mention, mentions, places
from xlcheck.names.english import Latin, Reading, latin_names
from xlcheck.names.readings import readings
from xlcheck.names.romanise import divisions, elsewhere, fold, spells
from xlcheck.names.surnames import SINGLE, abroad, by_reading, surname_of, surname_readings
from xlcheck.names.western import WESTERN

ALIKE = 0.8
"""From this ratio of common letters on, a given name that is no Hanyu Pinyin is a misspelling of the right one."""


class Misnamed(NamedTuple):
    """A name in the English that is not the one in the Chinese; ``given`` tells which part of it is wrong."""

    bead: int
    mentions: tuple[Mention, ...]
    latin: Latin
    given: bool
    swapped: bool


class Named(NamedTuple):
    """A person's name on both sides; ``pinyin`` is false where it is spelt in another system."""

    bead: int
    mention: Mention
    latin: Latin
    pinyin: bool


@dataclass
class People:
    """What a document calls people. ``known`` are the Chinese names that it shows to be names."""

    beads: Sequence[tuple[str, str]]
    known: set[str] = field(default_factory=set)
    named: list[Named] = field(default_factory=list)
    misnamed: list[Misnamed] = field(default_factory=list)


def people(beads: Sequence[tuple[str, str]], speakers: Collection[int] = ()) -> People:
    """Return the people of a document, given the two sides of its beads and which of them name who speaks.

    The Chinese is in simplified characters.

    A name is known where the English spells it as it is read, or the Chinese shows it to be one. An English name is
    wrong where its surname is that of a known name of the bead, nothing else in the Chinese around is read like it,
    and its given name is Hanyu Pinyin of other characters; the same where only the surname is another one.
    """
    found = People(beads)
    latin = [latin_names(en) for _, en in beads]
    with_names = [number for number, names in enumerate(latin) if names]
    for number in with_names:
        found.known.update(m.name for m in mentions(beads[number][0], speaker=number in speakers))
    for number in with_names:
        _match(found, number, latin[number])
    for number in with_names:
        found.misnamed += _misnamed(found, number, latin[number])
    return found


def _match(found: People, number: int, latin: Sequence[Latin]) -> None:
    """Note the names of a bead that are spelt as they are read."""
    zh, taken = found.beads[number][0], list[Latin]()
    longer = places(zh, found.known)
    for name in latin:
        if any(_overlap(name, other) for other in taken):
            continue
        for pinyin in (True, False):
            if mention := next((m for r in name.readings for m in _spelt(zh, r, pinyin, longer)), None):
                found.known.add(mention.name)
                found.named.append(Named(number, mention, name, pinyin))
                taken.append(name)
                break


def _overlap(one: Latin, other: Latin) -> bool:
    return one.start < other.end and other.start < one.end


def _spelt(zh: str, reading: Reading, pinyin: bool, known: Sequence[Mention]) -> Iterator[Mention]:
    """Yield where a Chinese text has a name that is read like this; 王宏 is none where 王宏志 is known to be one."""
    for surname in by_reading()[reading.surname]:
        start = zh.find(surname)
        while start >= 0:
            after = start + len(surname)
            for size in (2, 1):
                given = zh[after : after + size]
                cut = any(start == k.start and after + size < k.end for k in known)
                if len(given) == size and not cut and spells(reading.given, given, any_system=not pinyin):
                    yield Mention(start, after + size, zh[start : after + size])
            start = zh.find(surname, start + 1)


def _misnamed(found: People, number: int, latin: Sequence[Latin]) -> Iterator[Misnamed]:
    zh = found.beads[number][0]
    right = [named for named in found.named if named.bead == number]
    taken = [named.latin for named in right]
    named = {n.mention.name for n in right}
    known = [m for m in places(zh, found.known) if m.name not in named]
    around = "\n".join(found.beads[i][0] for i in (number - 1, number, number + 1) if 0 <= i < len(found.beads))
    for name in latin:
        if any(_overlap(name, other) for other in taken) or _is_someone(found, name, around):
            continue
        there = known + [m for m in _alike(zh, name) if m.name not in named]
        for mention in there:
            wrong = _wrong(mention.name, name)
            if wrong:
                here = tuple(m for m in there if m.name == mention.name)
                yield Misnamed(number, tuple(dict.fromkeys(here)), name, *wrong)
                taken.append(name)
                named.add(mention.name)
                known = [m for m in known if m.name != mention.name]
                break


def _alike(zh: str, name: Latin) -> Iterator[Mention]:
    """Yield what could be a name of three characters, read like the English one but for one of the three.

    Given names in the wrong order are read like it, too.
    """
    ways = [
        (reading.surname, *way)
        for reading in name.readings
        if reading.surname_first and not reading.spaced
        for way in divisions(reading.given, 2)
        if len(way) == 2
    ]
    for start in range(len(zh) - 2 if ways else 0):
        text = zh[start : start + 3]
        if text[0] in SINGLE and any(_nearly(text, way) for way in ways):
            yield Mention(start, start + 3, text)


def _nearly(text: str, syllables: tuple[str, ...]) -> bool:
    right = [one in readings(character) for one, character in zip(syllables, text, strict=True)]
    swapped = right[0] and syllables[1] in readings(text[2]) and syllables[2] in readings(text[1])
    return swapped or sum(right) == 2


def _is_someone(found: People, name: Latin, around: str) -> bool:
    """Return whether a name is that of somebody else: of a known person, or of one in the Chinese around it."""
    known = places(around, found.known)
    for reading in name.readings:
        if any(True for _ in _spelt(around, reading, False, known)):
            return True
        for person in found.known:
            surname = surname_of(person)
            if reading.surname in surname_readings(surname) and spells(reading.given, person[len(surname) :]):
                return True
    return False


def _wrong(person: str, name: Latin) -> tuple[bool, bool] | None:
    """Return what is wrong with a name as that of a person, or None: the given name or not, its syllables swapped."""
    surname = surname_of(person)
    given = person[len(surname) :]
    for reading in name.readings:
        right_surname = reading.surname in surname_readings(surname)
        if right_surname and (how := _other_given(reading, given)) is not None:
            return True, how
        if not right_surname and _other_surname(reading, surname, given):
            return False, False
    return None


def _other_given(reading: Reading, given: str) -> bool | None:
    """Return None where a given name may be the right one, else whether it is the right one with its parts swapped."""
    if reading.given in WESTERN or spells(reading.given, given, any_system=True):
        return None
    if len(given) == 2 and spells(reading.given, given[::-1]):
        return True
    ways = divisions(reading.given, 2)
    if not ways:
        close = any(SequenceMatcher(None, reading.given, one).ratio() >= ALIKE for one in _written(given))
        return False if close and not reading.spaced else None
    if reading.spaced:
        return None  # Hong Kong, Taiwan, Singapore: syllables that only look like Hanyu Pinyin
    shares = any(spells(part, character) for way in ways for part in way for character in given)
    return False if reading.surname_first or (shares and len(given) == 2) else None


def _written(given: str) -> list[str]:
    found = [""]
    for character in given:
        found = [before + syllable for before in found for syllable in readings(character)]
    return found


def _other_surname(reading: Reading, surname: str, given: str) -> bool:
    """Return whether a name has the right given name of two syllables and the wrong surname."""
    if len(given) != 2 or not spells(reading.given, given) or not divisions(reading.surname, 2):
        return False
    spelt = abroad(surname) | {other for one in surname_readings(surname) for other in elsewhere(one)}
    return fold(reading.surname) not in spelt
