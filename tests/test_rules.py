"""The codes about files: each that a reader raises has a page."""

import re
from pathlib import Path

import pytest

import xlcheck
from xlcheck.checks import registry
from xlcheck.rules import RULES, rule

RAISED = {
    code
    for path in Path(xlcheck.__file__).parent.rglob("*.py")
    for code in re.findall(r'"((?:IOE|ALN|CFG)\d{3})"', path.read_text(encoding="utf-8"))
}


def test_every_code_that_is_raised_has_its_page():
    assert set(RULES) >= RAISED


@pytest.mark.parametrize("code", RULES)
def test_form(code):
    found = RULES[code]
    assert found.code == code
    assert re.fullmatch(r"[A-Z]{3}\d{3}", code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", found.name)
    assert found.page.rstrip() == found.page


def test_no_check_has_one_of_these_codes_or_names():
    assert not set(RULES) & set(registry())
    names = [r.name for r in (*RULES.values(), *registry().values())]
    assert len(names) == len(set(names))


def test_the_table_is_sorted():
    assert list(RULES) == sorted(RULES)


def test_a_code_of_tomorrow_has_a_page_too():
    assert rule("IOE077").severity == "critical"
