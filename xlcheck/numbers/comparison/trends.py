"""Which way a share or a rate moves: 增长 against fell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlcheck.numbers.comparison import reports
from xlcheck.numbers.comparison.matching import Matching
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import Quantity


def trend_conflicts(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> Iterator[Disagreement]:
    """Yield the pairs of equal shares of which one rises and the other falls."""
    for i, j in sorted(matching.partner.items()):
        ours, theirs = source[i], target[j]
        opposed = ours.trend is not None and theirs.trend is not None and ours.trend != theirs.trend
        if opposed and all(target[x].trend != ours.trend for x in matching.agreeing[i]):
            yield reports.turned(ours, theirs)
