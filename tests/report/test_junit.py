"""JUnit XML, valid by the schema of Jenkins."""

from pathlib import Path

import pytest
from lxml import etree

from xlcheck.report.junit import render_junit
from xlcheck.rows import Results

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[1] / "data" / "junit-10.xsd"))


@pytest.fixture
def tree(results, review):
    return etree.fromstring(render_junit(results, review).encode())


def test_valid_by_the_schema(results, view, tree):
    for shown in (tree, etree.fromstring(render_junit(Results(results.outcomes[1:]), view).encode())):
        SCHEMA.assertValid(shown)


def test_a_suite_for_each_pair(tree):
    assert [s.get("name") for s in tree] == ["docs 中文/en.md", "docs 中文/b,:%.md", "files"]
    assert [(s.get("tests"), s.get("failures"), s.get("errors")) for s in tree] == [
        ("3", "3", "0"),
        ("1", "0", "1"),
        ("1", "1", "0"),
    ]


def test_a_clean_pair_is_one_case_that_passes(results, view):
    clean = Results((type(results.outcomes[0])("zh.md", "en.md"),))
    ((case,),) = etree.fromstring(render_junit(clean, view).encode())
    assert len(case) == 0


def test_what_xml_cannot_hold_is_replaced(tree):
    failure = next(f for f in tree.iter("failure") if f.get("type") == "NUM008")
    assert "<script>" in failure.text
    assert "\x1b" not in failure.text
    assert "\nnext" in failure.get("message")


def test_the_place_names_the_case(tree):
    case = tree[0][0]
    assert case.get("name").startswith("NUM004 number-magnitude docs 中文/en.md:3:")
