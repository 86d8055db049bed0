"""Where findings and facts stand in their files: spans of documents as lines and columns, with the text around them."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from xlcheck.model import Document, Fact, Pair, Segment, Span

_BLANKS = re.compile(r"\s+")
_WORDS = 40  # characters of a heading or of the beginning of a paragraph; Chinese takes half as many
_LONGEST = 300  # characters of a line that is shown whole
_APART = frozenset({"header", "footer", "footnote", "endnote"})
"""First words of the names of units that are read before or behind the body, so no heading above them is theirs."""


@dataclass(frozen=True, slots=True)
class Located:
    """One side of a finding.

    ``line`` to ``end_column`` are the 1-based place of the flagged spans in the file (of the whole sentence where no
    span is flagged), in code points, the end exclusive. ``text`` is the text of the sentences, ``spans`` are the
    flagged ranges in it. ``lines`` are the first and the last line on which the sentences stand. ``unit`` names the
    part of a file that a person finds by name ("Sheet1!B7"), None where lines say it all; ``begins`` are the first
    words of the paragraph, where it is one of running text, and ``heading`` is the one it stands under. ``start`` is
    the offset of ``text`` in the document's text.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    spans: tuple[tuple[int, int], ...]
    lines: tuple[int, int]
    unit: str | None = None
    start: int = 0
    begins: str = ""
    heading: str = ""

    def __reduce__(self) -> tuple[Callable[[Sequence[Any]], Located], tuple[tuple[Any, ...]]]:
        """Travel to another process as plain values, which takes a third of the time."""
        return unpacked, (packed(self),)

    @property
    def flagged(self) -> str:
        """The flagged words, with what stands between them; the whole text where nothing is flagged."""
        if not self.spans:
            return self.text
        return self.text[min(a for a, _ in self.spans) : max(b for _, b in self.spans)]


def packed(side: Located) -> tuple[Any, ...]:
    """Return a side as plain values, in the order of its fields, as JSON and marshal take them."""
    return (
        *(side.path, side.line, side.column, side.end_line, side.end_column, side.text, side.spans, side.lines),
        *(side.unit, side.start, side.begins, side.heading),
    )


