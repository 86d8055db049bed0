"""JSON, one document, and JSON Lines, one object a finding. The form is versioned and described in docs/json.md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from xlcheck.model import SEVERITIES, Finding, Pair, Report
from xlcheck.report.fields import as_dict

VERSION = 1
"""Version of the form. It rises when a field changes its meaning or goes; a new field does not raise it."""

NOTE_NAMES = {"ALN902": "alignment-uncertain"}


def name_of(code: str) -> str:
    """Return the name of a code: "number-magnitude" for NUM004."""
    from xlcheck.checks import registry

    return NOTE_NAMES.get(code) or registry()[code].name


def summary(report: Report, gate: Callable[[Finding], bool]) -> dict[str, Any]:
    """Return the counts of a report."""
    severities = Counter(f.severity for f in report.findings)
    return {
        "findings": len(report.findings),
        "gate": sum(map(gate, report.findings)),
        "severity": {s: severities[s] for s in SEVERITIES},
        "beads": len(report.pair.beads),
        "source_segments": len(report.pair.source.segments),
        "target_segments": len(report.pair.target.segments),
    }


def render_json(report: Report, gate: Callable[[Finding], bool]) -> str:
    """Return the whole report as one JSON object."""
    pair = report.pair
    value = {
        "version": VERSION,
        "signature": report.signature,
        "summary": summary(report, gate),
        "findings": [as_dict(pair, f, name_of(f.code)) for f in report.findings],
        "skipped": [as_dict(pair, f, name_of(f.code)) for f in report.skipped],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def render_jsonl(report: Report, gate: Callable[[Finding], bool]) -> str:
    """Return one JSON object a line for each finding, nothing where there is none."""
    del gate
    return "".join(
        json.dumps(as_dict(report.pair, f, name_of(f.code)), ensure_ascii=False) + "\n" for f in report.findings
    )


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
