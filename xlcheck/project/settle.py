"""What the configuration makes of the results: severities, and codes that are ignored in some files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from xlcheck.globs import matches
from xlcheck.model import Severity
from xlcheck.rows import Outcome, ReportedFinding, Results
from xlcheck.settings import Settings


def settle(results: Results, settings: Settings, folder: Path) -> Results:
    """Return the results with the severities of the settings, without what they ignore.

    ``folder`` is what patterns of files are relative to.
    """
    notes = tuple(
        _graded(note, settings)
        for note in results.notes
        if settings.wants(note.code) and not note.code.startswith(ignored_in(settings, folder, [note.place.path]))
    )
    outcomes = tuple(_settled(outcome, settings, folder) for outcome in results.outcomes)
    return replace(results, outcomes=outcomes, notes=notes)


def _settled(outcome: Outcome, settings: Settings, folder: Path) -> Outcome:
    if not settings.severity and not settings.per_file_ignores and not outcome.error:
        return outcome
    ignored = ignored_in(settings, folder, [outcome.source, outcome.target])
    rows = tuple(_graded(row, settings) for row in outcome.rows if not row.code.startswith(ignored))
    error = outcome.error
    # What is ignored by name may be unreadable, or no translation: whoever wrote that knows.
    if error and (error.code.startswith(ignored) or (settings.ignore and error.code.startswith(settings.ignore))):
        error = None
    return replace(outcome, rows=rows, error=error, hidden=outcome.hidden + len(outcome.rows) - len(rows))


def _graded(row: ReportedFinding, settings: Settings) -> ReportedFinding:
    severity: Severity = settings.severity_of(row.code, row.severity)
    return row if severity == row.severity else replace(row, severity=severity)


def ignored_in(settings: Settings, folder: Path, paths: list[str]) -> tuple[str, ...]:
    """Return the codes that are ignored in a pair of files, either of which a pattern may name."""
    if not settings.per_file_ignores:
        return ()
    inside = [Path(os.path.relpath(path, folder)).as_posix() for path in paths]
    return tuple(
        code
        for pattern, codes in settings.per_file_ignores
        if any(matches(pattern, path) for path in inside)
        for code in codes
    )
