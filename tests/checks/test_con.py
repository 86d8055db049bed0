"""CON001 and CON002: repeated units of bilingual files."""

from dataclasses import replace

import pytest

from xlcheck.checks import Context, Example
from xlcheck.checks.repeats.con001_same_source import SameSourceDifferentTarget
from xlcheck.checks.repeats.con002_same_target import SameTargetDifferentSource
from xlcheck.terms import Glossary

TEXT = "请关闭电源后再打开机箱。"


def run(check, *beads, bilingual=True):
    pair = replace(Example("bad", beads).pair(), bilingual=bilingual)
    return pair, list(check.check(Context(pair, Glossary())))


SAME_SOURCE = [
    pytest.param([(TEXT, "Switch it off."), (TEXT, "Switch it off.")], id="the same"),
    pytest.param([(TEXT, "Switch it off."), (TEXT, "switch  it off")], id="case, blanks and the stop"),
    pytest.param([(TEXT, "Press “OK”."), (TEXT, 'Press "OK".')], id="kind of quotation marks"),
    pytest.param([(TEXT, "Open the cases."), (TEXT, "Open a case.")], id="plural and article"),
    pytest.param([("共有3页内容。", "3 pages."), ("共有4页内容。", "4 pages.")], id="numbers that differ alike"),
    pytest.param([("打开", "Open"), ("打开", "Switch on")], id="short"),
    pytest.param([(TEXT, "Switch it off."), (TEXT, "")], id="not translated yet"),
    pytest.param([("ABC-123 XYZ", "One"), ("ABC-123 XYZ", "Two")], id="no Chinese"),
    pytest.param([], id="no units"),
]


@pytest.mark.parametrize("beads", SAME_SOURCE)
def test_translations_that_do_not_differ(beads):
    assert run(SameSourceDifferentTarget(), *beads)[1] == []


@pytest.mark.parametrize("check", [SameSourceDifferentTarget(), SameTargetDifferentSource()])
def test_aligned_documents_are_not_looked_at(check):
    beads = [(TEXT, "Switch it off now."), (TEXT, "Cut the power."), ("这是另外一句话。", "Cut the power.")]
    assert run(check, *beads, bilingual=False)[1] == []


def test_one_finding_for_a_source_at_the_first_that_departs():
    beads = [(TEXT, "Cut the power."), ("别的内容在此。", "Other."), (TEXT, "Switch it off."), (TEXT, "Switch it off.")]
    pair, [found] = run(SameSourceDifferentTarget(), *beads)
    assert (found.severity, found.confidence, found.bead) == ("minor", "medium", 0)
    assert [pair.target.text[slice(*s)] for s in found.target_spans] == ["Cut the power."]
    assert [r.bead for r in found.related] == [2, 3]
    assert found.message == "2 translations of the same source: “Switch it off.” (2), “Cut the power.” (1)"


def test_a_different_number_is_a_different_translation():
    beads = [("共有3页内容。", "3 pages."), ("共有4页内容。", "4 sheets.")]
    assert len(run(SameSourceDifferentTarget(), *beads)[1]) == 1


def test_a_message_is_cut():
    beads = [(TEXT, f"{letter} " + "word " * 40) for letter in "abcdef"]
    _, [found] = run(SameSourceDifferentTarget(), *beads)
    assert len(found.message) < 400
    assert found.message.endswith("and 2 more")


SAME_TARGET = [
    pytest.param([("请您保存发票。", "Keep the invoice."), ("请保存发票", "Keep the invoice.")], id="politeness"),
    pytest.param([("保存了的发票", "The saved invoice."), ("保存 发票", "The saved invoice.")], id="particles"),
    pytest.param([("选择发票字段", "Select invoice field"), ("发票字段选择", "Select invoice field")], id="order"),
    pytest.param([("保存发票内容", "Save"), ("另存发票内容", "Save")], id="few words"),
    pytest.param([("保存", "Save the new file."), ("储存", "Save the new file.")], id="few characters"),
    pytest.param([("第3页的内容", "Content of page 3"), ("第4页的内容", "Content of page 4")], id="numbers"),
]


@pytest.mark.parametrize("beads", SAME_TARGET)
def test_sources_that_do_not_differ(beads):
    assert run(SameTargetDifferentSource(), *beads)[1] == []


def test_one_finding_for_a_translation():
    beads = [("保存发票内容。", "Keep the invoice."), ("删除全部发票。", "Keep the invoice.")]
    _, [found] = run(SameTargetDifferentSource(), *beads)
    assert (found.severity, found.confidence, found.bead) == ("minor", "low", 1)
    assert found.message == "2 sources with the same translation: “保存发票内容。” (1), “删除全部发票。” (1)"


def test_a_message_shows_where_long_texts_differ():
    long = "To render a controlled field of any kind, pass to it the value "
    zh = "要渲染一个受控的输入框，请传递值。"
    _, [found] = run(SameSourceDifferentTarget(), (zh, f"{long}of the box."), (zh, f"{long}of the area."))
    assert "“…e value of the box.” (1), “…e value of the area.” (1)" in found.message
