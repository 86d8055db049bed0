"""Abbreviations in Latin letters, which both languages share: PPI where the source has PMI.

One is contradicted where it stands in the Chinese more often than in the English, and the English has one that the
Chinese has not and that is a letter away from it. Farther ones may be the translation of another word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

_ABBREVIATION = re.compile(r"(?<![A-Za-z0-9_./$%&\]-])[A-Z][A-Z0-9]{1,7}(?![A-Za-z0-9_/&-]|\.\w)")


_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LAST_WORD = re.compile(r"\b(\w)\w*\W*$")
_ENDINGS = "S0123456789"  # of a plural and of a version: URLS, HTML5
_SAME = frozenset(map(frozenset, (("JPEG", "JPG"), ("TIFF", "TIF"), ("MPEG", "MPG"), ("HTML", "HTM"), ("YAML", "YML"))))


class WrongAbbreviation(NamedTuple):
    """The places of an abbreviation of the source and of the one that stands for it in the translation."""

    source: tuple[int, int]
    target: tuple[int, int]


def wrong_abbreviations(zh: str, en: str) -> Iterator[WrongAbbreviation]:
    """Yield the abbreviations of an English text that are a letter away from those of its Chinese one."""
    source = list(_ABBREVIATION.finditer(zh))
    if not source:
        return
    target = list(_ABBREVIATION.finditer(en))
    ours, theirs = Counter(m[0] for m in source), Counter(m[0] for m in target)
    words, joined = {word.upper() for word in _WORD.findall(zh)}, en.replace(" ", "")
    for match in target:
        if match[0] in words or theirs[match[0]] > 1:
            continue
        lost = [m for m in source if ours[m[0]] > joined.count(m[0]) and _a_letter_away(m[0], match[0])]  # OS X
        lost = [m for m in lost if not _same(m[0], match[0], en[: match.start()])]
        if lost:
            yield WrongAbbreviation(lost[0].span(), match.span())


def _same(one: str, other: str, before: str) -> bool:
    """Return whether two abbreviations name one thing: JPEG and JPG, PID and "process ID", 进程 ID and PID."""
    word = _LAST_WORD.search(before)
    if frozenset((one, other)) in _SAME or other[1:] == one:
        return True
    return word is not None and one == word[1].upper() + other


def _a_letter_away(one: str, other: str) -> bool:
    """Return whether a letter was put in, left out, exchanged for another, or two neighbours changed places."""
    if len(one) == len(other):
        differ = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 2:
            first, second = differ
            return second == first + 1 and one[first] == other[second] and one[second] == other[first]
        return len(differ) == 1 and len(one) > 2
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) != 1 or (longer == shorter + longer[-1] and longer[-1] in _ENDINGS):
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
