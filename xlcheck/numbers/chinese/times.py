"""Chinese weekdays, clock times and elapsed minutes."""

from __future__ import annotations

import re

from xlcheck.numbers.chinese.dates import NUMERAL_BEFORE, after_numeral, whole_number
from xlcheck.numbers.chinese.numerals import DIGITS
from xlcheck.numbers.chinese.words import DAY_PARTS
from xlcheck.numbers.quantity import Rank
from xlcheck.numbers.readings import Reading, plain, plains
from xlcheck.numbers.scan import Rules, Scan

_D = "0123456789"
_C = "零〇一二三四五六七八九十"
#: What follows 点 or 时 where they are no hour: 5点意见, 8时间.
_AFTER_NO_HOUR = (
    "[一二三四五六七八九零]{1,8}(?:[十百千万亿]?[公厘毫纳微]?[米里斤克升吨倍度秒元克]|个百分点|"
    "个?[万亿])|[间代候期段速装尚长机事任而常刻五六七八九]|之[^前后]|差(?!一刻)"
)
_NO_HOUR = rf"(?!{_AFTER_NO_HOUR}|[零一二三四五六七八九\d]{{1,6}}[%万亿元个百千倍])"
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45, "差一刻": -15}


def register(rules: Rules) -> None:
    """Add the rules of this module, the more specific ones first."""
    _weekdays(rules)
    _elapsed(rules)
    _clock(rules)


def _weekdays(rules: Rules) -> None:
    @rules.add("周星礼", "(?:周|星期|礼拜)([一二三四五六日天])(?![年个路次冲线章]|(?<=[二三四五六])天)")
    def weekday(m: re.Match[str], scan: Scan) -> int:
        value = 7 if m[1] in "日天" else DIGITS[m[1]]
        text = scan.text
        if m[0][0] == "周" and (m.start() and text[m.start() - 1] in NUMERAL_BEFORE | set("每四五")):
            return 0
        scan.add(m.start(), m.end(), "weekday", {Reading("weekday", value)}, "medium", value)
        return m.end()


def _clock(rules: Rules) -> None:
    hour = r"(\d{1,2}|[一二三四五六七八九十两]{1,3})"
    minute = r"(\d{1,2}|[一二三四五六七八九十零]{1,3})"
    words = rf"(?:点钟|点|时){_NO_HOUR}(?:{minute}分(?!钟)|(半|一刻|三刻|差一刻)|(\d{{2}})(?!\d))?"

    @rules.add(_D + _C + "两", rf"(?<![\d.,:：]){hour}(?:{words}|\s?[:：]\s?(\d{{2}})(?:[:：]\d{{2}})?(?![\d:：]))")
    def clock(m: re.Match[str], scan: Scan) -> int:
        text = scan.text
        value = whole_number(m[1])
        if value is None or value > 24 or (not m[1].isdigit() and after_numeral(text, m.start())):
            return 0
        part = _day_part(text, m.start())
        minutes = m[2] or m[4] or m[5]
        minute_value = whole_number(minutes) if minutes else _QUARTERS.get(m[3] or "", 0)
        if minute_value is not None and minute_value < 0:
            value, minute_value = value - 1, minute_value + 60
        if minute_value is None or minute_value > 59:
            return 0
        word = text[m.end(1)] if m.end(1) < len(text) else ""
        bare = part is None and not minutes and not m[3] and "点钟" not in m[0]
        if bare and (
            word == "时" or m[1] in "一两几" or not text[m.end() :].startswith(("整", "左右", "以前", "之前", "以后"))
        ):
            rank: Rank = "soft" if not m[1].isdigit() else "medium"
        else:
            rank = "hard" if m[1].isdigit() else "medium"
        meridiem = DAY_PARTS.get(part) if part else None
        readings = time_readings(value, minute_value, meridiem)
        if minutes:
            readings |= {plain(float(f"{value}.{minute_value:02d}")), Reading("ratio", (value, minute_value))}
        draft = scan.add(m.start(), m.end(), "time", readings, rank, value)
        draft.meridiem = "a" if meridiem == "a" else "p" if meridiem == "p" else None
        if minute_value:
            draft.value = round(value + minute_value / 100, 2)
            scan.add(m.end(1), m.end(), "time", {plain(minute_value)}, "soft", minute_value)
        return m.end()


def _elapsed(rules: Rules) -> None:
    @rules.add(_D, r"(?<![\d.,:])(\d{1,2})分(\d{1,2})秒")
    def minutes_and_seconds(m: re.Match[str], scan: Scan) -> int:
        minutes, seconds = int(m[1]), int(m[2])
        scan.add(
            m.start(),
            m.end(1),
            "number",
            {plain(minutes), Reading("time", (minutes % 12, seconds))},
            "hard",
            minutes,
            "min",
        )
        scan.add(
            m.start(2),
            m.end(2),
            "number",
            {plain(seconds), Reading("time", (minutes % 12, seconds))},
            "medium",
            seconds,
        )
        return m.end()


def _day_part(text: str, start: int) -> str | None:
    stop = start - 1 if start and text[start - 1] == " " else start
    for length in (2, 1):
        word = text[max(0, stop - length) : stop]
        if word in DAY_PARTS or word in ("中午", "正午", "午夜"):
            return word
    return None


def time_readings(hour: int, minute: int, meridiem: str | None) -> set[Reading]:
    """Return the readings of a clock time on the 12-hour and the 24-hour clock."""
    if minute:
        return {Reading("time", (hour % 12, minute))}
    readings: set[Reading] = {plain(hour), Reading("time", (hour % 12, 0))}
    if hour > 12:
        readings.add(plain(hour - 12.0))
    elif hour < 12 and meridiem != "a":
        readings.add(plain(hour + 12.0))
    if hour in (0, 12, 24):
        readings |= plains(0.0, 12.0, 24.0) | {Reading("noon", 1.0)}
    return readings
