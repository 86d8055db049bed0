"""What an English number is said to be: a bound, an estimate, a rise or a fall."""

from __future__ import annotations

import re
from typing import cast

from xlcheck.language.expressions import any_of
from xlcheck.numbers import tables
from xlcheck.numbers.quantity import Hedge, Trend
from xlcheck.numbers.scan import Scan

HEDGES = cast("dict[str, Hedge]", tables.classes("english_hedges"))
_BEFORE = re.compile(
    r"(?:([a-z]+) )?(?:([a-z]+) )?([a-z]+)[ -](?:the |a |an |its )?"
    r"(?:(?:rmb|usd|ntd|nt|us|hk|hkd|cny|eur|au|gbp)\s?)?[$€£¥]?\s?$"
)
#: The bound stands after the number: "65 or above", "300+", "3.4 and newer".
_AFTER = re.compile(
    r"(?:%?[\s-](?:[a-z$%.-]{1,24}[\s-]){0,3}?(?:or|and) (?!\w+ than)"
    r"(?:(more|over|above|older|greater|higher|longer|newer|later|beyond|up|upwards)"
    r"|(?:less|under|below|fewer|younger|lower|shorter|older))\b|(\+|-plus\b|(?:[\s-][a-z]+)? minimum\b)"
    r"|(?:[\s-][a-z]+)? maximum\b)"
)
#: 18岁以下: "under the age of 18".
_BOUND = re.compile(rf"\b{any_of(phrase.split()[-1] for phrase in HEDGES)}\b")
_AGE = re.compile(r"\b(?:(under|below|younger)|over|above) (?:than )?the age of $")


#: "will not exceed", "do not keep for more than", "having failed to reply within": no bound as the words name it.
_DENIED = re.compile(r"(?:\b(?:not?|never|nor|without|cannot|fail\w*)\b|n't\b)(?! only| just| merely)[^.;]{0,60}$")

#: "shall not be less than", "must not exceed": what is denied right before is the other bound.
_DENIED_HERE = re.compile(r"(?:\b(?:not|never|cannot)\b|n't\b)(?: (?:be|been|have been|in any case be))? $")
_OTHER: dict[Hedge, Hedge] = {"over": "under", "under": "over"}

_MOVES = tables.rows("trends", language="en")
_UP, _DOWN = (frozenset(tables.forms(_MOVES, way)) for way in ("up", "down"))
#: "a rise of", "up", "grew by about": the step follows.
_STEP = re.compile(
    r"([a-z]+)(?: (?:by|of))?(?: (?:about|nearly|over|some|around|almost|only|a|an|more than|roughly))? $"
)
_LONGEST_STEP = 40  # characters
_BY = re.compile(r"\bby (?:about |nearly |over |some |around |almost |more than )?$")
_NOUN_AFTER = re.compile(r"(?:%| percent| per cent| percentage points)?,? (?:year-on-year |annual |yearly )?([a-z]+)")
_CLAUSE = re.compile(r"[;:()]|[.,] | and | while | but | compared ")


def bound(scan: Scan) -> None:
    """Read the words beside each number that make it a bound or an estimate, and which way a share moves."""
    for draft in scan.drafts:
        if draft.rank == "soft":
            continue
        if draft.unit in ("percent", "point") or draft.family == "number":
            draft.trend = _trend(scan.lower, draft.start, draft.end)
        after = _AFTER.match(scan.lower, draft.end)
        before = scan.lower[max(0, draft.start - 40) : draft.start]
        age = _AGE.search(before) if before.endswith("age of ") else None
        if after or age:
            low = bool(after and (after[1] or after[2])) or bool(age and not age[1])
            draft.hedge = "over" if low else "under"
            continue
        m = _BEFORE.search(scan.lower, max(0, draft.start - 40), draft.start) if _BOUND.search(before) else None
        if not m:
            continue
        two = 2 if m[2] else 1
        for group, phrase in ((1, f"{m[1]} {m[2]} {m[3]}"), (two, f"{m[two]} {m[3]}"), (3, m[3])):
            if phrase in HEDGES:
                draft.hedge = _hedge(scan.lower, draft.start, m.start(group), HEDGES[phrase])
                break


def _hedge(lower: str, start: int, word: int, said: Hedge) -> Hedge:
    """Return the bound that a word before a number is, the other one where it is denied, "denied" where that is far."""
    if _DENIED_HERE.search(lower, max(0, word - 30), word):
        return _OTHER.get(said, "denied")
    return "denied" if _DENIED.search(lower, max(0, start - 80), word) else said


def _trend(lower: str, start: int, end: int) -> Trend | None:
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
