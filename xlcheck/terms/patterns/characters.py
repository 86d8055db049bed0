"""Sets of characters of regular expressions, and the kinds of characters between which a word ends."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from xlcheck.language.script import HAN_CHARACTER

NOTHING, HAN, WORD = 0, 1, 2
"""The kinds of characters: neither letter nor digit, a Chinese character, another letter or digit."""


@dataclass(frozen=True, slots=True)
class Characters:
    """A set of characters: ranges of code points and classes (``d``, ``w``, ``s`` and their opposites in capitals)."""

    ranges: tuple[tuple[str, str], ...] = ()
    classes: str = ""
    negated: bool = False
    ignoring_case: bool = False

    def __contains__(self, character: str) -> bool:
        forms = {character, character.lower(), character.upper()} if self.ignoring_case else {character}
        return any(self._holds(form) for form in forms) != self.negated

    def _holds(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self.ranges) or any(
            _of_class(character, name) for name in self.classes
        )


def _of_class(character: str, name: str) -> bool:
    small = name.lower()
    if small == "d":
        found = character.isdecimal()
    elif small == "w":
        found = character.isalnum() or character == "_"
    else:
        found = character.isspace()
    return found != name.isupper()


@lru_cache(maxsize=8192)
def kind(character: str) -> int:
    """Return the kind of a character. A word ends where the kinds differ: 在 and A in 在API中 are two words."""
    if HAN_CHARACTER.match(character):
        return HAN
    return WORD if character.isalnum() or character == "_" else NOTHING
