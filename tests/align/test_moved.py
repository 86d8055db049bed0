"""What the order of the beads shows."""

from __future__ import annotations

import pytest

from xlcheck.align import moved_findings
from xlcheck.align.moved import moved_blocks
from xlcheck.model import Bead

X = None


def beads(targets):
    """One source sentence a bead, and the target sentence of each (X: none)."""
    return tuple(Bead((i,), () if j is X else (j,)) for i, j in enumerate(targets))


@pytest.mark.parametrize(
    ("targets", "blocks"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([X, X], [], id="no translation"),
        pytest.param([0, 1, 2, 3], [], id="in order"),
        pytest.param([0, X, 2, X, 5], [], id="omissions and additions"),
        pytest.param([0, 3, 4, 5, 1, 2, 6], [[4, 5]], id="the shorter of two exchanged blocks"),
        pytest.param([4, 5, 0, 1, 2, 3], [[0, 1]], id="the beginning is the end"),
        pytest.param([0, 3, X, 4, 5, 1, 2, 6, 7, 8, 9], [[5, 6]], id="omission in an exchanged block"),
        pytest.param([8, 0, 1, 2, 9, 3, 4, 5, 6], [[0], [4]], id="two blocks to one place, apart in the source"),
        pytest.param([0, 1, 9, 2, 3, 4, 11, 5, 6, 7, 8, 10], [[2], [6]], id="two blocks to different places"),
    ],
)
def test_blocks(targets, blocks):
    assert moved_blocks(beads(targets)) == blocks


def test_finding_has_the_range_on_both_sides(pair):
    zh, en = [f"第{k}句。" for k in range(6)], [f"Sentence {k}." for k in (0, 4, 5, 1, 2, 3)]
    one = pair(zh, en, beads([0, 3, 4, 5, 1, 2]))
    (finding,) = moved_findings(one)
    assert (finding.code, finding.severity, finding.confidence, finding.bead) == ("ALN903", "minor", "high", 4)
    (source,), (target,) = finding.source_spans, finding.target_spans
    assert one.source.text[slice(*source)] == "第4句。\n第5句。"
    assert one.target.text[slice(*target)] == "Sentence 4.\nSentence 5."
    assert "these 2 sentences" in finding.message
    assert "after line 4 of the source" in finding.message
