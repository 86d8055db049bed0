"""How errors that were planted in a document are put in, and where they count as found."""

from __future__ import annotations

from benchmarks.planted import Edit, rounds, with_edits


def test_an_edit_changes_its_place_and_says_where():
    text = "One line.\nAnother line."
    changed, spans = with_edits(text, [Edit("word", 4, "line", "word"), Edit("word", 10, "Another", "A")])
    assert changed == "One word.\nA line."
    assert [changed[slice(*span)] for span in spans] == ["word", "A"]


def test_words_that_are_only_taken_out_are_found_by_their_sentence():
    changed, (span,) = with_edits("Not now. He did not come. Later.", [Edit("lost", 16, "not ", "")])
    assert changed[slice(*span)] == "He did come"


def test_errors_near_each_other_are_planted_one_after_the_other():
    text = "a" * 500 + "\n" + "b" * 500
    edits = [Edit("x", place, "a", "c") for place in (0, 20, 900)]
    assert [[edit.start for edit in group] for group in rounds(edits, text)] == [[0, 900], [20]]
