from __future__ import annotations

import pytest

from xlcheck.align import align, ensure_aligned
from xlcheck.encode import EMBEDDED_FOLDER, StaticEncoder
from xlcheck.errors import AlignmentError
from xlcheck.model import Bead


@pytest.mark.parametrize(
    "keep",
    [
        pytest.param(lambda k: True, id="complete"),
        pytest.param(lambda k: k >= 7, id="second half only"),
        pytest.param(lambda k: k < 7, id="first half only"),
        pytest.param(lambda k: k % 3, id="every third sentence left out"),
    ],
)
def test_translations_pass(encoder, report, seg, joined, pair, keep):
    source, target, _ = joined([(zh, en if keep(k) else ()) for k, (zh, en) in enumerate(report)])
    ensure_aligned(pair(source, target, align(seg(source), seg(target), encoder)), encoder)


def test_other_text_is_refused_and_the_message_names_files_and_next_step(encoder, report, other, seg, joined, pair):
    source, _, _ = joined(report)
    target = list(other)
    with pytest.raises(AlignmentError, match=r"zh\.txt and en\.txt.*check that both files") as error:
        ensure_aligned(pair(source, target, align(seg(source), seg(target), encoder)), encoder)
    assert error.value.code == "ALN901"
    assert error.value.exit_code == 3


@pytest.mark.parametrize("count", [1, 2, 3])
def test_tiny_texts_are_never_refused(encoder, report, other, seg, joined, pair, count):
    for lines in ([line for _, en in report[:count] for line in en], list(other[:count])):
        source, _, _ = joined(report[:count])
        ensure_aligned(pair(source, lines, align(seg(source), seg(lines), encoder)), encoder)


LINES = ["水库的蓄水能力提高了。", "居民已经搬进新房。", "渔民担心鱼类产卵。", "公园明年向游客开放。"]
TRANSLATED = [
    "The storage capacity of the reservoir rose.",
    "Residents have moved into new homes.",
    "Fishermen worry about the spawning of fish.",
    "The park opens to visitors next year.",
]


def made(pair, count, score, *, shift=0, size=1):
    """A text of so many sentences and its translation in beads of one size, with the sides shifted against another."""
    source = [f"{LINES[k % 4]}{k}" for k in range(count)]
    target = [f"{TRANSLATED[(k + shift) % 4]} {k + shift}" for k in range(count)]
    spans = [tuple(range(first, first + size)) for first in range(0, count, size)]
    return pair(source, target, tuple(Bead(span, span, score) for span in spans))


def refused(made, encoder):
    try:
        ensure_aligned(made, encoder)
    except AlignmentError:
        return True
    return False


@pytest.mark.parametrize(
    ("count", "score", "wrong"),
    [(8, 0.41, False), (8, 0.39, True), (8, 0.0, True), (7, 0.0, False), (40, 0.41, False), (40, 0.39, True)],
)
def test_two_fifths_of_the_sentences_must_have_a_counterpart(encoder, pair, count, score, wrong):
    assert refused(made(pair, count, score), encoder) is wrong


@pytest.mark.parametrize("side", ["source", "target"])
@pytest.mark.parametrize(("kept", "wrong"), [(4, False), (3, True)])
def test_the_share_of_the_better_side_decides(encoder, pair, side, kept, wrong):
    ours, theirs = (10, 100) if side == "source" else (100, 10)
    source = [f"{LINES[k % 4]}{k}" for k in range(ours)]
    target = [f"{TRANSLATED[k % 4]} {k}" for k in range(theirs)]
    beads = [Bead((k,), (k,), 1.0) for k in range(kept)] + [Bead((k,), (), 1.0) for k in range(kept, ours)]
    beads += [Bead((), (k,), 1.0) for k in range(kept, theirs)]
    assert refused(pair(source, target, tuple(beads)), encoder) is wrong


def test_a_bead_counts_by_its_sentences(encoder, pair):
    assert refused(made(pair, 12, 0.41, size=2), encoder) is False
    assert refused(made(pair, 12, 0.39, size=2), encoder) is True


def test_beads_no_more_alike_than_other_pairs_are_refused(encoder, pair):
    assert refused(made(pair, 8, 1.0, shift=1), encoder) is True
    assert refused(made(pair, 8, 1.0), encoder) is False


def test_half_of_the_beads_may_be_wrong(encoder, pair):
    source = [f"{LINES[k % 4]}{k}" for k in range(32)]
    verdicts = []
    for wrong in (4, 16, 32):
        target = [f"{TRANSLATED[(k + (k < wrong)) % 4]} {k}" for k in range(32)]
        verdicts.append(refused(pair(source, target, tuple(Bead((k,), (k,), 1.0) for k in range(32))), encoder))
    assert verdicts == [False, False, True]


@pytest.mark.parametrize(("beads", "wrong"), [(5, False), (6, True)])
def test_fewer_than_six_beads_are_no_measure_of_likeness(encoder, pair, beads, wrong):
    assert refused(made(pair, 2 * beads, 1.0, shift=3, size=2), encoder) is wrong


class Counting(StaticEncoder):
    """The embedded model with a count of what it encoded."""

    def __init__(self):
        super().__init__(EMBEDDED_FOLDER)
        self.counts = []

    def encode(self, texts):
        self.counts.append(len(texts))
        return super().encode(texts)


@pytest.mark.parametrize(("beads", "measured"), [(8, 8), (63, 63), (64, 64), (65, 33), (128, 64), (129, 43)])
def test_likeness_is_measured_on_at_most_64_beads(pair, beads, measured):
    counting = Counting()
    ensure_aligned(made(pair, beads, 1.0), counting)
    assert counting.counts == [measured, measured]
