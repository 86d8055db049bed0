"""Read the numbers of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from xlcheck.numbers.chinese import dates, markers, ratios, times, values
from xlcheck.numbers.chinese.tables import HEDGES_AFTER, HEDGES_BEFORE, MEASURE_WORDS
from xlcheck.numbers.chinese.trends import chinese_trend
from xlcheck.numbers.english.reader import read_english
from xlcheck.numbers.lexicon import lexicon_with
from xlcheck.numbers.normalise import normalise, squeeze
from xlcheck.numbers.quantity import Hedge, Quantity
from xlcheck.numbers.scan import MOST_QUANTITIES, Draft, Rules, Scan, share_units

_RANGE = re.compile(r"(?:条|项|款|目|章|页|届|次|号)?\s?(?:[-–—~]{1,2}|至|到)\s?")
_MEASURES = MEASURE_WORDS | frozenset("万亿兆千百十多余几比款把成半%、至到和及与或")
_PERIODS = frozenset({"year", "month", "day", "week", "quarter"})
_HAN = re.compile("[\u4e00-\u9fff]")
_LIST = re.compile(r"\s?(?:、|和|与|及|或|以及|比)\s?")


@cache
def _rules() -> tuple[Rules, re.Pattern[str]]:
    rules = Rules()
    for module in (dates, times, ratios, markers, values):
        module.register(rules)
    cues = "".join(c for c in rules.at if len(c) == 1)
    return rules, re.compile(f"[{re.escape(cues)}]")


def read_chinese(text: str, *, names: Collection[str] = ()) -> tuple[Quantity, ...]:
    """Read every number of ``text``, simplified or traditional, in digits or numerals.

    ``names`` are words with a numeral that count nothing, such as the slogans of a glossary, beyond those that are
    known. Spans count code points of ``text``. Any string is read, in time linear in its length, up to 2,000 numbers.
    """
    if not _HAN.search(text):
        return read_english(text)  # a name, a code or a date that was left as it is
    rules, cue = _rules()
    squeezed, offsets = squeeze(normalise(text), _MEASURES)
    scan = Scan(squeezed, lexicon_with(frozenset(names)))
    position = 0
    for m in cue.finditer(scan.text):
        if m.start() < position:
            continue
        if len(scan.drafts) >= MOST_QUANTITIES:
            break
        position = rules.read(m[0], m.start(), scan)
    scan.drafts.sort(key=lambda d: (d.start, d.end))
    share_units(scan, _RANGE, _LIST)
    _hedge(scan)
    return scan.quantities(text, offsets)


#: One or two characters of what is counted, and a bound; 以上海 and 以下述 are none.
_COUNTED = re.compile("[\u4e00-\u9fff]{1,2}?(以上|以下|以内|之内)(?![海述面列])")


def _hedges_nothing(text: str, draft: Draft, word: str, start: int) -> bool:
    """Tell a word that is none here: 最近20年 and 近三个月 speak of the past, 不超过 and 未超过 deny."""
    before = text[max(0, start - 8) : start]
    if word == "近" and (before.endswith("最") or draft.unit in _PERIODS):
        return True
    return not set(before).isdisjoint("不未没")


def _hedge(scan: Scan) -> None:
    """Read the words beside each number that make it a bound or an estimate."""
    text = scan.text
    for draft in scan.drafts:
        if draft.rank == "soft":
            continue
        if draft.unit in ("percent", "point"):
            draft.trend = chinese_trend(text, draft.start)
        if draft.hedge is not None:
            continue
        for length in (3, 2, 1):
            word = text[max(0, draft.start - length) : draft.start]
            if word in HEDGES_BEFORE:
                if not _hedges_nothing(text, draft, word, draft.start - length):
                    draft.hedge = HEDGES_BEFORE[word]
                break
        else:
            draft.hedge = _hedge_after(text, draft)


def _hedge_after(text: str, draft: Draft) -> Hedge | None:
    """Return the bound behind a number (50多平方米), behind its unit, or behind what it counts (800词以上)."""
    for after in dict.fromkeys((draft.end, max(draft.end, draft.unit_end))):
        for length in (2, 1):
            if hedge := HEDGES_AFTER.get(text[after : after + length]):
                return hedge
    counted = _COUNTED.match(text, max(draft.end, draft.unit_end))
    return HEDGES_AFTER[counted[1]] if counted else None
