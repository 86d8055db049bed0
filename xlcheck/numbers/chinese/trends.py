"""Which way a Chinese share or rate moves: 增长, 下降."""

from __future__ import annotations

import re

from xlcheck.numbers.quantity import Trend

_UP_CHINESE = "增长|增加|提高|上升|上涨|提升|增幅|涨幅|增|涨|升"
_DOWN_CHINESE = "下降|减少|降低|下跌|回落|下滑|缩减|降幅|跌幅|减|跌|降"
_LINK = "(?:了|约|近|超|超过|将近|逾|达|幅度)?"
#: A verb right before the number; 至, 到 and 为 name the level that was reached, not the step.
_CHINESE = re.compile(f"(?:({_UP_CHINESE})|({_DOWN_CHINESE})){_LINK}$")
_NEGATED = re.compile(f"(?:由|从|止|未|不|免|负)(?:{_UP_CHINESE}|{_DOWN_CHINESE}){_LINK}$")


def chinese_trend(text: str, start: int) -> Trend | None:
    """Return which way a Chinese number at ``start`` moves, where the verb stands right before it."""
    before = text[max(0, start - 8) : start].rstrip()
    m = _CHINESE.search(before)
    if not m or _NEGATED.search(before):
        return None
    return "up" if m[1] else "down"
