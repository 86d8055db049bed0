"""Chinese years, months, days, centuries, plans and parts of the year."""

from __future__ import annotations

import re

from xlcheck.numbers.chinese.numerals import DIGITS, parse
from xlcheck.numbers.chinese.words import DATE_NAMES
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import Reading, plain, plains
from xlcheck.numbers.scan import Rules, Scan

_D = "0123456789"
_C = "零〇一二三四五六七八九十"
_DIGIT = "[零〇一二三四五六七八九]"
NUMERAL_BEFORE = set("0123456789零〇一二三四五六七八九十百千万亿两几数")
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_UP_TO_NINE = "[一二三四五六七八九]"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|(?:二十|廿|十){_UP_TO_NINE}?|{_UP_TO_NINE})"
#: What follows a month where 月 is the moon or belongs to a word: 月球, 月薪.
_NO_MONTH = "(?!球|亮|饼|薪|票|嫂|经[期血])"
_PLAN_ZERO = 1951  # from the sixth (1981-1985) on, plan N covers the five years from 1951 + 5N
_REPUBLIC = 1911  # the years of the Republic (民国) count from 1912


def plan_readings(number: int) -> set[Reading]:
    """Return the readings of the N-th Five-Year Plan: its number and the years that it covers."""
    first = _PLAN_ZERO + 5 * number
    return plains(number, first, first + 4) | {Reading("plan", number), *(Reading("year", first + i) for i in range(5))}


_MONTH_NEXT = re.compile(rf"(?:\d{{1,2}}|[{_C}]{{1,3}})月")


def year_readings(year: int) -> set[Reading]:
    """Return the readings of a year of four digits: itself, and its last two digits."""
    return plains(year, year % 100) | {Reading("year", year)}


def after_numeral(text: str, start: int) -> bool:
    """Tell whether a numeral begins in the middle of a longer one."""
    return start > 0 and text[start - 1] in NUMERAL_BEFORE


def whole_number(text: str) -> int | None:
    """Return the value of a numeral without decimals, None where it is none."""
    value = parse(text)
    return None if value is None else int(value)


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _plans(rules)
    _years(rules)
    _other_years(rules)
    _eras(rules)
    _months(rules)
    _days(rules)
    _date_names(rules)
    _parts(rules)


def _plans(rules: Rules) -> None:
    @rules.add("十", "十([一二三四五六七])五(?![年岁个万亿十百千元人天日月倍成点分米公斤])")
    def plan(m: re.Match[str], scan: Scan) -> int:
        number = 10 + DIGITS[m[1]]
        scan.add(m.start(), m.end(), "ordinal", plan_readings(number), "medium", number)
        return m.end()

    @rules.add(
        "十九八七六", '(十|九|八|七|六)五(?=[”"』」’](?:时期|期间|计划|规划|末|以来|开局)|(?:时期|期间|计划|规划))'
    )
    def early_plan(m: re.Match[str], scan: Scan) -> int:
        number = 10 if m[1] == "十" else DIGITS[m[1]]
        scan.add(m.start(), m.end(), "ordinal", plan_readings(number), "medium", number)
        return m.end()

    @rules.add("第", rf"第\s?(\d{{1,2}}|[{_C}]{{1,3}})\s?个五年(?:规划|计划)")
    def numbered_plan(m: re.Match[str], scan: Scan) -> int:
        number = whole_number(m[1])
        if number is None:
            return 0
        scan.add(m.start(), m.end(), "ordinal", plan_readings(number) | {plain(5.0)}, "medium", number)
        return m.end()


def _years(rules: Rules) -> None:
    @rules.add(
        _D,
        r"(?<![\d.,])(\d{4})(?:[-–—~]{1,2}|至|到|/)(\d{4}|\d{2})"
        r"(?=(?:年|财年|财政年度|学年|赛季|\)|）))(?!年(?:前|来|内|间))",
    )
    def year_range(m: re.Match[str], scan: Scan) -> int:
        first, last = int(m[1]), int(m[2] if len(m[2]) == 4 else m[1][:2] + m[2])
        if not 1000 <= first <= 2200:
            return 0
        low = scan.add(m.start(1), m.end(1), "year", year_readings(first), "hard", first)
        high = scan.add(m.start(2), m.end(2), "year", year_readings(last), "hard", last)
        low.side, high.side = "low", "high"
        return m.end(2)

    @rules.add(
        _D + "一二",
        rf"(?<![\d.,])(\d{{4}}|[一二]{_DIGIT}{{3}})"
        r"(?=(?:年(?!前|来|内|间|以前|的历史|历史|余|多(?!少))|财年|财政年度|赛季|学年|届))",
    )
    def year(m: re.Match[str], scan: Scan) -> int:
        value = whole_number(m[1])
        if value is None or not 1000 <= value <= 2200:
            return 0
        scan.add(m.start(), m.end(), "year", year_readings(value), "hard", value)
        return m.end()


