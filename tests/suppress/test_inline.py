"""Ignores in Markdown: which findings they hide, and what is said about the ignores themselves."""

import pytest

from xlcheck.model import Fact
from xlcheck.suppress import judge_ignores

KNOWN = ("NUM001", "NUM003", "TRM001")
ZH = "增长5%。\n\n增长6%。\n\n增长7%。\n"


def judge(pair, findings, ran=KNOWN):
    return judge_ignores(pair, findings, [], ran, KNOWN)


@pytest.fixture
def left(pair, at):
    """The numbers whose NUM003 is still there, in an English page about 15%, 16% and 17%."""

    def left(en, zh=ZH):
        read = pair(zh, en)
        found = [at(read, "NUM003", f"{n}%") for n in (15, 16, 17)]
        return [f.message[-3:-1] for f in judge(read, found).findings]

    return left


@pytest.mark.parametrize(
    "en",
    [
        pytest.param("Up 15%.\n\nUp 16%.\n\nUp 17%.\n", id="no comment"),
        pytest.param("Up 15%.\n\n<!-- see xlcheck -->\nUp 16%.\n\nUp 17%.\n", id="a comment about xlcheck"),
        pytest.param("Up 15%.\n\n<!-- xlcheck: ignore TRM -->\nUp 16%.\n\nUp 17%.\n", id="another code"),
        pytest.param("Up 15%.\n\n`<!-- xlcheck: ignore NUM003 -->` Up 16%.\n\nUp 17%.\n", id="shown as code"),
        pytest.param("```\n<!-- xlcheck: ignore -->\n```\nUp 15%.\n\nUp 16%.\n\nUp 17%.\n", id="in a block of code"),
        pytest.param("Up 15%.\n\nUp 16%.\n\nUp 17%.\n\n<!-- xlcheck: ignore -->\n", id="behind everything"),
        pytest.param("Up 15%.\n\n<!-- xlcheck: enable -->\n\nUp 16%.\n\nUp 17%.\n", id="enable without disable"),
    ],
)
def test_nothing_is_hidden(left, en):
    assert left(en) == ["15", "16", "17"]


@pytest.mark.parametrize(
    ("en", "stays"),
    [
        pytest.param("Up 15%.\n\n<!-- xlcheck: ignore NUM003 -->\nUp 16%.\n\nUp 17%.\n", "15 17", id="next line"),
        pytest.param("Up 15%.\n\n<!-- xlcheck: ignore NUM003 -->\n\nUp 16%.\n\nUp 17%.\n", "15 17", id="blank line"),
        pytest.param(
            "Up 15%.\n\n<!--xlcheck:ignore num-->\nUp 16%.\n\nUp 17%.\n", "15 17", id="tight, family of codes"
        ),
        pytest.param("Up 15%.\n\n<!-- xlcheck: ignore -- why -->\nUp 16%.\n\nUp 17%.\n", "15 17", id="all codes"),
        pytest.param("Up 15%.\n\n<!-- xlcheck: ignore TRM001, NUM003 -->\nUp 16%.\n\nUp 17%.\n", "15 17", id="list"),
        pytest.param("Up 15%.\n\n{/* xlcheck: ignore NUM003 */}\n\nUp 16%.\n\nUp 17%.\n", "15 17", id="MDX"),
        pytest.param("Up 15%.\n\nUp 16%. <!-- xlcheck: ignore NUM003 -->\n\nUp 17%.\n", "15 17", id="behind the text"),
        pytest.param("Up 15%.\n\n<!-- xlcheck: ignore NUM003 --> Up 16%.\n\nUp 17%.\n", "15 17", id="before the text"),
        pytest.param("<!-- xlcheck: ignore NUM -->\n- Up 15%.\n- Up 16%.\n\nUp 17%.\n", "17", id="a list is one block"),
        pytest.param(
            "<!-- xlcheck: ignore NUM -->\n\n| a |\n|---|\n| Up 15%. |\n| Up 16%. |\n\nUp 17%.\n",
            "17",
            id="a table too",
        ),
        pytest.param(
            "<!-- xlcheck: ignore TRM -->\n<!-- xlcheck: ignore NUM -->\nUp 15%.\n\nUp 16%.\n\nUp 17%.\n",
            "16 17",
            id="two comments before one block",
        ),
        pytest.param("Up 15%.\n\n<!-- xlcheck: disable -->\n\nUp 16%.\n\nUp 17%.\n", "15", id="disabled to the end"),
        pytest.param(
            "<!-- xlcheck: disable NUM -->\n\nUp 15%.\n\nUp 16%.\n\n<!-- xlcheck: enable NUM -->\n\nUp 17%.\n",
            "17",
            id="disabled and enabled",
        ),
        pytest.param(
            "<!-- xlcheck: disable -->\n\nUp 15%.\n\nUp 16%.\n\n<!-- xlcheck: enable NUM -->\n\nUp 17%.\n",
            "17",
            id="all disabled, one family enabled",
        ),
    ],
)
def test_hidden(left, en, stays):
    zh = ZH.replace("增长5%。\n\n增长6", "a\n\n增长5%。\n\n增长6") if "| a |" in en else ZH
    assert left(en, zh) == stays.split()


