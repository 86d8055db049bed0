"""A table that the other side tells in prose.

The cells of a row are no sentence, and the sentences that tell rows are alike; so the alignment in order leaves both
alone. Where cells of one side and text of the other face each other at one place and share most of their numbers and
names, or are alike as wholes, they are one bead. A head of columns stands in no sentence, and belongs to the first row;
the number of a section on a line of its own belongs to its title.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np

from xlcheck.align.path import Path, Range, Step, covered
from xlcheck.align.texts import KINDS, Text

_CELL, _HEADING, _TEXT = KINDS.index("cell"), KINDS.index("heading"), KINDS.index("text")
_LABEL = re.compile(
    r"\W*(?:第[一二三四五六七八九十百零〇\d]{1,5}[章节節编編部回卷篇条條课課]|附[录錄件则則]"
    r"|(?:Chapter|Part|Section|Article|Unit|Lesson|Book|Volume|Appendix|Annex)(?:\s+[\w.-]{1,8})?)\W*",
    re.IGNORECASE,
)
"""The number of a section."""
# Steps below this may be cells and text that face each other.
_SURE = 0.9
# Numbers and names that both sides share, as a share of those of either side, and how many at least; or how alike they
# are as wholes.
_SHARED, _FEWEST, _ALIKE = 0.6, 3, 0.55
# Larger tables are not told in prose.
_MOST = 400
# English characters to one Chinese character; the first line of a heading of two has at most so many.
_RATIO, _LONGEST = 3.3, 30
# What such a bead is worth.
_JOINED = 0.75


def with_tables(source: Text, target: Text, path: Path) -> Path:
    """Return a path in which cells that face text are beads with it."""
    if not (source.blocks.any() or target.blocks.any()):
        return path
    out: Path = []
    for steps in _gaps(path):
        ours, theirs = covered(steps)
        if len(steps) > 1 and _are_told(source, target, ours, theirs):
            out.append((ours[1], theirs[1], ours[1] - ours[0], theirs[1] - theirs[0], _JOINED))
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


def _are_told(source: Text, target: Text, ours: Range, theirs: Range) -> bool:
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


def _is_head(source: Text, target: Text, lone: Step, step: Step) -> bool:
    """Return whether a lone step is a head of columns, or the number of a section, that belongs to the next step."""
    if (lone[2] and lone[3]) or not (step[2] and step[3]):
        return False
    side = 0 if lone[2] else 1
    text, other = (source, target) if side == 0 else (target, source)
    parts = covered([step])
    last, (own, end), (there, behind) = covered([lone])[side][1] - 1, parts[side], parts[1 - side]
    if text.seams is not None and text.seams[own]:
        return False
    if text.blocks[last] == text.blocks[own] == _CELL:
        return bool(other.blocks[there] != _CELL)
    headings = text.blocks[last] == text.blocks[own] == other.blocks[there] == _HEADING
    if not headings and not (_LABEL.fullmatch(text.raw[last]) and other.blocks[there] != _TEXT):
        return False
    return _fits_better(text, other, range(last, end), slice(there, behind), side)


def _fits_better(text: Text, other: Text, own: range, there: slice, side: int) -> bool:
    """Return whether a heading of two lines has the length of one of the other side rather than its second line."""
    ratio = _RATIO if side else 1 / _RATIO
    usual = float(other.lengths[there].sum()) * ratio
    first, rest = float(text.lengths[own.start]), float(text.lengths[own.start + 1 : own.stop].sum())
    return first <= _LONGEST and abs(math.log((first + rest) / usual)) < abs(math.log(max(rest, 1) / usual))
