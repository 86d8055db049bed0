"""Compare the quantities of the two sides of a bead by value: the passes, and the order in which they act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from xlcheck.numbers.comparison import reports
from xlcheck.numbers.comparison.associations import exchanged
from xlcheck.numbers.comparison.conflicts import (
    lone_conflicts,
    marker_conflict,
    pair_leftovers,
    repeated_conflicts,
    soft_conflicts,
    version_conflicts,
)
from xlcheck.numbers.comparison.excuses import Excuses, said_otherwise
from xlcheck.numbers.comparison.grouping import regrouped
from xlcheck.numbers.comparison.hedges import hedge_conflicts
from xlcheck.numbers.comparison.matching import Matching, match
from xlcheck.numbers.comparison.trends import trend_conflicts
from xlcheck.numbers.comparison.units import unit_conflicts
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import DEMANDS, Quantity, Rank

Pairs = list[tuple[int, int]]


class Sides(NamedTuple):
    """The quantities of both sides and how they were matched."""

    source: Sequence[Quantity]
    target: Sequence[Quantity]
    matching: Matching


class Leftovers(NamedTuple):
    """Indices of quantities that demand something and got nothing, in the source and in the translation."""

    lost: list[int]
    added: list[int]

    def without(self, pairs: Pairs) -> Leftovers:
        """Return what is left when the paired ones are taken out."""
        if not pairs:
            return self
        sources, targets = {i for i, _ in pairs}, {j for _, j in pairs}
        return Leftovers([i for i in self.lost if i not in sources], [j for j in self.added if j not in targets])

    def apart_from(self, others: Leftovers) -> Leftovers:
        """Return what is left when others are taken out."""
        return Leftovers(
            [i for i in self.lost if i not in others.lost], [j for j in self.added if j not in others.added]
        )


class Pass(NamedTuple):
    """One round over the leftovers: ``pair`` says which two belong together, and these are taken out.

    ``excusable``: silent where both numbers of a pair stand in the neighbouring beads.
    """

    pair: Callable[[Sides, Leftovers], Pairs]
    excusable: bool


#: The rounds, in their order. Each takes out the pairs it makes, so that a slip is reported once, by the surest round.
PASSES: tuple[Pass, ...] = (
    # Two numbers of one kind without a partner are one wrong value. First, since here both sides demand an answer:
    # whatever a later round would pair with one of them is weaker evidence.
    Pass(lambda sides, left: pair_leftovers(sides.source, sides.target, left.lost, left.added), excusable=True),
    # A number left over by count although its value stands elsewhere: a wrong date said twice. After the first round,
    # which may have found the true counterpart; before the third, since its numbers demand an answer still.
    Pass(lambda sides, left: repeated_conflicts(*sides, left.lost, left.added), excusable=True),
    # A number against a numeral that demands nothing (三 in an idiom, "one"): last, since such a numeral is near
    # almost everywhere, and would draw numbers from their true counterparts. What the bead beside says is no excuse
    # here: the numeral that stands in its place is the surer sign.
    Pass(lambda sides, left: soft_conflicts(*sides, left.lost, left.added), excusable=False),
    # "One", which demands least of all, where either side has one number.
    Pass(lambda sides, left: lone_conflicts(*sides[:2], left.lost, left.added), excusable=True),
)  # fmt: skip


def compare(
    source: Sequence[Quantity],
    target: Sequence[Quantity],
    *,
    near_source: Sequence[Quantity] = (),
    near_target: Sequence[Quantity] = (),
) -> tuple[Disagreement, ...]:
    """Return where the Chinese quantities ``source`` and the English quantities ``target`` do not agree.

    ``near_source`` and ``near_target`` are the quantities of the neighbouring beads: what stands there is not missing
    here. Quantities that agree are compared in what they say beside the value; of those that nothing agrees with, the
    excused ones go first, then every pass takes out its pairs, and what is left in the end is missing or added.
    """
    if not (source and target) and not any(DEMANDS[quantity.rank] for quantity in (*source, *target)):
        return ()  # what demands nothing is not missing, and there is nothing that it could contradict
    sides = Sides(source, target, match(source, target))
    found = list(_of_agreeing(sides))
    left = _leftovers(sides)
    excuses = Excuses(source, target, near_source if any(left) else (), near_target if any(left) else ())
    month_lost = any(source[i].family == "month" for i in left.lost)
    lost_ranks = {i: excuses.source_rank(i) for i in left.lost}
    added_ranks = {j: excuses.target_rank(j, month_lost) for j in left.added}
    left = Leftovers(_demanding(lost_ranks), _demanding(added_ranks))
    whole, parts = regrouped(source, target, *left)
    left = Leftovers([i for i in left.lost if i not in whole], [j for j in left.added if j not in parts])
    dates = Leftovers(*excuses.dates_said_otherwise(*left))
    left = left.apart_from(dates)
    for each in PASSES:
        pairs = each.pair(sides, left)
        for i, j in pairs:
            if not (each.excusable and excuses.elsewhere(i, j)):
                ranks = lost_ranks.get(i, source[i].rank), added_ranks.get(j, target[j].rank)
                found.append(reports.conflict(source[i], target[j], *ranks))
        left = left.without(pairs)
    left = Leftovers(left.lost + dates.lost, left.added + dates.added)
    found += [reports.missing(source[i], lost_ranks[i]) for i in left.lost if not excuses.source_elsewhere(i)]
    found += [reports.extra(target[j], added_ranks[j]) for j in left.added if not excuses.target_elsewhere(j)]
    return tuple(found)


def _of_agreeing(sides: Sides) -> Iterator[Disagreement]:
    """Yield what is wrong about quantities whose values are there: unit, place, movement, bound, number of the item.

    Units come before places: two values whose units were exchanged are two wrong units and no exchange of values.
    """
    units = list(unit_conflicts(*sides))
    yield from units
    if not units:
        yield from (report for _, _, report in exchanged(*sides))
    yield from trend_conflicts(*sides)
    yield from hedge_conflicts(*sides)
    if marker_conflict(sides.source, sides.target):
        yield reports.renumbered(sides.source[0], sides.target[0])
    for i, j in version_conflicts(sides.source, sides.target):
        yield reports.conflict(sides.source[i], sides.target[j], "hard", "hard")


def _leftovers(sides: Sides) -> Leftovers:
    """Return what demands an answer, agrees with nothing, and does not repeat an amount in another unit."""
    own = zip(sides[:2], (sides.matching.agreeing, sides.matching.agreeing_reverse), strict=True)
    return Leftovers(
        *(
            [
                i
                for i, q in enumerate(side)
                if DEMANDS[q.rank] and i not in agreeing and not said_otherwise(side, i, agreeing)
            ]
            for side, agreeing in own
        )
    )


def _demanding(ranks: dict[int, Rank]) -> list[int]:
    return [index for index, rank in ranks.items() if rank != "soft"]
