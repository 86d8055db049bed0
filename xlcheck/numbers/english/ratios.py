"""English fractions, multiples, dozens and vague sizes."""

from __future__ import annotations

import re

from xlcheck.language.calendar import MONTHS
from xlcheck.language.expressions import any_of
from xlcheck.language.number_words import MULTIPLES, ORDINALS, SCALES, SMALL, TENS
from xlcheck.numbers.english.numerals import cardinal
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import (
    Reading,
    canonical,
    fraction_readings,
    multiple_readings,
    plain,
    plains,
    power_of_ten,
)
from xlcheck.numbers.scan import ROMAN_SIGNS, VULGAR, Rules, Scan

_D = "0123456789"
#: What makes "a third" the third of something else than a fraction.
_NO_FRACTION = (
    r"(?!-part|-person|-quarter)(?! (?:part(?:y|ies)|place|time|day|quarter|year|round|world|largest|biggest"
    r"|highest|generation|consecutive|straight|season|goal|most|man|person|team|child|version|term))"
)
#: Persons or things that are told one by one, and what follows the third of them.
_ONE_ANOTHER = re.compile(r"\b(?:another|a second)\b")
_FOLLOWS_ONES = re.compile(r"(?! of\b| (?:more|less|fewer|higher|lower|larger|smaller)\b|-)")
_FAR = 240  # characters
_MORE_THAN = re.compile(r"\b(?:than|over|above) a? ?$")
_MORE_BY = re.compile(r" (?:more|higher|greater|larger|bigger|longer|faster|heavier|stronger|better) than\b")
_NEARLY = re.compile(r"\b(?:nearly|almost|close to) $")
_DIVISORS = {*range(3, 11), 100, 1000}
_ONES = "|".join(word for word, value in SMALL.items() if 1 <= value <= 9)
_SCALE_WORDS = "|".join(SCALES)
_DENOMINATORS = rf"{_ONES}|ten|twenty|hundred|\d{{1,3}}(?:,\d{{3}}){{0,4}}|\d{{1,7}}"
#: What follows "3 in ..." where it is a date, a percentage or a score.
_NO_DENOMINATOR = rf"(?!,? {any_of(MONTHS)}\b|%| percent| per cent|[:.]\d)"
_PARTS = "|".join(
    [*(f"{word}s?" for word, value in ORDINALS.items() if value in _DIVISORS), "quarters?", "halves", "half"]
)
_WORD = "|".join((*SMALL, *TENS))
_SCALED = re.compile(rf" (?:of )?an? ({_SCALE_WORDS}|dozen)\b| (million|billion|trillion)\b")
_HALF_SCALED = re.compile(rf"[ -](?:an? )?({_SCALE_WORDS}|dozen|century|decade)\b")
_DOZEN_SCALED = re.compile(rf" ({_SCALE_WORDS})\b")
_HALF_PERIOD = re.compile(r"(?: of)?(?: an?| the)?[ -](hour|minute|year|day|month|decade)")
#: "half of", "half an hour": said with weight, and so is a half after "by" or "nearly".
_HALF_FIRM = re.compile(r" (?:of|the|as|an? (?:hour|day|year|month|mile|pound))\b")
_BEFORE_HALF = re.compile(r"\b(?:by|in|about|nearly|almost|than|over|around) $")
_COMPOUND = re.compile(
    r"[ -](?:check|click|down|room|act|bed|standard|digit|edged|decker|agent|bass|double|tap|header|jump|hit|play)"
)
#: What half of a longer unit is in the next smaller one.
_HALF_OF = {"hour": 30.0, "minute": 30.0, "year": 6.0, "day": 12.0, "decade": 5.0}
_TENS = ("tens", "dozens", "scores", "dozen", "ten")
_SIZES = dict.fromkeys(_TENS, 1) | {w: power_of_ten(v) for s, v in SCALES.items() for w in (s, f"{s}s")}


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _fractions(rules)
    _one_in_many(rules)
    _multiples(rules)
    _dozens(rules)
    _sizes(rules)


