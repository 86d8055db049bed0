"""A sentence that is a list on the other side: beads of more sentences than the lattice holds.

Where a sentence of many clauses is set as a vertical list, or a list is told in one sentence, the best path gives the
sentence some of the lines, or only the one that introduces them, and leaves the others without counterpart. Such a run
of lone sentences is joined to the bead beside it where the two sides are of a length then, and were not before, and
are more alike with it than without (the cosine of the summed vectors). Where only the lengths speak for it, it is
uncertain what belongs together, and so the scores say.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from xlcheck.align.band import Floats
from xlcheck.align.lattice import LONGEST
from xlcheck.align.path import Path
from xlcheck.align.texts import Text

_Range = tuple[int, int]  # half-open

# Lone sentences that make a list.
_LIST = 3
# Logarithm of how many times longer one side of a bead is than is usual, without the list: so much at least; with it:
# so much at most.
_SHORT, _FITS = 0.2, 0.45
# How much more alike the two sides are with the list, and how alike the list alone is to what it belongs to.
_RISE, _ALIKE = 0.02, 0.3
# A list that only the lengths speak for is at least so much like its neighbour.
_PERHAPS = 0.25
# How alike a list and its sentence are where nothing else tells.
_WHOLE = 0.5
# What a bead with its list is worth, and one that may have a list beside it.
_JOINED, _UNSURE = 0.75, 0.4
# Beads that show the usual lengths are at least so probable; so many pairs of usual length are assumed beside them.
_LIKELY, _USUAL, _ASSUMED = 0.8, 3.3, 4


class _Run(NamedTuple):
    """Steps of the path without counterpart, all of one side: 0 the source, 1 the target."""

    steps: _Range
    side: int


def with_lists(source: Text, target: Text, path: Path) -> Path:
    """Return a path whose lists are beads with the sentence that they are on the other side.

    No step is longer than eight sentences before; afterwards it has as many as the list.
    """
    runs = [run for run in _runs(path) if run.steps[1] - run.steps[0] >= _LIST]
    if not runs:
        return path
    ratio = _ratio(source, target, path)
    out = list(path)
    joined = [(gap, _JOINED) for gap in _gaps(path) if _is_list(source, target, path[slice(*gap)], ratio)]
    runs = [run for run in runs if not any(first <= run.steps[0] < last for (first, last), _ in joined)]
    for run in runs:
        before, after = run.steps[0] - 1, run.steps[1]
        found = [
            (fit, (min(bead, run.steps[0]), max(bead + 1, run.steps[1])))
            for bead in (before, after)
            if 0 <= bead < len(path) and path[bead][2] and path[bead][3]
            if (fit := _fit(source, target, path, run, bead, ratio)) is not None
        ]
        if not found:
            continue
        score, steps = max(found)
        if score == _JOINED:
            joined.append((steps, score))
        else:
            for k in range(*steps):
                out[k] = (*path[k][:4], min(path[k][4], score))
    return _merged(out, sorted(joined))


def _runs(path: Path) -> Iterator[_Run]:
    """Yield the longest runs of steps that leave sentences of one side alone."""
    first = 0
    while first < len(path):
        side = _side(path[first])
        last = first + 1
        while last < len(path) and side is not None and _side(path[last]) == side:
            last += 1
        if side is not None:
            yield _Run((first, last), side)
        first = last


def _gaps(path: Path) -> Iterator[_Range]:
    """Yield the longest runs of steps that leave sentences alone, of whatever side."""
    first = 0
    for last, step in enumerate([*path, (0, 0, 1, 1, 0.0)]):
        if step[2] and step[3]:
            if last > first:
                yield first, last
            first = last + 1


def _is_list(source: Text, target: Text, steps: Path, ratio: float) -> bool:
    """Return whether a gap is one sentence of one side and more of the other than the lattice can join to it."""
    i, j = steps[-1][:2]
    ours, theirs = sum(step[2] for step in steps), sum(step[3] for step in steps)
    if min(ours, theirs) != 1 or ours + theirs <= LONGEST:
        return False
    texts, parts = (source, target), ((i - ours, i), (j - theirs, j))
    if any(_parted(text, part) for text, part in zip(texts, parts, strict=True)):
        return False
    return (
        abs(_excess(texts, parts, ratio)) <= _FITS
        and _cosine(source.sums[slice(*parts[0])], target.sums[slice(*parts[1])]) >= _WHOLE
    )


def _side(step: tuple[int, int, int, int, float]) -> int | None:
    """Return the side whose sentence a step leaves alone, None for a bead."""
    return None if step[2] and step[3] else 1 if step[3] else 0


def _fit(source: Text, target: Text, path: Path, run: _Run, bead: int, ratio: float) -> float | None:
    """Return the score of a bead with a run of lone sentences beside it; None where they do not belong together."""
    i, j, a, b, _ = path[bead]
    core: tuple[_Range, _Range] = (i - a, i), (j - b, j)
    texts = source, target
    ends = [path[k][1] if run.side else path[k][0] for k in range(*run.steps)]
    lone = ends[0] - 1, ends[-1]
    own_part, other_part = core[run.side], core[1 - run.side]
    joined = min(lone[0], own_part[0]), max(lone[1], own_part[1])
    whole = (other_part, joined) if run.side else (joined, other_part)
    if sum(last - first for first, last in whole) <= LONGEST:
        return None  # the lattice has judged it
    if any(_parted(text, part) for text, part in zip(texts, whole, strict=True)):
        return None
    sign = 1 if run.side else -1
    short = sign * _excess(texts, core, ratio)
    full = sign * _excess(texts, whole, ratio)
    if short > -_SHORT or abs(full) > min(_FITS, -short):
        return None
    other = texts[1 - run.side].sums[slice(*other_part)]
    own = texts[run.side].sums
    without, along, alone = (_cosine(own[slice(*part)], other) for part in (own_part, joined, lone))
    # A bead as long as the lattice allows shows that there was no room for more.
    rise, alike = (0.0, _PERHAPS) if a + b == LONGEST else (_RISE, _ALIKE)
    if along >= without + rise and alone >= alike:
        return _JOINED
    return _UNSURE if alone >= _PERHAPS else None


def _parted(text: Text, part: _Range) -> bool:
    """Return whether something was taken out of the middle of a span."""
    return text.seams is not None and bool(text.seams[part[0] + 1 : part[1]].any())


def _excess(texts: tuple[Text, Text], ranges: tuple[_Range, _Range], ratio: float) -> float:
    """Return the logarithm of how many times longer the target of a span is than is usual."""
    ours, theirs = (float(text.lengths[slice(*part)].sum()) for text, part in zip(texts, ranges, strict=True))
    return math.log(max(theirs, 1) / (ratio * max(ours, 1)))


def _ratio(source: Text, target: Text, path: Path) -> float:
    """Return how many characters of the target there are to one of the source: the median over the likely beads."""
    ratios = [
        float(target.lengths[j - b : j].sum()) / max(float(source.lengths[i - a : i].sum()), 1)
        for i, j, a, b, score in path
        if a and b and score >= _LIKELY
    ]
    return max(float(np.median([*ratios, *[_USUAL] * _ASSUMED])), 0.1)


def _cosine(ours: Floats, theirs: Floats) -> float:
    left, right = ours.sum(axis=0), theirs.sum(axis=0)
    return float(left @ right / max(float(np.linalg.norm(left) * np.linalg.norm(right)), 1e-6))


def _merged(path: Path, joined: list[tuple[_Range, float]]) -> Path:
    """Return a path in which each of some ranges of steps is one step, with its score; of two that meet, the first."""
    out: Path = []
    done = 0
    for (first, last), score in joined:
        if first < done:
            continue
        out += path[done:first]
        steps = path[first:last]
        i, j = steps[-1][:2]
        out.append((i, j, sum(step[2] for step in steps), sum(step[3] for step in steps), score))
        done = last
    return out + path[done:]
