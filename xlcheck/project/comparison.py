"""What the pairs of a run disagree about: one finding for it, in place of those of single pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice

from xlcheck.checks.comparing import Conflict
from xlcheck.places import FactRow, Located, digest
from xlcheck.rows import Elsewhere, Outcome, ReportedFinding
from xlcheck.suppress.diff import Changes

Conflicts = Callable[[Sequence[FactRow]], Iterable[Conflict]]

Place = tuple[str, tuple[int, int, int, int] | None, tuple[int, int, int, int] | None]
"""A code and a place on both sides of a pair, without the paths."""


def compared(
    outcomes: Sequence[Outcome],
    beside: Sequence[Outcome],
    conflicts: Conflicts,
    *,
    ignored: Callable[[Outcome], tuple[str, ...]],
    changed: Changes | None = None,
) -> tuple[Outcome, ...]:
    """Return the outcomes with what they, and those ``beside`` them, disagree about.

    A finding stands at the first place that departs from the form to go by; with ``changed``, at the first one that
    was touched, and where none was, there is no finding. What a single pair says of the same places is left out.
    ``ignored`` tells which codes are ignored in a pair.
    """
    known = sorted((*outcomes, *beside), key=lambda outcome: (outcome.source, outcome.target))
    facts = [fact for outcome in known for fact in outcome.facts if not fact.code.startswith(ignored(outcome))]
    added: dict[tuple[str, str, int], list[ReportedFinding]] = {}
    covered: dict[tuple[str, str, int], set[Place]] = {}
    for conflict in conflicts(facts):
        touched = (fact for fact in conflict.departing if changed is None or _touches(changed, fact))
        home = next(touched, None)
        if home is None:
            continue
        added.setdefault(home.pair, []).append(conflict_row(conflict, home))
        for fact in conflict.facts:
            covered.setdefault(fact.pair, set()).add(place(conflict.code, fact))
    return tuple(
        _with(outcome, added.get(pair, []), covered.get(pair, set()))
        for outcome in outcomes
        if (pair := (outcome.source, outcome.target, 0))
    )


def _touches(changed: Changes, fact: FactRow) -> bool:
    return changed.reaches(fact.source) or changed.reaches(fact.target)


def conflict_row(conflict: Conflict, home: FactRow, most: int | None = None) -> ReportedFinding:
    """Return the finding of a conflict; what identifies it is what is said, not where.

    Other places are named up to the ``most``.
    """
    others = (fact for fact in conflict.facts if fact is not home)
    return ReportedFinding(
        conflict.code,
        conflict.severity,
        conflict.confidence,
        conflict.message,
        digest([conflict.code, home.subject, *sorted({fact.form for fact in conflict.facts})]),
        home.unit,
        home.source,
        home.target,
        conflict.term,
        related=tuple(Elsewhere(f.unit, f.source, f.target) for f in islice(others, most)),
    )


def _with(outcome: Outcome, added: Sequence[ReportedFinding], covered: set[Place]) -> Outcome:
    """Return an outcome with other findings in the order of its beads, without what these cover."""
    if not covered:
        return outcome
    rows = [row for row in outcome.rows if not places(row) <= covered]
    for row in added:
        at = next((i for i, other in enumerate(rows) if other.unit is None or other.unit > (row.unit or 0)), len(rows))
        rows.insert(at, row)
    return replace(outcome, rows=tuple(rows))


def places(row: ReportedFinding) -> set[Place]:
    """Return the places of a finding."""
    return {place(row.code, row), *(place(row.code, other) for other in row.related)}


def place(code: str, at: ReportedFinding | Elsewhere | FactRow) -> Place:
    """Return a place of a code."""
    return code, _numbers(at.source), _numbers(at.target)


def _numbers(side: Located | None) -> tuple[int, int, int, int] | None:
    return (side.line, side.column, side.end_line, side.end_column) if side else None
