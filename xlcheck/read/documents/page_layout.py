"""Lines on pages to paragraphs, by what shows there: gaps, indents, sizes of type, and lines that are not full."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from xlcheck.read.documents.line_kinds import is_item
from xlcheck.read.text import is_wide

#: A gap of this many times the pitch of the lines parts paragraphs, and an indent of so many times the size of type.
_GAP = 1.2
_INDENT = 0.6
#: A line is not full if the next word would have ended at less than this share of the widest lines. Widths are guesses.
_FULL = 0.88
#: Widths of letters in ems, as the usual faces for text have them.
_NARROW, _ROUND, _BROAD = frozenset("iljtfrI.,:;'!|()[] "), 0.5, frozenset("mwMW@%")
_FINAL = re.compile(r"[.。!！?？;；:：][”’\"'」』）)\]】》]*$")
_WORD = re.compile(r"\S+")


class Line(NamedTuple):
    """A line of a page: its number there and in the document, the point where it begins, and the size of its type.

    Points are counted from the lower left corner.
    """

    text: str
    page: int
    number: int
    running: int
    x: float
    y: float
    size: float


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the paragraphs of a document as lists of lines."""
    pitches = _pitches(lines)
    right = _right(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _parted(groups[-1], line, pitches, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _pitches(lines: Sequence[Line]) -> dict[float, float]:
    """Return the pitch of lines by size of type: the smallest gap that is not rare."""
    gaps: dict[float, Counter[float]] = defaultdict(Counter)
    for line, following in pairwise(lines):
        if line.page == following.page and line.size == following.size and 0 < line.y - following.y < 4 * line.size:
            gaps[line.size][round(2 * (line.y - following.y)) / 2] += 1
    return {size: min(gap for gap, n in counts.items() if n >= 0.1 * counts.total()) for size, counts in gaps.items()}


def _right(lines: Sequence[Line]) -> dict[float, float]:
    """Return the right edge of the text by size of type: the one that a tenth of the lines reach."""
    edges: dict[float, list[float]] = defaultdict(list)
    for line in lines:
        edges[line.size].append(line.x + width(line.text) * line.size)
    return {size: sorted(found)[int(0.9 * (len(found) - 1))] for size, found in edges.items()}


def _parted(group: list[Line], line: Line, pitches: dict[float, float], right: dict[float, float]) -> bool:
    """Tell whether a line begins a paragraph after those of ``group``."""
    last = group[-1]
    if abs(line.size - last.size) > 0.05 * last.size:
        return True
    gap = last.y - line.y
    if line.page == last.page and (gap <= 0 or gap > _GAP * pitches.get(line.size, gap)):
        return True
    hangs = len(group) == 1 and is_item(last.text.strip())
    if line.x > last.x + _INDENT * line.size and not hangs:
        return True
    if is_item(line.text.strip()) and _FINAL.search(last.text.rstrip()):
        return True
    word = _WORD.match(line.text.strip())
    first = word.group() if word and not is_wide(line.text.strip()[0]) else line.text.strip()[:1]
    needed = last.x + width(f"{last.text.rstrip()} {first}") * last.size
    return needed < _FULL * right.get(last.size, needed)


def width(text: str) -> float:
    """Return about how wide a text is set, in ems."""
    total = 0.0
    for character in text:
        if is_wide(character):
            total += 1.0
        elif character in _NARROW:
            total += 0.29
        elif character in _BROAD or character.isupper():
            total += 0.72
        else:
            total += _ROUND
    return total
