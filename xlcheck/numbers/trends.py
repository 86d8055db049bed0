"""Which way a share or a rate moves: 增长 against fell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xlcheck.numbers import reports
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.matching import Matching
from xlcheck.numbers.quantity import Quantity, Trend
from xlcheck.numbers.tables import words

_UP_CHINESE = "增长|增加|提高|上升|上涨|提升|增幅|涨幅|增|涨|升"
_DOWN_CHINESE = "下降|减少|降低|下跌|回落|下滑|缩减|降幅|跌幅|减|跌|降"
_LINK = "(?:了|约|近|超|超过|将近|逾|达|幅度)?"
#: A verb right before the number; 至, 到 and 为 name the level that was reached, not the step.
_CHINESE = re.compile(f"(?:({_UP_CHINESE})|({_DOWN_CHINESE})){_LINK}$")
_NEGATED = re.compile(f"(?:由|从|止|未|不|免|负)(?:{_UP_CHINESE}|{_DOWN_CHINESE}){_LINK}$")

_UP = frozenset(
    words(
        "increase increased increases increasing rise rose risen rises rising grew grow grown growth grows growing up "
        "gain gained gains gaining climbed climb jumped surged soared raised raising raise expanded expanding higher "
        "improved"
    )
)
_DOWN = frozenset(
    words(
        "decrease decreased decreases decreasing decline declined declines declining fall fell fallen falls falling "
        "drop dropped drops dropping down reduce reduced reducing reduction reduces lower lowered lowering cut cuts "
        "shrank shrunk shrink plunged slumped contracted slid loss lost dipped"
    )
)
#: "a rise of", "up", "grew by about": the step follows.
_STEP = re.compile(
    r"([a-z]+)(?: (?:by|of))?(?: (?:about|nearly|over|some|around|almost|only|a|an|more than|roughly))? $"
)
_BY = re.compile(r"\bby (?:about |nearly |over |some |around |almost |more than )?$")
_NOUN_AFTER = re.compile(r"(?:%| percent| per cent| percentage points)?,? (?:year-on-year |annual |yearly )?([a-z]+)")
_CLAUSE = re.compile(r"[;:()]|[.,] | and | while | but | compared ")


def chinese_trend(text: str, start: int) -> Trend | None:
    """Return which way a Chinese number at ``start`` moves, where the verb stands right before it."""
    before = text[max(0, start - 8) : start].rstrip()
    m = _CHINESE.search(before)
    if not m or _NEGATED.search(before):
        return None
    return "up" if m[1] else "down"


def english_trend(lower: str, start: int, end: int) -> Trend | None:
    """Return which way an English number moves: its verb before "by" or "of", or its noun after it."""
    before = lower[max(0, start - 100) : start]
    m = _STEP.search(before)
    word = m[1] if m else ""
    if word not in _UP | _DOWN:
        word = ""
        if _BY.search(before):
            clause = _CLAUSE.split(before)[-1].split()
            moves = [w for w in clause if w in _UP or w in _DOWN]
            word = moves[0] if len(moves) == 1 else ""
        elif after := _NOUN_AFTER.match(lower, end):
            word = after[1] if after[1] in ("growth", "increase", "rise", "decline", "decrease", "drop", "fall") else ""
    return "up" if word in _UP else "down" if word in _DOWN else None


def trend_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> Iterator[Disagreement]:
    """Yield the pairs of equal shares of which one rises and the other falls."""
    for i, j in sorted(matching.partner.items()):
        ours, theirs = source[i], target[j]
        opposed = ours.trend is not None and theirs.trend is not None and ours.trend != theirs.trend
        if opposed and all(target[x].trend != ours.trend for x in matching.agreeing[i]):
            yield reports.turned(ours, theirs)
