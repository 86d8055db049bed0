"""The data of the review report: the aligned text bead by bead, and the findings with their marks in it.

Offsets of marks count UTF-16 code units, as JavaScript does; everything else of the package counts code points.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlcheck.model import Span
from xlcheck.report.fields import View, name_of, path_of, rule_of
from xlcheck.report.html.columns import Column, Mark, units
from xlcheck.rows import Elsewhere, Located, Outcome, Results, Row

VERSION = 1
"""Version of the data inside the page; nothing outside the page reads it."""

Bead = tuple[str, str, str, str, int, int, int]
"""Chinese and English text, their places for a person, their numbers of sentences, and the 1-based number."""


def payload(results: Results, view: View) -> dict[str, Any]:
    """Return all that the page shows, ready for JSON; the same results give the same data."""
    book = Book(view)
    for outcome in results.outcomes:
        book.add(outcome)
    book.findings += [book.finding(row, None, None) for row in results.notes]
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


class Book:
    """The beads and findings of all pairs of a run, one pair after the other."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.documents: list[dict[str, Any]] = []
        self.beads: list[Bead] = []
        self.findings: list[dict[str, Any]] = []

    def add(self, outcome: Outcome) -> None:
        """Add a pair: the whole text where it is at hand, otherwise the sentences that the findings quote."""
        number, first = len(self.documents), len(self.beads)
        notes = [*outcome.skipped, *([outcome.error] if outcome.error else [])]
        writer: _Whole | _Quoted = _Whole(outcome, first) if outcome.pair else _Quoted([*outcome.rows, *notes], first)
        self.beads += writer.beads
        shown = [self.finding(row, number, writer) for row in outcome.rows]
        shown += [self.finding(row, number, writer, note=True) for row in notes]
        self.findings += sorted(shown, key=lambda f: -1 if f["bead"] is None else f["bead"])
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

    def finding(
        self, row: Row, document: int | None, writer: _Whole | _Quoted | None, *, note: bool = False
    ) -> dict[str, Any]:
        """Return a row with its marks. A note takes no decision; it names its beads and marks no words."""
        marks = [writer.marks(row, s) for s in (0, 1)] if writer else [[], []]
        bead = writer.bead(row) if writer else None
        value = {
            "code": row.code,
            "severity": row.severity,
            "confidence": row.confidence,
            "gate": not note and self.view.gate(row),
            "message": row.message,
            "document": document,
            "bead": bead,
            "source": marks[0],
            "target": marks[1],
            "places": [_where(row.source), _where(row.target)],
            "term": row.term,
            "suggestion": row.suggestion,
            "fingerprint": row.fingerprint,
        }
        if row.related and writer:
            paths = {side.path for side in _sides(row) if side}
            here = [other.unit for other in row.related if all(at.path in paths for at in _sides(other) if at)]
            value["related"] = [at for unit in here if (at := writer.number(unit)) is not None]
        if note:
            about = {mark[0] for side in marks for mark in side}
            value |= {"note": True, "source": [], "target": [], "beads": sorted(about)}
        return value


def _where(side: Located | None) -> str:
    """Return where a person finds a side of a finding: empty where it has none, or is about the file as a whole."""
    if side is None:
        return ""
    if not side.text:
        return side.path if side.line == 1 else f"{side.path}:{side.line}"
    return side.unit or f"{side.line}:{side.column}"


def _sides(row: Row | Elsewhere) -> tuple[Located | None, Located | None]:
    return row.source, row.target


class _Whole:
    """A pair whose text is at hand; its beads are numbered from ``first``."""

    def __init__(self, outcome: Outcome, first: int) -> None:
        assert outcome.pair is not None
        self._first = first
        self._columns = Column.both(outcome.pair)
        source, target = self._columns
        self.beads: list[Bead] = [
            (source.texts[i], target.texts[i], source.place(i), target.place(i), len(b.source), len(b.target), i + 1)
            for i, b in enumerate(outcome.pair.beads)
        ]

    def bead(self, row: Row) -> int | None:
        """Return the bead under which a row stands; None for the document as a whole."""
        if row.unit is not None:
            return self.number(row.unit)
        return next((mark[0] for side in (0, 1) for mark in self.marks(row, side)), None)

    def number(self, unit: int) -> int | None:
        """Return the index of a bead by its number in its pair."""
        return self._first + unit - 1

    def marks(self, row: Row, side: int) -> list[Mark]:
        """Return where the flagged words of one side of a row are shown, those of its other places too."""
        places = [_sides(row)[side], *(_sides(other)[side] for other in row.related)]
        spans = [Span(at.start + a, at.start + b) for at in places if at and at.text for a, b in at.spans]
        found = (mark for span in dict.fromkeys(spans) for mark in self._columns[side].marks(span))
        return [(bead + self._first, start, end) for bead, start, end in found]


class _Quoted:
    """A pair of which only the findings are at hand: its beads are the sentences that they quote."""

    def __init__(self, rows: Iterable[Row], first: int) -> None:
        self._beads: dict[int, int] = {}
        self.beads: list[Bead] = []
        quotes: dict[int, Row] = {}
        for row in rows:
            if row.unit is not None:
                # The shortest quotation is that of the bead; a longer one reaches into its neighbours.
                quotes[row.unit] = min(quotes.get(row.unit, row), row, key=lambda r: len(_quote(r, 0) + _quote(r, 1)))
        self._quotes = quotes
        for unit in sorted(quotes):
            row = quotes[unit]
            self._beads[unit] = first + len(self.beads)
            places = [_where(side).split(":")[0] for side in _sides(row)]
            texts = [_quote(row, 0), _quote(row, 1)]
            self.beads.append((texts[0], texts[1], places[0], places[1], bool(texts[0]), bool(texts[1]), unit))

    def bead(self, row: Row) -> int | None:
        """Return the bead under which a row stands; None for the document as a whole."""
        return None if row.unit is None else self._beads[row.unit]

    def number(self, unit: int) -> int | None:
        """Return the index of a bead by its number in its pair; None where no finding quotes it."""
        return self._beads.get(unit)

    def marks(self, row: Row, side: int) -> list[Mark]:
        """Return where the flagged words of one side of a row are shown."""
        at = _sides(row)[side]
        if at is None or row.unit is None:
            return []
        shown = _sides(self._quotes[row.unit])[side]
        if shown is None:
            return []
        shift = at.start - shown.start
        inside = [(a + shift, b + shift) for a, b in at.spans if a + shift >= 0 and b + shift <= len(shown.text)]
        return [(self._beads[row.unit], units(shown.text, a), units(shown.text, b)) for a, b in inside]


def _quote(row: Row, side: int) -> str:
    at = _sides(row)[side]
    return at.text if at else ""
