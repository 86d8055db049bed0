"""Words that tell what a number is about when they stand beside it: 南部 and "southern", 赢得 and "won"."""

from __future__ import annotations

import re

from xlcheck.numbers import tables
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.scan import any_of

#: These belong to one number so closely that one of them in the wrong place is enough.
CLOSE = frozenset({"won", "drawn", "lost", "end"})
_CLAUSE = re.compile(r"[，。；：、！？,;:.!?()\n]| and | while | but | with ")
#: The name of the anchor by its word.
_CHINESE, _ENGLISH = (tables.classes("anchors", language=language) for language in ("zh", "en"))
_CHINESE_WORD = re.compile(any_of(_CHINESE))
_ENGLISH_WORD = re.compile(rf"\b{any_of(_ENGLISH)}\b")
_CHINESE_END = re.compile("(?:一直|直|持续|延续|效力|服务|任职)(?:[^，。；]{0,4})?(?:到|至)$")
_ENGLISH_END = re.compile(r"\b(?:until|till|through) $")


def chinese_anchors(quantity: Quantity) -> set[str]:
    """Return the anchors in the clause before a Chinese number, and the one right after it."""
    clause = _CLAUSE.split(quantity.before)[-1]
    found = {_CHINESE[m[0]] for m in _CHINESE_WORD.finditer(clause)}
    if _CHINESE_END.search(quantity.before):
        found.add("end")
    return found


def english_anchors(quantity: Quantity) -> set[str]:
    """Return the anchors in the clause of an English number: before it, and in the words after it."""
    found = {_ENGLISH[m[0]] for m in _ENGLISH_WORD.finditer(_CLAUSE.split(quantity.before)[-1])}
    found |= {_ENGLISH[m[0]] for m in _ENGLISH_WORD.finditer(_CLAUSE.split(quantity.after)[0])}
    if _ENGLISH_END.search(quantity.before):
        found.add("end")
    return found
