"""The baseline: what an entry survives, what ends it, and what the file may hold."""

import json
from dataclasses import replace

import pytest

from xlcheck.errors import ConfigurationError
from xlcheck.model import PairReport
from xlcheck.rows import Results, outcome
from xlcheck.suppress.baseline import Entry, grown, hide, read_baseline, render, shrunk

ZH = "增长5%。\n\n增长6%。\n"
EN = "Up 15%.\n\nUp 16%.\n"


@pytest.fixture
def results(pair, at):
    """The results of two pages with a finding at each of these words."""

    def results(zh=ZH, en=EN, words=("15%", "16%")):
        read = pair(zh, en)
        return Results((outcome(PairReport(read, tuple(at(read, "NUM003", w) for w in words))),))

    return results


@pytest.fixture
def entries(results):
    return grown((), results().rows, lambda path: "en.md")


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param(ZH, EN, id="nothing changed"),
        pytest.param("# 题\n\n\n" + ZH, "# Title\n\n\n" + EN, id="lines moved"),
        pytest.param(ZH + "\n另一段。\n", EN + "\nAnother paragraph.\n", id="text added"),
        pytest.param(ZH, EN.replace("Up 15%", "Up  **15%**"), id="marked up, other blanks"),
        pytest.param("增长6%。\n\n增长5%。\n", "Up 16%.\n\nUp 15%.\n", id="order changed"),
    ],
)
def test_what_is_known_stays_hidden(results, entries, zh, en):
    hidden = hide(results(zh, en), entries)
    assert hidden.results.rows == ()
    assert shrunk(entries, hidden.used, lambda code: True) == entries


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        pytest.param(ZH.replace("增长5%", "净增长5%"), EN, id="source sentence"),
        pytest.param(ZH, EN.replace("Up 15%", "Rose by 15%"), id="target sentence"),
    ],
)
def test_touching_a_sentence_brings_its_finding_back(results, entries, zh, en):
    hidden = hide(results(zh, en), entries)
    assert [row.message for row in hidden.results.rows] == ["about 15%"]
    assert [e.target for e in shrunk(entries, hidden.used, lambda code: True)] == ["Up 16%."]


def test_the_matched_words_count(results, entries):
    hidden = hide(results(words=("Up 15%", "16%")), entries)
    assert [row.message for row in hidden.results.rows] == ["about Up 15%"]


def test_an_entry_hides_as_often_as_its_count(results, entries):
    twice = Results(results().outcomes * 2)
    assert len(hide(twice, entries).results.rows) == 2
    assert [e.count for e in grown((), twice.rows, str)] == [2, 2]
    assert hide(twice, grown((), twice.rows, str)).results.rows == ()


@pytest.mark.parametrize("status", ["accepted", "open"])
def test_what_somebody_has_to_correct_or_to_look_at_stays_until_it_is_gone(results, entries, status):
    asked = tuple(replace(entry, status=status) for entry in entries)
    hidden = hide(results(), asked)
    assert hidden.results.rows == results().rows
    assert shrunk(asked, hidden.used, lambda code: True) == asked
    mended = hide(results(words=("15%",)), asked)
    assert len(shrunk(asked, mended.used, lambda code: True)) < len(asked)


def test_it_shrinks_by_what_is_mended_and_keeps_what_was_not_looked_for(results, entries):
    other = Entry("0" * 16, "TRM001", "accepted", "house style")
    used = hide(results(words=("16%",)), (*entries, other)).used
    assert [e.code for e in shrunk((*entries, other), used, lambda code: code == "NUM003")] == ["NUM003", "TRM001"]
    assert len(shrunk((*entries, other), used, lambda code: True)) == 1


def test_growing_keeps_what_a_person_wrote(results, entries):
    judged = (Entry(**{**_fields(entries[0]), "status": "false-positive", "note": "a quotation"}),)
    again = grown(judged, results(words=("16%",)).rows, lambda path: "en.md")
    assert [(e.status, e.note) for e in again] == [("false-positive", "a quotation"), ("todo", "")]


def test_the_file_reads_back_and_does_not_depend_on_order(tmp_path, entries):
    path = tmp_path / "known.json"
    path.write_text(render(entries), encoding="utf-8")
    assert set(read_baseline(path)) == set(entries)
    assert render(reversed(entries)) == render(entries)
    assert "line" not in json.loads(render(entries))["entries"][0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a baseline"),
        ("[]", "not a baseline of version 1"),
        ('{"version": 2, "entries": []}', "not a baseline of version 1"),
        ('{"version": 1, "entries": [{"code": "NUM001"}]}', "entry 1: has no fingerprint"),
        (
            '{"version": 1, "entries": [{"fingerprint": "a", "code": "X", "stauts": "todo"}]}',
            "entry 1: has a field stauts",
        ),
        ('{"version": 1, "entries": [{"fingerprint": "a", "code": "X", "status": "no"}]}', "must be one of todo"),
        ('{"version": 1, "entries": [{"fingerprint": "a", "code": "X", "count": 0}]}', "count must be"),
        ('{"version": 1, "entries": [{"fingerprint": "a", "code": 1}]}', "must be texts"),
        ('{"version": 1, "entries": [{"fingerprint": "a"}]}', "has no code"),
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path, text, says):
    path = tmp_path / "known.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=says) as error:
        read_baseline(path)
    assert str(path) in str(error.value)


def _fields(entry):
    return {name: getattr(entry, name) for name in entry.__slots__}


def test_the_file_is_read_by_a_person(results):
    (entry,) = grown((), results(words=("15%",)).rows, lambda path: "en.md")
    text = render([entry])
    assert '"source": "增长5%。"' in text and '\n   "status": "todo"' in text
    assert text.startswith('{\n "version": 1,') and text.endswith("}\n")
    assert (entry.path, entry.count, entry.target) == ("en.md", 1, "Up 15%.")


def test_entries_are_sorted_by_file_then_code_then_fingerprint():
    known = [Entry("b", "A", path="x"), Entry("a", "B", path="x"), Entry("c", "A", path="x"), Entry("z", "Z", path="a")]
    read = json.loads(render(known))["entries"]
    assert [entry["fingerprint"] for entry in read] == ["z", "b", "c", "a"]


def test_long_sentences_are_quoted_in_part(results):
    rows = results("长" * 100 + "5%。\n", "Long " * 30 + "15%.\n", ("15%",)).rows
    (entry,) = grown((), rows, str)
    assert (len(entry.source), len(entry.target)) == (80, 80)


def test_what_is_hidden_is_counted(results, entries):
    hidden = hide(Results(results().outcomes * 2), entries)
    assert [o.hidden for o in hidden.results.outcomes] == [2, 0]
    assert sorted(hidden.used.values()) == [1, 1]


def test_an_entry_of_two_shrinks_to_one(results, entries):
    twice = grown(entries, results(words=("15%",)).rows, str)
    used = hide(results(), twice).used
    assert sorted(e.count for e in twice) == [1, 2]
    assert [e.count for e in shrunk(twice, used, lambda code: True)] == [1, 1]
    assert shrunk(twice, {}, lambda code: True) == ()
