"""Workflow commands of GitHub Actions: each finding becomes an annotation on its line.

Text of a checked file cannot inject a command: every line begins with a command of ours, and percent signs and line
ends in what follows are escaped as the runner unescapes them.
"""

from __future__ import annotations

from xlcheck.checks.catalogue import name_of
from xlcheck.model import Severity
from xlcheck.report.fields import View, path_of, with_suggestion
from xlcheck.report.text import printable, verdict
from xlcheck.rows import ReportedFinding, Results

_COMMANDS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning", "info": "notice"}


def render_github(results: Results, view: View) -> str:
    """Return one workflow command a finding and error, and the summary."""
    lines = [_command(row, _COMMANDS[row.severity], view) for row in view.shown(results)]
    lines += [_command(row, "error", view) for row in results.errors]
    return "".join(f"{line}\n" for line in (*lines, *(text for text, _ in verdict(results, view))))


def _command(row: ReportedFinding, command: str, view: View) -> str:
    at = row.place
    fields = {"file": path_of(at.path, view.root), "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line and at.text:
        # A column is understood only where the annotation stays on its line. The last one is inclusive there.
        fields |= {"col": str(at.column), "endColumn": str(max(at.column, at.end_column - 1))}
    fields["title"] = f"{row.code} {name_of(row.code)}"
    said = [with_suggestion(row)]
    other = row.source if at is row.target else row.target
    if other and other.text:
        language = "zh" if other is row.source else "en"
        said.append(f"{language} {path_of(other.path, view.root)}:{other.line}: {other.text}")
    properties = ",".join(f"{key}={_property(value)}" for key, value in fields.items())
    return f"::{command} {properties}::" + "%0A".join(map(_data, said))


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
