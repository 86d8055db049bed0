"""Sentences between which a clause goes over."""

from __future__ import annotations

import pytest

from xlcheck.align.crossing import with_crossings
from xlcheck.align.judge import Judge
from xlcheck.align.texts import read_texts
from xlcheck.align.weights import load_weights
from xlcheck.model import Bead

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
    pytest.param(
        ["她把信折好，放进抽屉里。", "窗外下着大雨，街上一个行人也没有，只有路灯还亮着。"],
        [
            "She folded the letter and put it in the drawer.",
            "Outside it was raining hard; not a single pedestrian was on the street, and only the lamps were lit.",
        ],
        id="clauses in their order",
    ),
    pytest.param(
        ["他修好了水泵，又检查了一遍阀门。", "村民送来热茶和馒头，请他留下吃饭。"],
        [
            "Once the pump was repaired he checked the valves again.",
            "Inviting him to stay for dinner, the villagers brought hot tea and steamed buns.",
        ],
        id="clauses turned round within the sentence",
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
    pytest.param(
        ["她把信折好，放进抽屉里。", "窗外下着大雨，街上一个行人也没有，只有路灯还亮着。"],
        [
            "She folded the letter and put it in the drawer, while heavy rain was falling outside the window.",
            "There was not a single pedestrian on the street; only the lamps were still lit.",
        ],
        id="the first clause closes the sentence before",
    ),
]


def joined(encoder, seg, source, target, score=0.5):
    """Return the beads that are made of the two sentences of either side, one by one, each that sure."""
    texts = read_texts(seg(source), seg(target), encoder)
    beads = [Bead((0,), (0,), score), Bead((1,), (1,), score)]
    return with_crossings(*texts, beads, encoder, Judge(encoder.token_rows, load_weights()))


@pytest.mark.parametrize(("source", "target"), SILENT)
def test_sentences_without_a_crossing_stay_apart(encoder, seg, source, target):
    assert len(joined(encoder, seg, source, target)) == 2


@pytest.mark.parametrize(("source", "target"), CROSSING)
def test_sentences_that_share_a_clause_are_one_bead(encoder, seg, source, target):
    (bead,) = joined(encoder, seg, source, target)
    assert (bead.source, bead.target) == ((0, 1), (0, 1))
    assert 0.8 <= bead.score <= 1


@pytest.mark.parametrize(("source", "target"), CROSSING)
def test_sure_beads_are_not_looked_at_again(encoder, seg, source, target):
    assert len(joined(encoder, seg, source, target, 0.95)) == 2


def test_a_sentence_whose_clauses_all_cross_goes_over(encoder, seg):
    source = ["老人坐在门口，一边抽烟，一边看着远处的山。", "天快黑了，孩子们还在河边玩水，谁也不肯回家。"]
    target = [
        "The old man sat at the door, smoking.",
        "He was looking at the distant mountains.",
        "It was getting dark, but the children were still playing by the river and none of them would go home.",
    ]
    texts = read_texts(seg(source), seg(target), encoder)
    for wrong in ([Bead((0,), (0,), 0.5), Bead((1,), (1, 2), 0.5)], [Bead((0,), (0, 1), 0.5), Bead((1,), (2,), 0.5)]):
        beads = with_crossings(*texts, wrong, encoder, Judge(encoder.token_rows, load_weights()))
        assert [(bead.source, bead.target) for bead in beads] == [((0,), (0, 1)), ((1,), (2,))]
