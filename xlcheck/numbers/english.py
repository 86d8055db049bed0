"""Read the numbers of an English text."""

from __future__ import annotations

import re
from functools import cache

from xlcheck.numbers import english_dates, english_markers, english_ratios, english_values
from xlcheck.numbers.english_tables import HEDGES
from xlcheck.numbers.normalise import normalise
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.scan import MOST_QUANTITIES, Reading, Rules, share_units
from xlcheck.numbers.trends import english_trend

_RANGE = re.compile(
    r"\s?(?:[-–—~]{1,2}|to|through|until)\s?[$€£¥]?|,? (?:to|and) (?:about |over |nearly |more than )?[$€£¥]?"
)
_LIST = re.compile(r"\s?(?:,|and|or|versus|vs\.?|,\s?and|,\s?or)\s?(?:about |over |nearly )?[$€£¥]?")
_TOKEN = re.compile(r"[A-Za-z]+|[0-9]|[½¼¾⅓⅔⅕⅖⅗⅘⅛ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]")
_BEFORE = re.compile(r"(?:([a-z]+) )?(?:([a-z]+) )?([a-z]+) (?:the |a |an |its )?[$€£¥]?$")


#: "will not exceed", "do not keep for more than": no bound of the kind that the words name.
_DENIED = re.compile(r"(?:\b(?:not|never|nor|without|cannot)\b|n't\b)(?! only| just| merely)[^.;]{0,40}$")


@cache
def _rules() -> Rules:
    rules = Rules()
    for module in (english_dates, english_ratios, english_markers, english_values):
        module.register(rules)
    return rules


def read_english(text: str) -> tuple[Quantity, ...]:
    """Read every number of ``text``, in digits, words or both.

    Spans count code points of ``text``. Any string is read, in time linear in its length, up to 2,000 numbers.
    """
    rules = _rules()
    normal = normalise(text)
    reading = Reading(normal, lower=_lower(normal))
    at, position = rules.at, 0
    lower = reading.lower
    for m in _TOKEN.finditer(normal):
        start = m.start()
        if start < position:
            continue
        cue = lower[start : m.end()]
        if len(reading.drafts) >= MOST_QUANTITIES:
            break
        if normal[start - 1 : start] == "(" and normal[m.end() : m.end() + 1] == ")" and cue.isalpha():
            position = rules.read("letter", start, reading)
        elif cue in at:
            position = rules.read(cue, start, reading)
        elif m.end() < len(normal) and normal[m.end()] in "-0123456789":
            position = rules.read("code", start, reading)
        elif normal[start] in "IVXLC" and normal[start + 1 : start + 2].isupper():
            position = rules.read("roman", start, reading)
    reading.drafts.sort(key=lambda d: (d.start, d.end))
    share_units(reading, _RANGE, _LIST)
    _hedge(reading)
    return reading.quantities(text)


def _lower(text: str) -> str:
    """Return ``text`` in lower case, of the same length even where a character's lower case is longer."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _hedge(reading: Reading) -> None:
    """Read the words before each number that make it a bound or an estimate."""
    for draft in reading.drafts:
        if draft.rank == "soft":
            continue
        if draft.unit in ("percent", "point"):
            draft.trend = english_trend(reading.lower, draft.start, draft.end)
        m = _BEFORE.search(reading.lower, max(0, draft.start - 40), draft.start)
        if not m:
            continue
        two = 2 if m[2] else 1
        for group, phrase in ((1, f"{m[1]} {m[2]} {m[3]}"), (two, f"{m[two]} {m[3]}"), (3, m[3])):
            if phrase in HEDGES:
                if not _DENIED.search(reading.lower, max(0, draft.start - 80), m.start(group)):
                    draft.hedge = HEDGES[phrase]
                break
