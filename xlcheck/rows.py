"""A report flattened into rows: what is said, where both sides stand in their files, and what identifies it.

Rows hold no documents. They are what every output format prints, what a baseline matches, and what the cache of a
repository run keeps.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xlcheck.model import Confidence, Document, Fact, Finding, Note, Pair, Report, Segment, Severity, Span

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Located:
    """One side of a finding.

    ``line`` to ``end_column`` are the 1-based place of the flagged spans in the file (of the whole sentence where no
    span is flagged), in code points, the end exclusive. ``text`` is the text of the sentences, ``spans`` are the
    flagged ranges in it. ``lines`` are the first and the last line on which the sentences stand. ``unit`` names the
    part of a file that a person finds by name ("Sheet1!B7"), None where lines say it all. ``start`` is the offset of
    ``text`` in the document's text.
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

    @property
    def flagged(self) -> str:
        """The flagged words, with what stands between them; the whole text where nothing is flagged."""
        if not self.spans:
            return self.text
        return self.text[min(a for a, _ in self.spans) : max(b for _, b in self.spans)]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a finding: the 1-based number of the bead, and its two sides."""

    unit: int
    source: Located | None
    target: Located | None


@dataclass(frozen=True, slots=True)
class Row:
    """One finding or note. ``unit`` is the 1-based number of its bead, ``related`` are its other places.

    ``gap`` is set where one side has no sentence: the last line before and the first line after the place in that file
    where it would stand. ``at_source`` sends a person to the Chinese side, because that is what changed.
    """

    code: str
    severity: Severity
    confidence: Confidence
    message: str
    fingerprint: str
    unit: int | None = None
    source: Located | None = None
    target: Located | None = None
    term: str | None = None
    suggestion: str | None = None
    gap: tuple[int, int] | None = None
    at_source: bool = False
    related: tuple[Elsewhere, ...] = ()

    @property
    def place(self) -> Located:
        """Where a person goes first: the translation, the source where the translation has nothing."""
        side = (self.source if self.at_source else None) or self.target or self.source
        assert side is not None  # no row is without both
        return side


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with its place in the files; ``unit`` is the 1-based number of its bead."""

    code: str
    subject: str
    form: str
    unit: int
    source: Located
    target: Located
    detail: tuple[str | int, ...] = ()

    @property
    def pair(self) -> tuple[str, str]:
        """The paths of the pair that states it."""
        return self.source.path, self.target.path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one pair. ``error`` is set where it could not be checked; then all else is empty.

    ``remarks`` are pairs of a path and what its reader wants a person to know; ``hidden`` counts the findings that
    ignores, the configuration, the baseline or the diff hide. ``pair`` is the whole text, kept only where it is asked
    for (the review report shows it). ``source_characters`` counts the source's characters without blanks. ``facts``
    are for the comparison of the pairs of a run.
    """

    source: str
    target: str
    rows: tuple[Row, ...] = ()
    skipped: tuple[Row, ...] = ()
    beads: int = 0
    source_segments: int = 0
    target_segments: int = 0
    bilingual: bool = False
    signature: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    hidden: int = 0
    error: Row | None = None
    pair: Pair | None = field(default=None, compare=False, repr=False)
    source_characters: int = 0
    facts: tuple[FactRow, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Results:
    """A run: one outcome a pair, in their order, and notes on files that stand in no pair.

    ``remarks`` are what a person should know of the run as a whole.
    """

    outcomes: tuple[Outcome, ...]
    notes: tuple[Row, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every finding, those of the files without a pair last."""
        return (*(row for outcome in self.outcomes for row in outcome.rows), *self.notes)

    @property
    def skipped(self) -> tuple[Row, ...]:
        """Every note on sentences that were not compared."""
        return tuple(row for outcome in self.outcomes for row in outcome.skipped)

    @property
    def errors(self) -> tuple[Row, ...]:
        """What could not be checked: with one of these, the run is not complete."""
        return tuple(outcome.error for outcome in self.outcomes if outcome.error)

    @property
    def signature(self) -> str:
        """What the results depend on; more than one line of it where bilingual files stand beside documents."""
        return "; ".join(dict.fromkeys(o.signature for o in self.outcomes if o.signature))


def outcome(report: Report, *, whole: bool = False) -> Outcome:
    """Return the rows of a report, with ``whole`` also its text."""
    pair = report.pair
    return Outcome(
        pair.source.path,
        pair.target.path,
        (*(row(pair, f) for f in report.findings), *map(note_row, report.notes)),
        tuple(row(pair, f) for f in report.skipped),
        len(pair.beads),
        len(pair.source.segments),
        len(pair.target.segments),
        pair.bilingual,
        report.signature,
        tuple(dict.fromkeys((d.path, note) for d in (pair.source, pair.target) for note in d.notes)),
        report.hidden,
        pair=pair if whole else None,
        source_characters=sum(len("".join(segment.text.split())) for segment in pair.source.segments),
        facts=tuple(fact_rows(pair, report.facts)),
    )