def _fractions(rules: Rules) -> None:
    @rules.add((*_D, *VULGAR), f"(\\d{{1,6}})?[- ]?([{''.join(VULGAR)}])")
    def vulgar(m: re.Match[str], scan: Scan) -> int:
        value = VULGAR[m[2]] + (int(m[1]) if m[1] else 0)
        scan.add(m.start(), m.end(), "fraction", plains(value, canonical(value)), "medium", value)
        return m.end()

    @rules.add(ROMAN_SIGNS, f"[{''.join(ROMAN_SIGNS)}]")
    def roman(m: re.Match[str], scan: Scan) -> int:
        value = ROMAN_SIGNS[m[0]]
        scan.add(m.start(), m.end(), "ordinal", {plain(value)}, "soft", value)
        return m.end()

    @rules.add((*_D, "a", *_ONES.split("|")), rf"(?i)(?:(a|{_ONES})[ -]|(?<![\d.,])(\d)[ -])({_PARTS})\b{_NO_FRACTION}")
    def parts(m: re.Match[str], scan: Scan) -> int:
        numerator = 1 if m[1] and m[1].lower() in ("a", "one") else SMALL.get((m[1] or "").lower()) or int(m[2] or 0)
        word = m[3].lower()
        name = "half" if word in ("half", "halves") else word.rstrip("s")
        if word in ("hundredth", "thousandth") and numerator > 1:
            return 0  # two hundredth: the 200th
        denominator = {"half": 2, "quarter": 4}.get(name) or ORDINALS.get(name)
        if not denominator or not numerator or (denominator > 10 and m[1] and m[1].lower() == "a"):
            return 0
        return _fraction(scan, m, numerator, denominator)


def _one_in_many(rules: Rules) -> None:
    @rules.add(
        (*_D, *_ONES.split("|")),
        rf"(?i)(?:({_ONES})|(?<![\d.,])(\d{{1,6}}(?:\.\d{{1,4}})?)) parts per (hundred|thousand|million|billion)\b",
    )
    def parts_per(m: re.Match[str], scan: Scan) -> int:
        numerator = float(SMALL[m[1].lower()]) if m[1] else float(m[2])
        denominator = SCALES[m[3].lower()]
        readings = fraction_readings(numerator, denominator) | plains(numerator, canonical(numerator / denominator))
        scan.add(m.start(), m.end(), "fraction", readings, "medium", numerator / denominator)
        return m.end()

    @rules.add(
        (*_D, *_ONES.split("|")),
        rf"(?i)(?:({_ONES})|(?<![\d.,])(\d{{1,6}}(?:\.\d)?))"
        rf"(?:[ -]in(?:[ -]every)?|[ -]out[ -]of(?:[ -]every)?)[ -]({_DENOMINATORS})\b{_NO_DENOMINATOR}",
    )
    def one_in(m: re.Match[str], scan: Scan) -> int:
        numerator = float(SMALL[m[1].lower()]) if m[1] else float(m[2])
        word = m[3].lower()
        denominator = SMALL.get(word) or TENS.get(word) or (100 if word == "hundred" else int(word.replace(",", "")))
        if numerator >= denominator or denominator not in (*range(2, 11), 20, 50, 100, 1000, 10_000, 100_000):
            return 0
        readings = fraction_readings(numerator, denominator) | {plain(numerator)}
        scan.add(m.start(), m.end(), "fraction", readings, "medium", numerator / denominator)
        scan.add(m.start(3), m.end(3), "number", {plain(denominator)}, "soft", denominator)
        scan.add(m.start(), m.end(1) if m[1] else m.end(2), "number", {plain(numerator)}, "soft", numerator)
        return m.end()


