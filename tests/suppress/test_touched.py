"""Which findings a change touches: the lines of hunks, the gap of lost text, notes, and a diff as git writes it."""

import os
from dataclasses import replace

import pytest

from xlcheck.model import Note, PairReport
from xlcheck.places import Located
from xlcheck.rows import Results, note_row, outcome
from xlcheck.suppress.diff import WHOLE, Changes, _parsed

ZH = "一。\n\n增长5%。\n\n增长6%。\n\n增长7%。\n"
EN = "One.\n\nUp 15%.\n\nUp 16%.\n\nUp 17%.\n"


@pytest.mark.parametrize(
    ("hunk", "touched"),
    [
        pytest.param((1, 3), False, id="lines before"),
        pytest.param((1, 4), True, id="lines to the first"),
        pytest.param((5, 1), True, id="a line within"),
        pytest.param((6, 9), True, id="the last line and more"),
        pytest.param((7, 1), False, id="the line behind"),
        pytest.param((3, 0), False, id="lines gone before the first"),
        pytest.param((4, 0), True, id="lines gone behind the first"),
        pytest.param((5, 0), True, id="lines gone before the last"),
        pytest.param((6, 0), False, id="lines gone behind the last"),
    ],
)
def test_sentences_of_lines_four_to_six(tmp_path, hunk, touched):
    path = str(tmp_path / "en.md")
    side = Located(path, 4, 1, 6, 1, "", (), (4, 6))
    assert Changes({path: (hunk,)}, frozenset()).reaches(side) is touched
    assert not Changes({str(tmp_path / "other.md"): (hunk,)}, frozenset()).reaches(side)
    assert Changes({path: ((90, 1), hunk)}, frozenset()).reaches(side) is touched


@pytest.fixture
def lost(pair, at):
    """Results with one finding: a Chinese sentence that has no translation between lines 3 and 9 of the English."""
    read = pair(ZH, EN)
    kept = [bead for bead in read.beads if 2 not in bead.target]
    beads = tuple(replace(bead, target=()) if 2 in bead.target else bead for bead in read.beads)
    assert len(beads) == len(kept) + 1
    read = replace(read, beads=beads)
    results = Results((outcome(PairReport(read, (replace(at(read, "OMI001", "6%"), target_spans=()),))),))
    assert results.rows[0].target is None and results.rows[0].gap == (3, 7)
    return results


@pytest.mark.parametrize(
    ("hunk", "touched"),
    [
        pytest.param((2, 1), False, id="before the sentence before"),
        pytest.param((1, 3), True, id="to the sentence before"),
        pytest.param((5, 0), True, id="lines gone in the gap"),
        pytest.param((7, 1), True, id="the sentence behind"),
        pytest.param((8, 1), False, id="behind the sentence behind"),
        pytest.param((2, 0), False, id="lines gone before the sentence before"),
        pytest.param((3, 0), True, id="lines gone behind the sentence before"),
    ],
)
def test_lost_text_is_touched_between_its_neighbours(lost, hunk, touched):
    found = Changes({os.path.realpath(lost.outcomes[0].target): (hunk,)}, frozenset()).restrict(lost)
    assert [row.code for row in found.rows] == ["OMI001"] * touched
    assert [row.at_source for row in found.rows] == [False] * touched
    assert found.outcomes[0].hidden == (not touched)


def test_what_is_hidden_is_added_to_what_was_hidden_before(pair, at):
    read = pair(ZH, EN)
    results = Results(
        (replace(outcome(PairReport(read, (at(read, "NUM003", "15%"), at(read, "NUM003", "16%")))), hidden=5),)
    )
    found = Changes({os.path.realpath(read.target.path): ((3, 1),)}, frozenset()).restrict(results)
    assert [row.message for row in found.rows] == ["about 15%"]
    assert found.outcomes[0].hidden == 6


@pytest.mark.parametrize(
    ("files", "gone", "kept"),
    [
        pytest.param((), (), [], id="nothing changed"),
        pytest.param(("a.zh.md",), (), ["a"], id="the file itself changed"),
        pytest.param((), ("b.en.md",), ["b"], id="the file that it names is gone"),
        pytest.param(("a.zh.md",), ("b.en.md",), ["a", "b"], id="one changed, one gone"),
    ],
)
def test_notes_stay_for_changed_files_and_for_deleted_ones_that_they_name(tmp_path, monkeypatch, files, gone, kept):
    monkeypatch.chdir(tmp_path)
    notes = tuple(
        note_row(Note("PRJ001", "minor", "high", f"{name}.en.md is not there", f"{name}.zh.md", True)) for name in "ab"
    )
    paths = {os.path.realpath(name): WHOLE for name in files}
    found = Changes(paths, frozenset(map(os.path.realpath, gone))).restrict(Results((), notes))
    assert [row.message[0] for row in found.notes] == kept


def test_any_of_several_paths():
    found = Changes({os.path.realpath("en.md"): WHOLE}, frozenset())
    assert found.touches(None, "en.md") and found.touches("en.md", "zh.md")
    assert not found.touches("zh.md", None)


DIFF = rb"""diff --git a/zh.md b/zh.md
--- a/zh.md
+++ b/zh.md
@@ -3 +3,2 @@ heading
-old
+new
+new
@@ -9,2 +10,0 @@
-old
-old
@@ -20,0 +20 @@
+new
\ No newline at end of file
diff --git "a/\346\226\260 \"x\".md" "b/\346\226\260 \"x\".md"
--- "a/\346\226\260 \"x\".md"
+++ "b/\346\226\260 \"x\".md"
@@ -1 +1 @@
-1
+2
diff --git a/tab.md b/tab.md
--- a/with blank.md	
+++ b/with blank.md	
@@ -1 +1,2 @@
-1
+2
+3
diff --git a/gone.md b/gone.md
--- a/gone.md
+++ /dev/null
@@ -1,2 +0,0 @@
---- a/no header
-+++ b/no header
diff --git a/utf16.md b/utf16.md
Binary files a/utf16.md and b/utf16.md differ
diff --git a/gone.bin b/gone.bin
Binary files a/gone.bin and /dev/null differ
"""


def test_a_diff_of_every_kind():
    files, gone = _parsed(DIFF)
    assert files == {
        b"zh.md": ((3, 2), (10, 0), (20, 1)),
        '新 "x".md'.encode(): ((1, 1),),
        b"with blank.md": ((1, 2),),
        b"utf16.md": WHOLE,
    }
    assert gone == [b"gone.md"]
