"""Whether two texts are translations of each other at all."""

from __future__ import annotations

from xlcheck.errors import AlignmentError
from xlcheck.model import Pair

# Of the longer side's sentences, this share must stand in beads that are more likely right than not.
_SHARE = 0.1
# Texts with fewer sentences than this on either side give too little evidence to be refused.
_SENTENCES = 8


def ensure_aligned(pair: Pair) -> None:
    """Return if two documents look like a text and its translation.

    Raises:
        AlignmentError: if hardly any sentence of either side has a counterpart on the other (ALN901).
    """
    if min(len(pair.source.segments), len(pair.target.segments)) < _SENTENCES:
        return
    paired = sum(bead.score * len(bead.source) for bead in pair.beads if bead.source and bead.target)
    share = paired / len(pair.source.segments)
    if share < _SHARE:
        raise AlignmentError(
            f"{pair.source.path} and {pair.target.path}: not translations of each other: only {share:.0%} of the "
            "Chinese sentences have an English counterpart; check that both files belong to the same document"
        )