def unpacked(fields: Sequence[Any]) -> Located:
    """Return a side from its plain values, tuples or lists."""
    path, line, column, end_line, end_column, text, spans, (first, last), *rest = fields
    places = tuple((start, end) for start, end in spans)
    return Located(path, line, column, end_line, end_column, text, places, (first, last), *rest)


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with its place in the files; ``unit`` is the 1-based number of its bead.

    ``part`` is the 0-based number of the part of a large file that states it.
    """

    code: str
    subject: str
    form: str
    unit: int
    source: Located
    target: Located
    detail: tuple[str | int, ...] = ()
    part: int = 0

    def __reduce__(self) -> tuple[Callable[[Sequence[Any]], FactRow], tuple[tuple[Any, ...]]]:
        """Travel to another process as plain values: there are many."""
        return fact_of, (plain_fact(self),)

    @property
    def pair(self) -> tuple[str, str, int]:
        """The paths of the pair that states it, and its part of these."""
        return self.source.path, self.target.path, self.part


def plain_fact(fact: FactRow) -> tuple[Any, ...]:
    """Return a fact as plain values, in the order of its fields."""
    sides = packed(fact.source), packed(fact.target)
    return fact.code, fact.subject, fact.form, fact.unit, *sides, fact.detail, fact.part


def fact_of(fields: Sequence[Any]) -> FactRow:
    """Return a fact from its plain values, tuples or lists."""
    code, subject, form, unit, source, target, detail, part = fields
    return FactRow(code, subject, form, unit, unpacked(source), unpacked(target), tuple(detail), part)


def fact_rows(pair: Pair, facts: Iterable[Fact], part: int = 0, before: int = 0) -> Iterator[FactRow]:
    """Yield the rows of facts; one without a place on either side is none.

    Of a ``part`` of a file, so many units come ``before`` it.
    """
    places: dict[tuple[int, tuple[Span, ...], bool], Located | None] = {}

    def located(bead: int, spans: tuple[Span, ...], *, source: bool) -> Located | None:
        key = (bead, spans, source)
        if key not in places:
            document = pair.source if source else pair.target
            places[key] = located_in(document, spans, segments_of(pair, bead, source=source))
        return places[key]

    for fact in facts:
        source = located(fact.bead, fact.source_spans, source=True)
        target = located(fact.bead, fact.target_spans, source=False)
        if source and target:
            unit = before + fact.bead + 1
            yield FactRow(fact.code, fact.subject, fact.form, unit, source, target, fact.detail, part)


def segments_of(pair: Pair, number: int | None, *, source: bool) -> tuple[Segment, ...]:
    """Return the segments of one side of a bead."""
    if number is None:
        return ()
    bead = pair.beads[number]
    document = pair.source if source else pair.target
    return tuple(document.segments[i] for i in (bead.source if source else bead.target))


def located_in(document: Document, spans: Sequence[Span], segments: Sequence[Segment]) -> Located | None:
    """Return one side of a finding, or None where the bead has nothing on that side."""
    if len(segments) == 1 and (not spans or (len(spans) == 1 and spans[0] == segments[0].span)):
        shown = segments[0].span  # most
    elif ranges := [*(s.span for s in segments), *spans]:
        shown = Span(min(s.start for s in ranges), max(s.end for s in ranges))
    else:
        return None
    if not segments:  # a part of the page, of which a person wants to see the line
        shown = _lines_of(document, shown)
    flagged = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else shown
    start = document.place(flagged.start)
    # The end is exclusive, so it is the column behind the last character, on that character's own line.
    last = document.place(max(flagged.start, flagged.end - 1))
    if shown == flagged:
        lines = start.line, last.line
    else:
        lines = document.place(shown.start).line, document.place(max(shown.start, shown.end - 1)).line
    return Located(
        document.path,
        start.line,
        start.column,
        last.line,
        last.column + (flagged.end > flagged.start),
        _text(document, shown, segments),
        tuple((s.start - shown.start, s.end - shown.start) for s in spans),
        lines,
        unit.name if (unit := document.unit(flagged.start)) else None,
        shown.start,
        *(_around(document, flagged.start, unit.name) if unit else ("", "")),
    )


def _lines_of(document: Document, span: Span) -> Span:
    """Return the lines of the text on which a range stands, where they are no longer than lines of code."""
    start = document.text.rfind("\n", 0, span.start) + 1
    end = document.text.find("\n", span.end)
    found = Span(start, len(document.text) if end < 0 else end)
    return found if found.end - found.start <= span.end - span.start + _LONGEST else span


def standing(document: Document, span: Span) -> str:
    """Return what tells a range of a part from the same words elsewhere: the name of the part, its lines, one above."""
    start, end = _lines_of(document, span)
    above = document.text.rfind("\n", 0, max(0, start - 1)) + 1
    part = next((part for part in document.parts if part.span.start <= span.start < part.span.end), None)
    return (part.name if part else "") + document.text[max(above, part.span.start if part else 0) : end]


def _around(document: Document, offset: int, unit: str) -> tuple[str, str]:
    """Return the first words of the paragraph of a place, and the heading above it; empty where they tell nothing."""
    segments = document.segments
    at = bisect_right(segments, offset, key=lambda segment: segment.span.start) - 1
    if at < 0:
        return "", ""
    begins = ""
    if segments[at].kind in ("text", "item"):
        first = at
        while first and segments[first - 1].paragraph == segments[at].paragraph:
            first -= 1
        begins = segments[first].text if first < at else ""
    if unit.partition(" ")[0] in _APART:
        return _first_words(begins), ""
    above = at - 1 if segments[at].kind == "heading" else at
    while above >= 0 and segments[above].kind != "heading":
        above -= 1
    return _first_words(begins), _first_words(segments[above].text if above >= 0 else "")


def _first_words(text: str) -> str:
    """Return so many words of a text as one searches for: a line end or a blank is one blank."""
    text = _BLANKS.sub(" ", text[: 4 * _WORDS]).strip()
    if len(text) <= _WORDS:
        return text
    cut = text[:_WORDS].rpartition(" ")[0] if text.isascii() else text[: _WORDS // 2]
    return f"{cut or text[:_WORDS]} …"


def _text(document: Document, shown: Span, segments: Sequence[Segment]) -> str:
    """Return the text of a range: where many findings are about the same sentences, the same string for all."""
    if len(segments) == 1 and shown == segments[0].span and len(segments[0].text) == shown.end - shown.start:
        return segments[0].text
    return _cut(document.text, shown.start, shown.end)


@lru_cache(16)
def _cut(text: str, start: int, end: int) -> str:
    return text[start:end]


def digest(parts: Sequence[str]) -> str:
    """Return a hash of texts, the same for texts that differ in white space and width."""
    normal = "\x1f".join([" ".join(unicodedata.normalize("NFKC", part).split()) for part in parts])
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:16]
