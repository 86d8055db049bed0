"""Encoders that read a text as a whole: which spans are encoded again."""

from __future__ import annotations

import pytest

from xlcheck.align import align


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
