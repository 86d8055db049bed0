from __future__ import annotations

import pytest

from xlcheck.align.symbols import chinese_symbols, english_symbols, telling


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        pytest.param("总投资4.2亿元", "420 million yuan", id="myriads against millions"),
        pytest.param("共三百二十五人", "325 people", id="Han numerals"),
        pytest.param("一千二百公里", "twelve hundred kilometers", id="spelt hundreds"),
        pytest.param("二〇二一年", "in 2021", id="Han digits"),
        pytest.param("３月１５日", "March 15", id="full-width digits"),
        pytest.param("使用GPS定位", "located by gps", id="Latin words"),
        pytest.param("25台", "twenty-five machines", id="spelt tens and units"),
        pytest.param("1,200户", "1200 households", id="thousands separator"),
    ],
)
def test_same_symbol_on_both_sides(chinese, english):
    assert chinese_symbols(chinese) & english_symbols(english)


@pytest.mark.parametrize("text", ["一些人说", "千万不要", "三人", "", "。"])
def test_no_symbols_in_words_and_small_numbers(text):
    assert not {s for s in chinese_symbols(text) if s.isdigit() and int(s) <= 10}


def test_values_and_words_of_the_other_side_are_telling():
    assert telling(frozenset({"gps", "the", "8"}), frozenset({"gps", "7"})) == {"gps", "8"}
