"""Readings: which kinds meet, which stand in one another's place, and how tables write them."""

from typing import get_args

import pytest

from xlcheck.numbers.readings import (
    KINDS,
    RELATIVE_DAY,
    Kind,
    Reading,
    agree,
    amounts_meet,
    answered,
    plain,
    readings_of,
    rivals,
)


def test_every_kind_has_its_row() -> None:
    assert set(KINDS) == set(get_args(Kind))


@pytest.mark.parametrize(
    ("source", "target", "meet"),
    [
        pytest.param("multiple", "multiple", False, id="doubled is 100 percent more, tripled 2 more"),
        pytest.param("number", "ordinal", True, id="a number and an ordinal"),
        pytest.param("size", "number", True, id="a vague size and a number"),
        pytest.param("size", "day", False, id="a vague size and a date"),
        pytest.param("code", "day", False, id="COVID-19 is no 19th"),
        pytest.param("code", "number", True, id="a code and a number"),
    ],
)
def test_plain_values_meet_where_their_families_may(source: str, target: str, meet: bool) -> None:
    assert amounts_meet(source, target) is meet  # type: ignore[arg-type]


def test_other_kinds_agree_whatever_the_families_are() -> None:
    assert agree(Reading("day", 19.0), "code", "day") and not agree(plain(19), "code", "day")


def test_a_half_and_a_quarter_of_the_year_are_rivals() -> None:
    half, quarter = frozenset({Reading("half", 1.0)}), frozenset({Reading("quarter", 1.0), plain(1)})
    assert rivals(half, quarter) and rivals(quarter, half) and not rivals(quarter, quarter)


def test_a_reference_is_answered_by_its_number() -> None:
    assert answered(Reading("reference", 9.0), {plain(9)}) and not answered(Reading("reference", 9.0), {plain(8)})


def test_a_table_names_readings_by_kind_and_value() -> None:
    assert readings_of("12 month:10 relative:day") == {plain(12), Reading("month", 10.0), RELATIVE_DAY}


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="mouth:10: mouth is no kind of reading"):
        readings_of("mouth:10")
