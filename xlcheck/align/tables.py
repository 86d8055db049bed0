"""A table that the other side tells in prose.

The cells of a row are no sentence, and the sentences that tell rows are alike; so the alignment in order leaves both
alone. Where cells of one side and text of the other face each other at one place and share most of their numbers and
names, or are alike as wholes, they are one bead. A head of columns stands in no sentence, and belongs to the first row.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from xlcheck.align.path import Path
from xlcheck.align.texts import KINDS, Text

_CELL = KINDS.index("cell")
# Steps below this may be cells and text that face each other.
_SURE = 0.9
# Numbers and names that both sides share, as a share of those of either side, and how many at least; or how alike they
# are as wholes.
_SHARED, _FEWEST, _ALIKE = 0.6, 3, 0.55
# Larger tables are not told in prose.
_MOST = 400
# What such a bead is worth.
_JOINED = 0.75


def with_tables(source: Text, target: Text, path: Path) -> Path:
    """Return a path in which cells that face text are beads with it."""
    if not ((source.blocks == _CELL).any() or (target.blocks == _CELL).any()):
        return path
    out: Path = []
    for steps in _gaps(path):
        (i, j), (a, b) = steps[-1][:2], (sum(step[side] for step in steps) for side in (2, 3))
        if len(steps) > 1 and _are_told(source, target, (i - a, i), (j - b, j)):
            out.append((i, j, a, b, _JOINED))
        else:
            out += steps
    return _with_heads(source, target, out)


def _gaps(path: Path) -> Iterator[Path]:
    """Yield the steps one by one where they are sure, and the longest runs of others."""
    gap: Path = []
    for step in path:
        if step[2] and step[3] and step[4] >= _SURE:
            if gap:
                yield gap
            gap = []
            yield [step]
        else:
            gap.append(step)
    if gap:
        yield gap


def _are_told(source: Text, target: Text, ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Return whether one of two passages is cells, and the other tells them."""
    parts = source.part(*ours), target.part(*theirs)
    if not all(0 < len(part) <= _MOST for part in parts):
        return False
    cells = [part.blocks == _CELL for part in parts]
    if not any(cells[side].all() and not cells[1 - side].any() for side in (0, 1)):
        return False
    if any(part.seams is not None and part.seams[1:].any() for part in parts):
        return False
    symbols = [frozenset[str]().union(*part.symbols) for part in parts]
    shared = len(symbols[0] & symbols[1])
    if shared >= _FEWEST and shared >= _SHARED * max(map(len, symbols)):
        return True
    left, right = (part.sums.sum(axis=0) for part in parts)
    return bool(left @ right >= _ALIKE * max(float(np.linalg.norm(left) * np.linalg.norm(right)), 1e-6))


def _with_heads(source: Text, target: Text, path: Path) -> Path:
    """Return a path whose lone cells in front of a row that the other side tells in a sentence belong to it."""
    out: Path = []
    for step in path:
        while out and _is_head(source, target, out[-1], step):
            step = (*step[:2], step[2] + out[-1][2], step[3] + out[-1][3], step[4])
            out.pop()
        out.append(step)
    return out


def _is_head(
    source: Text,
    target: Text,
    lone: tuple[int, int, int, int, float],
    step: tuple[int, int, int, int, float],
) -> bool:
    if (lone[2] and lone[3]) or not (step[2] and step[3]):
        return False
    side = 0 if lone[2] else 1
    text, other = (source, target) if side == 0 else (target, source)
    last = lone[side] - 1
    own, there = step[side] - step[2 + side], step[1 - side] - step[3 - side]
    whole = text.seams is None or not text.seams[own]
    return whole and text.blocks[last] == text.blocks[own] == _CELL != other.blocks[there]
