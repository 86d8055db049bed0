"""English years, months, days, weekdays, clock times, decades and parts of the year."""

from __future__ import annotations

import re

from xlcheck.language.calendar import (
    MONTH_NAMES,
    MONTHS,
    NAMES_AFTER_WEEKDAYS,
    NAMES_BEFORE_WEEKDAYS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from xlcheck.language.expressions import any_of
from xlcheck.language.number_words import ORDINALS, SMALL, TENS
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import Reading, canonical, plain, plains
from xlcheck.numbers.scan import Rules, Scan

_D = "0123456789"
_NAME = any_of(MONTHS)
_NAME_IN_CAPITAL = any_of(month.capitalize() for month in MONTHS)
_NOT_A_DAY = r"(?![\d:%]|,\d{3}|\.\d|\s?(?:percent|per cent|million|billion|people|degrees|[ap]\.?m\b))"
_DAY_AFTER = re.compile(rf"(?i:\.?,?\s?(?:the )?)(\d{{1,2}})(?:st|nd|rd|th)?{_NOT_A_DAY}")
_NEXT_DAY = re.compile(rf"\s?(?:-|–|—|to|and|through|until|or|,|&)\s?(?:the )?(\d{{1,2}})(?:st|nd|rd|th)?{_NOT_A_DAY}")
_DATE_AFTER = re.compile(
    rf"\.?\s(?:the )?\d{{1,4}}(?:st|nd|rd|th)?\b|,? \d{{4}}\b|\s(?:this|last|next) year|\s?[-–]\s?\d"
    rf"|\.?\s?(?:to|and|through|until|or|-|–|/)\s?{_NAME_IN_CAPITAL}\b"
)
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?\s?,?|\b(?:in|of|since|by|until|till|from|to|and|late|early|mid|last|this|next"
    r"|through|before|after|during|between|every|each|on|for|per|past)[ -](?:late |early |mid-|mid )?|[-–/]|'s )$",
    re.IGNORECASE,
)


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _months(rules)
    _weekdays(rules)
    _numeric_dates(rules)
    _clock(rules)
    _spoken_clock(rules)
    _years(rules)
    _parts(rules)


def _months(rules: Rules) -> None:
    @rules.add(MONTHS, rf"(?i:{_NAME})\b")
    def month(m: re.Match[str], scan: Scan) -> int:
        word = m[0].lower()
        value = MONTHS.get(word)
        if value is None or not _is_month(word, m, scan):
            return 0
        scan.add(m.start(), m.end(), "month", {Reading("month", value)}, "medium", value)
        after = _DAY_AFTER.match(scan.text, m.end())
        if after and 1 <= int(after[1]) <= 31:
            return _days_after(after, value, scan)
        return m.end()

    @rules.add(_D, rf"(?<![\d.,:])([0-3]?\d)(?:st|nd|rd|th)?(?:(?: day)? of|,)?\s(?=(?i:{_NAME})\b)")
    def day_before(m: re.Match[str], scan: Scan) -> int:
        name = re.match(_NAME, scan.text[m.end() : m.end() + 9], re.IGNORECASE)
        value = int(m[1])
        if (
            not name
            or not 1 <= value <= 31
            or (name[0].lower() in ("may", "mar") and not m[0].strip().endswith(("th", "of", m[1])))
        ):
            return 0
        _day(scan, m.start(1), m.end(1), value, MONTHS[name[0].lower()])
        return m.end(1)


def _day(scan: Scan, start: int, end: int, value: int, month: int) -> None:
    readings: set[Reading] = plains(value, 100 * month + value) | {Reading("day", value)}
    scan.add(start, end, "day", readings, "hard", value)


def _days_after(after: re.Match[str], month: int, scan: Scan) -> int:
    value = int(after[1])
    start = len(scan.drafts)
    _day(scan, after.start(1), after.end(), value, month)
    scan.drafts[start].readings.add(plain(2000.0 + value) if value < 50 else plain(1900.0 + value))
    following = _NEXT_DAY.match(scan.text, after.end())
    if following and 1 <= int(following[1]) <= 31:
        _day(scan, following.start(1), following.end(), int(following[1]), month)
        return following.end()
    return after.end()


def _is_month(word: str, m: re.Match[str], scan: Scan) -> bool:
    """Tell a month from the verbs may and march and from names: those need a date beside them."""
    if word in ("august", "may", "march") and m[0][0].islower():
        after = scan.text[m.end() : m.end() + 8]
        return bool(_DATE_AFTER.match(scan.text, m.end()) and any(c.isdigit() for c in after))
    if word not in ("may", "march") and word == MONTH_NAMES[MONTHS[word]]:
        return True
    text = scan.text
    if len(text.strip()) == len(word):
        return True  # the name of the month alone
    before = text[max(0, m.start() - 16) : m.start()]
    if _DATE_AFTER.match(text, m.end()):
        return True
    if re.search(r"\d(?:st|nd|rd|th)? $", before):
        return True
    if word in ("may", "march") and re.match(
        r"\s(?:be|have|not|also|well|still|only|even|never)\b", text[m.end() : m.end() + 8]
    ):
        return False
    return bool(_DATE_BEFORE.search(before))


def _weekdays(rules: Rules) -> None:
    @rules.add(WEEKDAYS, r"[A-Za-z]{6,10}")
    def weekday(m: re.Match[str], scan: Scan) -> int:
        lower = scan.lower
        before = re.search(r"([a-z]+)[ -]$", lower[max(0, m.start() - 14) : m.start()])
        after = re.match(r" ([a-z]+)", lower[m.end() : m.end() + 14])
        name = (before and before[1] in NAMES_BEFORE_WEEKDAYS) or (
            after and after[1] in NAMES_AFTER_WEEKDAYS and scan.text[m.end() + 1].isupper()
        )
        value = WEEKDAYS[m[0].lower()]
        scan.add(m.start(), m.end(), "weekday", {Reading("weekday", value)}, "soft" if name else "medium", value)
        return m.end()

    @rules.add(SHORT_WEEKDAYS, r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b(?=\.|,| \d)")
    def short(m: re.Match[str], scan: Scan) -> int:
        value = SHORT_WEEKDAYS[m[0].lower()]
        scan.add(m.start(), m.end(), "weekday", {Reading("weekday", value)}, "soft", value)
        return m.end()


def _numeric_dates(rules: Rules) -> None:
    @rules.add(_D, r"(?<![\d.])(1[89]\d\d|20\d\d)([./-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.])")
    def iso(m: re.Match[str], scan: Scan) -> int:
        year, month, day = int(m[1]), int(m[3]), int(m[4])
        scan.add(m.start(1), m.end(1), "year", plains(year, year % 100) | {Reading("year", year)}, "hard", year)
        scan.add(m.start(3), m.end(3), "month", {Reading("month", month), plain(month)}, "medium", month)
        scan.add(m.start(4), m.end(4), "day", {plain(day), Reading("day", day)}, "medium", day)
        return m.end()

    @rules.add(
        _D, r"(?<![\d.,$€£¥])((?:19|20)\d\d)\.(0?[1-9]|1[0-2])(?=\s?[-–—~]{1,2}\s?(?:19|20)\d\d\.\d|\s?$)(?<!\d{5})"
    )
    def year_and_month(m: re.Match[str], scan: Scan) -> int:
        year, month = int(m[1]), int(m[2])
        readings = plains(year, year % 100, float(m[0])) | {Reading("year", year)}
        scan.add(m.start(1), m.end(1), "year", readings, "hard", year)
        scan.add(m.start(2), m.end(2), "month", {Reading("month", month), plain(month)}, "soft", month)
        return m.end()

    @rules.add(_D, r"(?<![\d/.])(\d{1,4})/(\d{1,4})(?:/(\d{2,4}))?(?![\d/])")
    def slashes(m: re.Match[str], scan: Scan) -> int:
        first, second = int(m[1]), int(m[2])
        ratio: set[Reading] = {plain(float(m[1] + m[2]))}
        if second:
            ratio |= plains(canonical(first / second), round(100 * first / second)) | {
                Reading("fraction", (first, second))
            }
        known = (first, second) in ((9, 11), (7, 7), (24, 7)) or (second and first < second <= 10)
        known = known or second in (100, 1000, 10000)
        if known and not m[3]:
            readings = ratio | plains(first, float(second))
            scan.add(m.start(), m.end(), "code", readings, "soft" if first in (9, 24) else "medium", first)
            return m.end()
        for group in (1, 2, 3) if m[3] else (1, 2):
            value = int(m[group])
            readings = {plain(value), Reading("month", value), Reading("day", value)}
            if value < 100 and m[3]:
                readings.add(plain(2000.0 + value))
            scan.add(m.start(group), m.end(group), "number", readings, "hard" if not m[3] else "medium", value)
        return m.end()


def _clock(rules: Rules) -> None:
    @rules.add(
        _D,
        r"(?i)(?<![\d.,:])(\d{1,2})(?:[:.] ?(\d{2}))?(?:[:.]\d{2})?(?:(?:-|–| to | and )(\d{1,2})(?:[:.](\d{2}))?)?"
        r"\s?(?:([ap])\.?\s?m\b\.?|(o'clock)|(noon|midnight|midday)\b)",
    )
    def twelve_hours(m: re.Match[str], scan: Scan) -> int:
        hour, minute = int(m[1]), int(m[2] or 0)
        if hour > 24 or minute > 59:
            return 0
        meridiem = m[5].lower() if m[5] else None
        _time(scan, m.start(), m.end(2) if m[3] and m[2] else m.end(1) if m[3] else m.end(), hour, minute, meridiem)
        if m[3]:
            scan.drafts[-1].meridiem = None
            _time(scan, m.start(3), m.end(), int(m[3]), int(m[4] or 0), meridiem)
        return m.end()

    @rules.add(_D, r"(?<![\d.,:])(\d{1,2})\s?:\s?(\d{2})(?::\d{2})?(?![\d:])")
    def twenty_four_hours(m: re.Match[str], scan: Scan) -> int:
        hour, minute = int(m[1]), int(m[2])
        if hour > 24 or minute > 59:
            return 0
        _time(scan, m.start(), m.end(), hour, minute, None)
        scan.drafts[-1].readings |= (
            {Reading("ratio", (hour, minute)), plain(hour)} if minute == 0 else {Reading("ratio", (hour, minute))}
        )
        return m.end()


_MINUTES = {w: v for w, v in {**SMALL, **TENS}.items() if v in (5, 10, 15, 20, 30, 40, 50)} | {"forty-five": 45}


def _spoken_clock(rules: Rules) -> None:
    hours = "|".join(w for w, v in SMALL.items() if 1 <= v <= 12)

    @rules.add(
        ("half", "quarter", "a"), rf"(?i)(?:a )?(half|quarter)[ -](past|to) (?:({hours})|(\d{{1,2}}))\b(?! percent|%)"
    )
    def past(m: re.Match[str], scan: Scan) -> int:
        hour = SMALL[m[3].lower()] if m[3] else int(m[4])
        minute = 30 if m[1].lower() == "half" else 15
        if m[2].lower() == "to":
            hour, minute = (hour - 1) % 12, 60 - minute
        if hour > 24 or (m[1].lower() == "half" and m[2].lower() == "to"):
            return 0
        _time(scan, m.start(), m.end(), hour, minute, None)
        scan.drafts[-2].rank = "medium"
        return m.end()

    parts = "|".join(_MINUTES)

    @rules.add(hours.split("|"), rf"(?i)({hours})(?:-({parts})|\s(thirty|forty-five))\b(?![ -](?:percent|per cent|%))")
    def hour_and_minutes(m: re.Match[str], scan: Scan) -> int:
        minutes = _MINUTES[(m[2] or m[3]).lower()]
        _time(scan, m.start(), m.end(), SMALL[m[1].lower()], minutes, None)
        scan.drafts[-2].rank = "medium"
        return m.end()


def _time(scan: Scan, start: int, end: int, hour: int, minute: int, meridiem: str | None) -> None:
    if minute:
        readings: set[Reading] = {Reading("time", (hour % 12, minute)), plain(float(f"{hour}.{minute:02d}"))}
    else:
        readings = {plain(hour), Reading("time", (hour % 12, 0))}
        if hour < 12 and meridiem != "a":
            readings.add(plain(hour + 12.0))
        if hour > 12:
            readings.add(plain(hour - 12.0))
        if hour in (0, 12, 24):
            readings |= plains(0.0, 12.0, 24.0) | {Reading("noon", 1.0)}
    value = round(hour + minute / 100, 2)
    draft = scan.add(start, end, "time", readings, "hard", value)
    draft.meridiem = "a" if meridiem == "a" else "p" if meridiem == "p" else None
    if minute:
        scan.add(start, end, "time", {plain(minute)}, "soft", minute)


#: "in their 50s": an age, from 50 to 59.
_ONES_OWN = re.compile(
    r"\b(?:my|your|his|her|our|their|one's|aged|age)(?: (?:early|mid|late))?[ -](?:early |mid-?|late )?$"
)


def _years(rules: Rules) -> None:
    @rules.add(_D, r"(?<=\s)([2-9])0s\b")
    def decade_of_life(m: re.Match[str], scan: Scan) -> int:
        if not _ONES_OWN.search(scan.lower, max(0, m.start() - 24), m.start()):
            return 0
        first = 10 * int(m[1])
        readings: set[Reading] = plains(first, first + 10.0, 1900.0 + first) | {Reading("decade", float(first))}
        scan.add(m.start(), m.end(), "number", readings, "medium", first)
        return m.end()

    @rules.add(_D, r"(?<![\w$.,])(1[0-9]|20)?'?(\d0)'?s\b")
    def decade(m: re.Match[str], scan: Scan) -> int:
        value, year = int(m[2]), int((m[1] or "19") + m[2])
        readings: set[Reading] = {plain(year), Reading("century", year // 100 + 1)}
        if not m[1]:
            readings |= plains(value, 2000.0 + value, 1800.0 + value) | {Reading("decade", value)}
        scan.add(m.start(), m.end(), "year", readings, "hard" if m[1] else "medium", year)
        return m.end()

    @rules.add(_D, r"(?<![\w$€£¥.,])((?:19|20)\d\d)\.(\d{1,3})(?=\s[A-Z]|$)")
    def year_and_footnote(m: re.Match[str], scan: Scan) -> int:
        year = int(m[1])
        scan.add(m.start(), m.end(1), "year", plains(year, year % 100) | {Reading("year", year)}, "hard", year)
        return m.end()

    @rules.add(_D, r"(?<![\w$€£¥.,])(1[0-9]\d\d|20\d\d)\s?(?:-|–|—|/)\s?(\d\d(?:\d\d)?)(?![\d,.]\d|\d|%)")
    def span(m: re.Match[str], scan: Scan) -> int:
        first, last = int(m[1]), int(m[2]) if len(m[2]) == 4 else int(m[1][:2] + m[2])
        if last <= first:
            return 0
        low = scan.add(
            m.start(1),
            m.end(1),
            "year",
            plains(first, first % 100) | {Reading("year", first)},
            "hard",
            first,
        )
        high = scan.add(m.start(2), m.end(2), "year", plains(last, last % 100) | {Reading("year", last)}, "hard", last)
        low.side, high.side = "low", "high"
        if len(m[2]) == 2:
            high.rank = "soft"
        return m.end()


_HALVES = dict.fromkeys(("first", "1st", "former", "1"), 1.0) | dict.fromkeys(
    ("second", "2nd", "latter", "next", "2"), 2.0
)


def _parts(rules: Rules) -> None:
    @rules.add(
        (*_D, "h", "first", "second", "latter", "former", "next"),
        r"(?i)(first|second|latter|former|next|1st|2nd)[ -]half\b( of (?:the|this|last|next) year| of (?:19|20)\d\d)?"
        r"|([12])H\b|H([12])\b",
    )
    def half(m: re.Match[str], scan: Scan) -> int:
        number = _HALVES[(m[1] or m[3] or m[4]).lower()]
        rank: Rank = "medium" if m[2] else "soft"
        end = m.end(1) + 5 if m[1] else m.end()
        scan.add(m.start(), end, "half", {Reading("half", number)}, rank, number)
        scan.add(m.start(), end, "half", plains(0.5, number, 6.0), "soft")
        return end

    @rules.add(
        (*_D, "q", "first", "second", "third", "fourth"),
        r"(?i)Q([1-4])\b|([1-4])Q\b"
        r"|(first|second|third|fourth|[1-4](?:st|nd|rd|th))(?: fiscal)?[ -]quarter\b(?!-?finals?)",
    )
    def quarter(m: re.Match[str], scan: Scan) -> int:
        word = (m[1] or m[2] or m[3]).lower()
        number = ORDINALS.get(word) or int(word[0])
        readings: set[Reading] = {Reading("quarter", number)}
        if number > 1:
            readings.add(plain(number))
        scan.add(m.start(), m.end(), "ordinal", readings, "medium", number)
        return m.end()
