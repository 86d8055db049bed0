"""Chinese numerals, pure and mixed with digits, to values."""

from __future__ import annotations

import re

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "仨": 3}
TENS = {"十": 10, "百": 100, "千": 1000}
COMPOUND_TENS = {"廿": 20, "卅": 30}
MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}
NUMERALS = "零〇一二三四五六七八九两十百千万亿兆廿卅"

_ROUNDED = re.compile("[多余来几]")
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|.", re.DOTALL)
_ALTERNATIVES = re.compile("(?<![零〇点])([一两二三四五六七八九])([二两三四五六七八九])(?=[十百千万亿兆成个]|$)")
#: Longest numeral that is read as one number.
LONGEST = 40


def digit_string(text: str) -> float | None:
    """Return the value of numerals written one by one, such as 二〇二四; None where they are not."""
    if not text or len(text) > LONGEST or any(c not in DIGITS for c in text):
        return None
    return float("".join(str(DIGITS[c]) for c in text))


def parse(text: str) -> float | None:
    """Return the value of a numeral in digits, Chinese numerals or both ("2万4801"); None where it is not one."""
    text = _ROUNDED.sub("", text)
    if not text or len(text) > LONGEST:
        return None
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if len(text) > 1:
        one_by_one = digit_string(text)
        if one_by_one is not None:
            return one_by_one
    return _sum(_TOKEN.findall(text))


def _with_decimals(whole: str, decimals: str) -> float | None:
    tail = len(decimals)
    while (tail and decimals[tail - 1] in MYRIADS) or (tail and decimals[tail - 1] in TENS):
        tail -= 1
    head, scale = parse(whole), parse("一" + decimals[tail:]) if decimals[tail:] else 1.0
    fraction = digit_string(decimals[:tail])
    if head is None or scale is None or fraction is None:
        return None
    return (head + fraction / 10.0**tail) * scale


def _sum(tokens: list[str]) -> float | None:
    """Add up a numeral: a section below 10,000, the 万 collected before an 亿, and the total of the 亿 before it."""
    total = myriads = section = 0.0
    current: float | None = None
    last_unit = 0.0  # the unit before a trailing digit: 三万五 is 35,000
    for token in tokens:
        if token[0].isdigit():
            current = float(token.replace(",", ""))
            last_unit = 0
        elif token in DIGITS:
            if DIGITS[token] == 0:
                last_unit = 0
                continue
            current = float(DIGITS[token])
        elif token in TENS:
            section += (1.0 if current is None else current) * TENS[token]
            current, last_unit = None, TENS[token]
        elif token in COMPOUND_TENS:
            section, current, last_unit = section + COMPOUND_TENS[token], None, 10
        elif token == "万":
            section += current or 0
            myriads += (section or (0 if myriads else 1)) * 10**4
            section, current, last_unit = 0.0, None, 10**4
        elif token in MYRIADS:
            amount = section + (current or 0) + myriads
            total += (amount or 1) * MYRIADS[token]
            section, myriads, current, last_unit = 0.0, 0.0, None, float(MYRIADS[token])
        else:
            return None
    if current is not None:
        section += current * last_unit / 10 if last_unit >= 100 and current < 10 and tokens[-1] in DIGITS else current
    return total + myriads + section


def alternatives(text: str) -> list[float] | None:
    """Return both ends of an approximate numeral (三四百: 300 and 400; 十七八: 17 and 18), None for others."""
    m = _ALTERNATIVES.search(text)
    if not m:
        return None
    low, high = DIGITS[m[1]], DIGITS[m[2]]
    if not (high == low + 1 or (low, high) in ((3, 5), (3, 2))):
        return None
    if m.end() == len(text) and (m.start() == 0 or text[m.start() - 1] not in "十百千万亿"):
        return None
    ends = [parse(text[: m.start()] + c + text[m.end() :]) for c in (m[1], m[2])]
    return None if None in ends else [v for v in ends if v is not None]
