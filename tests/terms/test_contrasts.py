"""Every group of words that exclude each other tells the two phrases of its example apart."""

from __future__ import annotations

import pytest

from xlcheck.terms.match.contrasts import Contrasts, exclude, rows
from xlcheck.terms.match.english import read_words, word_key


def tell_apart(table, example):
    one, other = (read_words(text).keys for text in example.split(" | "))
    return any(table.exclude(a, b) for a in one for b in other)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.form)
def test_a_group_tells_its_example_apart(row):
    assert tell_apart(Contrasts(rows()), row.example)
    assert not tell_apart(Contrasts(other for other in rows() if other is not row), row.example)
    keys = [word_key(word) for word in row.form.split()]
    assert all(exclude(a, b) for a in keys for b in keys if a != b)


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        pytest.param("coal", "coal", False, id="the same"),
        pytest.param("coal", "wheat", False, id="of two groups"),
        pytest.param("2", "3", True, id="two numbers"),
        pytest.param("coal", "2", False, id="a number and a word"),
    ],
)
def test_exclude(one, other, answer):
    assert exclude(one, other) is answer
