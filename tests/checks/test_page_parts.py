"""What is a part of a page and no text."""

from __future__ import annotations

import pytest

from xlcheck.checks.coverage.page_parts import PageParts, page_parts, rows


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.form} {row.kind}")
def test_a_row_decides_its_example(row):
    without = PageParts(tuple(other for other in rows() if other is not row))
    answers = [parts.is_part(row.example) for parts in (page_parts(), without)]
    assert answers == [True, False]


@pytest.mark.parametrize("text", ["English | 简体中文", "中文", "【English】 · 日本語", "Language: 中文"])
def test_a_choice_of_languages_says_nothing_else(text):
    assert page_parts().is_language_choice(text)


@pytest.mark.parametrize("text", ["[ 5 ]", "[note 12]", "①", "（3）", "*", "注3"])
def test_a_mark_that_stands_alone_is_a_part_of_the_page(text):
    assert page_parts().is_part(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The course is taught in English and Chinese.", id="a sentence about languages"),
        pytest.param("我们学习中文、英文和法语。", id="a sentence that names languages"),
        pytest.param("Read more books.", id="a sentence that begins like a link"),
        pytest.param("The Chinese version shall prevail.", id="the clause of a contract about its languages"),
        pytest.param("Note 5 was withdrawn.", id="a sentence about a note"),
        pytest.param("30 percent", id="a figure with its unit"),
    ],
)
def test_a_sentence_is_no_part_of_the_page(text):
    assert not page_parts().is_part(text)
