"""Any value that independent writers put into words is read equal in both languages; no string raises."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xlcheck.numbers import compare, read_chinese, read_english

num2words = pytest.importorskip("num2words").num2words
cn2an = pytest.importorskip("cn2an")

MONTHS = str.split("January February March April May June July August September October November December")
EXAMPLES = settings(max_examples=150, deadline=None, derandomize=True, database=None)
WHOLE = st.one_of(st.integers(2, 120), st.integers(2, 99_999), st.integers(2, 10**12 - 1))
#: Tenths and hundredths, which both languages write behind a point.
DECIMAL = st.decimals(Decimal("1.01"), Decimal("9999.99"), places=2).filter(lambda d: d % 1 != 0)
ANY = st.text(
    st.sampled_from(
        "0123456789〇一二两三十百千万亿兆半几多余成折倍番分之点第年月日周时%‰,.．。/-—至、()^$€ aIVXkmt第条项款前"
    )
)


def disagreements(zh: str, en: str) -> list[str]:
    return [found.message for found in compare(read_chinese(zh), read_english(en))]


@EXAMPLES
@given(WHOLE)
def test_whole_numbers_in_words_agree(value: int) -> None:
    numeral = cn2an.an2cn(str(value), "low")
    assert disagreements(f"共计{numeral}吨。", f"It was {num2words(value)} tonnes.") == []


@EXAMPLES
@given(WHOLE)
def test_formal_numerals_agree_with_figures(value: int) -> None:
    numeral = cn2an.an2cn(str(value), "up")
    assert disagreements(f"合同金额为{numeral}元。", f"The contract is worth {value:,} yuan.") == []


@EXAMPLES
@given(DECIMAL)
def test_decimals_agree(value: Decimal) -> None:
    text = f"{value.normalize():f}"
    numeral = cn2an.an2cn(text, "low")
    assert disagreements(f"共计{numeral}吨。", f"It was {text} tonnes.") == []
    assert disagreements(f"增长百分之{numeral}。", f"It grew by {text} percent.") == []


@EXAMPLES
@given(st.integers(2, 200))
def test_ordinals_agree(value: int) -> None:
    numeral = cn2an.an2cn(str(value), "low")
    assert disagreements(f"第{numeral}届会议", f"the {num2words(value, to='ordinal')} session") == []
    assert disagreements(f"第{numeral}届会议", f"the {num2words(value, to='ordinal_num')} session") == []


@EXAMPLES
@given(st.integers(20, 10**9), st.integers(2, 9))
def test_another_value_is_found(value: int, factor: int) -> None:
    assert disagreements(f"共计{value}吨。", f"It was {num2words(value * factor)} tonnes.") != []


@EXAMPLES
@given(st.integers(1000, 2199), st.integers(1, 12), st.integers(1, 28))
def test_dates_agree(year: int, month: int, day: int) -> None:
    zh = f"{year}年{month}月{day}日"
    assert disagreements(zh, f"{MONTHS[month - 1]} {day}, {year}") == []
    assert disagreements(zh, f"{day} {MONTHS[month - 1]} {year}") == []


@EXAMPLES
@given(ANY, ANY)
def test_no_string_raises(zh: str, en: str) -> None:
    for text in (zh, en):
        for quantity in (*read_chinese(text), *read_english(text)):
            assert text[quantity.span.start : quantity.span.end] == quantity.text
    compare(read_chinese(zh), read_english(en))
