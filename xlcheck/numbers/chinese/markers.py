"""What numbers the parts of a Chinese text and counts nothing: items, notes, versions, codes, Roman figures."""

from __future__ import annotations

import re

from xlcheck.language.expressions import any_of
from xlcheck.numbers import tables
from xlcheck.numbers.chinese.numerals import parse
from xlcheck.numbers.readings import RELATIVE_REFERENCE, Reading, canonical, fraction_readings, plain, plains
from xlcheck.numbers.scan import ROMAN_SIGNS, Rules, Scan, add_marker

_DIGITS = "0123456789"
_LONGEST = 60
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ROMAN_WORDS = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13}
#: A figure with one of these behind it is an amount and no code: 5km, 1080p.
_ENDINGS = [row.form for row in tables.rows("figure_endings") if "zh" in row.values["language"]]
_AMOUNT = re.compile(rf"(?ai:\d+{any_of(_ENDINGS)})")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,5}")  # 1.234.567, as in Germany
_MONEY_CODE = re.compile(r"(?a:(?:US|HK|NT|RMB|USD|EUR|Rs|CNY|HKD|GBP)\d+)")


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _markers(rules)
    _references(rules)
    _codes(rules)
    _signs(rules)


def _codes(rules: Rules) -> None:
    @rules.add(
        _LATIN, r"(?a)(?<![A-Za-z])[A-Za-z]{1,30}[- ]?\d[\w-]{0,40}(?:\.\d{1,4}){0,4}|(?<![A-Za-z])[A-Za-z]{1,60}(?!\w)"
    )
    def code(m: re.Match[str], scan: Scan) -> int:
        text = m[0]
        if text.isalpha():
            if text in _ROMAN_WORDS:
                value = _ROMAN_WORDS[text]
                scan.add(m.start(), m.end(), "ordinal", {plain(value)}, "soft", value)
            return m.end()
        if _MONEY_CODE.fullmatch(text):
            return next(i for i, c in enumerate(text) if c.isdigit()) + m.start()
        if " " in text:  # a word and a number, not a code
            return m.start() + text.index(" ") + 1
        _add_code(scan, m.start(), m.end(), text)
        return m.end()

    @rules.add(_DIGITS, r"(?a)(?<![\d.])\d{1,20}[A-Za-z][\w-]{0,40}")
    def digits_first(m: re.Match[str], scan: Scan) -> int:
        if (_AMOUNT.fullmatch(m[0]) and m[0][-1] != "G") or re.match(r"\d+(?:st|nd|rd|th)$", m[0]):
            return 0
        _add_code(scan, m.start(), m.end(), m[0])
        return m.end()

    @rules.add(_DIGITS, r"(?<![\d.])\d{1,6}(?: ?\. ?\d{1,6}){2,}+(?!\d)")
    def dotted(m: re.Match[str], scan: Scan) -> int:
        if len(m[0]) > _LONGEST:
            return m.end()
        written = m[0].replace(" ", "")
        parts = written.split(".")
        readings: set[Reading] = {
            Reading("code", written),
            Reading("version", written),
            *(plain(float(p)) for p in parts),
            *(Reading("month", int(p)) for p in parts),
        }
        if _THOUSANDS.fullmatch(written):
            readings.add(plain(float(written.replace(".", ""))))
        scan.add(m.start(), m.end(), "code", readings, "soft")
        return m.end()


def _add_code(scan: Scan, start: int, end: int, text: str) -> None:
    readings: set[Reading] = {Reading("code", re.sub(r"\W", "", text.lower()))}
    readings |= {plain(canonical(float(version))) for version in re.findall(r"\d{1,9}\.\d{1,9}", text)}
    for digits in re.findall(r"\d{1,20}", text):
        readings.add(plain(float(digits)))
        if text.upper() == f"{digits}G":
            readings |= plains(float(digits) * 1e3, float(digits) * 1e9)  # 10G is 10,000M
        if len(digits) == 4:
            readings.add(Reading("year", float(digits)))
    scan.add(start, end, "code", readings, "soft")


