"""Whether two English words are the same but for what may vary between renderings of one term."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from xlcheck.language.tables import read_table
from xlcheck.terms.match.english import word_key
from xlcheck.terms.match.spelling import PREFIXES, stem

TABLE = Path(__file__).with_name("families.csv")

ROOT = 0.7
"""Words that begin with the same letters, this share of the shorter one, are formed from each other."""

_SHORTEST = 3
"""Letters of a clipped word: tech, sci, lab."""
_ENDING = 4
"""Letters from which a word is the other one with a prefix: unstaged, multi-database."""
_CLIPPED = 4
"""Letters of a word without vowels behind the first, which is a longer one cut short: avg, qty, mgmt."""
_VOWEL = re.compile(r"[aeiou]")
_NEGATED = 6
"""Letters above which "un" at the beginning of a word is a prefix."""


@cache
def families() -> dict[str, str]:
    """Return the family of words whose forms do not begin with the same letters, by their keys."""
    return {word_key(row.form): row.kind for row in read_table(TABLE)}


@lru_cache(maxsize=65536)
def kin(one: str, other: str) -> bool:
    """Return whether two keys of words are one word: inflected, derived, clipped, or with a prefix."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(short) >= _SHORTEST:
        return True
    if long.endswith(short) and (len(short) >= _ENDING or long.removesuffix(short) in PREFIXES):
        return True
    if (
        _SHORTEST <= len(short) <= _CLIPPED
        and long[0] == short[0]
        and _within(short, long)
        and not _VOWEL.search(short[1:])
    ):
        return True
    family = families()
    if (known := family.get(one) or family.get(stem(one))) and known in (family.get(other), family.get(stem(other))):
        return True
    # A key may have the z of American spelling in one word of a family alone: advizer, advisory.
    short, long = sorted((_root(one), _root(other)), key=len)
    return short == long or _common(short, long) >= max(_ENDING, ROOT * len(short))


def _common(one: str, other: str) -> int:
    """Return with how many letters two words begin alike."""
    size = min(len(one), len(other))
    return next((i for i in range(size) if one[i] != other[i]), size)


def _within(short: str, long: str) -> bool:
    """Return whether the letters of one word stand in another one, in their order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def _root(word: str) -> str:
    root = stem(word).replace("z", "s")
    return root.removeprefix("un") if len(root) > _NEGATED else root


def substituted(one: Sequence[str], other: Sequence[str]) -> tuple[int, ...]:
    """Return for which words of the Chinese two renderings have other words.

    Both are given as keys of English words, divided by blanks, for each word of the Chinese, empty where it has none.
    """
    return tuple(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if own(a, b) and own(b, a))


def own(one: str, other: str) -> tuple[str, ...]:
    """Return those of some words, divided by blanks, that are none of the other ones."""
    theirs = other.split()
    return tuple(word for word in one.split() if not any(kin(word, their) for their in theirs))
