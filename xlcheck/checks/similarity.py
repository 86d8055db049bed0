"""How much the two sides of each bead say the same, by the vectors of an encoder, on a scale of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from xlcheck.checks.context import Context
from xlcheck.model import Span
from xlcheck.segment import split

if TYPE_CHECKING:
    from xlcheck.encode import Encoder

WINDOW = 3
"""Beads before and after within which a translation is looked for that stands in the wrong place."""

ENOUGH = 20
"""Beads from which on the scale is that of the text."""

UNRELATED, TRANSLATED = 0.1, 0.65
"""Similarity of unrelated sentences and of translations: medians of the embedded model on news, UN, medical and
encyclopedic texts. Shorter texts are measured by them."""

_CLAUSE_END = re.compile(r"[，；：。！？、\n]|[,;:]\s|[.!?]\s")
_ZH_CLAUSE, _EN_CLAUSE = re.compile(r"[，；：。！？\n]"), re.compile(r"[,;:]\s|[.!?]\s")
_LEAST_CLAUSE = 5  # characters
_FINAL = "。！？!?.；;”’\"'） \n"
_SHORTEST = 3  # characters of a clause

_AT_ONCE = 4096  # beads whose vectors are held at a time


class Likeness(NamedTuple):
    """0 for what unrelated sentences are like, 1 for what translations are like.

    ``best`` is the index of the pair, among those close by, whose source is most like this translation, ``there``
    how much it is.
    """

    own: float
    best: int
    there: float


def likenesses(context: Context) -> tuple[tuple[int, Likeness], ...]:
    """Return how much the two sides of each trusted bead are alike, with its index; nothing without an encoder.

    ``best`` of a likeness is the index of a bead.
    """
    beads = list(context.trusted_beads) if context.encoder else []
    if not context.encoder or not beads:
        return ()
    found = likenesses_of([(context.source(i).text, context.target(i).text) for i in beads], context.encoder)
    return tuple((bead, one._replace(best=beads[one.best])) for bead, one in zip(beads, found, strict=True))


def crossings(context: Context, least: float) -> Iterator[tuple[int, tuple[Span, Span], tuple[Span, Span]]]:
    """Yield beads of as many source as target sentences, and two of these that fit each other's translation better.

    ``least`` is by how much, on the scale of `Likeness`; the spans are those of the two in the text of each side.
    Nothing where no encoder is at hand.
    """
    for bead in context.trusted_beads if context.encoder else ():
        texts = (context.source(bead).text, context.target(bead).text)
        source, target = split(texts[0], "zh"), split(texts[1], "en")
        if context.encoder and len(source) == len(target) > 1:
            both = [texts[0][slice(*span)] for span in source], [texts[1][slice(*span)] for span in target]
            for one, two in crossed(*both, context.encoder, least):
                yield bead, (source[one], source[two]), (target[one], target[two])


def likenesses_of(pairs: Sequence[tuple[str, str]], encoder: Encoder) -> list[Likeness]:
    """Return one likeness for each pair of texts, in order; that of an empty text is about 0."""
    found: list[Likeness] = []
    for start in range(0, len(pairs), _AT_ONCE):
        first, last = max(0, start - WINDOW), min(len(pairs), start + _AT_ONCE + WINDOW)
        part = _chunk(pairs[first:last], encoder)[start - first :][:_AT_ONCE]
        found += [likeness._replace(best=likeness.best + first) for likeness in part]
    return found


def cosine(source: str, target: str, encoder: Encoder) -> float:
    """Return the cosine of two texts."""
    ours, theirs = encoder.encode([source, target])
    return float(ours @ theirs)


def clause_likeness(text: str, start: int, end: int, other: str, encoder: Encoder) -> float:
    """Return how like the clause around ``text[start:end]`` is to the clause of the other side that it is most like.

    Two clauses in a row of the other side count as one too, and so does all of it. A clause that was left out, or said
    in other words, is like none.
    """
    first = max((match.end() for match in _CLAUSE_END.finditer(text, 0, start)), default=0)
    last = next((match.start() for match in _CLAUSE_END.finditer(text, end)), len(text))
    parts = [part for part in _CLAUSE_END.split(other) if len(part) >= _SHORTEST]
    vectors = encoder.encode([text[first:last], other, *parts, *map(" ".join, pairwise(parts))])
    return float((vectors[1:] @ vectors[0]).max())


def face(zh: str, source: tuple[int, int], en: str, target: tuple[int, int], encoder: Encoder) -> bool:
    """Return whether the clauses around two places are each other's translation, as far as clauses tell.

    They are where no other English clause is more like the Chinese one, or no other Chinese clause more like the
    English one. The members of a list are no clauses here.
    """
    ours, theirs = _clauses(zh, _ZH_CLAUSE), _clauses(en, _EN_CLAUSE)
    if len(ours) == 1 or len(theirs) == 1:
        return True
    own = next((i for i, (first, last) in enumerate(ours) if first <= source[0] < last), 0)
    other = next((i for i, (first, last) in enumerate(theirs) if first <= target[0] < last), 0)
    vectors = encoder.encode([zh[slice(*span)] for span in ours] + [en[slice(*span)] for span in theirs])
    like = vectors[: len(ours)] @ vectors[len(ours) :].T
    return bool(like[own].argmax() == other or like[:, other].argmax() == own)


def _clauses(text: str, end: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the clauses of a text as spans; what is shorter than a clause goes with the one before."""
    spans, start = [], 0
    for match in end.finditer(text):
        if match.end() - start >= _LEAST_CLAUSE:
            spans.append((start, match.end()))
            start = match.end()
    if start < len(text):
        if spans and len(text) - start < _LEAST_CLAUSE:
            spans[-1] = (spans[-1][0], len(text))
        else:
            spans.append((start, len(text)))
    return spans or [(0, len(text))]


