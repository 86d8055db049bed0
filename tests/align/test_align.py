from __future__ import annotations

import pytest

from xlcheck.align import align


def shapes(beads):
    return [(bead.source, bead.target) for bead in beads]


def assert_covers(beads, n, m):
    assert [i for bead in beads for i in bead.source] == list(range(n))
    assert sorted(j for bead in beads for j in bead.target) == list(range(m))
    assert all(0 <= bead.score <= 1 for bead in beads)
    assert all(bead.source or bead.target for bead in beads)
    assert all(len(bead.source) + len(bead.target) <= 8 for bead in beads)


def test_report_is_aligned_with_its_merged_sentences(encoder, report, seg, joined):
    source, target, expected = joined(report)
    assert shapes(align(seg(source), seg(target), encoder)) == expected


@pytest.mark.parametrize("lost", [pytest.param(range(k, k + 3), id=f"beads {k} to {k + 2}") for k in (1, 5, 8)])
def test_untranslated_sentences_are_beads_of_their_own(encoder, report, seg, joined, lost):
    source, target, expected = joined([(zh, () if k in lost else en) for k, (zh, en) in enumerate(report)])
    beads = align(seg(source), seg(target), encoder)
    assert shapes(beads) == expected
    assert all(bead.score > 0.5 for bead in beads if not bead.target)


@pytest.mark.parametrize("lost", [pytest.param(range(k, k + 3), id=f"beads {k} to {k + 2}") for k in (1, 5, 8)])
def test_added_sentences_are_beads_of_their_own(encoder, report, seg, joined, lost):
    source, target, expected = joined([(() if k in lost else zh, en) for k, (zh, en) in enumerate(report)])
    assert shapes(align(seg(source), seg(target), encoder)) == expected


def test_foreign_text_before_and_behind_is_left_alone(encoder, report, other, seg, joined):
    beads = [*(((), [line]) for line in other[:6]), *report, *(((), [line]) for line in other[6:])]
    source, target, expected = joined(beads)
    assert shapes(align(seg(source), seg(target), encoder)) == expected


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(["水库已经建成。"], [], id="no translation"),
        pytest.param([], ["The reservoir has been built.", "It is full."], id="no source"),
        pytest.param(["水库已经建成。"], ["The reservoir has been built."], id="one sentence"),
        pytest.param(["水库已经建成。"] * 9, ["The reservoir has been built."] * 14, id="all lines are the same"),
        pytest.param(["", " ", "。"], ["", "."], id="no words"),
        pytest.param(["甲", "乙", "丙", "丁"], ["zzz"], id="no evidence"),
        pytest.param(["水库。"], [f"Line {k}." for k in range(60)], id="one against sixty"),
        pytest.param([f"第{k}行。" for k in range(60)], ["Line."], id="sixty against one"),
        pytest.param(["\U00020000" * 3, "a\x00b", "🙂"], ["\U00020000", "\ufffd"], id="odd characters"),
    ],
)
def test_every_sentence_is_in_one_bead(encoder, seg, source, target):
    assert_covers(align(seg(source), seg(target), encoder), len(source), len(target))


def test_same_input_gives_same_beads(encoder, report, seg, joined):
    source, target, _ = joined(report)
    assert align(seg(source), seg(target), encoder) == align(seg(source), seg(target), encoder)


def test_encoder_without_tokens_aligns_too(encoder, report, seg, joined):
    class Plain:
        name, revision, dim = "plain", "0", encoder.dim

        def encode(self, texts):
            return encoder.encode(texts)

    source, target, expected = joined(report)
    beads = align(seg(source), seg(target), Plain())
    assert_covers(beads, len(source), len(target))
    assert len(set(shapes(beads)) & set(expected)) >= len(expected) - 3


def test_long_text_is_aligned_in_windows(encoder, report, seg, joined, monkeypatch):
    monkeypatch.setattr("xlcheck.align.aligner._WINDOW", 600)
    monkeypatch.setattr("xlcheck.align.aligner._OVERLAP", 8)
    source, target, expected = joined(
        [([f"第{k}号：{zh[0]}", *zh[1:]], [f"No. {k}: {en[0]}", *en[1:]]) for k in range(8) for zh, en in report]
    )
    beads = align(seg(source), seg(target), encoder)
    assert_covers(beads, len(source), len(target))
    assert len(set(shapes(beads)) & set(expected)) > 0.9 * len(expected)
