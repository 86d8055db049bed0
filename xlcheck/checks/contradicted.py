"""The contradictions of a pair of documents, with how sure they are: found once for all checks that show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.disagreements import disagreements
from xlcheck.checks.similarity import cosine, face
from xlcheck.checks.wordwise import says_otherwise
from xlcheck.claims import Contradiction, contradictions, groups
from xlcheck.model import Finding

RELATED = 0.4
"""Similarity from which a sentence is the translation of the other."""

USUAL = 3
"""So often a text may render one concept by the other before that is how it speaks, and no slip.

No text speaks so of opposites (开放 "closed"), but of those of function words.
"""

NAMES = frozenset({"CLM001", "CLM002", "CLM003", "CLM004", "CLM005"})
"""Pages of what has one name: a sentence that has another one says another thing, whatever its clauses are like."""


class Contradicted(NamedTuple):
    """A contradiction in a bead; ``sure`` is whether it may stop a delivery."""

    bead: int
    found: Contradiction
    sure: bool

    def finding(self, context: Context, message: str) -> Finding:
        """Return the finding of the page of its group; ``message`` has room for both words, {zh} and {en}."""
        source, target = context.source(self.bead), context.target(self.bead)
        zh, en = source.text[slice(*self.found.source)], target.text[slice(*self.found.target)]
        return Finding(
            groups()[self.found.group].code,
            "major" if self.sure else "minor",
            "medium" if self.sure else "low",
            message.format(zh=zh, en=en),
            self.bead,
            (source.span(*self.found.source),),
            (target.span(*self.found.target),),
        )


def contradicted(context: Context) -> tuple[Contradicted, ...]:
    """Return the contradictions of all trusted beads, in order, one for each place of the translation.

    A rise or fall that the numbers speak of is theirs (NUM009).
    """
    found = [
        (bead, one)
        for bead in context.trusted_beads
        for one in contradictions(context.folded(bead), context.target(bead).text)
    ]
    moved = {bead for bead, one in context.once(disagreements) if one.code == "NUM009"} if found else set()
    times = Counter((one.group, one.concepts) for _, one in found)
    places: dict[tuple[int, tuple[int, int]], Contradicted] = {}
    for bead, one in found:
        if bead in moved and groups()[one.group].polar:
            continue
        group = groups()[one.group]
        sure = one.sure and group.serious and (times[one.group, one.concepts] < USUAL or group.kind == "polar")
        sure = sure and (_facing(context, bead, one) if context.encoder else not says_otherwise(context, bead, one))
        before = places.get((bead, one.target))
        if before is None or (sure and not before.sure):
            places[bead, one.target] = Contradicted(bead, one, sure)
    return tuple(places.values())


def _facing(context: Context, bead: int, one: Contradiction) -> bool:
    """Return whether the two places are about the same thing, as the vectors of their clauses tell."""
    if not context.encoder or groups()[one.group].code in NAMES:
        return True
    zh, en = context.source(bead).text, context.target(bead).text
    return cosine(zh, en, context.encoder) >= RELATED and face(zh, one.source, en, one.target, context.encoder)


def of_page(context: Context, code: str, message: str) -> Iterator[Finding]:
    """Yield the findings of the groups that are on the page of a check."""
    for one in context.once(contradicted):
        if groups()[one.found.group].code == code:
            yield one.finding(context, message)
