"""Which sentences belong together after an edit, and what of a bead can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xlcheck.model import Bead, Document, Pair, Span


class Passage(NamedTuple):
    """What a person edits at once: neighbouring sentences of one paragraph, as a range of the translation's text.

    Where a bead has no translation, it is the place for one: ``before`` and ``after`` are the blanks that part what is
    put there from its neighbours.
    """

    span: Span
    before: str = ""
    after: str = ""


def passages(pair: Pair, number: int) -> tuple[Passage, ...]:
    """Return what can be edited of the translation of a bead, in its order."""
    document, bead = pair.target, pair.beads[number]
    if not bead.target:
        place = None if pair.bilingual else _place(pair, number)
        return (place,) if place else ()
    groups: list[list[int]] = []
    for index in bead.target:
        last = groups[-1][-1] if groups else -2
        joined = index == last + 1 and _paragraph(document, index) == _paragraph(document, last)
        if joined:
            groups[-1].append(index)
        else:
            groups.append([index])
    spans = ((document.segments[g[0]].span.start, document.segments[g[-1]].span.end) for g in groups)
    return tuple(Passage(Span(start, end)) for start, end in spans)


def _place(pair: Pair, number: int) -> Passage | None:
    """Return where the translation of a bead without one would stand: behind that of the bead before it."""
    segments = pair.target.segments
    before = [i for bead in pair.beads[:number] for i in bead.target]
    if before:
        end = segments[before[-1]].span.end
        return Passage(Span(end, end), before=" ")
    if not segments:
        return None
    start = segments[0].span.start
    return Passage(Span(start, start), after=" ")


def _paragraph(document: Document, index: int) -> int:
    return document.segments[index].paragraph


def carried(beads: Sequence[Bead], before: Document, after: Document, edited: int) -> tuple[Bead, ...] | None:
    """Return the beads after an edit of one of them; None where sentences of others have changed too.

    ``before`` and ``after`` are the translation before and after the edit, whose other sentences keep their beads.
    """
    old, new = ([segment.text for segment in document.segments] for document in (before, after))
    least = min(len(old), len(new))
    first = next((i for i in range(least) if old[i] != new[i]), least)
    last = next((i for i in range(least - first) if old[-1 - i] != new[-1 - i]), least - first)
    gone = range(first, len(old) - last)
    if not set(gone) <= set(beads[edited].target):
        return None
    by = len(new) - len(old)
    made = tuple(range(first, len(new) - last))

    def moved(targets: Sequence[int]) -> tuple[int, ...]:
        return tuple(i if i < first else i + by for i in targets if i not in gone)

    return tuple(
        bead
        if number != edited and not by
        else Bead(
            bead.source,
            tuple(sorted((*moved(bead.target), *(made if number == edited else ())))),
            # Whoever puts a sentence where there was none knows what it translates.
            1.0 if number == edited and not bead.target else bead.score,
        )
        for number, bead in enumerate(beads)
    )