def test_an_ignore_in_the_source_counts_too(left):
    zh = "增长5%。\n\n<!-- xlcheck: ignore NUM003 -->\n增长6%。\n\n增长7%。\n"
    assert left("Up 15%.\n\nUp 16%.\n\nUp 17%.\n", zh) == ["15", "17"]


def test_lost_text_is_ignored_where_it_would_stand(pair, at):
    read = pair("增长5%。\n\n增长6%。\n", "Up 5%.\n\n<!-- xlcheck: disable -->\n")
    finding = at(read, "NUM001", "6%")
    assert finding.source_spans
    assert judge(read, [finding]).hidden == 0
    read = pair("增长5%。\n\n<!-- xlcheck: ignore NUM001 -- not for foreign readers -->\n增长6%。\n", "Up 5%.\n")
    assert judge(read, [at(read, "NUM001", "6%")]).hidden == 1


def test_an_idle_ignore_is_reported_at_its_place(pair):
    read = pair(ZH, "Up 15%.\n\n  <!-- xlcheck: ignore NUM003 -- old -->\nUp 16%.\n\nUp 17%.\n")
    (note,) = judge(read, []).notes
    assert (note.code, note.severity, note.place, note.length) == ("CFG001", "info", (3, 3), 38)
    assert not note.source
    assert "ignore NUM003" in note.message


@pytest.mark.parametrize(
    ("comment", "ran"),
    [("ignore TRM001", ("NUM003",)), ("ignore NUM", ("NUM003",)), ("ignore", ("NUM003", "TRM001"))],
)
def test_an_ignore_is_not_called_idle_where_its_checks_did_not_run(pair, comment, ran):
    read = pair(ZH, f"<!-- xlcheck: {comment} -->\nUp 15%.\n\nUp 16%.\n\nUp 17%.\n")
    assert judge(read, [], ran).notes == ()


@pytest.mark.parametrize(
    ("comment", "says"),
    [("ingore NUM003", "did you mean ignore"), ("", "write ignore"), ("ignore NMU003", "did you mean NUM003")],
)
def test_what_is_not_understood_is_reported(pair, at, comment, says):
    read = pair(ZH, f"<!-- xlcheck: {comment} -->\nUp 15%.\n\nUp 16%.\n\nUp 17%.\n")
    judged = judge(read, [at(read, "NUM003", "15%")])
    assert judged.hidden == 0
    (note,) = judged.notes
    assert (note.code, note.severity) == ("CFG002", "minor")
    assert says in note.message


@pytest.mark.parametrize(
    ("comment", "codes"),
    [
        pytest.param("ignore NUM003", [], id="of use"),
        pytest.param("ignore TRM001", ["CFG001"], id="idle"),
        pytest.param("disable NUM003", [], id="disabled, of use"),
        pytest.param("disable TRM001", ["CFG001"], id="disabled, idle"),
        pytest.param("enable", [], id="enabled"),
        pytest.param("enable TRM001", [], id="enabled for a code"),
        pytest.param("enable NMU001", ["CFG002"], id="enabled for no code"),
    ],
)
def test_what_is_said_of_a_comment_before_a_finding(pair, at, comment, codes):
    read = pair(ZH, f"Up 15%.\n\n<!-- xlcheck: {comment} -->\nUp 16%.\n\nUp 17%.\n")
    assert [note.code for note in judge(read, [at(read, "NUM003", "16%")]).notes] == codes


def test_pages_without_a_comment_stay_as_they_are(pair, at):
    read = pair(ZH, "Up 15%.\n\nUp 16%.\n\nUp 17%.\n")
    found, fact = [at(read, "NUM003", "15%")], Fact("NUM003", "5", "15", 0)
    assert judge_ignores(read, found, [fact], KNOWN, KNOWN) == (found, 0, (), [fact])


@pytest.mark.parametrize(("side", "code"), [("zh", "NUM003"), ("en", "NUM003"), ("zh", ""), ("en", "")])
def test_a_fact_at_an_ignored_place_is_compared_with_no_other_file(pair, side, code):
    comment = f"<!-- xlcheck: ignore {code} -->\n"
    texts = {"zh": ZH, "en": "Up 15%.\n\nUp 16%.\n\nUp 17%.\n"}
    texts[side] = texts[side].replace("\n\n", f"\n\n{comment}", 1)
    read = pair(texts["zh"], texts["en"])
    facts = [Fact("NUM003", "subject", "form", k) for k in range(3)]
    judged = judge_ignores(read, [], facts, KNOWN, KNOWN)
    assert judged.facts == [facts[0], facts[2]]
    assert [note.code for note in judged.notes] == ([] if code else ["CFG001"])
