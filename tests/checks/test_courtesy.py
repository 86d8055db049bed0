"""Every row of the tables of coverage decides its example."""

from __future__ import annotations

import pytest

from xlcheck.checks.coverage.courtesy import Courtesy, courtesy, rows
from xlcheck.checks.coverage.enumeration import announcing_nouns, english_counts


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.form} {row.kind}")
def test_a_word_of_courtesy_decides_its_example(row):
    without = Courtesy(tuple(other for other in rows() if other is not row))
    if row.kind == "courtesy":
        answers = [table.is_greeting(row.example, row.values["language"]) for table in (courtesy(), without)]
    else:
        answers = [table.has_greeting(row.example, row.values["language"]) for table in (courtesy(), without)]
    assert answers == [True, False]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        pytest.param("谢谢大家支持改革。", "zh", id="a sentence"),
        pytest.param("Thank you for the data.", "en", id="a sentence that thanks for something"),
    ],
)
def test_a_greeting_with_something_else_in_it_is_none(text, lang):
    assert not courtesy().is_greeting(text, lang)
    assert courtesy().has_greeting(text, lang)


@pytest.mark.parametrize("row", announcing_nouns(), ids=lambda row: row.form)
def test_a_noun_announces_a_list(row):
    others = tuple(other for other in announcing_nouns() if other is not row)
    assert [count.value for count in english_counts(row.example)] == [3]
    assert english_counts(row.example, others) == []
