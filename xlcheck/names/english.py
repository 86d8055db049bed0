"""Names in an English text that are spelt like Chinese ones."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from xlcheck.names.romanise import divisions, fold
from xlcheck.names.surnames import by_reading

_TOKEN = re.compile(r"[^\W\d_]+(?:[-'\u2018\u2019`\u2010\u2011][^\W\d_]+)*")
_BESIDE = re.compile(r"[^\W\d_][ \u00a0](?=[^\W\d_a-z])")
"""A word beside one that begins with no small letter: half of all texts have none, and so no name."""
SHORT = 6
"""Letters up to which a word behind a name may be one more syllable of it, in whatever system."""

_POSSESSIVE = re.compile(r"['\u2019][sS]?$")


class Token(NamedTuple):
    """A word that begins with a capital; ``after`` tells whether only a blank parts it from the one before."""

    start: int
    end: int
    text: str
    letters: str
    after: bool


class Reading(NamedTuple):
    """One way to take some words for a name: folded surname and given name; ``spaced`` in three words or hyphened."""

    surname: str
    given: str
    surname_first: bool
    spaced: bool


class Latin(NamedTuple):
    """Words that can be a Chinese person's name in Latin letters, and the ways to take them for one."""

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]


def tokens(text: str) -> list[Token]:
    """Return the words of a text that begin with a capital."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        if match[0][0].isupper():
            word = _POSSESSIVE.sub("", match[0])
            joined = bool(found) and text[found[-1].end : match.start()] in (" ", "\u00a0")
            found.append(Token(match.start(), match.start() + len(word), word, fold(word), joined))
    return found


def latin_names(text: str) -> list[Latin]:
    """Return what can be a name with a surname in Hanyu Pinyin, three words before two; these may overlap."""
    if not _BESIDE.search(text):
        return []
    words = tokens(text)
    found = []
    for one, two, three in zip(words, words[1:], words[2:], strict=False):
        syllables = all(part.after and divisions(part.letters, 1) for part in (two, three))
        if syllables and one.letters in by_reading():
            reading = Reading(one.letters, two.letters + three.letters, True, True)
            found.append(Latin(one.start, three.end, text[one.start : three.end], (reading,)))
    for number, (one, two) in enumerate(pairwise(words)):
        # In "Li Ming Wai" no name ends with the second word.
        more = number + 2 < len(words) and words[number + 2].after and len(words[number + 2].letters) <= SHORT
        if two.after and (ways := _ways(one, two, more)):
            found.append(Latin(one.start, two.end, text[one.start : two.end], ways))
    return found


def _ways(one: Token, two: Token, more: bool) -> tuple[Reading, ...]:
    found = []
    if one.letters in by_reading() and len(two.letters) > 1:
        found.append(Reading(one.letters, two.letters, True, more or "-" in two.text))
    if two.letters in by_reading() and len(one.letters) > 1:
        found.append(Reading(two.letters, one.letters, False, "-" in one.text))
    return tuple(found)
