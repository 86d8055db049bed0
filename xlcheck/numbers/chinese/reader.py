"""Read the numbers of a Chinese text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from xlcheck.language.calendar import MONTHS
from xlcheck.language.expressions import any_of
from xlcheck.numbers.chinese import dates, markers, ratios, times, values
from xlcheck.numbers.chinese.bounds import bound
from xlcheck.numbers.chinese.words import MEASURE_WORDS
from xlcheck.numbers.english.reader import read_english
from xlcheck.numbers.lexicon import lexicon_with
from xlcheck.numbers.normalise import normalise, squeeze
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.scan import MOST_QUANTITIES, Rules, Scan, add_marker, share_units, soften_enumerated

_RANGE = re.compile(r"(?:条|项|款|目|章|页|届|次|号)?\s?(?:[-–—~]{1,2}|至|到)\s?")
_MEASURES = MEASURE_WORDS | frozenset("万亿兆千百十多余几比款把成半月时点折倍%、至到和及与或")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN_DATE_SIGNAL = re.compile("[A-Za-z][a-z]{2,8}[. -]*[0-9]|[0-9][ a-z-]+[A-Za-z][a-z]{2}")
_ENUMERATES = re.compile("[,，、:：]")
_LIST = re.compile(r"\s?(?:、|和|与|及|或|以及|比)\s?")


@cache
def _rules() -> tuple[Rules, re.Pattern[str]]:
    rules = Rules()
    for module in (dates, times, ratios, markers, values):
        module.register(rules)
    cues = re.escape("".join(c for c in rules.at if len(c) == 1 and not c.isascii()))
    # Of Latin words, those that a figure follows are codes, and some are Roman figures.
    latin = "(?<![A-Za-z])[A-Za-z](?=[A-Za-z]{0,29}+[- ]?[0-9]|[IVX]{0,4}(?![A-Za-z]))"
    return rules, re.compile(f"[0-9{cues}]|{latin}")


def read_chinese(text: str, *, names: Collection[str] = ()) -> tuple[Quantity, ...]:
    """Read every number of ``text``, simplified or traditional, in digits or numerals.

    ``names`` are words with a numeral that count nothing, such as the slogans of a glossary, beyond those that are
    known. Spans count code points of ``text``. Any string is read, in time linear in its length, up to 2,000 numbers.
    """
    if not _HAN.search(text):
        return read_english(text)  # a name, a code or a date that was left as it is
    rules, cue = _rules()
    normal = normalise(text)
    english = tuple(_english_dates(text, normal))
    for date in english:
        normal = f"{normal[: date.span.start]}{'_' * len(date.text)}{normal[date.span.end :]}"
    squeezed, offsets = squeeze(normal, _MEASURES)
    scan = Scan(squeezed, lexicon_with(frozenset(names)))
    position = 0
    for m in cue.finditer(scan.text):
        if m.start() < position:
            continue
        if len(scan.drafts) >= MOST_QUANTITIES:
            break
        if m.start() in scan.marks:
            position = scan.marks[m.start()]
            add_marker(scan, m.start(), position, float(scan.text[m.start() : position]))
            continue
        position = rules.read(m[0], m.start(), scan)
    if not scan.drafts:
        return english
    scan.drafts.sort(key=lambda d: (d.start, d.end))
    share_units(scan, _RANGE, _LIST)
    soften_enumerated(scan, _ENUMERATES)
    bound(scan)
    found = scan.quantities(text, offsets)
    return tuple(sorted((*found, *english), key=lambda quantity: quantity.span)) if english else found


def _english_dates(text: str, normal: str) -> Iterator[Quantity]:
    """Yield what an English date says that stands in a Chinese text: 16 Feb 2007."""
    if not _LATIN_DATE_SIGNAL.search(normal):
        return
    for match in _latin_date().finditer(normal):
        for one in read_english(match[0]):
            span = one.span.shift(match.start())
            yield one._replace(span=span, text=text[span.start : span.end])


@cache
def _latin_date() -> re.Pattern[str]:
    month = rf"(?i:{any_of(name for name in MONTHS)})\.?"
    year = r"(?:,? ?(?:1[5-9]|20)\d\d)"
    return re.compile(
        rf"(?<![\w.-])(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]{month}(?:[ -](?:1[5-9]|20)\d\d)?"
        rf"|{month} \d{{1,2}}(?:st|nd|rd|th)?{year}?|{month} (?:1[5-9]|20)\d\d)(?![\w:])"
    )