def _signs(rules: Rules) -> None:
    @rules.add("".join(ROMAN_SIGNS), f"[{''.join(ROMAN_SIGNS)}]")
    def roman(m: re.Match[str], scan: Scan) -> int:
        value = ROMAN_SIGNS[m[0]]
        scan.add(m.start(), m.end(), "ordinal", {plain(value)}, "medium" if value > 1 else "soft", value)
        return m.end()

    @rules.add(
        _DIGITS, r"(?<![\d./,])(\d{1,3}(?:,\d{3})?)\s?/\s?(\d{1,3}(?:,\d{3}){1,2}|\d{1,4})(?![\d/])(?!\s?[月年])"
    )
    def slash(m: re.Match[str], scan: Scan) -> int:
        first, second = (float(part.replace(",", "")) for part in (m[1], m[2]))
        readings: set[Reading] = plains(first, second, float(f"{first:.0f}{second:.0f}"))
        if 0 < first < second:
            readings |= fraction_readings(first, second)
        scan.add(m.start(), m.end(), "fraction", readings, "medium", first / second if second else None)
        return m.end()


def _references(rules: Rules) -> None:
    @rules.add("前本同上", "[前本同上][一二三两]?[条项款目](?!件|目|令|例|数)")
    def relative(m: re.Match[str], scan: Scan) -> int:
        readings: set[Reading] = {RELATIVE_REFERENCE}
        count = parse(m[0][1]) if len(m[0]) == 3 else None
        scan.add(m.start(), m.start() + 1, "code", readings, "soft")
        return m.start() + 1 if count else m.end()

    @rules.add("一二三", "[一二三]式([两二三四五六七八九])[份联]")
    def copies(m: re.Match[str], scan: Scan) -> int:
        value = parse(m[1]) or 0.0  # in duplicate, in triplicate
        scan.add(m.start(1), m.end(1), "number", {plain(value)}, "medium", value)
        return m.end()


def _markers(rules: Rules) -> None:
    @rules.add(
        _DIGITS, r"(?:(?<=^)|(?<=[\n ] )|(?<=^\()|(?<=^\s))(\d{1,3})\s?(?:[.、)](?!\d)|、(?=(?:19|20)\d\d)|\s(?=\S))"
    )
    def marker(m: re.Match[str], scan: Scan) -> int:
        if m[0][-1] == " " and m.start() == 0 and not scan.text[m.end() : m.end() + 1].isalpha():
            return 0
        add_marker(scan, m.start(1), m.end(1), float(m[1]))
        return m.end(1)

    @rules.add(
        _DIGITS,
        r"(?<=\[)(\d{1,3})(?=\])|(?<=\))\d{1,3}(?=。)|(?<=\^)\d{1,3}(?=[。，、)\s]|$)|(?<=\()\d{1,2}(?=\)(?:[^\s\d号]|$))"
        r"|(?<=[:：；;。，, ])\d{1,2}(?=、(?!\d)(?![一二三四五六七八九十百千]))",
    )
    def reference(m: re.Match[str], scan: Scan) -> int:
        add_marker(scan, m.start(), m.end(), float(m[0]))
        return m.end()

    @rules.add(
        _DIGITS,
        r"(?<=^)([1-9]\d?)\.(\d{1,2})(?=\s?[\u4e00-\u9fff])(?!\s?[十百千万亿个倍元米公厘毫年月日时分秒岁度次级])",
    )
    def section(m: re.Match[str], scan: Scan) -> int:
        number = float(m[0])
        readings = plains(canonical(number), float(m[1]))
        readings |= {Reading("marker", number), Reading("code", m[0])}
        if float(m[1]) <= 12 and 1 <= float(m[2]) <= 31:
            readings |= {Reading("month", float(m[1])), Reading("day", float(m[2]))}  # 5.12: the 12th of May
        scan.add(m.start(), m.end(), "code", readings, "soft", number)
        return m.end()

    @rules.add(
        "一二三四五六七八九十",
        r"(?:(?<=^)|(?<=\n)|(?<=^\())([一二三四五六七八九十]{1,3})(?:、(?![一二三四五六七八九十])|\))",
    )
    def chinese_marker(m: re.Match[str], scan: Scan) -> int:
        value = parse(m[1])
        if value is None:
            return 0
        add_marker(scan, m.start(1), m.end(1), value)
        return m.end(1)
