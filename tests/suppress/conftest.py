"""Pairs of pages that are aligned paragraph by paragraph, and findings at words of them."""

import pytest

from xlcheck.model import Bead, Finding, Pair, Span
from xlcheck.read import read_document


@pytest.fixture
def pair(tmp_path):
    """Read two Markdown pages whose sentences belong together one by one: ``pair(zh, en)``."""

    def pair(zh, en):
        paths = tmp_path / "zh.md", tmp_path / "en.md"
        for path, text in zip(paths, (zh, en), strict=True):
            path.write_text(text, encoding="utf-8")
        source, target = read_document(paths[0], "zh"), read_document(paths[1], "en")
        count = max(len(source.segments), len(target.segments))
        beads = tuple(Bead((i,) * (i < len(source.segments)), (i,) * (i < len(target.segments))) for i in range(count))
        return Pair(source, target, beads)

    return pair


@pytest.fixture
def at():
    """Return a finding of a code at words of the translation, or of the source: ``at(pair, "NUM003", "15%")``."""

    def at(pair, code, words):
        for key, document in (("target_spans", pair.target), ("source_spans", pair.source)):
            start = document.text.find(words)
            if start >= 0:
                segments = document.segments
                number = next(i for i, s in enumerate(segments) if s.span.start <= start < s.span.end)
                return Finding(
                    code, "critical", "high", f"about {words}", number, **{key: (Span(start, start + len(words)),)}
                )
        raise AssertionError(words)

    return at