def _fraction(scan: Scan, m: re.Match[str], numerator: int, denominator: int) -> int:
    readings = fraction_readings(numerator, denominator)
    if denominator == 4 and numerator > 1:
        readings.add(plain(numerator))  # three quarters of a year
    if denominator == 4 and re.match(r" (?:past|to|after|of|before)\b", scan.text[m.end() : m.end() + 8]):
        readings |= plains(15.0, 45.0)
    if (
        numerator == 1
        and not m[3].lower().startswith("quarter")
        and not scan.lower.startswith((" of ", "-of-"), m.end())
    ):
        readings.add(plain(denominator))  # "a third way" is an ordinal
    value = numerator / denominator
    if numerator == 1 and denominator > 2 and _one_more(scan, m):
        scan.add(m.start(), m.end(), "ordinal", {plain(denominator)}, "soft", denominator)
        return m.end()
    scaled = _SCALED.match(scan.lower, m.end())
    if scaled:
        value *= 12 if scaled[1] == "dozen" else SCALES[scaled[1] or scaled[2]]
        scan.add(m.start(), scaled.end(), "number", {plain(canonical(value))}, "medium", value)
        return scaled.end()
    if denominator == 2:
        readings |= {Reading("multiple", 0.5)}
    scan.add(m.start(), m.end(), "fraction", readings, "soft" if denominator == 2 else "medium", value)
    return m.end()


def _one_more(scan: Scan, m: re.Match[str]) -> bool:
    """Tell whether "a third" comes after one and another: one wept, another laughed, a third left."""
    word = m[1] and m[1].lower() == "a" and _FOLLOWS_ONES.match(scan.lower, m.end())
    return bool(word and _ONE_ANOTHER.search(scan.lower, max(0, m.start() - _FAR), m.start()))


def _multiples(rules: Rules) -> None:
    @rules.add(MULTIPLES, r"[A-Za-z]+")
    def multiple(m: re.Match[str], scan: Scan) -> int:
        times = MULTIPLES[m[0].lower()]
        rank: Rank = "soft" if times == 2 and _COMPOUND.match(scan.lower, m.end()) else "medium"
        readings = multiple_readings(times)
        scan.add(m.start(), m.end(), "multiple", readings, rank, times)
        return m.end()

    @rules.add(
        (*_D, *SMALL, *TENS),
        rf"(?i)(?:(?<![\d.,])(\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,9}}(?:\.\d{{1,6}})?)|({_WORD})(?:[ -]({_ONES}))?)"
        r"(?:[ -]?fold\b|[ -]?times\b|x\b)(?! square|'s)",
    )
    def times_as_much(m: re.Match[str], scan: Scan) -> int:
        value = float(m[1].replace(",", "")) if m[1] else cardinal([w.lower() for w in (m[2], m[3]) if w])
        if value is None:
            return 0
        rank: Rank = "hard" if m[1] else "medium" if value > 1 else "soft"
        readings = plains(canonical(value), canonical(100 * value), canonical(100 * (value - 1)))
        readings.add(Reading("multiple", value))
        if _MORE_BY.match(scan.lower, m.end()):  # four times higher: four times as high, or five times
            readings |= plains(canonical(value + 1)) | {Reading("multiple", canonical(value + 1))}
        scan.add(m.start(), m.end(), "multiple", readings, rank, value)
        return m.end()

    @rules.add(("halve", "halves", "halved", "halving", "half"), r"[A-Za-z]+")
    def half(m: re.Match[str], scan: Scan) -> int:
        lower = scan.lower
        scaled = _HALF_SCALED.match(lower, m.end())
        if m[0].lower() == "half" and scaled:
            value = 0.5 * {"dozen": 12, "century": 100, "decade": 10}.get(scaled[1], SCALES.get(scaled[1], 1))
            rank: Rank = "soft" if scaled[1] in ("dozen", "century", "decade") else "medium"
            draft = scan.add(m.start(), scaled.end(), "number", {plain(value)}, rank, value)
            draft.readings.add(Reading("size", power_of_ten(value)))
            if scaled[1] == "century" and _NEARLY.search(lower, max(0, m.start() - 10), m.start()):
                draft.readings |= plains(*range(40, 50))
            return scaled.end()
        readings: set[Reading] = plains(0.5, 50.0) | {Reading("fraction", (1, 2)), Reading("multiple", 0.5)}
        period = _HALF_PERIOD.match(lower, m.end())
        if period and period[1] in _HALF_OF:
            readings.add(plain(_HALF_OF[period[1]]))
        firm = _HALF_FIRM.match(lower, m.end()) or _BEFORE_HALF.search(lower, max(0, m.start() - 8), m.start())
        scan.add(m.start(), m.end(), "fraction", readings, "medium" if firm and m[0].lower() == "half" else "soft", 0.5)
        return m.end()


