"""The code quality report of GitLab: a JSON array of issues, each with a fingerprint of its own."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

from xlcheck.report.fields import View, path_of, with_suggestion
from xlcheck.rows import ReportedFinding, Results


def render_gitlab(results: Results, view: View) -> str:
    """Return the findings that are shown, and the errors as blockers."""
    seen: Counter[str] = Counter()
    issues = [_issue(row, row.severity, view, seen) for row in view.shown(results)]
    issues += [_issue(row, "blocker", view, seen) for row in results.errors]
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(row: ReportedFinding, severity: str, view: View, seen: Counter[str]) -> dict[str, Any]:
    at = row.place
    path = path_of(at.path, view.root)
    # Equal sentences in one file or in several are findings of their own.
    key = f"{row.fingerprint} {path}"
    seen[key] += 1
    return {
        "description": f"{row.code}: {with_suggestion(row)}",
        "check_name": row.code,
        "fingerprint": hashlib.sha256(f"{key} {seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": severity,
        "location": {"path": path, "lines": {"begin": at.line, "end": at.end_line}},
    }
