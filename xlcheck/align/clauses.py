"""Passages that are looked at again with clauses in place of sentences.

Layout is evidence, not truth: what is a sentence here is a list there, a row of a table, two lines of a poster. The
lattice knows whole sentences, and eight of them at most in a bead. Where it leaves text alone beside a sentence of
several clauses, the passage is aligned by the same model with clauses as units; a sentence whose clauses are in several
beads joins these beads. A clause without counterpart makes no sentence lone; a sentence all of whose clauses are alone
is lone, also in the midst of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlcheck.align.features import Problem
from xlcheck.align.path import Path, Range, Step, covered
from xlcheck.align.scores import Rows, best_path, padded_band, posterior_of
from xlcheck.align.texts import Text
from xlcheck.align.units import Divider, Owned, clauses, owned
from xlcheck.align.weights import Weights
from xlcheck.encode.base import TokenEncoder
from xlcheck.model import Bead

# Steps below this are looked at again where they stand beside lone text.
_SURE = 0.9
# Lone sentences of one side from which a passage is looked at again, and clauses that a sentence there has at least.
_LONE, _CLAUSES = 2, 3
# Joined beads are above this, and hold so much of what they reach over.
_LIKELY, _WHOLE = 0.5, 0.7
# Longer passages are no sentence that is set as a list.
_MOST = 120


def with_clauses(source: Text, target: Text, path: Path, words: TokenEncoder, weights: Weights) -> list[Bead]:
    """Return the beads of a path, some of them joined, in the order of the source."""
    passages = [passage for passage in _passages(path) if _divides(source, target, path[slice(*passage)])]
    if not passages:
        return _beads(path)
    dividers = Divider(source, 0, words), Divider(target, 1, words)
    out: list[Bead] = []
    done = 0
    for first, last in passages:
        out += _beads(path[done:first])
        out += _again(dividers, path[first:last], words.token_rows, weights)
        done = last
    return out + _beads(path[done:])


def _beads(path: Path) -> list[Bead]:
    return [Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), score) for i, j, a, b, score in path]


def _passages(path: Path) -> Iterator[Range]:
    """Yield runs of steps that are lone or unsure, with the step on either side, that do not meet."""
    first = 0
    before = 0
    while first < len(path):
        if _is_sure(path[first]):
            first += 1
            continue
        last = first
        while last < len(path) and not (_is_sure(path[last]) and (last + 1 == len(path) or _is_sure(path[last + 1]))):
            last += 1
        passage = max(before, first - 1), min(len(path), last + 1)
        yield passage
        first = before = passage[1]


def _is_sure(step: Step) -> bool:
    return bool(step[2] and step[3]) and step[4] >= _SURE


def _divides(source: Text, target: Text, steps: Path) -> bool:
    """Return whether a passage may be a sentence that is a list on the other side."""
    parts = covered(steps)
    if not all(0 < last - first <= _MOST for first, last in parts):
        return False
    lone = sum(step[2] for step in steps if not step[3]), sum(step[3] for step in steps if not step[2])
    for side, (text, part) in enumerate(zip((source, target), parts, strict=True)):
        if text.seams is not None and text.seams[part[0] + 1 : part[1]].any():
            return False
        if lone[1 - side] >= _LONE and any(len(clauses(raw, side)) >= _CLAUSES for raw in text.raw[slice(*part)]):
            return True
    return False


def _again(dividers: tuple[Divider, Divider], steps: Path, rows_of: Rows, weights: Weights) -> list[Bead]:
    """Return the beads of a passage whose clauses are aligned."""
    ours, theirs = (divider.units(range(*part)) for divider, part in zip(dividers, covered(steps), strict=True))
    problem = Problem(padded_band(ours.text, theirs.text), ours.text, theirs.text, rows_of)
    found = best_path(problem, posterior_of(problem, weights))
    return _chosen(_beads(steps), _joined(owned(found, ours, theirs)))


def _chosen(old: list[Bead], new: list[Bead]) -> list[Bead]:
    """Return the old beads, and the new ones where they are better: each part that both divide in the same way."""
    out: list[Bead] = []
    for before, after in _parts(old, new):
        out += after if _is_better(before, after) else before
    return out


def _parts(old: list[Bead], new: list[Bead]) -> Iterator[tuple[list[Bead], list[Bead]]]:
    """Yield the smallest ranges of old and new beads that hold the same sentences."""
    lists = old, new
    ends = [0, 0]
    while ends[0] < len(old):
        begins = [*ends]
        held: tuple[set[tuple[int, int]], set[tuple[int, int]]] = set(), set()
        ends[0] += 1
        held[0].update(_sentences(old[begins[0]]))
        while held[0] != held[1]:
            side = 1 if len(held[1]) <= len(held[0]) and ends[1] < len(new) else 0
            held[side].update(_sentences(lists[side][ends[side]]))
            ends[side] += 1
        yield old[begins[0] : ends[0]], new[begins[1] : ends[1]]


def _sentences(bead: Bead) -> Iterator[tuple[int, int]]:
    yield from ((0, i) for i in bead.source)
    yield from ((1, j) for j in bead.target)


def _is_better(old: list[Bead], new: list[Bead]) -> bool:
    """Return whether new beads leave less alone than the old ones, nothing else, and are likely."""
    alone, still = ({x for bead in beads if _is_lone(bead) for x in _sentences(bead)} for beads in (old, new))
    paired = [bead for bead in new if not _is_lone(bead)]
    fewer = max(sum(side == own for own, _ in alone - still) for side in (0, 1))
    return still <= alone and fewer >= _LONE and all(map(_is_likely, paired))


def _is_lone(bead: Bead) -> bool:
    return not (bead.source and bead.target)


def _is_likely(bead: Bead) -> bool:
    """Return whether a bead is likely, and nothing but single sentences of a list is left out in its midst."""
    wide = all(_WHOLE * (numbers[-1] - numbers[0] + 1) <= len(numbers) for numbers in (bead.source, bead.target))
    return wide and bead.score > _LIKELY


def _joined(steps: Sequence[Owned]) -> list[Bead]:
    """Return beads of sentences: steps that share one are one."""
    groups: list[list[Owned]] = []
    for step in steps:
        if not (step.ours and step.theirs):
            continue
        if groups and (groups[-1][-1].ours[-1] >= step.ours[0] or groups[-1][-1].theirs[-1] >= step.theirs[0]):
            groups[-1].append(step)
        else:
            groups.append([step])
    beads = [
        Bead(
            tuple(sorted({n for step in group for n in step.ours})),
            tuple(sorted({n for step in group for n in step.theirs})),
            sum(step.score for step in group) / len(group),
        )
        for group in groups
    ]
    held = {n for bead in beads for n in bead.source}, {n for bead in beads for n in bead.target}
    lone: list[Bead] = []
    for step in steps:
        if not step.theirs and step.ours[0] not in held[0]:
            held[0].add(step.ours[0])
            lone.append(Bead(step.ours, (), step.score))
        elif not step.ours and step.theirs[0] not in held[1]:
            held[1].add(step.theirs[0])
            lone.append(Bead((), step.theirs, step.score))
    return _in_order(beads, lone)


def _in_order(beads: list[Bead], lone: list[Bead]) -> list[Bead]:
    """Return beads and lone sentences in the order of the source, and of the target where that leaves it open."""
    out = [*beads]
    for bead in lone:
        side = 0 if bead.source else 1
        number = (bead.source, bead.target)[side]
        behind = (k for k, other in enumerate(out) if (other.source, other.target)[side] > number)
        out.insert(next(behind, len(out)), bead)
    return out
