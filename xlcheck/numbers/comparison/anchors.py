"""Words that tell what a number is about when they stand beside it: 南部 and "southern", 赢得 and "won"."""

from __future__ import annotations

import re
from functools import cache

from xlcheck.language.expressions import any_of
from xlcheck.numbers import tables
from xlcheck.numbers.quantity import Quantity

#: These belong to one number so closely that one of them in the wrong place is enough.
CLOSE = frozenset({"won", "drawn", "lost", "end"})
_CLAUSE = re.compile(r"[，。；：、！？,;:.!?()\n]| and | while | but | with ")
_WORD = re.compile(r"\b[a-z]+\b")
_CHINESE_END = re.compile("(?:一直|直|持续|延续|效力|服务|任职)(?:[^，。；]{0,4})?(?:到|至)$")
_ENGLISH_END = re.compile(r"\b(?:until|till|through) $")


@cache
def _anchors(language: str) -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the name of the anchor by its word, and a pattern of these words."""
    anchors = tables.classes("anchors", language=language)
    return anchors, re.compile(any_of(anchors))


def _named(text: str, language: str) -> set[str]:
    """Return the anchors of a clause."""
    anchors, chinese = _anchors(language)
    found = _WORD.findall(text) if language == "en" else chinese.findall(text)
    return {anchors[word] for word in found if word in anchors}


def chinese_anchors(quantity: Quantity) -> set[str]:
    """Return the anchors in the clause before a Chinese number."""
    found = _named(_CLAUSE.split(quantity.before)[-1], "zh")
    return found | {"end"} if _CHINESE_END.search(quantity.before) else found


def english_anchors(quantity: Quantity) -> set[str]:
    """Return the anchors in the clause of an English number: before it, and in the words after it."""
    found = _named(_CLAUSE.split(quantity.before)[-1], "en") | _named(_CLAUSE.split(quantity.after)[0], "en")
    return found | {"end"} if _ENGLISH_END.search(quantity.before) else found
