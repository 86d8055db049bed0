"""What the checks of keys share: the named parts of the two sides of a bead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlcheck.checks.context import Context
from xlcheck.model import Document, Pair, Segment, Unit

SHADOWED = "shadowed"
"""The state of an entry whose key comes again further down."""

_FEW = frozenset({"zero", "one", "two", "=0", "=1", "=2", "0", "1", "2"})
"""Forms for so few that words say how many."""

_PROSE = re.compile(r"[A-Za-z]\s+\S|[A-Za-z][.!?…:]$")


def unit_of(document: Document, numbers: tuple[int, ...]) -> Unit | None:
    """Return the named part that a side of a bead is; None where there is no such side."""
    if not numbers:
        return None
    span = document.segments[numbers[0]].span
    # A text without characters is at its place; another one surely covers its last character.
    return document.unit(max(span.start, span.end - 1))


def segment_of(document: Document, numbers: tuple[int, ...]) -> Segment | None:
    """Return the text of one side of a bead."""
    return document.segments[numbers[0]] if numbers else None


def units(context: Context) -> Iterator[tuple[int, Unit | None, Unit | None]]:
    """Yield the beads of two files of keys with what they are called; none of other pairs."""
    pair = context.pair
    if not pair.keyed:
        return
    for index, bead in enumerate(pair.beads):
        yield index, unit_of(pair.source, bead.source), unit_of(pair.target, bead.target)


def said_in_words(pair: Pair, bead: int) -> bool:
    """Return whether the translation is a form for one or none, which may say so: "one file", "no files"."""
    if not pair.bilingual:
        return False
    unit = unit_of(pair.target, pair.beads[bead].target)
    return bool(unit and unit.form and _FEW & {*unit.form.split(", ")})


def is_text(name: str) -> bool:
    """Return whether a key is itself a text, which a program shows where there is no translation: "Save changes"."""
    return bool(_PROSE.search(name))
