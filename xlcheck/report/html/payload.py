"""The data of the review report: the aligned text bead by bead, and the findings with their marks in it.

Offsets of marks count UTF-16 code units, as JavaScript does; everything else of the package counts code points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from xlcheck.checks.catalogue import name_of, rule_of
from xlcheck.model import Span
from xlcheck.places import Located
from xlcheck.report.fields import View, found_at, path_of, place_of
from xlcheck.report.html.columns import Mark, TextColumn, units
from xlcheck.rows import Elsewhere, Outcome, ReportedFinding, Results

VERSION = 1
"""Version of the data inside the page; nothing outside the page reads it."""

PLACES = 24
"""Other places of a finding that its card names, and that are quoted where the whole text is not at hand."""

Bead = tuple[str, str, str, str, int, int, int]
"""Chinese and English text, their places for a person, their numbers of sentences, and the 1-based number."""

Paths = tuple[str, str]
"""Where a pair is: its source and its translation."""


def payload(results: Results, view: View) -> dict[str, Any]:
    """Return all that the page shows, ready for JSON; the same results give the same data."""
    book = Book(view)
    quoted = _other_places(results.outcomes)
    for outcome in results.outcomes:
        book.add(outcome, quoted[outcome.source, outcome.target])
    for number, outcome in enumerate(results.outcomes):
        book.tell(number, outcome)
    book.findings += [book.finding(row, None) for row in results.notes]
    return {
        "version": VERSION,
        "signature": results.signature,
        "documents": book.documents,
        "checks": {code: [name_of(code), _about(code)] for code in sorted({f["code"] for f in book.findings})},
        "beads": book.beads,
        "uncertain": sorted({bead for f in book.findings for bead in f.get("beads", ())}),
        "findings": book.findings,
    }


def _about(code: str) -> str:
    """Return the first paragraph of a rule's page."""
    return " ".join(rule_of(code).page.split("\n\n")[0].split())


def _other_places(outcomes: Iterable[Outcome]) -> defaultdict[Paths, list[Elsewhere]]:
    """Return the places that findings of whichever pair name, by the pair that they are in."""
    found: defaultdict[Paths, list[Elsewhere]] = defaultdict(list)
    for outcome in outcomes:
        for row in outcome.rows:
            for other in row.related[:PLACES]:
                found[_pair(other, (outcome.source, outcome.target))].append(other)
    return found


def _pair(other: Elsewhere, own: Paths) -> Paths:
    """Return the pair that another place of a finding is in; a side that it lacks is that of the finding's ``own``."""
    source, target = (side.path if side else path for side, path in zip(_sides(other), own, strict=True))
    return source, target


class Book:
    """The beads of all pairs of a run, one pair after the other, then their findings."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.documents: list[dict[str, Any]] = []
        self.beads: list[Bead] = []
        self.findings: list[dict[str, Any]] = []
        self._writers: list[_Whole | _Quoted] = []
        self._at: dict[Paths, _Whole | _Quoted] = {}

    def add(self, outcome: Outcome, quoted: Sequence[Elsewhere]) -> None:
        """Add a pair: the whole text where it is at hand, otherwise the sentences of its findings and ``quoted``."""
        first = len(self.beads)
        writer: _Whole | _Quoted
        writer = _Whole(outcome, first) if outcome.pair else _Quoted([*outcome.rows, *_notes(outcome), *quoted], first)
        self.beads += writer.beads
        self._writers.append(writer)
        self._at[outcome.source, outcome.target] = writer
        self.documents.append(
            {
                "source": path_of(outcome.source, self.view.root),
                "target": path_of(outcome.target, self.view.root),
                "bilingual": outcome.bilingual,
                "whole": outcome.pair is not None,
                "remarks": [f"{path}: {remark}" for path, remark in outcome.remarks],
                "beads": outcome.beads,
                "from": first,
                "to": len(self.beads),
            }
        )

    def tell(self, number: int, outcome: Outcome) -> None:
        """Add what is said of the pair that was added under a number; all pairs are there by now."""
        own = outcome.source, outcome.target
        self._at[own] = self._writers[number]  # a pair may be checked twice
        shown = [self.finding(row, number, own) for row in outcome.rows]
        shown += [self.finding(row, number, own, note=True) for row in _notes(outcome)]
        self.findings += sorted(shown, key=lambda f: -1 if f["bead"] is None else f["bead"])

    def finding(
        self, row: ReportedFinding, document: int | None, own: Paths | None = None, *, note: bool = False
    ) -> dict[str, Any]:
        """Return a row with its marks. A note takes no decision; it names its beads and marks no words."""
        writer = self._at[own] if own else None
        marks = [self._marks(row, side, own) if own else [] for side in (0, 1)]
        value = {
            "code": row.code,
            "severity": row.severity,
            "confidence": row.confidence,
            "gate": not note and self.view.gate(row),
            "message": row.message,
            "document": document,
            "bead": writer.bead(row) if writer else None,
            "source": marks[0],
            "target": marks[1],
            "places": [_where(row.source), _where(row.target)],
            "term": row.term,
            "suggestion": row.suggestion,
            "fingerprint": row.fingerprint,
        }
        if row.related and own:
            value["related"] = list(dict.fromkeys(self._named(other, own) for other in row.related[:PLACES]))
            value["more"] = max(0, len(row.related) - PLACES)
        if note:
            about = {mark[0] for side in marks for mark in side}
            value |= {"note": True, "source": [], "target": [], "beads": sorted(about)}
        return value

    def _marks(self, row: ReportedFinding, side: int, own: Paths) -> list[Mark]:
        """Return where the flagged words of one side of a row are shown, those of its other places too."""
        marks = self._at[own].marks(row, side)
        for other in row.related:
            if writer := self._at.get(_pair(other, own)):
                marks += writer.marks(other, side)
        return list(dict.fromkeys(marks))

    def _named(self, other: Elsewhere, own: Paths) -> tuple[str, str, int | None]:
        """Return the file of another place (empty in the same pair), its place in it, and its bead if it is shown."""
        pair = _pair(other, own)
        bead = writer.number(other.unit) if (writer := self._at.get(pair)) else None
        if pair == own:
            return "", str(other.unit), bead
        side = other.target or other.source
        assert side is not None  # as in a row
        return path_of(side.path, self.view.root), place_of(side), bead


def _notes(outcome: Outcome) -> list[ReportedFinding]:
    return [*outcome.skipped, *([outcome.error] if outcome.error else [])]


def _where(side: Located | None) -> str:
    """Return where a person finds a side of a finding: empty where it has none, or is about the file as a whole."""
    if side is None:
        return ""
    if not side.text:
        return side.path if side.line == 1 else f"{side.path}:{side.line}"
    return found_at(side)


def _line(side: Located | None) -> str:
    """Return the name of a side's part of the file, or its line."""
    return (side.unit or str(side.line)) if side and side.text else _where(side).split(":")[0]


