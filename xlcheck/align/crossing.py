"""Beads between which a clause goes over: what a translator told with the neighbour belongs to both.

Annotators join two sentences where a clause of the one is translated in the other. The lattice knows whole sentences,
and is in doubt there: it would have to weigh the sentence that was left behind against the clause that crossed. Where
beads that follow each other are in doubt, their sentences are aligned once more clause by clause. A sentence all of
whose clauses belong to the bead beside goes there; beads that share a step of clauses are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from xlcheck.align.judge import Judge
from xlcheck.align.texts import Text
from xlcheck.align.units import Divider, Owned, owned
from xlcheck.encode.base import TokenEncoder
from xlcheck.model import Bead

# A bead below this may have lost a clause to its neighbour, or hold one of it; a clause surely crosses above that.
_UNSURE, _CROSSES = 0.6, 0.8
# Beads that are looked at together.
_MOST = 12


def with_crossings(source: Text, target: Text, beads: Sequence[Bead], words: TokenEncoder, judge: Judge) -> list[Bead]:
    """Return beads in order, some of them joined with those behind them."""
    runs = list(_runs(source, target, beads))
    if not runs:
        return list(beads)
    dividers = Divider(source, 0, words), Divider(target, 1, words)
    out: list[Bead] = []
    done = 0
    for first, last in runs:
        out += beads[done:first]
        out += _settled(beads[first:last], dividers, judge)
        done = last
    return out + list(beads[done:])


def _runs(source: Text, target: Text, beads: Sequence[Bead]) -> Iterator[tuple[int, int]]:
    """Yield runs of beads that follow each other on both sides, some of them unsure, with a bead at either end."""
    done = k = 0
    while k < len(beads):
        if not _is_unsure(beads[k]):
            k += 1
            continue
        first = last = k
        if k > done and _follow(source, target, beads[k - 1], beads[k]):
            first -= 1
        while last + 1 < len(beads) and last - first + 1 < _MOST and _follow(source, target, *beads[last : last + 2]):
            last += 1
            if not _is_unsure(beads[last]):
                break
        if last > first:
            yield first, last + 1
        done = k = last + 1


def _is_unsure(bead: Bead) -> bool:
    return bool(bead.source and bead.target) and bead.score < _UNSURE


def _follow(source: Text, target: Text, one: Bead, other: Bead) -> bool:
    """Return whether two beads follow each other on both sides, and nothing was taken out between them."""
    for text, before, behind in ((source, one.source, other.source), (target, one.target, other.target)):
        if not before or not behind or behind[0] != before[-1] + 1:
            return False
        if text.seams is not None and text.seams[behind[0]]:
            return False
    return True


def _settled(beads: Sequence[Bead], dividers: tuple[Divider, Divider], judge: Judge) -> list[Bead]:
    """Return the beads of a run: sentences that cross whole go over, beads between which a clause crosses are one."""
    ours = dividers[0].units([i for bead in beads for i in bead.source])
    theirs = dividers[1].units([j for bead in beads for j in bead.target])
    steps = owned(judge.path(ours.text, theirs.text), ours, theirs)
    unsure = [min(one.score, other.score) < _UNSURE for one, other in pairwise(beads)]
    moved = _moved(beads, steps, unsure)
    crossed = _crossed(moved, steps)
    out = [moved[0]]
    for k, bead in enumerate(moved[1:], 1):
        if crossed[k] >= _CROSSES and unsure[k - 1]:
            before = out.pop()
            bead = Bead(before.source + bead.source, before.target + bead.target, crossed[k])
        out.append(bead)
    return out


def _crossed(beads: Sequence[Bead], steps: Sequence[Owned]) -> list[float]:
    """Return for each bead how surely a clause crosses between the one before and it."""
    at = {i: k for k, bead in enumerate(beads) for i in bead.source}
    beside = {j: k for k, bead in enumerate(beads) for j in bead.target}
    crossed = [0.0] * len(beads)
    for step in (step for step in steps if step.ours and step.theirs):
        places = [at[i] for i in step.ours] + [beside[j] for j in step.theirs]
        for k in range(min(places) + 1, max(places) + 1):
            crossed[k] = max(crossed[k], step.score)
    return crossed


def _moved(beads: Sequence[Bead], steps: Sequence[Owned], unsure: Sequence[bool]) -> list[Bead]:
    """Return the beads after sentences at their edges have gone over to the bead beside.

    They go where all of their clauses surely belong; a bead keeps one sentence on either side.
    """
    out = list(beads)
    for k, doubtful in enumerate(unsure):
        for side in (0, 1) if doubtful else ():
            for here, there, edge in ((k, k + 1, -1), (k + 1, k, 0)):
                while (score := _goes(side, edge, out[here], out[there], steps)) >= _CROSSES:
                    out[here], out[there] = _given(side, edge, out[here], out[there], score)
    return out


def _goes(side: int, edge: int, here: Bead, there: Bead, steps: Sequence[Owned]) -> float:
    """Return how surely all clauses of the sentence at the edge of a bead belong to the bead beside it."""
    own, beside = (here.source, there.target) if side == 0 else (here.target, there.source)
    if len(own) == 1:
        return 0.0
    sides = [((step.ours, step.theirs), step.score) for step in steps]
    found = [(both[1 - side], score) for both, score in sides if own[edge] in both[side]]
    if not all(numbers and set(numbers) <= set(beside) for numbers, _ in found):
        return 0.0
    return min((score for _, score in found), default=0.0)


def _given(side: int, edge: int, here: Bead, there: Bead, score: float) -> tuple[Bead, Bead]:
    """Return both beads after the sentence at the edge of the one went to the other."""
    sides = [here.source, here.target], [there.source, there.target]
    own, other = sides[0][side], sides[1][side]
    sides[0][side], sides[1][side] = (own[:-1], own[-1:] + other) if edge else (own[1:], other + own[:1])
    return Bead(sides[0][0], sides[0][1], score), Bead(sides[1][0], sides[1][1], score)
