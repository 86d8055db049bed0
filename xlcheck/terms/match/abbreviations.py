"""Abbreviations that a document introduces: ``Long Form (LF)`` makes LF mean Long Form from there on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xlcheck.terms.match.english import Words, is_capitals, read_words

_INTRODUCED = re.compile(r"[(（]\s*([A-Z][A-Za-z&-]{0,9}[A-Z])s?\s*[)）]")

Abbreviations = Mapping[str, tuple[str, ...]]
"""The keys of the long form by the key of the short one."""


def learn(text: str) -> dict[str, tuple[str, ...]]:
    """Return the abbreviations that a text introduces in brackets after the long form.

    The long form is the shortest run of words before the bracket that holds the letters of the abbreviation in order,
    its first letter at the beginning of a word (Schwartz and Hearst 2003, "A simple algorithm for identifying
    abbreviation definitions in biomedical text").
    """
    found = {}
    for match in _INTRODUCED.finditer(text):
        short = match[1]
        before = text[max(0, match.start() - 200) : match.start()].rstrip()
        letters = [c for c in short.lower() if c.isalnum()]
        start = _long_form(letters, before)
        if start is not None:
            keys = read_words(before[start:]).keys
            if 1 < len(keys) <= min(len(letters) + 5, 2 * len(letters)):
                found[read_words(short).keys[0]] = keys
    return found


def _long_form(letters: list[str], before: str) -> int | None:
    lower, at = before.lower(), len(before)
    for number, letter in reversed(list(enumerate(letters))):
        at -= 1
        while at >= 0 and (lower[at] != letter or (number == 0 and at > 0 and lower[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    return at


def expand(words: Words, known: Abbreviations) -> Words:
    """Return the words with every known abbreviation replaced by its long form, which stands in the same place."""
    if known.keys().isdisjoint(words.keys):
        return words
    keys: list[str] = []
    copies: list[int] = []
    for place, one in enumerate(words.keys):
        long = known.get(one) if is_capitals(words.surfaces[place]) else None
        keys.extend(long or (one,))
        copies.extend([place] * len(long or (one,)))
    return Words(
        keys,
        [words.surfaces[i] for i in copies],
        [words.starts[i] for i in copies],
        [words.ends[i] for i in copies],
    )