def _sides(row: ReportedFinding | Elsewhere) -> tuple[Located | None, Located | None]:
    return row.source, row.target


class _Whole:
    """A pair whose text is at hand; its beads are numbered from ``first``."""

    def __init__(self, outcome: Outcome, first: int) -> None:
        assert outcome.pair is not None
        self._first = first
        self._columns = TextColumn.both(outcome.pair)
        source, target = self._columns
        self.beads: list[Bead] = [
            (source.texts[i], target.texts[i], source.place(i), target.place(i), len(b.source), len(b.target), i + 1)
            for i, b in enumerate(outcome.pair.beads)
        ]

    def bead(self, row: ReportedFinding) -> int | None:
        """Return the bead under which a row stands; None for the document as a whole."""
        if row.unit is not None:
            return self.number(row.unit)
        return next((mark[0] for side in (0, 1) for mark in self.marks(row, side)), None)

    def number(self, unit: int) -> int | None:
        """Return the index of a bead by its number in its pair."""
        return self._first + unit - 1

    def marks(self, row: ReportedFinding | Elsewhere, side: int) -> list[Mark]:
        """Return where the flagged words of one side of a place are shown."""
        at = _sides(row)[side]
        if at is None or not at.text:
            return []
        spans = (Span(at.start + a, at.start + b) for a, b in at.spans)
        found = (mark for span in spans for mark in self._columns[side].marks(span))
        return [(bead + self._first, start, end) for bead, start, end in found]


class _Quoted:
    """A pair of which only the findings are at hand: its beads are the sentences that they quote."""

    def __init__(self, rows: Iterable[ReportedFinding | Elsewhere], first: int) -> None:
        self._beads: dict[int, int] = {}
        self.beads: list[Bead] = []
        quotes: dict[int, ReportedFinding | Elsewhere] = {}
        for row in rows:
            if row.unit is not None:
                # The shortest quotation is that of the bead; a longer one reaches into its neighbours.
                quotes[row.unit] = min(quotes.get(row.unit, row), row, key=lambda r: len(_quote(r, 0) + _quote(r, 1)))
        self._quotes = quotes
        for unit in sorted(quotes):
            row = quotes[unit]
            self._beads[unit] = first + len(self.beads)
            places = [_line(side) for side in _sides(row)]
            texts = [_quote(row, 0), _quote(row, 1)]
            self.beads.append((texts[0], texts[1], places[0], places[1], bool(texts[0]), bool(texts[1]), unit))

    def bead(self, row: ReportedFinding) -> int | None:
        """Return the bead under which a row stands; None for the document as a whole."""
        return None if row.unit is None else self._beads[row.unit]

    def number(self, unit: int) -> int | None:
        """Return the index of a bead by its number in its pair; None where it is not quoted."""
        return self._beads.get(unit)

    def marks(self, row: ReportedFinding | Elsewhere, side: int) -> list[Mark]:
        """Return where the flagged words of one side of a place are shown."""
        at = _sides(row)[side]
        if at is None or row.unit not in self._quotes:
            return []
        shown = _sides(self._quotes[row.unit])[side]
        if shown is None:
            return []
        shift = at.start - shown.start
        inside = [(a + shift, b + shift) for a, b in at.spans if a + shift >= 0 and b + shift <= len(shown.text)]
        return [(self._beads[row.unit], units(shown.text, a), units(shown.text, b)) for a, b in inside]


def _quote(row: ReportedFinding | Elsewhere, side: int) -> str:
    at = _sides(row)[side]
    return at.text if at else ""
