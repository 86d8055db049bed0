"""Compare the quantities of the two sides of a bead by value."""

from __future__ import annotations

from collections.abc import Sequence

from xlcheck.numbers.compare import reports
from xlcheck.numbers.compare.associations import exchanged
from xlcheck.numbers.compare.conflicts import (
    marker_conflict,
    pair_leftovers,
    repeated_conflicts,
    soft_conflicts,
    version_conflicts,
)
from xlcheck.numbers.compare.excuses import Excuses, said_otherwise
from xlcheck.numbers.compare.hedges import hedge_conflicts
from xlcheck.numbers.compare.matching import match
from xlcheck.numbers.compare.trends import trend_conflicts
from xlcheck.numbers.compare.units import unit_conflicts
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import DEMANDS, Quantity

__all__ = ["Disagreement", "compare"]


def compare(
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    *,
    near_source: Sequence[Quantity] = (),
    near_target: Sequence[Quantity] = (),
) -> tuple[Disagreement, ...]:
    """Return where the Chinese quantities ``source`` and the English quantities ``target`` do not agree.

    ``near_source`` and ``near_target`` are the quantities of the neighbouring beads: what stands there is not missing
    here.
    """
    if not source and not target:
        return ()
    matching = match(source, target)
    found = list(unit_conflicts(source, target, matching))
    found += [report for _, _, report in exchanged(source, target, matching)] if not found else []
    found += trend_conflicts(source, target, matching)
    found += hedge_conflicts(source, target, matching)
    markers = marker_conflict(source, target)
    if markers:
        found.append(reports.conflict(source[0], target[0], source, target, "hard", "hard"))
    for i, j in version_conflicts(source, target):
        found.append(reports.conflict(source[i], target[j], source, target, "hard", "hard"))
    lost = [i for i, q in enumerate(source) if i not in matching.agreeing and DEMANDS[q.rank]]
    added = [j for j, q in enumerate(target) if j not in matching.agreeing_reverse and DEMANDS[q.rank]]
    lost = [i for i in lost if not said_otherwise(source, i, matching.agreeing)]
    added = [j for j in added if not said_otherwise(target, j, matching.agreeing_reverse)]
    excuses = Excuses(source, target, near_source if lost or added else (), near_target if lost or added else ())
    lost_ranks = {i: excuses.source_rank(i) for i in lost}
    month_lost = any(source[i].family == "month" for i in lost)
    added_ranks = {j: excuses.target_rank(j, month_lost) for j in added}
    lost = [i for i in lost if lost_ranks[i] != "soft"]
    added = [j for j in added if added_ranks[j] != "soft"]
    pairs = pair_leftovers(source, target, lost, added)
    for i, j in pairs:
        if not excuses.elsewhere(i, j):
            found.append(reports.conflict(source[i], target[j], source, target, lost_ranks[i], added_ranks[j]))
    lost, added = _without(lost, added, pairs)
    pairs = repeated_conflicts(source, target, matching, lost, added)
    for i, j in pairs:
        if not excuses.elsewhere(i, j):
            found.append(reports.conflict(source[i], target[j], source, target, source[i].rank, target[j].rank))
    lost, added = _without(lost, added, pairs)
    pairs = soft_conflicts(source, target, matching, lost, added)
    for i, j in pairs:
        found.append(reports.conflict(source[i], target[j], source, target, source[i].rank, target[j].rank))
    lost, added = _without(lost, added, pairs)
    found += [reports.missing(source[i], lost_ranks[i]) for i in lost if not excuses.source_elsewhere(i)]
    found += [reports.extra(target[j], added_ranks[j]) for j in added if not excuses.target_elsewhere(j)]
    return tuple(found)


def _without(lost: list[int], added: list[int], pairs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return what is left of both lists when the paired ones are taken out."""
    sources, targets = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in lost if i not in sources], [j for j in added if j not in targets]
