"""What the English reader reads: first what is no number, then every form of number."""

import pytest

from xlcheck.numbers import read_english
from xlcheck.numbers.quantity import DEMANDS
from xlcheck.numbers.readings import plain

NO_NUMBER = [
    pytest.param("He is one of the finest scholars.", id="one of"),
    pytest.param("On the one hand, it is safe.", id="on the one hand"),
    pytest.param("First of all, we must press ahead.", id="first of all"),
    pytest.param("It is second to none.", id="second to none"),
    pytest.param("They bought a second-hand car.", id="second-hand"),
    pytest.param("No one helped one another.", id="no one, one another"),
    pytest.param("We may march on.", id="may and march are verbs"),
    pytest.param("5G base stations and the C919", id="5G and C919 are codes"),
    pytest.param("The COVID-19 epidemic", id="COVID-19 is a name"),
    pytest.param("The Black Friday sale", id="Black Friday is no Friday"),
    pytest.param("See https://example.org/2024/0305.html for more.", id="a web address is not read"),
    pytest.param("A third-party payment", id="third party"),
    pytest.param("The scores were announced.", id="scores are no twenties"),
    pytest.param("Both sides and another party", id="both and another"),
]


@pytest.mark.parametrize("text", NO_NUMBER)
def test_nothing_is_demanded(text: str) -> None:
    assert [q for q in read_english(text) if DEMANDS[q.rank]] == []


VALUES = [
    # integers, decimals, scales
    pytest.param("37 schools", 37, None, id="digits"),
    pytest.param("thirty-seven schools", 37, None, id="hyphenated words"),
    pytest.param("one hundred and five people", 105, None, id="hundred and"),
    pytest.param("two million three hundred thousand people", 2.3e6, None, id="several scale words"),
    pytest.param("86.6 trillion yuan", 8.66e13, "CNY", id="trillion"),
    pytest.param("a 130-trillion-yuan economy", 1.3e14, "CNY", id="hyphenated scale and unit"),
    pytest.param("US$3.5bn", 3.5e9, "USD", id="bn"),
    pytest.param("$20m in aid", 2e7, "dollar", id="m after an amount of money"),
    pytest.param("a 20m wall", 20, "m", id="m after a length"),
    pytest.param("half a million people", 500000, None, id="half a million"),
    pytest.param("two and a half million people", 2.5e6, None, id="and a half"),
    pytest.param("two and a half hours", 2.5, "h", id="and a half before a unit"),
    pytest.param("three dozen eggs", 36, None, id="dozen"),
    pytest.param("1,234,567 items", 1234567, None, id="thousands separators"),
    pytest.param("2 , 000 items", 2000, None, id="tokenised separators"),
    pytest.param("17 000 islands", 17000, None, id="space as separator"),
    pytest.param("N585 million", 5.85e8, None, id="a currency letter"),
    # ratios
    pytest.param("up 5.2 percent", 5.2, "percent", id="percent"),
    pytest.param("up 5.2 per cent", 5.2, "percent", id="per cent"),
    pytest.param("up 1.4 percentage points", 1.4, "point", id="percentage points"),
    pytest.param("cut by 25 basis points", 25, "basis point", id="basis points"),
    pytest.param("two-thirds of the firms", 2 / 3, None, id="two-thirds"),
    pytest.param("one in five firms", 0.2, None, id="one in five"),
    pytest.param("a quarter of the firms", 0.25, None, id="a quarter"),
    pytest.param("Output doubled.", 2, None, id="doubled"),
    pytest.param("a threefold rise", 3, None, id="threefold"),
    pytest.param("2.5 times last year's level", 2.5, None, id="times"),
    pytest.param("a 10-fold rise", 10, None, id="N-fold"),
    pytest.param("dozens of firms", 10, None, id="dozens of"),
    pytest.param("hundreds of millions of people", 1e8, None, id="hundreds of millions"),
    # units
    pytest.param("15 hectares", 15, "ha", id="hectares"),
    pytest.param("80 km away", 80, "km", id="km"),
    pytest.param("105 mph", 105, "mph", id="mph"),
    pytest.param("48 square meters", 48, "m2", id="square meters"),
    pytest.param("90 km?, it says", 90, None, id="a square that an encoding has lost"),
    pytest.param("37 degrees Celsius", 37, "C", id="Celsius"),
    pytest.param("13 hours", 13, "h", id="hours"),
    pytest.param("for 10 consecutive years", 10, "year", id="adjective before the unit"),
    pytest.param("up 5.4 year on year", 5.4, None, id="year on year is no unit"),
    pytest.param("RMB 20 billion", 2e10, "CNY", id="RMB before the number"),
    pytest.param("HK$600,000", 600000, "HKD", id="HK$"),
    # ordinals, periods
    pytest.param("the third meeting", 3, None, id="ordinal word"),
    pytest.param("the twenty-first century", 21, None, id="compound ordinal"),
    pytest.param("the 20th Central Committee", 20, None, id="ordinal in digits"),
    pytest.param("in Q3", 3, None, id="Q3"),
    pytest.param("in the first quarter", 1, None, id="first quarter"),
    pytest.param("the second half of the year", 2, None, id="second half of the year"),
    # dates and times
    pytest.param("in 2024", 2024, None, id="year"),
    pytest.param("the 1990s", 1990, None, id="decade"),
    pytest.param("in May 2024", 5, None, id="May with a year"),
    pytest.param("On Thursday", 4, None, id="weekday"),
    pytest.param("at 3:30 p.m.", 3.3, None, id="p.m."),
    pytest.param("at 15:30", 15.3, None, id="24 hours"),
    pytest.param("at half past four", 4.3, None, id="half past"),
    pytest.param("at a quarter to nine", 8.45, None, id="a quarter to"),
]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_value_and_unit(text: str, value: float, unit: str | None) -> None:
    read = [(q.value, q.unit) for q in read_english(text) if DEMANDS[q.rank]]
    assert (value, unit) in [(pytest.approx(v), u) for v, u in read if v is not None]


