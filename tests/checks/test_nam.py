"""NAM001 and NAM002: what they say, and what they leave to the glossary."""

from xlcheck.checks import Context, Example, findings
from xlcheck.checks.names.nam001_inconsistent import NameInconsistent
from xlcheck.checks.names.nam002_pinyin import NameNotPinyin
from xlcheck.checks.terms.trm001_missing import TermMissing
from xlcheck.model import Bead, Pair
from xlcheck.terms import Entry, Glossary

MR = ("王宏志先生发言。", "Mr. Wang Hongzhi spoke.")


def run(check, *beads, glossary=None, scores=None):
    pair = Example("bad", beads).pair()
    if scores:
        beads = tuple(Bead(b.source, b.target, s) for b, s in zip(pair.beads, scores, strict=True))
        pair = Pair(pair.source, pair.target, beads)
    return pair, list(check.check(Context(pair, glossary or Glossary())))


def test_silent_without_names():
    for check in (NameInconsistent(), NameNotPinyin()):
        assert run(check)[1] == []
        assert run(check, ("水价上涨。", "The price of water rises."))[1] == []


def test_an_uncertain_alignment_is_not_judged():
    beads = [MR, ("王宏志走了。", "Wang Zhihong left."), ("王宏志来了。", "Wang Hung-chih came.")]
    for check in (NameInconsistent(), NameNotPinyin()):
        assert run(check, *beads, scores=[1, 0.3, 0.3])[1] == []


def test_a_wrong_name_is_shown_on_both_sides():
    pair, [found] = run(NameNotPinyin(), ("下面请王宏志先生发言。", "Mr. Wang Zhihong, please."))
    assert (found.severity, found.confidence) == ("major", "high")
    assert [pair.source.text[slice(*s)] for s in found.source_spans] == ["王宏志"]
    assert [pair.target.text[slice(*s)] for s in found.target_spans] == ["Wang Zhihong"]
    assert found.message == (
        "“Wang Zhihong” is not how 王宏志 is read: that is “Wang Hongzhi” in pinyin; "
        "the syllables of the given name have changed places"
    )


def test_the_right_name_is_not_told_where_it_is_not_certain():
    _, [found] = run(NameNotPinyin(), ("王娜女士发言。", "Ms. Wang Li spoke."))
    assert found.message == "“Wang Li” is not how 王娜 is read"


def test_another_surname_is_less_certain():
    _, [found] = run(NameNotPinyin(), ("王宏志先生发言。", "Mr. Huang Hongzhi spoke."))
    assert found.confidence == "medium"


def test_several_names_are_one_finding_at_the_first_that_departs():
    beads = [MR, ("王宏志走了。", "Wang Hung-chih left."), ("王宏志来了。", "Wang Hongzhi came.")]
    pair, [found] = run(NameInconsistent(), *beads)
    assert (found.severity, found.bead, [r.bead for r in found.related]) == ("minor", 1, [0, 2])
    assert [pair.target.text[slice(*s)] for s in found.target_spans] == ["Wang Hung-chih"]
    assert found.message == ("王宏志 has several names in this document: “Wang Hongzhi” (2), “Wang Hung-chih” (1)")


def test_a_name_of_the_glossary_is_left_to_the_checks_of_terms():
    beads = [MR, ("王宏志走了。", "Wang Hung-chih left.")]
    glossary = Glossary((Entry("王宏志", "Wang Hongzhi", pos="person"),))
    assert run(NameInconsistent(), *beads, glossary=glossary)[1] == []


def test_a_body():
    beads = [("航空警察局负责。", "The Aviation Police Bureau."), ("航空警察局。", "The Aviation Police Office.")]
    _, [found] = run(NameInconsistent(), *beads)
    assert found.message == (
        "航空警察局 has several names in this document: "
        "“The Aviation Police Bureau” (1), “The Aviation Police Office” (1)"
    )


def test_a_wrong_name_is_not_reported_as_a_missing_term_too():
    beads = (("下面请王宏志先生发言。", "Mr. Wang Zhihong, please."), ("王宏志的意见。", "His view."))
    context = Context(Example("bad", beads).pair(), Glossary((Entry("王宏志", "Wang Hongzhi", pos="person"),)))
    checks = NameNotPinyin(), TermMissing()
    assert ("TRM001", 0) in [(f.code, f.bead) for check in checks for f in check.check(context)]
    assert [(f.code, f.bead) for f in findings(checks, context) if f.bead == 0] == [("NAM002", 0)]


def test_a_finding_stands_where_the_name_is_another_one():
    beads = [
        ("航空警察局局长。", "Head of the Aviation Police Bureau"),
        ("航空警察局负责。", "The Aviation Police Bureau."),
        ("航空警察局", "The Aviation Police Bureau"),
        ("航空警察局。", "The Aviation Police Office."),
    ]
    _, [found] = run(NameInconsistent(), *beads)
    assert found.bead == 3


def test_names_are_compared_in_simplified_characters_and_shown_as_they_are_written():
    beads = (
        ("第一個發言的是趙曉峰先生。", "Zhao Xiaofeng was the first to speak."),
        ("赵晓峰谈了水价。", "Chao Hsiao-feng talked about the price of water."),
    )
    ((finding,),) = [run(NameInconsistent(), *beads)[1]]
    assert finding.message.startswith("趙曉峰 has several names")
    listed = Glossary((Entry("趙曉峰", "Zhao Xiaofeng"),))
    assert run(NameInconsistent(), *beads, glossary=listed)[1] == []