def _other_years(rules: Rules) -> None:
    @rules.add(
        "民" + _D + "一二三四五六七八九十百",
        rf"(?:(?<=中华民国)|(?<=民国)|)(?<![\d.,])(\d{{2,3}}|[{_C}百○]{{2,5}})年(?:(?=(?:\d{{1,2}}|[{_C}]{{1,3}})月)|(?<=年))",
    )
    def republic_year(m: re.Match[str], scan: Scan) -> int:
        value = whole_number(m[1])
        if value is None or not 10 <= value <= 130 or (not m[1].isdigit() and after_numeral(scan.text, m.start())):
            return 0
        named = scan.text[max(0, m.start() - 2) : m.start()] == "民国"
        if not named and not _MONTH_NEXT.match(scan.text, m.end()):
            return 0
        if not named and value < 80:
            return 0
        year_value = _REPUBLIC + value
        readings = year_readings(year_value) | plains(value, 1900.0 + value % 100, 2000.0 + value % 100)
        scan.add(m.start(), m.end(1), "year", readings, "hard", year_value if named else value)
        return m.end(1)

    @rules.add("民元", "(?:民国)?元年")
    def first_year(m: re.Match[str], scan: Scan) -> int:
        readings: set[Reading] = {plain(1.0)}
        if m[0] == "元年":
            scan.add(m.start(), m.end(), "ordinal", readings, "soft", 1.0)
        else:
            first = _REPUBLIC + 1
            scan.add(m.start(), m.end() - 1, "year", year_readings(first) | readings, "hard", first)
        return m.end()

    @rules.add(_D, r"(?<![\d.,])(1[89]\d\d|20\d\d)([./-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d.])")
    def iso_date(m: re.Match[str], scan: Scan) -> int:
        year_value, month, day = int(m[1]), int(m[3]), int(m[4])
        scan.add(m.start(1), m.end(1), "year", year_readings(year_value), "hard", year_value)
        scan.add(m.start(3), m.end(3), "month", {Reading("month", month), plain(month)}, "medium", month)
        scan.add(m.start(4), m.end(4), "day", {plain(day), Reading("day", day)}, "medium", day)
        return m.end()

    @rules.add(
        _D,
        r"(?<![\d.,])((?:19|20)\d\d)(?:[./-](?=0[1-9]|1[0-2])|\.)(1[0-2]|0?[1-9])"
        r"(?![\d./%]|-\d{1,3}(?!\d))(?=\s?(?:[^\s\u4e00-\u9fff]|[至到起]|$))",
    )
    def year_and_month(m: re.Match[str], scan: Scan) -> int:
        year_value, month = int(m[1]), int(m[2])
        scan.add(
            m.start(1),
            m.end(1),
            "year",
            year_readings(year_value) | {plain(float(m[0].replace("/", ".").replace("-", ".")))},
            "hard",
            year_value,
        )
        scan.add(m.start(2), m.end(2), "month", {Reading("month", month), plain(month)}, "soft", month)
        return m.end()

    @rules.add(
        _D + _C,
        rf"(?<![\d.,])(\d{{2}}|{_DIGIT}{{2}})"
        r"(?=年(?![前来内间多余龄代级]|以|的|历史|[零〇一二三四五六七八九十]{1,3}个?月|左右|之))",
    )
    def short_year(m: re.Match[str], scan: Scan) -> int:
        text = scan.text
        if not m[1].isdigit() and after_numeral(text, m.start()):
            return 0
        value = whole_number(m[1])
        if value is None or (not m[1].isdigit() and len(m[1]) != 2):
            return 0
        readings: set[Reading] = plains(value, 1900.0 + value, 2000.0 + value)
        draft = scan.add(m.start(), m.end(), "year" if m[1][0] == "0" else "number", readings, "hard", value)
        draft.unit = None if m[1][0] == "0" else "year"
        return m.end()


