"""Fields: the shipped terms of law, software and others hold in texts of their field alone, as proposals."""

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.terms.trm001_missing import TermMissing
from xlcheck.terms import Entry, Glossary, shipped
from xlcheck.terms.match.fields import FIELDS, PLACES, fields_of, of_fields, without_fields

TERMS = ["服务器", "数据库", "浏览器", "编译器", "变量", "函数", "线程", "缓存", "端口"]
NAMES = ["server", "database", "browser", "compiler", "variable", "function", "thread", "cache", "port"]
PROGRAM = [
    (f"第{i}个{zh}有名称。", f"The {en} number {i} has a name.")
    for i in range(3)
    for zh, en in zip(TERMS, NAMES, strict=True)
]
SOFTWARE = Glossary(tuple(Entry(zh, en, domain="software", shipped=True) for zh, en in zip(TERMS, NAMES, strict=True)))


def test_each_field_is_a_shipped_file():
    assert {entry.domain for entry in shipped().entries} >= FIELDS


@pytest.mark.parametrize(
    "beads",
    [
        pytest.param(PROGRAM[: PLACES - 1], id="few places"),
        pytest.param([PROGRAM[0]] * 30, id="few terms"),
        pytest.param([(zh, "Something else stands here.") for zh, _ in PROGRAM], id="other words"),
        pytest.param([(zh, "") for zh, _ in PROGRAM], id="no English"),
        pytest.param([("我们谈谈经济。", "Let us talk about the economy.")] * 30, id="another field"),
    ],
)
def test_a_text_is_not_of_a_field(beads):
    assert fields_of(SOFTWARE, beads) == frozenset()
    assert not of_fields(SOFTWARE, beads)


def test_a_text_of_a_field_gets_its_terms_as_proposals():
    assert fields_of(SOFTWARE, PROGRAM) == {"software"}
    assert {entry.status for entry in of_fields(SOFTWARE, PROGRAM).entries} == {"proposed"}


def test_terms_of_your_own_and_of_a_domain_that_is_named_hold_everywhere():
    own = Glossary((Entry("端口", "port", domain="software"),))
    assert without_fields(own) is own
    assert without_fields(shipped().limited(domains=["software"])).concepts["端口"].binding
    assert not without_fields(SOFTWARE).entries


def test_a_missing_term_of_a_field_is_a_hint_in_a_text_of_it_and_nothing_elsewhere():
    def said(beads):
        return [
            (f.term, f.severity, f.confidence)
            for f in TermMissing().check(Context(Example("bad", beads).pair(), shipped()))
        ]

    slip = ("打开浏览器并登录。", "Open the window and log in.")
    assert said([*PROGRAM, slip]) == [("浏览器", "info", "low")]
    assert said([slip, ("我们谈谈经济。", "Let us talk about the economy.")]) == []
