"""JSON, one document, and JSON Lines, one object a finding. The form is versioned and described in docs/json.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from xlcheck.model import SEVERITIES, Pair
from xlcheck.report.fields import View
from xlcheck.report.mqm import score
from xlcheck.rows import ReportedFinding, Results

__all__ = ["render_alignment", "render_json", "render_jsonl", "summary"]

VERSION = 1
"""Version of the form. It rises when a field changes its meaning or goes; a new field does not raise it."""


def summary(results: Results, view: View) -> dict[str, Any]:
    """Return the counts of a run."""
    rows, outcomes = results.rows, results.outcomes
    severities = Counter(row.severity for row in rows)
    return {
        "findings": len(rows),
        "gate": sum(map(view.gate, rows)),
        "severity": {s: severities[s] for s in SEVERITIES},
        "hidden": sum(o.hidden for o in outcomes),
        "pairs": len(outcomes),
        "beads": sum(o.beads for o in outcomes),
        "source_segments": sum(o.source_segments for o in outcomes),
        "target_segments": sum(o.target_segments for o in outcomes),
        "mqm": score(results),
    }


def render_json(results: Results, view: View) -> str:
    """Return the whole run as one JSON object."""
    value = {
        "version": VERSION,
        "signature": results.signature,
        "summary": summary(results, view),
        "findings": [row.to_dict() for row in results.rows],
        "skipped": [row.to_dict() for row in results.skipped],
        "errors": [row.to_dict() for row in results.errors],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def render_jsonl(results: Results, view: View) -> str:
    """Return one JSON object a line for each finding, nothing where there is none."""
    del view
    return lines(results.rows)


def lines(rows: Iterable[ReportedFinding]) -> str:
    """Return one JSON object a line for each of some findings."""
    return "".join(json.dumps(row.to_dict(), ensure_ascii=False) + "\n" for row in rows)


def render_alignment(pair: Pair, signature: str) -> str:
    """Return an alignment as JSON: the segments of both sides and the beads as 0-based indices into them."""
    value = {
        "version": VERSION,
        "signature": signature,
        "source": [s.text for s in pair.source.segments],
        "target": [s.text for s in pair.target.segments],
        "beads": [{"source": list(b.source), "target": list(b.target), "score": round(b.score, 4)} for b in pair.beads],
    }
    return json.dumps(value, ensure_ascii=False) + "\n"
