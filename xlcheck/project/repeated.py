"""The same finding in several files of a run, copies and folders of versions: one finding with all its places."""

from __future__ import annotations

from dataclasses import replace

from xlcheck.rows import Elsewhere, ReportedFinding, Results

_Key = tuple[str, str, str]


def told_once(results: Results) -> Results:
    """Return the results with each finding at the first file that has it, its places in the others as related ones.

    The same is what has the same fingerprint (code, sentences and flagged words) and severity. What one file repeats
    stays: there each place is one to mend. This comes after the baseline and the diff, which know places one by one.
    """
    homes: dict[_Key, int] = {}
    elsewhere: dict[_Key, list[Elsewhere]] = {}
    for number, outcome in enumerate(results.outcomes):
        for row in outcome.rows:
            if homes.setdefault(_key(row), number) != number:
                elsewhere.setdefault(_key(row), []).append(Elsewhere(row.unit or 1, row.source, row.target))
    if not elsewhere:
        return results

    def at_home(number: int, rows: tuple[ReportedFinding, ...]) -> tuple[ReportedFinding, ...]:
        found = []
        for row in rows:
            if homes[_key(row)] == number:
                # The first of several in its file takes the places of the others.
                others = tuple(elsewhere.pop(_key(row), ()))
                found.append(replace(row, related=row.related + others) if others else row)
        return tuple(found)

    outcomes = (replace(one, rows=at_home(number, one.rows)) for number, one in enumerate(results.outcomes))
    return replace(results, outcomes=tuple(outcomes))


def _key(row: ReportedFinding) -> _Key:
    return row.code, row.fingerprint, row.severity
