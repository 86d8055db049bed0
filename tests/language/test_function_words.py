"""Every row of the table of function words stands in its example and does what its uses say."""

from __future__ import annotations

import re

import pytest

from xlcheck.checks.chinese_in_english import in_english
from xlcheck.language.function_words import articles, function_words, rows
from xlcheck.segment import split
from xlcheck.terms.match.english import read_words
from xlcheck.terms.match.likeness import content_key


def using(use):
    return [pytest.param(row.form, id=row.form) for row in rows() if use in row.values["uses"].split()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.form)
def test_a_word_stands_in_its_example_and_has_a_use(row):
    assert re.search(rf"\b{row.form}\b", row.example, re.IGNORECASE)
    assert set(row.values["uses"].split()) <= {"term", "grammar", "start"}
    assert row.values["uses"]


@pytest.mark.parametrize("word", using("term"))
def test_a_word_says_nothing_about_which_term_is_meant(word):
    assert content_key(read_words(f"import {word} coal").keys) == content_key(("coal", "import"))


def test_other_words_do():
    assert content_key(("import", "not", "coal")) != content_key(("import", "coal"))


@pytest.mark.parametrize("word", using("grammar"))
def test_a_word_makes_a_sentence_out_of_nouns(word):
    assert in_english(f"growth {word} market {word} plan report")
    assert not in_english("growth under market under plan report")


@pytest.mark.parametrize("word", using("start"))
def test_a_word_begins_a_sentence_behind_an_abbreviation(word):
    assert len(split(f"They bought Acme Inc. {word.capitalize()} it went.", "en")) == 2


def test_a_name_goes_on_behind_an_abbreviation():
    assert len(split("They bought Acme Inc. Hamburg it went.", "en")) == 1


def test_articles_are_function_words():
    assert articles() == {"a", "an", "the"}
    assert articles() <= function_words("term")
