"""Sentences between which a clause goes over."""

from __future__ import annotations

import pytest

from xlcheck.align import align

# Two sentences on either side; the boundary stands before or behind a clause.
SILENT = [
    pytest.param(
        ["老人坐在门口，一边抽烟，一边看着远处的山。", "天快黑了，孩子们还在河边玩水，谁也不肯回家。"],
        [
            "The old man sat at the door, smoking and looking at the distant mountains.",
            "It was getting dark, but the children were still playing by the river and none of them would go home.",
        ],
        id="sentence by sentence",
    ),
]
CROSSING = [
    pytest.param(
        ["老人坐在门口，一边抽烟，一边看着远处的山。", "天快黑了，孩子们还在河边玩水，谁也不肯回家。"],
        [
            "The old man sat at the door, smoking.",
            "As he looked at the distant mountains it was getting dark, but the children were still playing by the "
            "river and none of them would go home.",
        ],
        id="the last clause opens the next sentence",
    ),
]


def beads_of(encoder, report, seg, source, target):
    zh, en = ([s for bead in report[:8] for s in bead[side]] for side in (0, 1))
    rest, more = ([s for bead in report[8:] for s in bead[side]] for side in (0, 1))
    beads = align(seg([*zh, *source, *rest]), seg([*en, *target, *more]), encoder)
    return [bead.target for bead in beads if set(bead.source) & {len(zh), len(zh) + 1}], len(en)


@pytest.mark.parametrize(("source", "target"), SILENT)
def test_sentences_without_a_crossing_stay_apart(encoder, report, seg, source, target):
    found, first = beads_of(encoder, report, seg, source, target)
    assert found == [(first,), (first + 1,)]


@pytest.mark.parametrize(("source", "target"), CROSSING)
def test_sentences_that_share_a_clause_are_one_bead(encoder, report, seg, source, target):
    found, first = beads_of(encoder, report, seg, source, target)
    assert found == [(first, first + 1)]
