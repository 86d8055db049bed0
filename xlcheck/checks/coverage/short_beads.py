"""Beads whose translation is too short for all of their source sentences: one of them may have been left out.

An aligner would rather give a lost sentence to its neighbour than leave it alone. Lengths tell: after Gale and Church
("A program for aligning sentences in bilingual corpora", Computational Linguistics 19(1), 1993), the length of a
translation is normal around a multiple of the length of its source, with a variance that grows with that length.
Multiple and variance are those of the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from statistics import median

from xlcheck.checks.context import Context

ENOUGH = 40
"""Beads from which on a document says what is usual in it."""

EVIDENCE = 3.5
"""Natural logarithm of how much likelier the length must be without one of the sentences (1 in 33)."""

_SHORT = 8
_SIGMA = 1.4826  # a normal distribution's standard deviation in median absolute deviations


def shortfalls(context: Context) -> Iterator[int]:
    """Yield the beads of two or more source sentences one of which their translation has no room for."""
    if context.pair.bilingual:
        return
    known = [(_size(context.source(i).text), _size(context.target(i).text)) for i in context.trusted_beads]
    if len(known) < ENOUGH:
        return
    ratio = sum(target for _, target in known) / sum(source for source, _ in known)
    deviations = [_deviation(source, target, ratio) for source, target in known if source >= _SHORT]
    if not deviations:
        return
    middle = median(deviations)
    spread = max(1.0, _SIGMA * median(abs(value - middle) for value in deviations))
    for index, bead in enumerate(context.pair.beads):
        if len(bead.source) < 2 or not bead.target:
            continue
        sources = [_size(segment.text) for segment in context.source(index).segments]
        target = _size(context.target(index).text)
        whole = (_deviation(sum(sources), target, ratio) - middle) / spread
        best = min(abs(_deviation(sum(sources) - size, target, ratio) - middle) / spread for size in sources)
        if whole < 0 and (whole**2 - best**2) / 2 >= EVIDENCE:
            yield index


def _size(text: str) -> int:
    return sum(not c.isspace() for c in text)


def _deviation(source: int, target: int, ratio: float) -> float:
    expected = ratio * max(source, 1)
    return (target - expected) / sqrt(expected)
