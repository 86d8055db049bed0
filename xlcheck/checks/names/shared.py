"""What the checks of names share: the people of a pair, found once."""

from __future__ import annotations

from xlcheck.checks.context import Context
from xlcheck.checks.texts import folded_texts
from xlcheck.names import People, people


def people_of(context: Context) -> People:
    """Return the people of a pair, their Chinese names in simplified characters."""
    beads = context.once(folded_texts)
    speakers = {i for i in range(len(beads)) if any(s.kind == "speaker" for s in context.source(i).segments)}
    return people(beads, speakers)
