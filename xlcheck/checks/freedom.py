"""How literally a text is translated, told from the text itself by how surely its sentences are each other's."""

from __future__ import annotations

from xlcheck.checks.context import Context

FREELY, CLOSELY = 0.07, 0.03
"""Share of beads expected to be wrong from which a text is a free translation, and below which a close one: five of six
novels have .07 to .17."""

PROSE = 40
"""Sentences of prose from which a text shows how freely it is translated."""


def freely_translated(context: Context) -> bool:
    """Return whether the sentences of prose that have a counterpart are not surely each other's counterparts.

    A bilingual file and a short text are taken for close translations.
    """
    source, target = context.pair.source.segments, context.pair.target.segments
    prose = [
        bead
        for bead in context.pair.beads
        if bead.source and bead.target and {source[bead.source[0]].kind, target[bead.target[0]].kind} == {"text"}
    ]
    return len(prose) >= PROSE and sum(1 - bead.score for bead in prose) >= FREELY * len(prose)


def closely_translated(context: Context) -> bool:
    """Return whether nearly all sentences, cells of tables aside, are surely in their place."""
    source = context.pair.source.segments
    beads = [bead for bead in context.pair.beads if not any(source[i].kind == "cell" for i in bead.source)]
    return sum(1 - bead.score for bead in beads) < CLOSELY * len(beads)
