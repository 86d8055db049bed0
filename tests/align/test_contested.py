"""Encoders that read a text as a whole: which spans are encoded again."""

from __future__ import annotations

import pytest

from xlcheck.align import align, aligner
from xlcheck.align.contested import with_exact_spans
from xlcheck.align.lattice import SHAPES


class Whole:
    """The embedded model as one that shows neither tokens nor sums, with a record of what it encoded."""

    def __init__(self, inner):
        self.inner, self.name, self.revision, self.dim = inner, inner.name, inner.revision, inner.dim
        self.seen = []

    def encode(self, texts):
        self.seen += texts
        return self.inner.encode(texts)


@pytest.fixture
def whole(encoder):
    return Whole(encoder)


def test_sentences_are_encoded_once_and_doubtful_spans_as_one_text(whole, report, seg, joined):
    source, target, expected = joined(report)
    beads = align(seg(source), seg(target), whole)
    assert [(bead.source, bead.target) for bead in beads] == expected
    spans = whole.seen[len(source) + len(target) :]
    assert whole.seen[: len(source) + len(target)] == [*source, *target]
    assert len(spans) < len(source)
    assert source[3] + source[4] in spans  # two sentences for one, the longest doubt of this text
    assert all(span in "".join(source) or span in " ".join(target) for span in spans)


def test_no_span_is_encoded_where_nothing_is_in_doubt(whole, report, seg, joined):
    source, target, _ = joined([(zh, en) for zh, en in report if len(zh) == len(en) == 1][:6])
    align(seg(source), seg(target), whole)
    assert len(whole.seen) - len(source) - len(target) <= 2


def test_the_cosines_of_doubtful_spans_are_exact_and_the_others_stay(whole, report, seg, joined, monkeypatch):
    import numpy as np

    seen = []

    def kept(problem, posterior, encode):
        seen.append((problem, posterior, with_exact_spans(problem, posterior, encode)))
        return seen[-1][-1]

    monkeypatch.setattr(aligner, "with_exact_spans", kept)
    source, target, _ = joined(report)
    align(seg(source), seg(target), whole)
    [(problem, posterior, exact)] = seen
    changed = 0
    for k, (a, b) in enumerate(SHAPES):
        doubtful = (posterior.beads[:, k] > 0.02) & (posterior.beads[:, k] < 0.98) & (a + b > 2)
        assert np.array_equal(exact.cosine[a, b][~doubtful], problem.cosine[a, b][~doubtful])
        for cell in np.flatnonzero(doubtful):
            i, j = problem.band.row[cell], problem.band.column[cell]
            ours, theirs = whole.inner.encode(["".join(source[i - a : i]), " ".join(target[j - b : j])])
            assert exact.cosine[a, b][cell] == pytest.approx(float(ours @ theirs), abs=1e-5)
            changed += 1
    assert changed
    assert exact is not problem and exact.cosine is not problem.cosine
