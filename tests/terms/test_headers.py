"""The headers of tables: every name of the table of them, names with a language, and what is no header."""

import pytest

from xlcheck.language.tables import read_table
from xlcheck.terms.glossary.columns import TABLE, is_like_a_header, read_header, without_header

ROWS = read_table(TABLE)
BARE = {"zh": "term", "en": "term"}


def roles(line):
    return [(column.role, column.lang) for column in read_header(line)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.form} {row.kind}")
def test_every_name_is_that_of_its_column(row):
    cells = row.example.split(",")
    at = next(i for i, cell in enumerate(cells) if cell.casefold() == row.form)
    (column,) = [column for column in read_header(cells) if column.at == at]
    if row.kind in ("from", "source") and cells[-1] == "Target":
        assert column.role == "from"
    else:
        assert column.role in (row.kind, BARE.get(row.kind, row.kind)) or row.form == "source"
        assert row.kind not in BARE or column.lang == row.kind


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.form} {row.kind}")
def test_a_name_that_is_not_in_the_table_is_that_of_no_column(row):
    cells = [f"x{cell}y" if cell.casefold() == row.form else cell for cell in row.example.split(",")]
    assert not any("x" in cells[column.at] and "y" in cells[column.at] for column in read_header(cells) if column)


@pytest.mark.parametrize(
    ("header", "is_read"),
    [
        ("中文术语,英文术语", ["zh", "en"]),
        ("术语（中文）,英文译法", ["zh", "en"]),
        ("中文名称,英文对应词", ["zh", "en"]),
        ("英语术语,汉语术语", ["en", "zh"]),
        ("简体中文,English (US)", ["zh", "en"]),
        ("Chinese (PRC),English (United Kingdom)", ["zh", "en"]),
        ("zh-Hans-CN,en_US", ["zh", "en"]),
        ("ZH-CHS,EN", ["zh", "en"]),
        ("Term [zh-CN],Term [en]", ["zh", "en"]),
        ("原文,译文", ["zh", "en"]),
        ("规范用词,英文名", ["zh", "en"]),
        ("Source,译文", ["zh", "en"]),
        ("中文表述,英文表述", ["zh", "en"]),
        ("Chinese text,English text", ["zh", "en"]),
    ],
)
def test_headers_that_name_their_languages(header, is_read):
    assert roles(header.split(",")) == [("term", lang) for lang in is_read]


@pytest.mark.parametrize(
    "header", ["Source,Target", "string,translation", "Source term,Target term", "msgid,msgstr", "term,translation"]
)
def test_headers_that_name_no_language_are_told_by_what_stands_below(header):
    assert roles(header.split(",")) == [("from", ""), ("to", "")]


@pytest.mark.parametrize(
    ("header", "role"),
    [("Status [en]", "status"), ("英文状态", "status"), ("中文词性", "pos"), ("English definition", "note"),
     ("English Acronym", "variants"), ("英文缩写", "variants")],
)  # fmt: skip
def test_a_property_of_one_language(header, role):
    (column,) = [c for c in read_header(["zh", "en", header]) if c.at == 2]
    assert column.role == role and column.lang in ("zh", "en")


def test_what_is_said_of_each_term_belongs_to_the_term_before():
    columns = read_header(["Chinese", "Status", "English", "Status", "English", "Status"])
    assert [(c.at, c.of) for c in columns if c.role == "status"] == [(1, 0), (3, 2), (5, 4)]


@pytest.mark.parametrize("row", [["国企", "SOE"], ["网络", "network", "of computers"], ["术语管理", "care"]])
def test_terms_are_no_header(row):
    assert read_header(row) == () and not is_like_a_header(row)


@pytest.mark.parametrize(
    "row", [["甲方中文", "乙方英文"], ["Source (client)", "Target (client)"], ["译名表", "term list"]]
)
def test_a_header_that_is_not_known_is_no_term(row):
    assert without_header([row, ["国企", "SOE"]]) == ()


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([["国企", "SOE"], ["央企", "CSOE"]], [("term", "zh"), ("term", "en")]),
        ([["国企", "SOE"], ["央企", "CSOE", "central"]], [("term", "zh"), ("term", "en"), ("note", "")]),
        ([["SOE", "国企", "state-owned"]], [("term", "en"), ("term", "zh"), ("note", "")]),
        ([["国企", "SOE", "zh", "en"]], [("term", "zh"), ("term", "en")]),
        ([["国企", "SOE", "a", "b", "c", "d"]], []),
    ],
)
def test_tables_without_a_header(rows, columns):
    assert [(c.role, c.lang) for c in without_header(rows)] == columns


def test_what_is_named_by_a_language_and_an_unknown_word_is_no_term_beside_one():
    assert roles(["中文", "英文", "中文例句", "英文例句"]) == [("term", "zh"), ("term", "en")]
