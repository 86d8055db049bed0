"""Traditional characters as simplified ones, one for one, so that tables name each word once.

The length of a text stays, and with it every offset. Only characters are folded: the words of a region (軟體, 软件) are
what they are, and a character that simplified texts use too (乾, 著, 瞭, 藉) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_TABLE = Path(__file__).with_name("simplified.txt")


@cache
def simplified() -> Mapping[str, str]:
    """Return the simplified form of each traditional character that has one; none of these forms is folded again."""
    lines = [line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return MappingProxyType(dict(zip(lines[0], lines[1], strict=True)))


@cache
def _folding() -> tuple[re.Pattern[str], dict[int, str]]:
    return re.compile(f"[{''.join(simplified())}]"), str.maketrans(dict(simplified()))


def fold(text: str) -> str:
    """Return a text with its traditional characters as simplified ones: same length, same offsets."""
    if text.isascii():
        return text
    # To search is 25 times as fast as to translate, and most texts have nothing to fold.
    pattern, table = _folding()
    return text.translate(table) if pattern.search(text) else text
