"""Members of lists: what is read, what may be missing, and what is."""

from __future__ import annotations

import pytest

from xlcheck.checks.claims.clm008_list_item import lost_members
from xlcheck.claims.lists import chinese_lists, english_parts
from xlcheck.encode import load_encoder


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


def members(text: str) -> list[list[str]]:
    return [[text[one.start : one.end] for one in found] for found in chinese_lists(text)]


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        pytest.param("他买了茶、糖和盐。", [["他买了茶、糖和盐"[:4], "糖和盐"]], id="a 和 behind one character joins no members"),
        pytest.param("包括银行、保险和证券等行业。", [["包括银行", "保险", "证券"]], id="the last two, and what is not named"),
        pytest.param("红、黄，蓝、绿。", [["红", "黄"], ["蓝", "绿"]], id="a comma ends a list"),
        pytest.param("没有列举。", [], id="no list"),
    ],
)
def test_the_members_of_chinese_lists(text, lists):
    assert members(text) == lists


def test_the_parts_of_an_english_text():
    text = "We sell tea, sugar, and salt (in bags) or coffee."
    assert [text[slice(*part)] for part in english_parts(text)] == ["We sell tea", "sugar", "salt", "in bags", "coffee"]


SILENT = [
    pytest.param("展会有家具、服装、玩具和电器。", "Furniture, clothes, toys and electrical appliances were shown.", id="all"),
    pytest.param("展会有家具、服装、玩具和电器。", "Toys, electrical appliances, clothes, and furniture were shown.", id="order"),
    pytest.param("我们研究语法、辩证法、词汇和发音。", "We study grammar, sophistry, vocabulary and pronunciation.", id="a word that the vectors do not know"),
    pytest.param("公司提供工资、薪金、保险和住房。", "The firm offers wages, insurance and housing.", id="two names of one thing"),
    pytest.param("展会有家具、服装和玩具。", "Many things for the home were shown.", id="a list that was rewritten"),
    pytest.param("展会有家具、玩具。", "Furniture was shown.", id="two members"),
]  # fmt: skip

FOUND = [
    pytest.param("展会有家具、服装、玩具和电器。", "Furniture, toys and electrical appliances were shown.", "服装", id="a thing"),
    pytest.param("代表来自法国、德国、巴西和印度。", "The delegates came from France, Brazil and India.", "德国", id="a place"),
    pytest.param("学校教数学、音乐、历史、化学等课程。", "The school teaches mathematics, history, chemistry and so on.", "音乐", id="before 等"),
    pytest.param("船上装着煤炭、木材、小麦和棉花。", "The ship carried coal, wheat, and cotton.", "木材", id="with a comma before and"),
]  # fmt: skip


@pytest.mark.parametrize(("zh", "en"), SILENT)
def test_a_list_that_is_whole_or_rewritten_is_left_alone(zh, en, encoder):
    assert [lost for lost in lost_members(zh, en, encoder) if lost.sure] == []


@pytest.mark.parametrize(("zh", "en", "member"), FOUND)
def test_a_member_that_is_missing_is_found(zh, en, member, encoder):
    assert [zh[lost.member.start : lost.member.end] for lost in lost_members(zh, en, encoder)] == [member]