def fact_rows(pair: Pair, facts: Iterable[Fact]) -> Iterator[FactRow]:
    """Yield the rows of facts; one without a place on either side is none."""
    places: dict[tuple[int, tuple[Span, ...], bool], Located | None] = {}

    def located(bead: int, spans: tuple[Span, ...], *, source: bool) -> Located | None:
        key = (bead, spans, source)
        if key not in places:
            document = pair.source if source else pair.target
            places[key] = _located(document, spans, _segments(pair, bead, source=source))
        return places[key]

    for fact in facts:
        source = located(fact.bead, fact.source_spans, source=True)
        target = located(fact.bead, fact.target_spans, source=False)
        if source and target:
            yield FactRow(fact.code, fact.subject, fact.form, fact.bead + 1, source, target, fact.detail)


def note_row(note: Note) -> Row:
    """Return the row of a note on a file."""
    line, column = note.place
    place = Located(note.path, line, column, line, column + note.length, "", (), (line, line))
    return Row(
        note.code,
        note.severity,
        note.confidence,
        note.message,
        digest([note.code, note.key or note.path]),
        source=place if note.source else None,
        target=None if note.source else place,
    )


def row(pair: Pair, finding: Finding) -> Row:
    """Return the row of one finding."""
    source = _located(pair.source, finding.source_spans, _segments(pair, finding.bead, source=True))
    target = _located(pair.target, finding.target_spans, _segments(pair, finding.bead, source=False))
    related = (
        Elsewhere(
            other.bead + 1,
            _located(pair.source, other.source_spans, _segments(pair, other.bead, source=True)),
            _located(pair.target, other.target_spans, _segments(pair, other.bead, source=False)),
        )
        for other in finding.related
    )
    return Row(
        finding.code,
        finding.severity,
        finding.confidence,
        finding.message,
        fingerprint(pair, finding),
        None if finding.bead is None else finding.bead + 1,
        source,
        target,
        finding.term,
        finding.suggestion,
        None if source and target else _gap(pair, finding.bead, source=source is None),
        related=tuple(related),
    )


def _segments(pair: Pair, number: int | None, *, source: bool) -> tuple[Segment, ...]:
    """Return the segments of one side of a bead."""
    if number is None:
        return ()
    bead = pair.beads[number]
    document = pair.source if source else pair.target
    return tuple(document.segments[i] for i in (bead.source if source else bead.target))


def _located(document: Document, spans: Sequence[Span], segments: Sequence[Segment]) -> Located | None:
    """Return one side of a finding, or None where the bead has nothing on that side."""
    ranges = [*(s.span for s in segments), *spans]
    if not ranges:
        return None
    shown = Span(min(s.start for s in ranges), max(s.end for s in ranges))
    flagged = Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else shown
    start = document.place(flagged.start)
    # The end is exclusive, so it is the column behind the last character, on that character's own line.
    last = document.place(max(flagged.start, flagged.end - 1))
    return Located(
        document.path,
        start.line,
        start.column,
        last.line,
        last.column + (flagged.end > flagged.start),
        document.text[shown.start : shown.end],
        tuple((s.start - shown.start, s.end - shown.start) for s in spans),
        (document.place(shown.start).line, document.place(max(shown.start, shown.end - 1)).line),
        unit.name if (unit := document.unit(flagged.start)) else None,
        shown.start,
    )


def _gap(pair: Pair, bead: int | None, *, source: bool) -> tuple[int, int] | None:
    if bead is None:
        return None
    document = pair.source if source else pair.target
    before = [i for b in pair.beads[:bead] for i in (b.source if source else b.target)]
    after = next((i for b in pair.beads[bead:] for i in (b.source if source else b.target)), None)
    first = document.place(document.segments[before[-1]].span.end - 1).line if before else 1
    # Beside a block that stands elsewhere, what follows may be above what comes before.
    return first, first if after is None else max(first, document.segments[after].line)


def fingerprint(pair: Pair, finding: Finding) -> str:
    """Return what identifies a finding when lines move: its code, its sentences and the flagged words, hashed."""
    parts = [finding.code]
    for is_source, document in ((True, pair.source), (False, pair.target)):
        parts += [s.text for s in _segments(pair, finding.bead, source=is_source)]
        spans = finding.source_spans if is_source else finding.target_spans
        parts += [document.text[s.start : s.end] for s in spans]
        parts.append("")
    return digest(parts)


def digest(parts: Sequence[str]) -> str:
    """Return a hash of texts, the same for texts that differ in white space and width."""
    normal = "\x1f".join(_BLANKS.sub(" ", unicodedata.normalize("NFKC", p)).strip() for p in parts)
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:16]