def count_clauses(text: str) -> int:
    """Return how many clauses a Chinese text has."""
    return len(_clauses(text.rstrip(_FINAL), _ZH_CLAUSE))


def crossed(source: Sequence[str], target: Sequence[str], encoder: Encoder, least: float) -> Iterator[tuple[int, int]]:
    """Yield which two of as many sentences on both sides fit each other's translation better than their own."""
    likeness = (encoder.encode(source) @ encoder.encode(target).T) / (TRANSLATED - UNRELATED)
    for first, second in combinations(range(len(source)), 2):
        across = likeness[first, second] + likeness[second, first]
        if across - likeness[first, first] - likeness[second, second] > least:
            yield first, second


def _chunk(pairs: Sequence[tuple[str, str]], encoder: Encoder) -> list[Likeness]:
    import numpy as np

    count = len(pairs)
    source, target = encoder.encode([zh for zh, _ in pairs]), encoder.encode([en for _, en in pairs])
    offsets = [k for k in range(-WINDOW, WINDOW + 1) if abs(k) < count]
    table = np.full((len(offsets), count), -1.0, np.float32)
    for row, k in enumerate(offsets):
        low, high = max(0, -k), min(count, count - k)
        table[row, low:high] = np.einsum("ij,ij->i", source[low + k : high + k], target[low:high])
    unrelated, translated = UNRELATED, TRANSLATED
    if count >= ENOUGH:
        # What is repeated again and again must not make the scale.
        first = sorted({pair: i for i, pair in reversed(list(enumerate(pairs)))}.values())
        unrelated = float(np.median(np.einsum("ij,ij->i", np.roll(source, count // 2, axis=0)[first], target[first])))
        # The best within the window, not the own: a file all of whose rows are shifted by one has its scale still.
        translated = max(float(np.median(table.max(axis=0)[first])), unrelated + 0.1)
    scaled = (table - unrelated) / (translated - unrelated)
    own = offsets.index(0)
    best = scaled.argmax(axis=0)
    return [
        Likeness(float(scaled[own, i]), i + offsets[row], float(scaled[row, i])) for i, row in enumerate(best.tolist())
    ]
