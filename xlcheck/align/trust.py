"""Whether two texts are translations of each other at all."""

from __future__ import annotations

from xlcheck.errors import AlignmentError
from xlcheck.model import Pair

# On one side at least, this share of the sentences must be expected to stand in right beads. Of 76 true pairs, some
# without nearly half of the translation, the lowest has .64; of 69 pairs of unrelated documents only one, of 13
# sentences, has over .32. Of excerpts of 8 to 40 sentences 1 of 520 true pairs is refused, 494 of 520 unrelated ones.
_SHARE = 0.4
# Texts with fewer sentences than this on either side give too little evidence to be refused.
_SENTENCES = 8


def ensure_aligned(pair: Pair) -> None:
    """Return if two documents look like a text and its translation, or like a part of either.

    The share of the better side decides: where most of the source is not translated, the translation still has its
    counterparts.

    Raises:
        AlignmentError: if most sentences of both sides have no counterpart on the other (ALN901).
    """
    source, target = pair.source.segments, pair.target.segments
    if min(len(source), len(target)) < _SENTENCES:
        return
    paired = [bead for bead in pair.beads if bead.source and bead.target]
    share = max(
        sum(bead.score * len(bead.source) for bead in paired) / len(source),
        sum(bead.score * len(bead.target) for bead in paired) / len(target),
    )
    if share < _SHARE:
        raise AlignmentError(
            f"{pair.source.path} and {pair.target.path} do not look like a text and its translation: at most "
            f"{share:.0%} of their sentences have a counterpart in the other file; check that both files belong to the "
            f"same document and are complete (xlcheck align {pair.source.path} {pair.target.path} shows what was found)"
        )
