"""How Chinese characters are read in Hanyu Pinyin, without tones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("readings.txt")


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, _, characters = line.partition(" ")
            for character in characters:
                found[character] = (*found.get(character, ()), syllable)
    return found


def readings(character: str) -> tuple[str, ...]:
    """Return the syllables that a character is read as, v for ü; none for what is no known Chinese character."""
    return _readings().get(character, ())


@cache
def syllables() -> frozenset[str]:
    """Return all syllables of Hanyu Pinyin that some character has, v for ü."""
    return frozenset(syllable for found in _readings().values() for syllable in found) - _NO_SYLLABLES


_NO_SYLLABLES = frozenset({"hm", "hng", "m", "n", "ng"})
"""Interjections, which no name holds."""
