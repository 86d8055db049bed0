"""Which long forms of an abbreviation are read, and which of them are several."""

import pytest

from xlcheck.terms import common_end, differ, long_forms

SILENT = [
    pytest.param("水质自动监测站（WAS）", "the water analysis station", id="no abbreviation in the English"),
    pytest.param("水质自动监测站（WAS）", "it was closed in winter (WAS)", id="letters inside words"),
    pytest.param("水质自动监测站（WAS）", "the Big Old Water Station (WAS)", id="a letter without a word"),
    pytest.param("水质自动监测站（WAS）", "within each main analysing station (WAS)", id="words without a letter"),
    pytest.param("水质站（WAS）", "", id="not compared"),
    pytest.param("（WAS）", "water analysis station (WAS)", id="no Chinese before it"),
]


@pytest.mark.parametrize(("zh", "en"), SILENT)
def test_not_read(zh, en):
    assert list(long_forms([(zh, en)])) == []


@pytest.mark.parametrize(
    ("zh", "en", "text"),
    [
        ("设有水质分析站（WAS）三处", "three water analysis stations (WASs)", "water analysis stations"),
        ("设有水质分析站 (WAS)", "A new Water-Analysis Station (WAS)", "Water-Analysis Station"),
        ("水表读数器（WMR）", "a WaterMeter reader (WMR)", "WaterMeter reader"),
        ("城市用水管理（MOW）", "the management of urban water (MOW)", "management of urban water"),
    ],
)
def test_read(zh, en, text):
    assert [form.text for form in long_forms([(zh, en)])] == [text]


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (["water analysis station", "Water-Analysis Stations"], False),
        (["water analysis station", "urban water analysis station"], False),
        (["runtime library", "run-time library"], False),
        (["water analysis station", "water assessment station"], True),
    ],
)
def test_differ(forms, expected):
    assert differ(forms) is expected


def test_the_end_that_texts_have_in_common():
    assert common_end(["我们用水质分析站", "设水质分析站"]) == "水质分析站"
    assert common_end(["水质分析站"]) == "水质分析站"
