"""Whether text without counterpart is said nearby after all: as a clause of another sentence, or in another order.

An aligner joins whole sentences in their order. Where a translator made a clause of a sentence, or moved it within its
paragraph, the sentence is left alone, and its translation stands in the bead of a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from xlcheck.checks.context import Context

SAID = 0.6
"""Similarity of a sentence and a clause from which the one says the other.

Of 940 sentences inserted into 35 documents, most of them where they fit best, 9 are that like a clause
nearby which is not more like its own counterpart; so are 3 of the 7 wrong accusations in a repository of 177 pages.
"""

_BEFORE = 2  # segments around the lone ones whose counterparts are looked at
_REACH = 12  # more segments than this between them are no neighbourhood
_SHORTEST = 3
_CLAUSES = re.compile(r"[，；：。！？]|[,;:]\s")


def said_nearby(context: Context, side: Literal["source", "target"], numbers: Sequence[int]) -> bool:
    """Return whether each segment of a run without counterpart is said by text near it on the other side.

    A clause that is more like its own counterpart is no translation of another sentence too. False where no encoder
    is at hand.
    """
    if not context.encoder or context.pair.bilingual:
        return False
    own, other = context.pair.source, context.pair.target
    if side == "target":
        own, other = other, own
    forth: dict[int, tuple[int, ...]] = {}
    back: dict[int, tuple[int, ...]] = {}
    for bead in context.pair.beads:
        ours, theirs = (bead.source, bead.target) if side == "source" else (bead.target, bead.source)
        forth.update(dict.fromkeys(ours, theirs))
        back.update(dict.fromkeys(theirs, ours))
    around = [n for i in range(numbers[0] - _BEFORE, numbers[-1] + _BEFORE + 1) for n in forth.get(i, ())]
    if not around or max(around) - min(around) > _REACH:
        return False
    parts = [(n, p) for n in range(min(around), max(around) + 1) for p in _parts(other.segments[n].text)]
    vectors = context.encoder.encode([text for _, text in parts])
    lone = context.encoder.encode([own.segments[number].text for number in numbers])
    like = vectors @ lone.T
    for at in (like.max(axis=1) >= SAID).nonzero()[0].tolist():
        counterparts = [own.segments[n].text for n in back.get(parts[at][0], ())]
        if counterparts:
            told = context.encoder.encode([*counterparts, " ".join(counterparts)]) @ vectors[at]
            like[at][like[at] <= told.max()] = 0
    return bool((like.max(axis=0) >= SAID).all())


def _parts(text: str) -> Iterator[str]:
    """Yield a sentence, its clauses, and two of them in a row."""
    yield text
    clauses = [clause for clause in _CLAUSES.split(text) if len(clause) >= _SHORTEST]
    if len(clauses) > 1:
        yield from clauses
        yield from map("，".join, pairwise(clauses))
