"""Whether two texts are translations of each other at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from xlcheck.errors import AlignmentError
from xlcheck.model import Bead, Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlcheck.encode.base import Encoder

# On one side at least, this share of the sentences must be expected to stand in right beads. Of 76 true pairs, some
# without nearly half of the translation, the lowest has .64; of 69 pairs of unrelated documents only one, of 13
# sentences, has over .32. Of excerpts of 8 to 40 sentences 1 of 520 true pairs is refused, 494 of 520 unrelated ones.
_SHARE = 0.4
# Texts with fewer sentences than this on either side give too little evidence to be refused.
_SENTENCES = 8
# Two short texts with the same number of sentences pair off along the diagonal whatever they say. So the two sides of
# the beads must also be more alike than the sides of different beads, by this many standard deviations. Of 112 true
# pairs (down to 8 sentences) the lowest has 1.0; of 83 unrelated short ones nine in ten are below 1.1, the median .3.
_CONTRAST = 0.9
_SAMPLE = 64  # beads to measure it on
_FEWEST = 6  # fewer beads give no measure


def ensure_aligned(pair: Pair, encoder: Encoder) -> None:
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
    if share < _SHARE or _contrast(pair, paired, encoder) < _CONTRAST:
        raise AlignmentError(
            f"{pair.source.path} and {pair.target.path} do not look like a text and its translation: "
            f"few of their sentences have a counterpart in the other file; check that both files belong to the "
            f"same document and are complete (xlcheck align {pair.source.path} {pair.target.path} shows what was found)"
        )


def _contrast(pair: Pair, beads: Sequence[Bead], encoder: Encoder) -> float:
    """Return how much more alike the two sides of a bead are than those of different beads, in standard deviations."""
    from xlcheck.encode.beside import fitted

    encoder = fitted(encoder, *([segment.text for segment in side.segments] for side in (pair.source, pair.target)))
    sample = beads[:: -(-len(beads) // _SAMPLE) or 1]
    if len(sample) < _FEWEST:
        return _CONTRAST
    similar = (
        encoder.encode([pair.source_side(b).text for b in sample])
        @ encoder.encode([pair.target_side(b).text for b in sample]).T
    )
    others = similar[~np.eye(len(sample), dtype=bool)]
    return float((similar.diagonal().mean() - others.mean()) / max(float(others.std()), 1e-6))
