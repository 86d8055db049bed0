"""A finding as plain data: the fields that every machine-readable format shares, described in docs/json.md."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from xlcheck.model import Document, Finding, Pair, Segment, Span

_BLANKS = re.compile(r"\s+")


def bead_segments(pair: Pair, finding: Finding, *, source: bool) -> tuple[Segment, ...]:
    """Return the segments of one side of a finding's bead."""
    if finding.bead is None:
        return ()
    bead = pair.beads[finding.bead]
    document = pair.source if source else pair.target
    return tuple(document.segments[i] for i in (bead.source if source else bead.target))


def context_span(pair: Pair, finding: Finding, *, source: bool) -> Span | None:
    """Return the range of the text to show for one side: the bead's sentences and every flagged span, or None."""
    spans = [s.span for s in bead_segments(pair, finding, source=source)]
    spans += finding.source_spans if source else finding.target_spans
    if not spans:
        return None
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def side(document: Document, spans: Sequence[Span], shown: Span | None) -> dict[str, Any] | None:
    """Return one side of a finding, or None where the bead has nothing on that side.

    ``line`` to ``end_column`` are the 1-based place of the flagged spans in the file (of the whole sentence where no
    span is flagged), in code points, the end exclusive. ``text`` is the text of the sentences, ``spans`` are the
    flagged ranges in it.
    """
    if shown is None:
        return None
    flagged = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else shown
    start = document.place(flagged.start)
    # The end is exclusive, so it is the column behind the last character, on that character's own line.
    last = document.place(max(flagged.start, flagged.end - 1))
    return {
        "path": document.path,
        "line": start.line,
        "column": start.column,
        "end_line": last.line,
        "end_column": last.column + (flagged.end > flagged.start),
        "text": document.text[shown.start : shown.end],
        "spans": [[s.start - shown.start, s.end - shown.start] for s in spans],
    }


def fingerprint(pair: Pair, finding: Finding) -> str:
    """Return what identifies a finding when lines move: its code, its sentences and the flagged words, hashed."""
    parts = [finding.code]
    for is_source, document in ((True, pair.source), (False, pair.target)):
        parts += [s.text for s in bead_segments(pair, finding, source=is_source)]
        spans = finding.source_spans if is_source else finding.target_spans
        parts += [document.text[s.start : s.end] for s in spans]
        parts.append("")
    normal = "\x1f".join(_BLANKS.sub(" ", unicodedata.normalize("NFKC", p)).strip() for p in parts)
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_dict(pair: Pair, finding: Finding, name: str) -> dict[str, Any]:
    """Return a finding with all its fields, ready for JSON."""
    sides = {}
    for key, document, spans in (
        ("source", pair.source, finding.source_spans),
        ("target", pair.target, finding.target_spans),
    ):
        sides[key] = side(document, spans, context_span(pair, finding, source=key == "source"))
    return {
        "code": finding.code,
        "name": name,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "unit": None if finding.bead is None else finding.bead + 1,
        **sides,
        "term": finding.term,
        "suggestion": finding.suggestion,
        "fingerprint": fingerprint(pair, finding),
    }
