"""Pair the quantities that nothing agrees with: one value that is wrong is one finding, not two."""

from __future__ import annotations

import math
from collections.abc import Sequence

from xlcheck.numbers.matching import Matching, group, positions
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.units import compatible

_MOST_LEFTOVERS = 60
_COUNTED = frozenset({"number", "fraction", "multiple", "ordinal"})


def pair_leftovers(
    source: Sequence[Quantity], target: Sequence[Quantity], lost: list[int], added: list[int]
) -> list[tuple[int, int]]:
    """Pair unmatched quantities of one family group: compatible units, close values and close places come first."""
    at_source, at_target = positions(source), positions(target)
    costs = [
        (_cost(source[i], target[j], at_source[i] - at_target[j]), i, j)
        for i in lost[:_MOST_LEFTOVERS]
        for j in added[:_MOST_LEFTOVERS]
        if group(source[i]) == group(target[j])
    ]
    costs.sort()
    used_source: set[int] = set()
    used_target: set[int] = set()
    pairs = []
    for _, i, j in costs:
        if i not in used_source and j not in used_target:
            used_source.add(i)
            used_target.add(j)
            pairs.append((i, j))
    return sorted(pairs)


def _cost(source: Quantity, target: Quantity, distance: float) -> float:
    cost = abs(distance)
    if compatible(source.unit, target.unit):
        cost -= 2
    if source.family == target.family:
        cost -= 1
    if source.value is not None and target.value is not None and source.value > 0 and target.value > 0:
        cost += min(3.0, abs(math.log10(source.value / target.value)))
    return cost


def soft_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching, lost: list[int], added: list[int]
) -> list[tuple[int, int]]:
    """Pair an unmatched number with a soft numeral of the other side that nothing agrees with either."""
    pairs: list[tuple[int, int]] = []
    soft_source = [i for i, q in enumerate(source) if i not in matching.agreeing and _soft_number(q)]
    for j in added:
        if target[j].rank == "medium" and target[j].family in _COUNTED and soft_source:
            pairs.append((soft_source.pop(0), j))
    soft_target = [j for j, q in enumerate(target) if j not in matching.agreeing_reverse and _soft_number(q)]
    for i in lost:
        quantity = source[i]
        if quantity.rank == "medium" and quantity.family in _COUNTED and quantity.value != 1 and soft_target:
            pairs.append((i, soft_target.pop(0)))
    return pairs


def _soft_number(quantity: Quantity) -> bool:
    return quantity.rank == "soft" and quantity.family in _COUNTED and quantity.value not in (None, 1.0)
