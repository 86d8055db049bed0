"""How much of two sentences finds its translation in the other one."""

from __future__ import annotations

import pytest

from xlcheck.align.likeness import Likeness
from xlcheck.align.marks import mark_of
from xlcheck.align.texts import read_texts
from xlcheck.model import Segment, Span


@pytest.fixture
def likeness(encoder, report, seg):
    source = [s for zh, _ in report for s in zh]
    target = [t for _, en in report for t in en]
    return Likeness(*read_texts(seg(source), seg(target), encoder), encoder), source, target


def test_a_translation_is_more_like_than_all_else(likeness):
    measure, source, target = likeness
    told = measure.between(source.index("渔民担心施工影响鱼类产卵。"), range(len(target)))
    right = target.index("Fishermen worry that the work will disturb the spawning of fish.")
    assert told.argmax() == right
    assert told[right] > 0.3 > 0.2 > sorted(told)[-2]


def test_nothing_is_like_nothing(likeness):
    measure, _, _ = likeness
    assert measure.between(0, []).shape == (0,)


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [("1987", "1987", 1), ("1987", "1980", 0), ("1987", "in 1987", 0)],
    ids=["same", "other", "words"],
)
def test_numbers_are_the_same_or_not(encoder, seg, zh, en, told):
    measure = Likeness(*read_texts(seg([zh, "水库建成了。"]), seg([en, "The reservoir is built."]), encoder), encoder)
    assert measure.between(0, [0]).tolist() == [told]


def test_the_number_of_an_item_tells_nothing(encoder):
    def items(*texts):
        return [Segment(text, Span(0, len(text)), k + 1, k, "item") for k, text in enumerate(texts)]

    texts = read_texts(items("7. 检查车库", "3. 清理沟渠"), items("3. Inspect garages", "7. Clear ditches"), encoder)
    told = Likeness(*texts, encoder).between(0, [0, 1])
    assert told[0] > told[1] + 0.3


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("- 水泵", "- ", id="bullet"),
        pytest.param("12. Train guides.", "12. ", id="number"),
        pytest.param("（三）清理沟渠", "（三）", id="Chinese number in brackets"),
        pytest.param("一、总则", "一、", id="Chinese number"),
        pytest.param("1.5 million people", "", id="a decimal is no mark"),
        pytest.param("2019年开工。", "", id="a year is no mark"),
        pytest.param("I saw it.", "", id="a word is no mark"),
    ],
)
def test_marks(text, mark):
    assert mark_of(text) == mark