def _eras(rules: Rules) -> None:
    @rules.add(_D + _C, rf"(?<![\d.])(\d{{1,2}}|[{_C}]{{1,3}})\s?世纪(\s?(?:\d0|[二三四五六七八九]十))?")
    def century(m: re.Match[str], scan: Scan) -> int:
        number = whole_number(m[1])
        if number is None:
            return 0
        if number == 1 and m.start() and scan.text[m.start() - 1] in "上下这本半近":
            return 0
        readings: set[Reading] = plains(number, (number - 1) * 100.0) | {Reading("century", number)}
        scan.add(m.start(), m.end(1) + 2, "ordinal", readings, "soft" if m[2] else "medium", number)
        if m[2]:
            value = whole_number(m[2].strip()) or 0
            year = (number - 1) * 100 + value
            readings = {plain(year), Reading("decade", float(value))}
            scan.add(m.start(2), m.end(2), "year", readings, "hard", year)
        return m.end()

    @rules.add(_D + _C, "(?<![0-9])(?:([1-9])、?([1-9])0|([一二三四五六七八九])、?([一二三四五六七八九])十)年代")
    def two_decades(m: re.Match[str], scan: Scan) -> int:
        if m[1] and scan.text[m.start() + 1] != "、":
            return 0
        for group in (1, 2) if m[1] else (3, 4):
            value = 10 * (whole_number(m[group]) or 0)
            scan.add(m.start(group), m.end(group), "year", _decade(value), "medium", 1900 + value)
        return m.end()

    @rules.add(
        _D + _C,
        r"(?<![\d.])(\d{4}|\d0|[一二三四五六七八九]十)年代|(?<![\d.])(\d0|[五六七八九零]零)[后後](?![来续果面方勤卫半])",
    )
    def decade(m: re.Match[str], scan: Scan) -> int:
        value = whole_number(m[1] or m[2])
        if value is None:
            return 0
        readings = _decade(value % 100) | {plain(value)}
        if value >= 100:
            readings -= plains(1800.0 + value % 100, 1900.0 + value % 100, 2000.0 + value % 100) - {plain(value)}
        scan.add(
            m.start(), m.end(), "year", readings, "hard" if m[1] else "medium", value if value > 99 else 1900 + value
        )
        return m.end()


def _decade(value: int) -> set[Reading]:
    return plains(value, 1800.0 + value, 1900.0 + value, 2000.0 + value) | {Reading("decade", value)}


def _add_month(scan: Scan, start: int, end: int, value: int, hard: bool) -> None:
    draft = scan.add(start, end, "month", {Reading("month", value)}, "hard" if hard else "medium", value)
    draft.unit_end = end


#: 每隔1~2月: so many months, and no February.
_EVERY = re.compile(r"每[隔过]?\s?(?:\d{1,2}|[一二两三四五六])?\s?(?:[-–—~]{1,2}|至|到)?\s?$")
_TERM = re.compile("月(?:龄|以[上下内]|之内|内|有期|拘役|未满)")


def _months(rules: Rules) -> None:
    @rules.add("一二三四五六七八", "(?<![十一二三四五六七八九])([一二三四五六七八])([二三四五六七八九])月(?!球|亮)")
    def adjacent(m: re.Match[str], scan: Scan) -> int:
        first, second = DIGITS[m[1]], DIGITS[m[2]]
        if second != first + 1:
            return 0
        for value in (first, second):
            _add_month(scan, m.start(), m.end(), value, False)
        return m.end()

    @rules.add(
        _D + _C,
        rf"(?<![\d.,])({_MONTH})月?\s?(?:[-–—~]{{1,2}}|至|到|、|和|与|及|或|/)\s?(?={_MONTH}月{_NO_MONTH})",
    )
    def first_of_range(m: re.Match[str], scan: Scan) -> int:
        text = scan.text
        if not m[1].isdigit() and after_numeral(text, m.start()):
            return 0
        value = whole_number(m[1]) or 0
        draft = scan.add(m.start(1), m.end(1), "month", {Reading("month", value), plain(value)}, "medium", value)
        draft.unit_end = m.end()
        return m.end()

    day = rf"\s?({_DAY}|初[一二三四五六七八九十])\s?([日号])(?![线楼圆元])"

    @rules.add(
        _D + _C,
        rf"(?<![\d.,])({_MONTH})\s?月{_NO_MONTH}(份)?(?:{day}|\s?(\d{{1,2}})(?=\s?(?:[-–—~]|至|到|、)\s?\d{{1,2}}日))?",
    )
    def month(m: re.Match[str], scan: Scan) -> int:
        if not m[1].isdigit() and after_numeral(scan.text, m.start()):
            return 0
        value = whole_number(m[1])
        if value is None:
            return 0
        every = _EVERY.search(scan.text, max(0, m.start() - 12), m.start())
        if every or _TERM.match(scan.text, m.end(1)):  # a term of months, in laws: 六月以上
            draft = scan.add(m.start(), m.end(1), "number", {plain(value)}, "medium", value, "month")
            draft.unit_end = m.end(1) + 1
            return m.end(1) + 1
        _add_month(scan, m.start(), m.end(1) + 1, value, m[1].isdigit() or bool(m[2] or m[3]))
        if m[3] or m[5]:
            _add_day(scan, m, 3 if m[3] else 5)
        return m.end()


