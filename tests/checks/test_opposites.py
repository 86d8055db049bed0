"""Every row of the table of opposites decides its example."""

from __future__ import annotations

import pytest

from xlcheck.checks.meaning.opposites import Opposites, forms_of, opposites, rows

ROWS = rows()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.form} {row.kind} {row.values['kind']}")
def test_a_row_decides_its_example(row):
    zh, en = row.example.split(" | ")
    found = list(opposites(zh, en))
    without = list(Opposites(tuple(other for other in ROWS if other is not row)).find(zh, en))
    assert found != without
    if row.values["kind"] == "hint":
        assert any(not one.sure for one in found)
    else:
        text, place = (zh, 0) if row.values["language"] == "zh" else (en.lower(), 1)
        assert row.form in {text[slice(*one[place])] for one in found}


@pytest.mark.parametrize("row", [row for row in ROWS if row.values["language"] == "en"], ids=lambda row: row.form)
def test_all_forms_of_an_english_word_say_what_it_says(row):
    zh, en = row.example.split(" | ")
    for form in forms_of(row):
        assert list(opposites(zh, en.replace(row.form, form))), form


def test_every_axis_has_two_poles():
    with pytest.raises(ValueError, match="has not two poles"):
        Opposites(tuple(row for row in ROWS if row.kind != "pace:faster"))
