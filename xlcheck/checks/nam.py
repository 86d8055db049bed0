"""What the checks of names share: the people of a pair, found once."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from xlcheck.checks.base import Context
from xlcheck.names import People, people

_PEOPLE: WeakKeyDictionary[Context, People] = WeakKeyDictionary()


def beads_of(context: Context) -> list[tuple[str, str]]:
    """Return the two sides of every bead; one whose alignment is not trusted has no English."""
    return [
        (context.source(i).text, context.target(i).text if context.trusted(i) else "")
        for i in range(len(context.pair.beads))
    ]


def people_of(context: Context) -> People:
    """Return the people of a pair."""
    if context not in _PEOPLE:
        beads = beads_of(context)
        speakers = {i for i in range(len(beads)) if any(s.kind == "speaker" for s in context.source(i).segments)}
        _PEOPLE[context] = people(beads, speakers)
    return _PEOPLE[context]