def _days(rules: Rules) -> None:
    @rules.add(
        _D + "一二三十廿",
        rf"(?<![\d.,])({_DAY})([日号])(?!圆|元|均|线|楼|店|院|位|码|房|公路|令|机|文件|台|桌|车|馆|厅|球|种|选手)",
    )
    def day_alone(m: re.Match[str], scan: Scan) -> int:
        if (not m[1].isdigit() and after_numeral(scan.text, m.start())) or m[1] in "一二三四五六七八九":
            return 0
        _add_day(scan, m, 1)
        return m.end()

    @rules.add(_D, r"(?<![\d.,])(\d{1,2})(?=(?:[-–—~]{1,2}|至|到|、)\d{1,2}日(?![圆元均]))")
    def first_day(m: re.Match[str], scan: Scan) -> int:
        _add_day(scan, m, 1)
        return m.end()


def _date_names(rules: Rules) -> None:
    names = sorted((n for n in DATE_NAMES if not n.isdigit()), key=len, reverse=True)
    figures = "|".join(n for n in DATE_NAMES if n.isdigit())

    @rules.add(
        {n[0] for n in DATE_NAMES},
        "(?<![0-9零一二三四五六七八九十百千万第几数初月周期.,])(?:(?:"
        + "|".join(map(re.escape, names))
        + r")(?![0-9零一二三四五六七八九十百千万亿年月日号个点%.,岁元人米公家名只]|届|条)"
        + f"|(?:{figures})(?=[”」’]?(?:国际|全球)?"
        + "(?:节|假期|黄金周|大促|购物|晚会|事件|恐|劳动|儿童|建军|青年|妇女|[”」’])))",
    )
    def date_name(m: re.Match[str], scan: Scan) -> int:
        value = parse(re.sub("[^0-9零一二三四五六七八九十]", "", m[0])) or 0
        readings = set(DATE_NAMES[m[0]]) | {plain(value)}
        scan.add(m.start(), m.end(), "code", readings, "soft")
        return m.end()


def _add_day(scan: Scan, m: re.Match[str], group: int) -> None:
    value = whole_number(m[group].replace("初", ""))
    if value is not None:
        readings: set[Reading] = {plain(value), Reading("day", value)}
        draft = scan.add(m.start(group), m.end(group), "day", readings, "hard", value)
        draft.unit_end = m.end()
        if m.end(group) < len(scan.text) and scan.text[m.end(group)] == "日":
            draft.unit = "day"


def _parts(rules: Rules) -> None:
    @rules.add("上下", "([上下])半(年|场|赛季|月|叶)?")
    def half(m: re.Match[str], scan: Scan) -> int:
        number = 1.0 if m[1] == "上" else 2.0
        if m[2] is None:
            scan.add(m.start(), m.end(), "half", {Reading("half", number), plain(0.5)}, "soft")
        else:
            rank: Rank = "medium" if m[2] == "年" else "soft"
            readings: set[Reading] = {Reading("half", number)}
            if m[2] == "年":
                readings.add(Reading("month", 6.0 * number))  # January to June
            scan.add(m.start(), m.end(), "half", readings, rank, number)
            scan.add(m.start(), m.end(), "half", plains(0.5, 6.0), "soft")
        return m.end()

    @rules.add("前", r"前\s?([一两二三1-4])\s?个?季度")
    def first_quarters(m: re.Match[str], scan: Scan) -> int:
        number = whole_number(m[1]) or 1
        readings = plains(number, 3.0 * number) | {Reading("quarter", number), Reading("month", 3.0 * number)}
        if number == 2:
            readings.add(Reading("half", 1.0))
        scan.add(m.start(1), m.end(), "number", readings, "medium", number, "quarter").unit = None
        return m.end()

    @rules.add("前", rf"前\s?(\d{{1,2}}|[{_C}两]{{1,3}})\s?个月")
    def first_months(m: re.Match[str], scan: Scan) -> int:
        number = whole_number(m[1]) or 0
        readings: set[Reading] = {plain(number), Reading("month", number)}
        if number in (6, 9):
            readings |= {Reading("half", 1.0)} if number == 6 else {plain(3.0)}
        hard: Rank = "hard" if m[1].isdigit() else "medium"
        scan.add(m.start(1), m.end(1), "number", readings, hard, number, "month").unit_end = m.end()
        return m.end()

    @rules.add("第" + _D + _C, r"第?\s?([1-4]|[一二三四])\s?季度")
    def quarter(m: re.Match[str], scan: Scan) -> int:
        if m[0][0] != "第" and m.start() and scan.text[m.start() - 1] in NUMERAL_BEFORE:
            return 0
        number = whole_number(m[1]) or 0
        readings: set[Reading] = {Reading("quarter", number), Reading("month", 3.0 * number)}
        if number > 1:
            readings.add(plain(number))
        scan.add(m.start(), m.end(), "ordinal", readings, "medium", number)
        return m.end()
