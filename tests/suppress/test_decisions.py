"""Decisions of a reviser: what is read from a file, and what a baseline makes of them."""

import json
import re

import pytest

from xlcheck.errors import ConfigurationError
from xlcheck.suppress.baseline import Entry
from xlcheck.suppress.decisions import Decision, merged, read_file

KNOWN = Entry("f1", "NUM003", "todo", "old", 2, "a.txt", "三", "four")


def test_no_decisions_change_nothing():
    assert merged((KNOWN,), ()) == (KNOWN,)


def test_a_known_finding_takes_status_and_note_and_keeps_the_rest():
    (entry,) = merged((KNOWN,), [Decision("f1", "accepted", "new", count=1)])
    assert entry == Entry("f1", "NUM003", "accepted", "new", 2, "a.txt", "三", "four")


def test_an_unknown_finding_becomes_an_entry_that_quotes_its_sentences():
    decision = Decision("f2", "false-positive", "n", "TRM001", "b.txt", "桥" * 200, "x" * 200, 3)
    assert merged((KNOWN,), [decision])[1] == Entry(
        "f2", "TRM001", "false-positive", "n", 3, "b.txt", "桥" * 80, "x" * 80
    )


def test_importing_twice_is_importing_once():
    decisions = [Decision("f1", "todo", count=5), Decision("f2", "accepted", count=2)]
    once = merged((KNOWN,), decisions)
    assert merged(once, decisions) == once


def test_what_a_reader_may_leave_out_may_be_left_out(tmp_path):
    path = tmp_path / "d.json"
    path.write_text('\ufeff{"version": 1, "x": 0, "decisions": [{"fingerprint": "f", "status": "todo", "y": 1}]}')
    assert read_file(path) == (Decision("f", "todo"),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("", "not a file of decisions", id="empty"),
        pytest.param("[" * 100_000, "not a file of decisions", id="deep"),
        pytest.param("[]", "holds no decisions", id="a list"),
        pytest.param({"version": 1, "entries": []}, "holds no decisions", id="a baseline"),
        pytest.param({"version": 2, "decisions": []}, "version 2 is not known", id="version"),
        pytest.param({"version": 1, "decisions": [7]}, "decision 1: has no fingerprint", id="a number"),
        pytest.param({"version": 1, "decisions": [{"status": "todo"}]}, "decision 1: has no fingerprint", id="without"),
        pytest.param(
            {"version": 1, "decisions": [{"fingerprint": "f", "status": "fine"}]},
            "decision 1: status 'fine' must be one of accepted, false-positive, intended, todo",
            id="status",
        ),
        pytest.param(
            {"version": 1, "decisions": [{"fingerprint": "f", "status": "todo", "note": 7}]},
            "decision 1: note must be a text",
            id="note",
        ),
        pytest.param(
            {"version": 1, "decisions": [{"fingerprint": "f", "status": "todo", "count": 0}]},
            "decision 1: count must be 1 or more",
            id="count",
        ),
    ],
)
def test_another_file_is_refused_with_the_place_and_the_next_step(tmp_path, content, message):
    path = tmp_path / "d.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=re.escape(message)) as caught:
        read_file(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigurationError, match="no such file"):
        read_file(tmp_path / "none.json")
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match="not a file of decisions"):
        read_file(tmp_path / "bytes.json")
