"""Any string is read, quickly, and every span is a span of the text that was given."""

import random

import pytest

from xlcheck.numbers import compare, read_chinese, read_english
from xlcheck.numbers.readings import plain

CHINESE = (
    "0123456789零〇一二三四五六七八九十百千万亿兆两半几多余成折倍番分之点"
    "第年月日号周时%,.-—至、个元世纪代后G5 :：Ⅷ½壹拾“”廿"
)
ENGLISH = str.split(
    "one two twenty half a an and third quarter hundred million billions dozens doubled times fold March May 26 2024 "
    "of 1.5 % percent $ US$ a.m. 3:30 - – , . to past Q3 1990s '90s first 24/7 9/11 No. second ½ N585 COVID-19 1,000 "
    "x km m?"
)
ENDLESS = ("9", "一", "亿", "十", "1,", "1 ", "三月", "二十、", "半", "数十", "百分之", "3:", "one ", "July 4 ")


def test_no_string_raises_and_spans_are_those_of_the_text() -> None:
    chance = random.Random(5)
    for _ in range(1500):
        other = "".join(chr(chance.randint(1, 0x10FFFF)) for _ in range(3)).encode("utf-8", "replace").decode()
        zh = "".join(chance.choices(CHINESE, k=chance.randint(0, 25))) + other
        en = chance.choice(("", " ")).join(chance.choices(ENGLISH, k=chance.randint(0, 12))) + other
        source, target = read_chinese(zh), read_english(en)
        for text, quantities in ((zh, source), (en, target)):
            assert all(q.text and text[q.span.start : q.span.end] == q.text for q in quantities)
        compare(source, target, near_source=source[:2], near_target=target[:2])


@pytest.mark.parametrize("unit", ENDLESS)
def test_a_line_without_end_takes_no_more_time_than_its_length(cpu_limit, unit: str) -> None:
    text = unit * (50_000 // len(unit))
    with cpu_limit(2.5):  # a quadratic pass over it takes minutes
        compare(read_chinese(text), read_english(text))


@pytest.mark.parametrize("value", [0, 7, 10, 45, 100, 305, 1000, 4321, 9999])
def test_digits_and_numerals_of_one_value_agree(value: int) -> None:
    digits, places = "零一二三四五六七八九", ("", "十", "百", "千")
    figures = [(int(d), p) for d, p in zip(reversed(str(value)), places, strict=False)]
    numeral = "".join(digits[d] + p if d else "零" for d, p in reversed(figures)).rstrip("零") or "零"
    while "零零" in numeral:
        numeral = numeral.replace("零零", "零")
    (read,) = read_chinese(f"{numeral}吨")
    assert plain(value) in read.readings
