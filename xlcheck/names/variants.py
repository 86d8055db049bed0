"""One person under several names in Latin letters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from xlcheck.names.chinese import Mention, places
from xlcheck.names.english import Token, tokens
from xlcheck.names.people import People
from xlcheck.names.romanise import elsewhere, fold
from xlcheck.names.surnames import abroad, surname_of, surname_readings
from xlcheck.names.western import WESTERN

TITLES = frozenset((
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "president", "premier", "minister", "chairman",
    "chairwoman", "chair", "chief", "director", "general", "secretary", "mayor", "governor", "judge", "justice",
    "senator", "ambassador", "comrade", "vice", "deputy", "party", "executive", "the", "sir", "madam",
    "spokesperson", "spokesman", "founder", "and", "but", "in", "on", "at", "as", "when", "while", "according",
    "for", "with", "by", "from", "that", "this",
))  # fmt: skip
"""Words with a capital beside a name that are no part of it."""


class Called(NamedTuple):
    """A place where a person is called by a name; two forms of one name have the same ``key``."""

    bead: int
    mention: Mention
    start: int
    end: int
    text: str
    key: frozenset[str]


def callings(found: People) -> dict[str, tuple[Called, ...]]:
    """Return every place where a document calls its people by name, by their Chinese names.

    A name in Hanyu Pinyin is one name, in whatever order and however joined. A surname alone is no name here, and
    neither is a misspelt one.
    """
    called: dict[str, list[Called]] = {}
    for named in found.named:
        latin = named.latin
        key = frozenset({"pinyin"}) if named.pinyin else _key(latin.text)
        called.setdefault(named.mention.name, []).append(
            Called(named.bead, named.mention, latin.start, latin.end, latin.text, key)
        )
    for bead, (zh, en) in enumerate(found.beads):
        for mention in _unnamed(found, bead, zh):
            if other := _called(bead, mention, en):
                called.setdefault(mention.name, []).append(other)
    return {name: tuple(sorted(uses)) for name, uses in called.items()}


def several(keys: Collection[frozenset[str]]) -> bool:
    """Return whether these are several names: none is one of which the words are part of another's."""
    return sum(not any(key < other for other in keys) for key in set(keys)) > 1


def _unnamed(found: People, bead: int, zh: str) -> list[Mention]:
    """Return the known people of a bead that have no English name yet, where no other of that surname is there."""
    if not found.beads[bead][1]:
        return []
    done = {n.mention.name for n in found.named if n.bead == bead}
    done |= {m.name for wrong in found.misnamed if wrong.bead == bead for m in wrong.mentions}
    there = places(zh, found.known)
    names = [m.name for m in there]
    first = {m.name: m for m in reversed(there)}
    return [m for name, m in first.items() if name not in done and zh.count(surname_of(name)) == names.count(name)]


def _called(bead: int, mention: Mention, en: str) -> Called | None:
    """Return the name that is not in Hanyu Pinyin by which a person is called in a bead."""
    surname = surname_of(mention.name)
    native = surname_readings(surname)
    foreign = (abroad(surname) | {spelling for one in native for spelling in elsewhere(one)}) - native
    words = tokens(en)
    for number, word in enumerate(words):
        if word.letters not in native | foreign:
            continue
        first = number
        while first and words[first].after and words[first - 1].letters in WESTERN:
            first -= 1
        last = number + 1
        if word.letters in foreign:
            last += len(_given(words[last : last + 2]))
        if (first, last) != (number, number + 1):
            start, end = words[first].start, words[last - 1].end
            return Called(bead, mention, start, end, en[start:end], _key(en[start:end]))
    return None


def _key(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.replace("-", " ").split()))


def _given(following: Sequence[Token]) -> list[Token]:
    """Return the given name behind a surname: with a hyphen, or in two short words."""
    found: list[Token] = []
    for word in following:
        if not word.after or word.letters in TITLES or not word.text[1:].replace("-", "").islower():
            break
        found.append(word)
    if found and "-" in found[0].text:
        return found[:1]
    return found if len(found) == 2 and all(len(word.letters) <= 6 for word in found) else []