@pytest.mark.parametrize(
    "text",
    ["July 26, 2024", "26 July 2024", "July 26th, 2024", "the 26th of July, 2024", "2024-07-26", "Jul. 26, 2024"],
)
def test_a_date_in_every_order(text: str) -> None:
    read = {(q.family, q.value) for q in read_english(text)}
    assert {("year", 2024), ("month", 7), ("day", 26)} <= read


def test_a_range_shares_unit_and_scale() -> None:
    low, high = read_english("2 to 3 billion yuan")
    assert plain(2e9) in low.readings and low.unit == high.unit == "CNY"
    assert (low.end, high.end) == ("low", "high")


def test_a_list_shares_the_unit_of_its_last_member() -> None:
    assert [q.unit for q in read_english("4.1, 4.7 and 5.8 percent")] == ["percent"] * 3


def test_a_list_with_signs_of_its_own_shares_none() -> None:
    assert [q.unit for q in read_english("81, 112% and 28%")] == [None, "percent", "percent"]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("nearly 600,000 people", "under"),
        ("close to 600,000 people", "under"),
        ("more than 600,000 people", "over"),
        ("at least 600,000 people", "over"),
        ("in excess of $600,000", "over"),
        ("about 600,000 people", "about"),
        ("up to 600,000 people", "under"),
        ("will not exceed $600,000", "under"),
        ("do not keep data for more than 25 months", "denied"),
        ("no ruling has been made by the court within 25 months", "denied"),
        ("having failed to reply within 25 months", "denied"),
        ("not only did it grow, it had more than 25 branches", "over"),
        ("600,000 people", None),
    ],
)
def test_hedge(text: str, hedge: str | None) -> None:
    assert read_english(text)[-1].hedge == hedge


def test_an_ordinal_of_something_may_be_a_fraction() -> None:
    (third,) = (q for q in read_english("the northern third of the state") if q.family == "ordinal")
    assert pytest.approx(1 / 3) in [r.value for r in third.readings if r.kind == "plain"]
