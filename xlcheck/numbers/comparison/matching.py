"""Which quantity of one side stands for which of the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from xlcheck.numbers.quantity import DEMANDS, Quantity
from xlcheck.numbers.readings import Family, Reading, agree
from xlcheck.numbers.units import UNITS, compatible, converts

#: Families whose members may stand for one another; months, weekdays and halves of a year match only their own kind.
GROUPS: dict[Family, int] = {"month": 1, "weekday": 2, "half": 3}
_MOST_PARTNERS = 24
_WRITTEN_OUT = 4  # digits of a year with its century


#: What it is worth that the units of two equal values agree, that they differ, or that one has none.
_UNITS: dict[bool | None, float] = {True: 3, False: -1.5, None: 0}


@dataclass(slots=True)
class Matching:
    """``partner`` pairs quantities one to one; ``agreeing`` holds every partner that a quantity could have had."""

    partner: dict[int, int] = field(default_factory=dict)
    reverse: dict[int, int] = field(default_factory=dict)
    by_value: set[tuple[int, int]] = field(default_factory=set)
    agreeing: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    agreeing_reverse: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def group(quantity: Quantity) -> int:
    """Return the number of the family group that a quantity belongs to."""
    return GROUPS.get(quantity.family, 0)


def positions(quantities: Sequence[Quantity]) -> list[float]:
    """Return where each quantity stands, 0 at the start of its side to 1 at its last quantity."""
    length = max((q.span.end for q in quantities), default=1)
    return [q.span.start / length for q in quantities]


def match(source: Sequence[Quantity], target: Sequence[Quantity]) -> Matching:
    """Pair the quantities whose readings meet, or whose amounts are equal in other units; the best pairs first."""
    result = Matching()
    edges: list[tuple[float, int, int]] = []
    at_source, at_target = positions(source), positions(target)
    for i, j, by_value in _meetings(source, target, at_source, at_target):
        result.agreeing[i].append(j)
        result.agreeing_reverse[j].append(i)
        if by_value:
            result.by_value.add((i, j))
        edges.append((-_score(source[i], target[j], at_source[i] - at_target[j], by_value), i, j))
    for _, i, j in sorted(edges):
        if i not in result.partner and j not in result.reverse:
            result.partner[i], result.reverse[j] = j, i
    return result


def _meetings(
    source: Sequence[Quantity], target: Sequence[Quantity], at_source: list[float], at_target: list[float]
) -> list[tuple[int, int, bool]]:
    holders: dict[Reading, list[int]] = defaultdict(list)
    measured: dict[str, list[int]] = defaultdict(list)
    for j, quantity in enumerate(target):
        for reading in quantity.readings:
            holders[reading].append(j)
        if quantity.unit is not None:
            for dimension in _dimensions(quantity.unit):
                measured[dimension].append(j)
    found: list[tuple[int, int, bool]] = []
    for i, quantity in enumerate(source):
        partners: set[int] = set()
        for reading in quantity.readings:
            if reading in holders:
                partners.update(
                    j
                    for j in _nearest(holders[reading], at_target, at_source[i])
                    if agree(reading, quantity.family, target[j].family)
                    and not _century_lost(reading, quantity, target[j])
                )
        found.extend((i, j, True) for j in partners)
        if quantity.unit is None:
            continue
        for dimension in _dimensions(quantity.unit):
            for j in _nearest(measured.get(dimension, ()), at_target, at_source[i]):
                if j not in partners and converts(quantity.value, quantity.unit, target[j].value, target[j].unit):
                    partners.add(j)
                    found.append((i, j, False))
    return found


def _century_lost(reading: Reading, source: Quantity, target: Quantity) -> bool:
    """Tell whether two years meet in their last two digits only although both are written out: 1995 and 1895."""
    if not (source.family == target.family == "year" and reading.kind == "plain"):
        return False
    return source.value != target.value and min(_digits(source), _digits(target)) >= _WRITTEN_OUT


def _digits(quantity: Quantity) -> int:
    return sum(c.isdigit() for c in quantity.text)


def _dimensions(unit: str) -> tuple[str, ...]:
    return tuple(UNITS[unit].dimensions - {"money"})


def _nearest(candidates: Sequence[int], places: list[float], place: float) -> Sequence[int]:
    """Keep the candidates that stand nearest, so that one value said a thousand times costs no more than a few."""
    if len(candidates) <= _MOST_PARTNERS:
        return candidates
    nearest = bisect_left(candidates, place, key=lambda index: places[index])
    first = max(0, min(nearest - _MOST_PARTNERS // 2, len(candidates) - _MOST_PARTNERS))
    return candidates[first : first + _MOST_PARTNERS]


def _score(source: Quantity, target: Quantity, distance: float, by_value: bool) -> float:
    score = DEMANDS[source.rank] + DEMANDS[target.rank] - 2 * abs(distance)
    if source.family == target.family:
        score += 2
    if source.value is not None and source.value == target.value:
        score += 1
    if by_value:
        score += _UNITS[compatible(source.unit, target.unit)]
    else:
        score += 1
    return score
