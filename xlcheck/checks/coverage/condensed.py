"""Whether text without counterpart was condensed into a neighbour: by the words there that nothing else accounts for.

A translator who makes one sentence of two, or moves a clause, leaves a sentence alone whose words still stand near
it, in a bead whose own sentences do not say them. The evidence is counted word by word: a word of the other side
speaks for the lone text as far as it is related to one of its words, and is related to none of its own counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from xlcheck.checks.context import Context
from xlcheck.model import Document

if TYPE_CHECKING:
    from xlcheck.encode.base import TokenEncoder, Vectors

SAID = 0.225
"""Share of what a text tells that words near it, free of other counterparts, must say.

Of 16 wrong accusations of lost or added sentences 9 have it, of 64 right ones two; of 1,900 sentences taken out of
either side of close translations 2 to 5 in a hundred, of 300 of novels 14.
"""

_LONGEST = 3  # sentences in a row; a lost paragraph is not condensed
_BEFORE, _REACH = 2, 14  # segments around whose counterparts are looked at; more between them are no neighbourhood
_UNRELATED, _RELATED = 0.05, 0.55  # cosines between which two words are more and more related
_LENGTH_POWER = 1.5  # training makes the rows of telling tokens long
_FAR = 4  # segments within which a name that stands once shows that a text is said
_NAME = re.compile(r"[A-Za-z][A-Za-z]+(?: [A-Za-z]{2,})+|[A-Za-z]{8,}")

Side = Literal["source", "target"]


def condensed(context: Context, side: Side, numbers: Sequence[int]) -> bool:
    """Return whether a run of segments without counterpart is said by free words, or a rare name, near it.

    False where no encoder is at hand, and for runs of many sentences.
    """
    if context.pair.bilingual or not numbers or len(numbers) > _LONGEST:
        return False
    if any(_names_said(context, side, number) for number in numbers):
        return True
    if context.encoder is None:
        return False
    from xlcheck.encode.beside import words_of

    return _share_said(context, side, numbers, words_of(context.encoder)) >= SAID


def _share_said(context: Context, side: Side, numbers: Sequence[int], encoder: TokenEncoder) -> float:
    """Return the share of what the tokens of a run tell that free tokens of its neighbourhood say, 0 to 1."""
    own, other, beads = _oriented(context, side)
    around = [n for ours, theirs in beads if any(_close(i, numbers) for i in ours) for n in theirs]
    if not around or max(around) - min(around) > _REACH:
        return 0.0
    near = set(range(min(around), max(around) + 1))
    taken = {i for ours, theirs in beads if near.intersection(theirs) for i in ours} - set(numbers)
    told, weights = _tokens(encoder, own, numbers)
    there, _ = _tokens(encoder, other, sorted(near))
    rest, _ = _tokens(encoder, own, sorted(taken))
    if not len(told) or not len(there):
        return 0.0
    free = 1 - _relation(there, rest).max(axis=1) if len(rest) else 1.0
    said = (_relation(told, there) * free).max(axis=1)
    return float((said * weights).sum() / max(float(weights.sum()), 1e-9))


def _close(number: int, numbers: Sequence[int]) -> bool:
    return numbers[0] - _BEFORE <= number <= numbers[-1] + _BEFORE


def _oriented(context: Context, side: Side) -> tuple[Document, Document, list[tuple[tuple[int, ...], tuple[int, ...]]]]:
    """Return the document of a side, the other one, and the beads as segments of the first and of the second."""
    pair = context.pair
    if side == "source":
        return pair.source, pair.target, [(bead.source, bead.target) for bead in pair.beads]
    return pair.target, pair.source, [(bead.target, bead.source) for bead in pair.beads]


def _tokens(encoder: TokenEncoder, document: Document, numbers: Sequence[int]) -> tuple[Vectors, Any]:
    """Return the rows of the tokens of some segments, shape (k, dim), of length 1, and how much each tells, (k,)."""
    ids, _ = encoder.tokens([" ".join(document.segments[number].text for number in numbers)])
    rows = encoder.token_rows(ids)
    lengths = (rows**2).sum(axis=1) ** 0.5
    return rows / lengths.clip(1e-6)[:, None], lengths**_LENGTH_POWER


def _relation(ours: Vectors, theirs: Vectors) -> Vectors:
    related: Vectors = ((ours @ theirs.T - _UNRELATED) / (_RELATED - _UNRELATED)).clip(0, 1)
    return related


def _names_said(context: Context, side: Side, number: int) -> bool:
    """Return whether a name in Latin letters that stands once in the Chinese and once in the English joins two places.

    One is the lone segment, the other stands near, in a sentence, and not where the name has its counterpart.
    """
    own, other, beads = _oriented(context, side)
    lone = own.segments[number].text
    for ours, theirs in beads:
        if ours and theirs and min(abs(i - number) for i in ours) <= _FAR:
            there = " ".join(other.segments[n].text for n in theirs if other.segments[n].kind == "text")
            names = _NAME.findall(lone if side == "source" else there)
            if any(own.text.count(n) == 1 == other.text.count(n) and n in lone and n in there for n in names):
                return True
    return False
