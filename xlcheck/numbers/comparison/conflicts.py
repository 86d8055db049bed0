"""Pair the quantities that nothing agrees with: one value that is wrong is one finding, not two."""

from __future__ import annotations

import math
from collections.abc import Sequence

from xlcheck.numbers.comparison.matching import Matching, group, positions
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.readings import Reading, of_kind, rivals
from xlcheck.numbers.units import compatible

_MOST_LEFTOVERS = 60
_HEAD = 2  # characters before the mark of an item that begins a text
_POINTS = frozenset({"year", "day", "time"})
#: Units of a number that a point in time may be read for: 26日 is also so many days.
_LEAST_YEAR = 1000  # "the 2023 year" names a year
_DATE_UNITS: dict[str, tuple[str, ...]] = {"year": (), "day": ("day",), "time": ("hour",)}
_DATED = frozenset({"year", "month", "day", "weekday"})
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
        if (group(source[i]) == group(target[j]) and _comparable(source[i], target[j]))
        or rivals(source[i].readings, target[j].readings)
    ]
    return _cheapest(costs)


def _comparable(source: Quantity, target: Quantity) -> bool:
    """Tell whether one may stand in the place of the other by mistake.

    A session (第十三届) is no day of the month and no hour, a time that lasts (两年前) is no year, and a date is no
    amount that has a unit: what the sentences say about such numbers is lost and added, not another value.
    """
    if source.text.isdigit() and target.text.isdigit() and _slip_of_digits(source.text, target.text):
        return True  # 2009年: "200 years"
    if source.family == "ordinal" and target.family in _POINTS and not of_kind(source.readings, "century"):
        return False
    numeral = source.family == "number" and not source.text[0].isdigit()
    if numeral and target.family in _POINTS and not source.unit:
        return False  # 三次审议, 十三届: "October 30"
    for one, other in ((source, target), (target, source)):
        lasting = other.family == "number" and other.unit not in (None, *_DATE_UNITS.get(one.family, ()))
        if one.family in _POINTS and lasting and not (other.unit == "year" and (other.value or 0) >= _LEAST_YEAR):
            return False
        if one.family == "time" and other.family in _DATED:
            return False
    return True


def _slip_of_digits(one: str, other: str) -> bool:
    """Tell whether digits were lost, added or exchanged."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) > 1 and (longer.startswith(shorter) or longer.endswith(shorter) or sorted(one) == sorted(other))


def _cheapest(costs: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs in which each index stands once, cheaper pairs first."""
    used_source: set[int] = set()
    used_target: set[int] = set()
    pairs = []
    for _, i, j in sorted(costs):
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
    if source.end and source.end == target.end:
        cost -= 1  # 2至5天: "4 to 8 days" is 4 for 2 and 8 for 5
    if source.value and target.value:
        cost += min(3.0, abs(math.log10(source.value) - math.log10(target.value)))
    return cost


def repeated_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching, lost: list[int], added: list[int]
) -> list[tuple[int, int]]:
    """Pair what is left over by count, although its value stands elsewhere in the sentence.

    Dates are often said twice ("July 26 ... on the 26th"): a wrong one finds its value in the other, or a wrong day in
    a number that is no day. Such a quantity is wrong when one of its own family is left over on the other side.
    """
    all_lost, all_added = set(lost), set(added)
    ours = [
        (i, _left_over(i, matching.partner, matching.agreeing, source, target, matching, True))
        for i in range(len(source))
    ]
    theirs = [
        (j, _left_over(j, matching.reverse, matching.agreeing_reverse, target, source, matching, False))
        for j in range(len(target))
    ]
    ours = [(i, 2 if i in all_lost else how) for i, how in ours if how or i in all_lost]
    theirs = [(j, 2 if j in all_added else how) for j, how in theirs if how or j in all_added]
    if not any(how == 2 for _, how in (*ours, *theirs)):
        return []
    at_source, at_target = positions(source), positions(target)
    costs = [
        (_cost(source[i], target[j], at_source[i] - at_target[j]), i, j)
        for i, how in ours[:_MOST_LEFTOVERS]
        for j, what in theirs[:_MOST_LEFTOVERS]
        if max(how, what) == 2 and (i not in all_lost or j not in all_added) and _same_kind(source[i], target[j])
    ]
    return _cheapest(costs)


