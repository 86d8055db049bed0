"""The mark of a list item: a bullet, a number or a letter, which tells the place of an item and not what it says."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?:[-*+•·●○■□◆◇▪‣]\s*"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.)、．](?!\d)\s*"
    r"|[（(](?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）]\s*"
    r"|(?:[A-Za-z]|[ivx]{2,5})[.)]\s+"
    r"|[①-⑳]\s*"
    r"|[一二三四五六七八九十]{1,3}、)"
)


def mark_of(text: str) -> str:
    """Return the mark with which an item begins, white space included; nothing where there is none."""
    found = _MARK.match(text)
    return found.group() if found else ""
