"""Which characters are Chinese."""

from __future__ import annotations

import re

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The Han characters, for use within the brackets of a regular expression: 〇, the blocks of unified and of
compatibility ideographs, and the extensions."""

HAN_CHARACTER = re.compile(f"[{HAN}]")
"""One Han character."""


def is_han(character: str) -> bool:
    """Return whether a character is Chinese."""
    return bool(HAN_CHARACTER.match(character))


_HAN_RUN = re.compile(f"[{HAN}]+")


def count_han(text: str) -> int:
    """Return how many characters of a text are Chinese."""
    return sum(map(len, _HAN_RUN.findall(text)))