def _left_over(
    index: int,
    partner: dict[int, int],
    agreeing: dict[int, list[int]],
    own: Sequence[Quantity],
    other: Sequence[Quantity],
    matching: Matching,
    forward: bool,
) -> int:
    """Return 0 for a quantity that has a partner, 1 for a repetition, 2 where only another kind of quantity agrees."""
    if index in partner or index not in agreeing or own[index].rank == "soft":
        return 0
    for x in agreeing[index]:
        by_value = ((index, x) if forward else (x, index)) in matching.by_value
        if (
            by_value
            and own[index].family == other[x].family
            and compatible(own[index].unit, other[x].unit) is not False
        ):
            return 1
    return 2


def _same_kind(source: Quantity, target: Quantity) -> bool:
    if source.family != target.family or not source.readings.isdisjoint(target.readings):
        return False
    if source.family in _DATED:
        return True
    if source.family == "ordinal":  # 第三和第四: "the fourth and fourth"
        return source.text[0] == "第" and "soft" not in (source.rank, target.rank)
    return (
        source.family == "number"
        and source.rank == target.rank == "hard"
        and bool(compatible(source.unit, target.unit))
    )


_SMALL = 10


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
    firsts = [j for j, q in enumerate(target) if j not in matching.agreeing_reverse and _is_first(q)]
    for i in lost:
        if firsts and source[i].family == "ordinal" and source[i].text[0] == "第" and i not in {p for p, _ in pairs}:
            pairs.append((i, firsts.pop(0)))  # 第三: "the first"
    return pairs


def lone_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], lost: list[int], added: list[int]
) -> list[tuple[int, int]]:
    """Pair a Chinese "one" with another small number where either is the only number of its side: 一个 and "two".

    "One" demands nothing, and agrees with "only"; but where nothing else is counted, both count the same things. An
    English "one" is a pronoun and a part of idioms too often to stand for 两: "a one-size-fits-all approach".
    """
    ours, theirs = (
        [i for i, q in enumerate(side) if q.value is not None or q.rank != "soft"] for side in (source, target)
    )
    if len(ours) != 1 or len(theirs) != 1 or not (lost or added):
        return []
    one, other = source[ours[0]], target[theirs[0]]
    small = one.family == other.family == "number" and one.value == 1 < (other.value or 0) <= _SMALL
    return [(ours[0], theirs[0])] if small else []


def marker_conflict(source: Sequence[Quantity], target: Sequence[Quantity]) -> bool:
    """Tell whether the first numbers are marks that begin both sides, or references within both, and differ."""
    if not source or not target or not (is_marker(source[0]) and is_marker(target[0])):
        return False
    begins, begins_there = (side[0].span.start <= _HEAD for side in (source, target))
    return begins == begins_there and source[0].value != target[0].value


def version_conflicts(source: Sequence[Quantity], target: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Pair the versions of one product that differ: 0.13.1 and 0.11.1; as many must be left over on both sides."""
    lost, added = _lone_versions(source, target), _lone_versions(target, source)
    return list(zip(lost, added, strict=True)) if len(lost) == len(added) else []


def _lone_versions(own: Sequence[Quantity], other: Sequence[Quantity]) -> list[int]:
    """Return which codes are versions that the other side does not name."""
    versions = [
        (i, version) for i, q in enumerate(own) if q.family == "code" for version in of_kind(q.readings, "version")
    ]
    there = {reading for q in other for reading in q.readings} if versions else set()
    return [i for i, version in versions if Reading("code", version.value) not in there]


def is_marker(quantity: Quantity) -> bool:
    """Tell whether a quantity numbers a paragraph or an item."""
    return quantity.value is not None and Reading("marker", quantity.value) in quantity.readings


def _is_first(quantity: Quantity) -> bool:
    return quantity.family == "ordinal" and quantity.value == 1


def _soft_number(quantity: Quantity) -> bool:
    return quantity.rank == "soft" and quantity.family in _COUNTED and quantity.value not in (None, 1.0)
