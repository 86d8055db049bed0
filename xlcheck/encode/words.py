"""Which English words a Chinese word stands beside: word links of single beads by the rows of their tokens.

The row of a token was trained so that the sums of translations point the same way; so rows of words that translate
each other do, too. In a bead every English word belongs to the one Chinese token that it is most like (the competitive
linking of Melamed 2000, "Models of translational equivalence among words", in one direction); a word of several tokens
has the sum of their rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from xlcheck.encode.base import Counts, PlacedEncoder, Vectors, normalized

LINKED = 0.3
"""Cosine from which a word is linked: those of unrelated words are below .2, of translations they are .4 to .95."""

AGAIN = 0.45
"""Cosine from which a word that stands there once more belongs to the token that it is second most like."""


class Text(NamedTuple):
    """A bead: its Chinese, the words of its English, and their keys, which are the same for forms of one word."""

    source: str
    words: Sequence[str]
    keys: Sequence[str]


class Link(NamedTuple):
    """An English word by its number, and the cosine with the Chinese token that it belongs to."""

    word: int
    strength: float


class Linked(NamedTuple):
    """The Chinese tokens of a bead, in parallel: the code points of each, and its links; equal tokens share them."""

    places: Sequence[tuple[int, int]]
    links: tuple[tuple[Link, ...], ...]


def word_links(encoder: PlacedEncoder, texts: Sequence[Text]) -> Iterator[Linked]:
    """Yield the word links of each bead."""
    sources = encoder.placed([text.source for text in texts])
    tokens, rows = _rows(encoder, [ids for ids, _ in sources])
    words, vectors = _sums(encoder, texts)
    for (ids, places), text in zip(sources, texts, strict=True):
        times = Counter(ids)
        kinds = sorted(times)
        links: dict[int, list[Link]] = {kind: [] for kind in kinds}
        if kinds and text.words:
            # Not by BLAS: its threads cost more than they save on so little, and change the last bit.
            left, right = rows[[tokens[kind] for kind in kinds]], vectors[[words[word] for word in text.words]]
            relation = np.einsum("ik,jk->ij", left, right)
            for word, row, strength in _pairs(relation, text.keys, [times[kind] for kind in kinds]):
                links[kinds[row]].append(Link(word, strength))
        yield Linked(places, tuple(tuple(links[kind]) for kind in ids))


def _pairs(relation: Vectors, words: Sequence[str], times: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Yield each word with the row of the token that it belongs to, and their cosine.

    A word that stands in the English more often than its token in the Chinese may belong to another one as well.
    """
    best = relation.argmax(axis=0)
    strengths = relation[best, np.arange(len(words))]
    held = Counter[tuple[int, str]]()
    for i in np.flatnonzero(strengths >= LINKED).tolist():
        row = int(best[i])
        if held[row, words[i]] >= times[row]:
            others = relation[:, i].copy()
            others[row] = 0
            row = int(others.argmax()) if others.max() >= AGAIN else row
        held[row, words[i]] += 1
        yield i, row, round(float(relation[row, i]), 3)


def _rows(encoder: PlacedEncoder, ids: Sequence[Sequence[int]]) -> tuple[dict[int, int], Vectors]:
    """Return the row of each token that occurs, of length 1, and its number."""
    kinds = sorted({token for some in ids for token in some})
    return {token: i for i, token in enumerate(kinds)}, normalized(encoder.token_rows(_array(kinds)))


def _sums(encoder: PlacedEncoder, texts: Sequence[Text]) -> tuple[dict[str, int], Vectors]:
    """Return the sum of the rows of each English word that occurs, of length 1, and its number."""
    words = {word: i for i, word in enumerate(dict.fromkeys(word for text in texts for word in text.words))}
    return words, normalized(encoder.token_sums(list(words))[0])


def _array(numbers: Sequence[int]) -> Counts:
    return np.asarray(numbers, np.int64)
