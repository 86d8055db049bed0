"""Which way an English share or rate moves: rose, fell."""

from __future__ import annotations

import re

from xlcheck.numbers.quantity import Trend
from xlcheck.numbers.tables import words

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
_LONGEST_STEP = 40  # characters
_BY = re.compile(r"\bby (?:about |nearly |over |some |around |almost |more than )?$")
_NOUN_AFTER = re.compile(r"(?:%| percent| per cent| percentage points)?,? (?:year-on-year |annual |yearly )?([a-z]+)")
_CLAUSE = re.compile(r"[;:()]|[.,] | and | while | but | compared ")


def english_trend(lower: str, start: int, end: int) -> Trend | None:
    """Return which way an English number moves: its verb before "by" or "of", or its noun after it."""
    before = lower[max(0, start - 100) : start]
    m = _STEP.search(before, max(0, len(before) - _LONGEST_STEP))
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
