"""Beads that another one near them crosses: an item of their list stands elsewhere in the translation."""

from __future__ import annotations

from xlcheck.checks.context import Context

_REACH = 30  # beads of one list that are compared, before and behind


def crossed(context: Context) -> frozenset[int]:
    """Return the indices of the beads which stand before a bead near them in one text and behind it in the other.

    The numbers of such items differ on both sides, however right each list is numbered.
    """
    places = [(k, bead.target[0]) for k, bead in enumerate(context.pair.beads) if bead.source and bead.target]
    found: set[int] = set()
    for at, (bead, place) in enumerate(places):
        across = [other for other, there in places[at + 1 : at + 1 + _REACH] if there < place]
        if across:
            found.update((bead, *across))
    return frozenset(found)
