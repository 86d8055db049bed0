"""Values that agree in number and differ in unit: percent lost, percent for percentage points, another currency."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlcheck.numbers.comparison import reports
from xlcheck.numbers.comparison.matching import Matching
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import DEMANDS, Quantity
from xlcheck.numbers.readings import Reading, canonical
from xlcheck.numbers.units import compatible


def unit_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> Iterator[Disagreement]:
    """Yield the pairs whose values meet while their units, or halves of the day, do not."""
    for i, j in sorted(matching.partner.items()):
        ours, theirs = source[i], target[j]
        if ours.meridiem and theirs.meridiem and ours.meridiem != theirs.meridiem:
            yield reports.half_of_day(ours, theirs)
        if (i, j) not in matching.by_value or _agrees_elsewhere(i, j, source, target, matching):
            continue
        if compatible(ours.unit, theirs.unit) is False:
            if DEMANDS[ours.rank] + DEMANDS[theirs.rank]:
                yield reports.unit(ours, theirs)
        elif (
            ours.unit in ("percent", "point")
            and theirs.unit is None
            and theirs.family == "number"
            and (ours.rank == "hard" or ours.value == 100 or _share(ours, theirs))
            and DEMANDS[theirs.rank]
            and ours.readings & theirs.readings != {Reading("share", canonical((ours.value or 0) / 100))}
            and not _ends_of_a_share(j, target)
        ):
            yield reports.percent_lost(ours, theirs)


def _agrees_elsewhere(
    i: int, j: int, source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> bool:
    """Tell whether either quantity has another partner of the same value in a compatible unit, not taken by a third."""
    return any(
        compatible(source[i].unit, target[x].unit) and not _settled(matching.reverse.get(x), x, source, target)
        for x in matching.agreeing[i]
    ) or any(
        compatible(source[x].unit, target[j].unit) and not _settled(x, matching.partner.get(x), source, target)
        for x in matching.agreeing_reverse[j]
    )


def _settled(i: int | None, j: int | None, source: Sequence[Quantity], target: Sequence[Quantity]) -> bool:
    return i is not None and j is not None and compatible(source[i].unit, target[j].unit) is True


def _ends_of_a_share(j: int, target: Sequence[Quantity]) -> bool:
    """Tell whether a bare range only gives the bounds of a share before it: 85.3% (80.0 to 89.3)."""
    return target[j].end is not None and any(q.unit in ("percent", "point") for q in target[max(0, j - 3) : j])


def _share(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether a bare figure repeats a share in tenths: 七成 as "70", 九折 as "10"."""
    value = ours.value or 0.0
    return ours.family == "fraction" and theirs.text[:1].isdigit() and theirs.value in (value, 100 - value)
