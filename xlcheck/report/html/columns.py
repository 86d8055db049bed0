"""One side of the aligned text as the page shows it, and the way from offsets of a document to marks in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from xlcheck.model import Document, Pair, Segment, Span

Mark = tuple[int, int, int]
"""Index of a bead, start and end in the text of one of its sides, in UTF-16 code units."""

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")


def units(text: str, offset: int) -> int:
    """Return how many UTF-16 code units the first ``offset`` code points of a text take."""
    return offset + len(_ASTRAL.findall(text, 0, offset))


class TextColumn:
    """One document, cut into the sides of the beads."""

    def __init__(self, document: Document, sides: Sequence[tuple[int, ...]]) -> None:
        self.document = document
        self.sides = sides
        self.texts: list[str] = []
        self._bead: dict[int, int] = {}
        self._at: dict[int, int] = {}
        self._starts = [s.span.start for s in document.segments]
        for bead, indices in enumerate(sides):
            text = ""
            for before, index in zip((None, *indices), indices, strict=False):
                text += self._joint(before, index)
                self._bead[index], self._at[index] = bead, len(text)
                text += document.segments[index].text
            self.texts.append(text)

    @classmethod
    def both(cls, pair: Pair) -> tuple[TextColumn, TextColumn]:
        """Return the Chinese and the English column of a pair."""
        source = cls(pair.source, [bead.source for bead in pair.beads])
        return source, cls(pair.target, [bead.target for bead in pair.beads])

    def _joint(self, before: int | None, after: int) -> str:
        """Return what is shown between two sentences of one side: a line end, a blank or nothing."""
        if before is None:
            return ""
        first, second = self.document.segments[before], self.document.segments[after]
        if after != before + 1 or first.paragraph != second.paragraph:
            return "\n"
        return " " if second.span.start > first.span.end else ""

    def marks(self, span: Span) -> list[Mark]:
        """Return where a range of the document is shown; a range that no bead shows has no mark."""
        found: list[Mark] = []
        index = max(0, bisect_right(self._starts, span.start) - 1)
        while index < len(self._starts) and self._starts[index] < max(span.end, span.start + 1):
            segment = self.document.segments[index]
            inside = Span(max(span.start, segment.span.start), min(span.end, segment.span.end))
            if index in self._bead and (inside.start < inside.end or inside == span):
                self._add(found, index, segment, inside)
            index += 1
        return found

    def _add(self, found: list[Mark], index: int, segment: Segment, inside: Span) -> None:
        bead, shift = self._bead[index], self._at[index] - segment.span.start
        text = self.texts[bead]
        start, end = units(text, inside.start + shift), units(text, inside.end + shift)
        if found and found[-1][0] == bead and index - 1 in self._bead:
            start = found.pop()[1]  # one mark for what reaches over several sentences of a bead
        found.append((bead, start, end))

    def place(self, bead: int) -> str:
        """Return where one side of a bead begins, as a person finds it; empty if it has nothing."""
        if not self.sides[bead]:
            return ""
        start = self.document.segments[self.sides[bead][0]].span.start
        unit = self.document.unit(start)
        return unit.name if unit else str(self.document.place(start).line)
