"""A sentence that is a list on the other side."""

from __future__ import annotations

import pytest

from tests.align.conftest import OTHER
from xlcheck.align import align

SENTENCE = (
    "今年要做好以下工作：修复二十公里河堤，清理全部排水沟渠，更换老旧水泵四十台，建设三座雨水调蓄池，培训八百名防汛队员，"
    "修订城市防洪预案，完善气象预警系统，检查所有地下车库，向居民发放应急手册，储备五万只沙袋。"
)
ITEMS = (
    "The following tasks are to be completed this year:",
    "repair 20 kilometers of river embankments;",
    "clear all drainage ditches;",
    "replace 40 old water pumps;",
    "build three rainwater storage tanks;",
    "train 800 members of flood control teams;",
    "revise the flood control plan of the city;",
    "improve the weather warning system;",
    "inspect all underground garages;",
    "hand out emergency manuals to residents;",
    "and keep 50,000 sandbags in store.",
)
FOREIGN = OTHER[:9]


def split(report, at):
    """The report with room for something else in the middle: what stands before and behind, source and target."""
    return [
        ([s for zh, _ in part for s in zh], [t for _, en in part for t in en]) for part in (report[:at], report[at:])
    ]


def bead_of(beads, sentence):
    return next(bead for bead in beads if sentence in bead.source)


@pytest.mark.parametrize("at", [3, 8, 15])
def test_vertical_list_is_one_bead_with_its_sentence(encoder, report, seg, at):
    (zh, en), (more, rest) = split(report, at)
    beads = align(seg([*zh, SENTENCE, *more]), seg([*en, *ITEMS, *rest]), encoder)
    found = bead_of(beads, len(zh))
    assert found.target == tuple(range(len(en), len(en) + len(ITEMS)))
    assert found.score > 0.5
    assert all(bead.source and bead.target for bead in beads)


def test_list_that_is_told_in_one_sentence_is_one_bead(encoder, report, seg):
    (zh, en), (more, rest) = split(report, 8)
    items = [f"{clause}；" for clause in SENTENCE.rstrip("。").replace("：", "，").split("，")]
    beads = align(seg([*zh, *items, *more]), seg([*en, " ".join(ITEMS), *rest]), encoder)
    assert bead_of(beads, len(zh)).source == tuple(range(len(zh), len(zh) + len(items)))


def test_added_block_is_no_list_of_the_sentence_before_it(encoder, report, seg):
    (zh, en), (more, rest) = split(report, 8)
    beads = align(seg([*zh, *more]), seg([*en, *FOREIGN, *rest]), encoder)
    assert sum(len(bead.target) for bead in beads if not bead.source) == len(FOREIGN)


def test_omitted_block_is_no_list_of_the_sentence_before_it(encoder, report, seg):
    source = [s for zh, _ in report for s in zh]
    target = [t for k, (_, en) in enumerate(report) if not 3 <= k < 12 for t in en]
    beads = align(seg(source), seg(target), encoder)
    assert sum(len(bead.source) for bead in beads if not bead.target) == sum(len(zh) for zh, _ in report[3:12])
