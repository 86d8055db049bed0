"""Bounds that were turned round or lost: 近 (nearly) and "more than" lie on opposite sides of the value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlcheck.numbers.comparison import reports
from xlcheck.numbers.comparison.matching import Matching
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.readings import Family

_BOUNDED: frozenset[Family] = frozenset({"number", "fraction", "multiple"})
_OPPOSITE = {"over": "under", "under": "over"}


def hedge_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> Iterator[Disagreement]:
    """Yield the pairs of equal values of which one is a lower and the other an upper bound, and the bounds lost."""
    said = {theirs.hedge for theirs in target}  # one "over" may speak for a list: "over 90 bridges, 17 tunnels"
    for i, j in sorted(matching.partner.items()):
        ours, theirs = source[i], target[j]
        if "soft" in (ours.rank, theirs.rank) or not {ours.family, theirs.family} <= _BOUNDED or ours.hedge is None:
            continue
        if theirs.hedge and theirs.hedge == _OPPOSITE.get(ours.hedge):
            elsewhere = any(o.value == ours.value and o.hedge == theirs.hedge for o in source)
            if not elsewhere and all(target[x].hedge != ours.hedge for x in matching.agreeing[i]):
                yield reports.hedge_turned(ours, theirs)
        elif (
            theirs.hedge is None
            and ours.hedge != "about"
            and ours.hedge not in said
            and theirs.end is None
            and ours.family == "number"
            and not _bounded_above(source, i)
            and all(target[x].hedge is None for x in matching.agreeing[i])
        ):
            yield reports.hedge_lost(ours, theirs)


def _bounded_above(source: Sequence[Quantity], i: int) -> bool:
    """Tell whether a number opens or closes a range: 三万元以上十五万元以下."""
    following = source[i + 1] if i + 1 < len(source) else None
    before = source[i - 1] if i else None
    opens = source[i].hedge == "over" and following is not None and following.hedge == "under"
    return opens or (source[i].hedge == "under" and before is not None and before.hedge == "over")
