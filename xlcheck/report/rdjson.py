"""The Reviewdog Diagnostic Format. Its columns are bytes of UTF-8, so the lines of the files are looked at again."""

from __future__ import annotations

import json
from typing import Any

from xlcheck.model import Severity
from xlcheck.places import Located
from xlcheck.report.fields import View, path_of, with_suggestion
from xlcheck.rows import ReportedFinding, Results

_SEVERITIES: dict[Severity, str] = {"critical": "ERROR", "major": "ERROR", "minor": "WARNING", "info": "INFO"}


def render_rdjson(results: Results, view: View) -> str:
    """Return the findings that are shown as one diagnostic result."""
    files = _Files()
    rows = [(row, _SEVERITIES[row.severity]) for row in view.shown(results)]
    rows += [(row, "ERROR") for row in results.errors]
    value = {
        "source": {"name": "xlcheck"},
        "severity": "ERROR" if any(map(view.gate, results.rows)) or results.errors else "INFO",
        "diagnostics": [_diagnostic(row, severity, files, view) for row, severity in rows],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _diagnostic(row: ReportedFinding, severity: str, files: _Files, view: View) -> dict[str, Any]:
    location = _location(row.place, files, view)
    diagnostic: dict[str, Any] = {
        "message": with_suggestion(row),
        "location": location,
        "severity": severity,
        "code": {"value": row.code},
    }
    if row.suggestion is not None and row.place is row.target and files.holds(row.target):
        diagnostic["suggestions"] = [{"range": location["range"], "text": row.suggestion}]
    return diagnostic


def _location(side: Located, files: _Files, view: View) -> dict[str, Any]:
    location: dict[str, Any] = {"path": path_of(side.path, view.root)}
    if side.text or side.end_column > side.column:
        location["range"] = {
            "start": {"line": side.line, "column": files.byte_column(side.path, side.line, side.column)},
            "end": {"line": side.end_line, "column": files.byte_column(side.path, side.end_line, side.end_column)},
        }
    return location


class _Files:
    """The lines of the files that findings stand in, each read once."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def holds(self, side: Located) -> bool:
        """Return whether exactly the flagged words stand at their place, so that others can be put there."""
        if len(side.spans) != 1 or side.line != side.end_line:
            return False
        start, end = side.spans[0]
        return self._line(side.path, side.line)[side.column - 1 : side.end_column - 1] == side.text[start:end] != ""

    def byte_column(self, path: str, line: int, column: int) -> int:
        """Return a 1-based column of code points as one of UTF-8 bytes; as it is where the line is not there."""
        text = self._line(path, line)
        return len(text[: column - 1].encode("utf-8", "surrogatepass")) + 1 if text else column

    def _line(self, path: str, line: int) -> str:
        if path not in self._lines:
            self._lines[path] = _read(path)
        lines = self._lines[path]
        return lines[line - 1] if line <= len(lines) else ""


def _read(path: str) -> list[str]:
    from pathlib import Path

    from xlcheck.errors import XlcheckError
    from xlcheck.files.source import read_source
    from xlcheck.read import is_bilingual

    try:
        return list(read_source(Path(path), None, feeds_only=is_bilingual(Path(path))).lines)
    except XlcheckError:  # it has gone since it was checked
        return []
