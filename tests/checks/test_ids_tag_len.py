"""IDS, TAG001 and LEN001: what must be the same on both sides, and how long a translation may be."""

import pytest

from xlcheck.checks import Context, Example, findings, registry
from xlcheck.model import Bead, Document, Pair, Segment, Span, Unit
from xlcheck.read import read_document
from xlcheck.terms import Glossary

CODES = ("IDS001", "IDS002", "IDS003", "IDS004", "TAG001")


def run(code, *beads, bilingual=False):
    pair = Example("bad", beads, bilingual).pair()
    return list(registry()[code]().check(Context(pair, Glossary(()))))


SAME = [
    pytest.param("见https://example.org/zh/a。", "See https://example.org/en/a/.", id="the language of an address"),
    pytest.param("见（http://example.org/a）", "See (https://www.example.org/a)", id="its scheme and brackets"),
    pytest.param("见https://example.org/a?lang=zh", "See https://example.org/a?lang=en", id="language in a query"),
    pytest.param("邮箱office@example.org。", "Email: Office@Example.org.", id="capitals of an e-mail address"),
    pytest.param("电话：010-12345678", "Tel.: +86 10 1234 5678", id="a telephone number with its country"),
    pytest.param("手机13812345678。", "Mobile: +86 138 1234 5678", id="a mobile number in groups"),
    pytest.param("热线400-123-4567", "Hotline: 400 123 4567", id="a hotline"),
    pytest.param("按GB/T 19001-2016执行", "in line with GB/T 19001-2016", id="a standard"),
    pytest.param("按 ISO 8601 日期", "as ISO 8601 date", id="a standard before a word"),
    pytest.param("国发〔2024〕12号", "Guo Fa [2024] No. 12", id="a document number in its order"),
    pytest.param("国发〔2024〕12号", "Document No. 12 [2024] of the State Council", id="the number before the year"),
    pytest.param("国发〔2024〕12号", "Document No. 12 of 2024", id="the year after of"),
    pytest.param("2004年第16号法", "Act No. 16 of 2004", id="an English form without a Chinese one"),
    pytest.param("第A/RES/70/1号决议", "resolution A/RES/70/1", id="a symbol"),
    pytest.param("共{n}个，在{dir}", "In {dir}: {n}", id="placeholders in another order"),
    pytest.param("第%d行，%s", "%2$s in line %1$d", id="arguments with numbers"),
    pytest.param("%s错误：%.*s", "%serror: %.*s", id="a placeholder right before a word"),
    pytest.param("%s：读了%ld个", "%.80s: %5ld read", id="precision and width"),
    pytest.param("%%(名)不对", "%%(name) is wrong", id="a percent sign that is escaped"),
    pytest.param("%Y年%m月%-d日", "%B %-e, %Y", id="the form of a date"),
    pytest.param("用法：{文件名}", "Usage: {FILENAME}", id="a description in braces"),
    pytest.param("增长50%。", "Up 50% so far, 5% in June", id="a percentage is no placeholder"),
    pytest.param("<b class='x'>路</b>", '<b class="y">Road</b>', id="attributes of a tag"),
    pytest.param("见 python {NN}.lib", "See python{NN}.lib", id="a placeholder within a word"),
    pytest.param("若 x<y 且 a>b", "If x < y and a > b", id="signs of comparison"),
    pytest.param("集合\\frac{a}{b}", "The set of x^{n}", id="a formula"),
    pytest.param("我们修路。", "We build roads.", id="nothing to compare"),
    pytest.param("见https://example.org/a", "", id="not translated"),
    pytest.param("见https://example.org/a[手册]。", "See https://example.org/a[manual^].", id="the words of a link"),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_in_another_writing_is_right(source, target):
    assert [f.message for code in CODES for f in run(code, (source, target), bilingual=True)] == []


DIFFERENT = [
    pytest.param("IDS001", "见https://example.org/plan", "See https://example.org/plam", "major", id="a slip"),
    pytest.param("IDS001", "见https://example.org/plan", "See it there", "minor", id="an address is missing"),
    pytest.param("IDS001", "见https://example.org/a/b/c", "See https://other.net/", "info", id="another page"),
    pytest.param("IDS001", "见网页", "See https://example.org/", "info", id="only in the translation"),
    pytest.param("IDS002", "写信至office@example.org", "Write to ofice@example.org", "major", id="a letter is lost"),
    pytest.param("IDS003", "电话：010-12345678", "Tel.: 010-12346578", "major", id="digits exchanged"),
    pytest.param("IDS003", "手机13812345678。", "Mobile: 13812345679", "major", id="a digit of a mobile number"),
    pytest.param("IDS003", "按GB/T 19001-2016执行", "in line with GB/T 19001-2015", "major", id="year of a standard"),
    pytest.param("IDS004", "国发〔2024〕12号", "Guo Fa [2024] No. 21", "major", id="number of a document"),
    pytest.param("IDS004", "国发〔2024〕12号", "Guo Fa [2023] No. 12", "major", id="its year"),
    pytest.param("IDS004", "国发〔2024〕12号", "the State Council document", "minor", id="it is missing"),
    pytest.param("IDS004", "第A/RES/70/1号决议", "resolution A/RES/71/1", "major", id="a symbol"),
    pytest.param("TAG001", "你好，{name}", "Hello, {nmae}", "major", id="a changed placeholder"),
    pytest.param("TAG001", "共%d个，%s", "%d in all", "major", id="a lost placeholder"),
    pytest.param("TAG001", "共%d个", "%s in all", "major", id="another kind of placeholder"),
    pytest.param("TAG001", "%s在%s中", "%1$s in a file", "major", id="one of two placeholders"),
    pytest.param("TAG001", "共%(n)d个", "%(m)d in all", "major", id="another key"),
    pytest.param("TAG001", "删除%d个文件", "Delete one file", "minor", id="the singular of a plural"),
    pytest.param("TAG001", "<b>路</b>", "<b>Road", "minor", id="a lost tag"),
]


@pytest.mark.parametrize(("code", "source", "target", "severity"), DIFFERENT)
def test_what_differs_is_one_finding(code, source, target, severity):
    [found] = run(code, (source, target), bilingual=True)
    assert found.severity == severity


def test_what_a_page_marks_as_code_is_no_placeholder(tmp_path):
    for name, text in (("zh.md", "注意`src={avatar}`。"), ("en.md", "Note `src={picture}`.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    sides = [read_document(tmp_path / f"{lang}.md", lang) for lang in ("zh", "en")]
    assert list(registry()["TAG001"]().check(Context(Pair(*sides, (Bead((0,), (0,)),)), Glossary(())))) == []


def test_an_address_in_the_next_sentence_is_not_missing():
    beads = ("见https://example.org/a。", "There is more."), ("很多。", "See https://example.org/a.")
    assert run("IDS001", *beads) == []
    assert len(run("IDS001", *beads, bilingual=True)) == 2


def test_what_was_meant_is_suggested():
    [found] = run("IDS001", ("见https://example.org/plan", "See https://example.org/plam."))
    assert found.suggestion == "https://example.org/plan"


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        pytest.param("咨询电话：010-12345678", "Telephone: +86 10 1234 5678", None, id="a telephone number in groups"),
        pytest.param(
            "咨询电话：010-12345678", "Telephone: 010-12346578", "IDS003", id="a telephone number that differs"
        ),
        pytest.param("国发〔2024〕12号", "Guo Fa [2024] No. 21", "IDS004", id="a document number that differs"),
        pytest.param("按GB/T 19001-2016执行", "in line with GB/T 19001-2015", "IDS003", id="a standard that differs"),
        pytest.param(
            "投资13912345678元", "An investment of 13,912,354,678 yuan", "NUM003", id="an amount of 11 digits"
        ),
    ],
)
def test_an_identifier_is_one_finding_and_no_number(source, target, code):
    context = Context(Example("bad", ((source, target),), True).pair(), Glossary(()))
    checks = (c for c in registry().values() if c.code[:3] in ("NUM", "DTE", "UNT", "IDS"))
    assert {f.code for f in findings((c() for c in checks), context)} == ({code} if code else set())


def test_nothing_chinese_is_suggested():
    assert run("IDS004", ("国发〔2024〕12号", "Guo Fa [2024] No. 21"))[0].suggestion is None


def units(*sides):
    documents = []
    for lang, text, codes in zip(("zh", "en"), ("路", "Road"), sides, strict=True):
        segments = (Segment(text, Span(0, len(text)), 1),)
        documents.append(Document(lang, lang, text, segments, units=(Unit(0, "unit 1", codes=codes),)))
    pair = Pair(documents[0], documents[1], (Bead((0,), (0,)),), bilingual=True)
    return list(registry()["TAG001"]().check(Context(pair, Glossary(()))))


def test_inline_codes_of_a_unit_are_compared():
    assert units(("x 1", "g 2", "/g 2"), ("g 2", "/g 2", "x 1")) == []
    assert units(("x 1",), ("x 7",)) == []
    [found] = units(("x 1", "g 2", "/g 2"), ("g 2", "/g 2"))
    assert (found.severity, found.message) == ("major", "inline codes are missing in the translation: x 1")


SENTENCE = "我们要进一步完善制度、加强监督、改进服务，切实保障群众权益。"
USUAL = "We will improve our institutions, strengthen supervision, serve better and protect people's rights."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param(SENTENCE, USUAL, id="usual"),
        pytest.param("总则", "General rules and principles that apply", id="a heading"),
        pytest.param(
            "使用SQL Server Management Studio连接", "Connect with SQL Server Management Studio", id="Latin words"
        ),
        pytest.param(SENTENCE, USUAL + " " + USUAL, id="twice as long"),
    ],
)
def test_lengths_that_occur_are_right(source, target):
    assert run("LEN001", (source, target)) == []


def test_a_length_that_does_not_occur_is_found():
    assert "shorter" in run("LEN001", (SENTENCE, "We will improve."))[0].message
    assert "longer" in run("LEN001", (SENTENCE, f"{USUAL} {USUAL} {USUAL} {USUAL}"))[0].message


def test_a_terse_document_has_its_own_measure():
    terse = "Better rules, checks, service; rights."
    assert len(run("LEN001", *[(SENTENCE, "Better rules and rights.")])) == 1
    assert run("LEN001", *[(SENTENCE, terse)] * 25, (SENTENCE, "Better rules and rights.")) == []
