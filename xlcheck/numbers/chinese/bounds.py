"""What a Chinese number is said to be: a bound, an estimate, a rise or a fall."""

from __future__ import annotations

import re
from typing import cast

from xlcheck.language.expressions import any_of
from xlcheck.numbers import tables
from xlcheck.numbers.quantity import Hedge, Trend
from xlcheck.numbers.scan import Draft, Scan

HEDGES_BEFORE, HEDGES_AFTER = (
    cast("dict[str, Hedge]", tables.classes("chinese_hedges", place=place)) for place in ("before", "after")
)
_PERIODS = frozenset({"year", "month", "day", "week", "quarter"})

_MOVES = tables.rows("trends", language="zh")
_UP, _DOWN = (any_of(tables.forms(_MOVES, way)) for way in ("up", "down"))
_LINK = "(?:了|约|近|超|超过|将近|逾|达|幅度)?"
#: A verb right before the number; 至, 到 and 为 name the level that was reached, not the step.
_MOVED = re.compile(f"(?:({_UP})|({_DOWN})){_LINK}$")
_NEGATED = re.compile(f"(?:由|从|止|未|不|免|负)(?:{_UP}|{_DOWN}){_LINK}$")
#: One or two characters of what is counted, and a bound; 以上海 and 以下述 are none.
_COUNTED = re.compile("[\u4e00-\u9fff]{1,2}?(以上|以下|以内|之内)(?![海述面列])")


#: A bound before the verb: 至少废弃了1500万剂.
_FAR = re.compile("(至少|最少|起码|至多|最多)[\u4e00-\u9fff]{1,5}?$")


#: What is not above a value is bounded by it from above: 不得超过, 未逾.
_DENIED = re.compile("(?:不[得应能会可许准宜]?|未|没有?)再?$")
_OTHER: dict[Hedge, Hedge] = {"over": "under", "under": "over"}


def _hedge_before(text: str, draft: Draft, word: str, start: int) -> Hedge | None:
    """Return the bound that a word before a number is; None where it is none: 最近20年, 近三个月, 不是 ... 超过."""
    before = text[max(0, start - 8) : start]
    if word == "近" and (before.endswith("最") or draft.unit in _PERIODS):
        return None
    said = HEDGES_BEFORE[word]
    if _DENIED.search(before):
        return _OTHER.get(said) if word not in _NEARLY else None
    return said if set(before).isdisjoint("不未没") else None


_NEARLY = frozenset({"近", "将近", "接近", "逼近", "不足", "不到"})


def bound(scan: Scan) -> None:
    """Read the words beside each number that make it a bound or an estimate, and which way a share moves."""
    text = scan.text
    for draft in scan.drafts:
        if draft.rank == "soft":
            continue
        if draft.unit in ("percent", "point") or draft.family == "number":
            draft.trend = _trend(text, draft.start)
        if draft.hedge is not None:
            continue
        for length in range(min(3, draft.start), 0, -1):
            word = text[draft.start - length : draft.start]
            if word in HEDGES_BEFORE:
                draft.hedge = _hedge_before(text, draft, word, draft.start - length)
                break
        else:
            far = _FAR.search(text, max(0, draft.start - 8), draft.start)
            draft.hedge = _hedge_after(text, draft) or (HEDGES_BEFORE[far[1]] if far else None)


def _hedge_after(text: str, draft: Draft) -> Hedge | None:
    """Return the bound behind a number (50多平方米), behind its unit, or behind what it counts (800词以上)."""
    for after in dict.fromkeys((draft.end, max(draft.end, draft.unit_end))):
        for length in (2, 1):
            if hedge := HEDGES_AFTER.get(text[after : after + length]):
                return hedge
    counted = _COUNTED.match(text, max(draft.end, draft.unit_end))
    return HEDGES_AFTER.get(counted[1]) if counted else None


def _trend(text: str, start: int) -> Trend | None:
    """Return which way a Chinese number at ``start`` moves, where the verb stands right before it."""
    before = text[max(0, start - 8) : start].rstrip()
    m = _MOVED.search(before)
    if not m or _NEGATED.search(before):
        return None
    return "up" if m[1] else "down"