def _dozens(rules: Rules) -> None:
    @rules.add(
        (*_D, *SMALL, *TENS, "dozen", "several", "score"),
        rf"(?i)(?:({_ONES}|ten)[ -]|(\d{{1,3}})[ -]|(several|a few)[ -])?(dozen|score)\b(?!s)(?! card)",
    )
    def dozen(m: re.Match[str], scan: Scan) -> int:
        each = 12 if m[4].lower() == "dozen" else 20
        if m[3] or (each == 20 and not (m[1] or m[2])):
            if each == 20:
                return m.end()
            scaled = _DOZEN_SCALED.match(scan.lower, m.end())
            if scaled:
                power = 1 + power_of_ten(SCALES[scaled[1]])
                scan.add(m.start(), scaled.end(), "size", {Reading("size", power)}, "medium", 10.0**power)
                return scaled.end()
            scan.add(m.start(), m.end(), "size", {Reading("size", 1.0)}, "medium", 10)
            return m.end()
        count = SMALL[m[1].lower()] if m[1] else int(m[2]) if m[2] else 0
        value = each * (count or 1)
        readings: set[Reading] = plains(value, value // 10 * 10) | {Reading("dozen", 1.0)}
        if not count:
            readings |= plains(10.0, 11.0) | {Reading("size", 1.0)}
            if _MORE_THAN.search(scan.lower, max(0, m.start() - 16), m.start()):
                readings |= plains(*range(13, 20))
        scan.add(m.start(), m.end(), "number", readings, "medium" if count > 1 else "soft", value)
        return m.end()


def _sizes(rules: Rules) -> None:
    plural = "tens|dozens|scores|hundreds|thousands|millions|billions|trillions"

    @rules.add(plural.split("|"), rf"(?i)({plural})(?: (?:and|or|upon|on) (?:{plural}))?(?: of (?:the )?({plural}))?\b")
    def sizes(m: re.Match[str], scan: Scan) -> int:
        if re.search(r"[\d\w] ?$", scan.text[max(0, m.start() - 1) : m.start()]) and _counts(scan, m.start()):
            return 0
        if m[1].lower() == "scores" and not scan.lower.startswith(" of ", m.end(1)):
            return 0
        power = _SIZES[m[1].lower()] + (_SIZES[m[2].lower()] if m[2] else 0)
        scan.add(m.start(), m.end(), "size", {Reading("size", power), plain(10.0**power)}, "medium", 10.0**power)
        return m.end()

    @rules.add(
        ("several", "few", "many", "couple"),
        rf"(?i)(?:several|few|many|couple(?: of)?) (?:(hundred|dozen|ten|tens of) ?)?({_SCALE_WORDS})\b"
        r"|(?:several|few) (hundred|dozen)\b",
    )
    def several(m: re.Match[str], scan: Scan) -> int:
        words = [w for w in (m[1], m[2], m[3]) if w]
        power = sum(_SIZES[w.lower().split()[0]] for w in words)
        scan.add(m.start(), m.end(), "size", {Reading("size", power), plain(10.0**power)}, "medium", 10.0**power)
        return m.end()


def _counts(scan: Scan, start: int) -> bool:
    before = re.search(r"([a-z]+|\d) ?$", scan.lower[max(0, start - 12) : start])
    return bool(before and (before[1].isdigit() or before[1] in SMALL or before[1] in TENS))
