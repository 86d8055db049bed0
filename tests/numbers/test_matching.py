"""Which number of one side stands for which of the other, where several could."""

import pytest

from xlcheck.model import Span
from xlcheck.numbers import read_chinese, read_english
from xlcheck.numbers.comparison.matching import match
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.readings import plain

PARTNERS = [
    pytest.param("37和52。", "37 and 52.", ["37=37", "52=52"], id="in their order"),
    pytest.param("52和37。", "37 and 52.", ["37=37", "52=52"], id="in another order"),
    pytest.param("来了37人，走了37人。", "Some 37 came and some 37 left.", ["37=37", "37=37"], id="said twice"),
    pytest.param("重37吨，共37项。", "Its 37 items weigh 37 tons.", ["37t=37t", "37=37"], id="by the unit"),
    pytest.param("重37吨。", "It has 37 miles and 37 tons.", ["37t=37t"], id="by the unit, not by the other unit"),
    pytest.param("重37吨。", "The 37 miles, or 37 in all.", ["37t=37"], id="no unit before another unit"),
    pytest.param("增长37%，共37项。", "Its 37 items grew by 37%.", ["37percent=37percent", "37=37"], id="by percent"),
    pytest.param("5日来了5人。", "There came 5 people on May 5.", ["5day=5", "5=5"], id="by the family"),
    pytest.param("全长80公里。", "It is 50 miles long.", ["80km=50mi"], id="by conversion"),
    pytest.param(
        "全长80公里。", "It is 50 miles, or 80 km, long.", ["80km=80km"], id="the value before its conversion"
    ),
    pytest.param("价格80元。", "It costs 50 dollars.", [], id="money is not converted"),
    pytest.param("1995年建成。", "Built in 1995.", ["1995=1995"], id="a year"),
    pytest.param("1995年建成。", "Built in 1895.", [], id="a year of another century"),
    pytest.param("1995年建成。", "Built in '95.", ["1995=95"], id="a year without its century"),
    pytest.param("95年建成。", "Built in 1995.", ["95year=1995"], id="a Chinese year without its century"),
    pytest.param("1895年建成。", "Built in 1995.", [], id="a year of the century before"),
    pytest.param("比例为50%。", "The ratio is 0.5, or 50.", ["50percent=50"], id="the same value before a share of it"),
    pytest.param("5月来了5人。", "Of 5 people 5 came in May.", ["5月=May", "5=5"], id="a count in a month"),
    pytest.param("7月。", "On the 7th.", [], id="a month is no day"),
]


def shown(quantity: Quantity) -> str:
    return quantity.text + (quantity.unit or "")


@pytest.mark.parametrize(("zh", "en", "pairs"), PARTNERS)
def test_partners(zh: str, en: str, pairs: list[str]) -> None:
    source, target = read_chinese(zh), read_english(en)
    matching = match(source, target)
    assert sorted(f"{shown(source[i])}={shown(target[j])}" for i, j in matching.partner.items()) == sorted(pairs)
    assert {j: i for i, j in matching.partner.items()} == matching.reverse


def quantities(count: int) -> list[Quantity]:
    """One value said so many times, ten characters apart."""
    return [
        Quantity(Span(10 * k, 10 * k + 2), "37", "number", frozenset({plain(37.0)}), "hard", 37.0) for k in range(count)
    ]


@pytest.mark.parametrize("count", [1, 23, 24])
def test_a_value_said_a_few_times_has_every_other_for_a_partner(count: int) -> None:
    matching = match(quantities(count), quantities(count))
    assert all(matching.agreeing[k] == list(range(count)) for k in range(count))
    assert matching.partner == {k: k for k in range(count)}


@pytest.mark.parametrize(
    ("place", "first"),
    [(0, 0), (12, 0), (13, 1), (50, 38), (88, 76), (89, 76), (99, 76)],
    ids=["at the start", "half of 24 behind it", "one more", "in the middle", "near the end", "nearer", "at the end"],
)
def test_a_value_said_a_hundred_times_has_the_24_nearest_for_partners(place: int, first: int) -> None:
    matching = match(quantities(100), quantities(100))
    assert matching.agreeing[place] == list(range(first, first + 24))
    assert matching.partner == {k: k for k in range(100)}
