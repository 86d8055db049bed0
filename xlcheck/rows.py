"""A report flattened into rows: what is said, where both sides stand in their files, and what identifies it.

Rows hold no documents. They are what every output format prints, what a baseline matches, and what the cache of a
repository run keeps.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from xlcheck.checks.catalogue import name_of
from xlcheck.model import Confidence, Finding, Note, Pair, PairReport, Severity
from xlcheck.places import FactRow, Located, digest, fact_rows, located_in, segments_of, standing


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place of a finding: the 1-based number of the bead, and its two sides."""

    unit: int
    source: Located | None
    target: Located | None


@dataclass(frozen=True, slots=True)
class ReportedFinding:
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
    def name(self) -> str:
        """The name of its code: "number-magnitude" for NUM004."""
        return name_of(self.code)

    @property
    def place(self) -> Located:
        """Where a person goes first: the translation, the source where the translation has nothing."""
        side = (self.source if self.at_source else None) or self.target or self.source
        assert side is not None  # no finding is without both
        return side

    @property
    def path(self) -> str:
        """The file of its `place`."""
        return self.place.path

    @property
    def line(self) -> int:
        """The 1-based line of its `place`."""
        return self.place.line

    @property
    def column(self) -> int:
        """The 1-based column of its `place`, in code points."""
        return self.place.column

    @property
    def source_text(self) -> str:
        """The Chinese sentences; empty where there are none."""
        return self.source.text if self.source else ""

    @property
    def target_text(self) -> str:
        """The English sentences; empty where there are none."""
        return self.target.text if self.target else ""

    def sentences(self) -> str:
        """Return the sentences of both sides, a line for each side."""
        return f"{self.source_text}\n{self.target_text}"

    def to_row(self) -> dict[str, str | int]:
        """Return it as one flat row of a table, in which each column has one type and no value is missing.

        A text that there is not is empty, a number 0 (they begin with 1). ``line`` and ``column`` are those of the
        flagged words, ``flagged`` the words themselves, which are all of the text where none is flagged.
        """
        row: dict[str, str | int] = {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "confidence": self.confidence,
            "message": self.message,
            "unit": self.unit or 0,
        }
        for name, side in (("source", self.source), ("target", self.target)):
            row[f"{name}_path"] = side.path if side else ""
            row[f"{name}_line"] = side.line if side else 0
            row[f"{name}_column"] = side.column if side else 0
            row[f"{name}_text"] = side.text if side else ""
            row[f"{name}_flagged"] = side.flagged if side else ""
        return row | {
            "term": self.term or "",
            "suggestion": self.suggestion or "",
            "fingerprint": self.fingerprint,
        }

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain data, in the form of ``--format json`` (docs/json.md)."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": self.severity,
            "confidence": self.confidence,
            "message": self.message,
            "unit": self.unit,
            "source": _side_as_dict(self.source),
            "target": _side_as_dict(self.target),
            "term": self.term,
            "suggestion": self.suggestion,
            "fingerprint": self.fingerprint,
            "related": [
                {"unit": r.unit, "source": _place_as_dict(r.source), "target": _place_as_dict(r.target)}
                for r in self.related
            ],
        }


def _side_as_dict(side: Located | None) -> dict[str, Any] | None:
    if side is None:
        return None
    place = _place_as_dict(side) or {}
    name = place.pop("name")
    return {**place, "text": side.text, "spans": [list(span) for span in side.spans], "name": name}


def _place_as_dict(side: Located | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "path": side.path,
        "line": side.line,
        "column": side.column,
        "end_line": side.end_line,
        "end_column": side.end_column,
        "name": side.unit,
    }


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
    rows: tuple[ReportedFinding, ...] = ()
    skipped: tuple[ReportedFinding, ...] = ()
    beads: int = 0
    source_segments: int = 0
    target_segments: int = 0
    bilingual: bool = False
    signature: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    hidden: int = 0
    error: ReportedFinding | None = None
    pair: Pair | None = field(default=None, compare=False, repr=False)
    source_characters: int = 0
    facts: tuple[FactRow, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Results:
    """A run: one outcome a pair, in their order, and notes on files that stand in no pair.

    ``remarks`` are what a person should know of the run as a whole.
    """

    outcomes: tuple[Outcome, ...]
    notes: tuple[ReportedFinding, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[ReportedFinding, ...]:
        """Every finding, those of the files without a pair last."""
        return (*(row for outcome in self.outcomes for row in outcome.rows), *self.notes)

    @property
    def skipped(self) -> tuple[ReportedFinding, ...]:
        """Every note on sentences that were not compared."""
        return tuple(row for outcome in self.outcomes for row in outcome.skipped)

    @property
    def errors(self) -> tuple[ReportedFinding, ...]:
        """What could not be checked: with one of these, the run is not complete."""
        return tuple(outcome.error for outcome in self.outcomes if outcome.error)

    @property
    def signature(self) -> str:
        """What the results depend on; more than one line of it where bilingual files stand beside documents."""
        return "; ".join(dict.fromkeys(o.signature for o in self.outcomes if o.signature))


def outcome(report: PairReport, *, whole: bool = False, part: int = 0, before: int = 0) -> Outcome:
    """Return the rows of a report, with ``whole`` also its text.

    The facts of a ``part`` of a file are counted from the beginning of the file: so many units come ``before`` it.
    """
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
        facts=tuple(fact_rows(pair, report.facts, part, before)),
    )


def note_row(note: Note) -> ReportedFinding:
    """Return the row of a note on a file."""
    line, column = note.place
    place = Located(note.path, line, column, line, column + note.length, "", (), (line, line))
    return ReportedFinding(
        note.code,
        note.severity,
        note.confidence,
        note.message,
        digest([note.code, note.key or note.path]),
        source=place if note.source else None,
        target=None if note.source else place,
    )


def row(pair: Pair, finding: Finding) -> ReportedFinding:
    """Return the row of one finding."""
    source = located_in(pair.source, finding.source_spans, segments_of(pair, finding.bead, source=True))
    target = located_in(pair.target, finding.target_spans, segments_of(pair, finding.bead, source=False))
    related = (
        Elsewhere(
            other.bead + 1,
            located_in(pair.source, other.source_spans, segments_of(pair, other.bead, source=True)),
            located_in(pair.target, other.target_spans, segments_of(pair, other.bead, source=False)),
        )
        for other in finding.related
    )
    return ReportedFinding(
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
        parts += [s.text for s in segments_of(pair, finding.bead, source=is_source)]
        spans = finding.source_spans if is_source else finding.target_spans
        parts += [document.text[s.start : s.end] for s in spans]
        if finding.bead is None:
            parts += [standing(document, s) for s in spans]
        parts.append("")
    return digest(parts)
