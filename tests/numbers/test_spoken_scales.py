"""A bound inside a numeral, ages in months, and marks of items that name their heading."""

import pytest

from xlcheck import check_pairs


def codes(*pairs):
    return [finding.code for finding in check_pairs(pairs)]


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(("游客增加到1亿3千多万人。", "Visitors grew to over 130 million."), id="千多万 after 亿"),
        pytest.param(("成本降低3万多亿元。", "Costs fell by more than 3 trillion yuan."), id="万多亿"),
        pytest.param(("2月龄婴儿，或2~12月龄。", "Infants aged 2 months, or 2-12 months."), id="月龄"),
        pytest.param(("2.卧床休息；", "3.2 Rest in bed;"), id="a mark that names its heading"),
        pytest.param(("甘草6g、杏仁9g。", "Licorice 6g, almond 9g."), id="grams are no network"),
    ],
)
def test_silent(pair):
    assert codes(pair) == []


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        pytest.param(
            ("成本降低3万多亿元。", "Costs fell by more than 3 billion yuan."), "NUM004", id="万多亿, billion"
        ),
        pytest.param(("2月龄婴儿。", "Infants aged 3 months."), "NUM003", id="月龄, another age"),
        pytest.param(("2.卧床休息；", "3.4 Rest in bed;"), "NUM003", id="a mark that is another one"),
        pytest.param(("6G网络。", "A 6g network."), "TRM005", id="6G in small letters"),
    ],
)
def test_found(pair, code):
    assert code in codes(pair)
