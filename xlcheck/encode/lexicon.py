"""Words of the two languages as vectors that can be compared: what translates what, word by word.

The row of a token points the way of what it is translated by, and the longer it is, the more the token says (so
function words are short). Unlike the links of `words`, of which an English word has one, all Chinese words of a pair of
texts are compared with all English ones.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np

from xlcheck.encode.base import PlacedEncoder, Vectors, normalized
from xlcheck.encode.embedded import embedded_encoder
from xlcheck.language.script import HAN

CONTENT = 7.5
"""Length of a row from which its word says something: 的 and "the" have 2, 被 and "was" 5, 使用 and "use" 9."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAN = re.compile(f"[{HAN}]")


class Word(NamedTuple):
    """A word and where it stands; ``weight`` is how much it says (`CONTENT`)."""

    text: str
    start: int
    end: int
    weight: float

    @property
    def content(self) -> bool:
        """Whether the word says something by itself."""
        return self.weight >= CONTENT

    def within(self, span: tuple[int, int]) -> bool:
        """Return whether the word shares a character with a span."""
        return self.start < span[1] and span[0] < self.end


class Compared(NamedTuple):
    """The words of two texts with the cosines of all of one with all of the other, shape (n, m)."""

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    likeness: Vectors

    @property
    def turned(self) -> Compared:
        """The same from the other side."""
        return Compared(self.theirs, self.ours, self.likeness.T)


class Lexicon:
    """Compares words by the rows of an encoder."""

    def __init__(self, encoder: PlacedEncoder) -> None:
        """Take the encoder."""
        self._encoder = encoder
        self._known: dict[str, tuple[Vectors, float]] = {}

    def compare(self, zh: str, en: str) -> Compared:
        """Return the words of both texts, compared; the Chinese in simplified characters."""
        places = self._encoder.placed([zh])[0][1]
        chinese = [(zh[start:end], start, end) for start, end in places if _HAN.match(zh, start)]
        ours, left = self._words(chinese)
        theirs, right = self._words([(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(en)])
        # Not by BLAS: its threads cost more than they save on so little, and change the last bit.
        return Compared(ours, theirs, np.einsum("ik,jk->ij", left, right))

    def _words(self, places: list[tuple[str, int, int]]) -> tuple[tuple[Word, ...], Vectors]:
        found = [self._row(text) for text, _, _ in places]
        words = tuple(Word(*place, weight) for place, (_, weight) in zip(places, found, strict=True))
        return words, np.stack([row for row, _ in found]) if found else np.zeros((0, self._encoder.dim), np.float32)

    def likeness(self, one: str, other: str) -> float:
        """Return the cosine of two words or phrases."""
        return float(np.einsum("k,k->", self._row(one)[0], self._row(other)[0]))

    def _row(self, word: str) -> tuple[Vectors, float]:
        if word not in self._known:
            if len(self._known) > _KEPT:
                self._known.clear()
            total = self._encoder.token_sums([word])[0]
            self._known[word] = normalized(total)[0], float(np.sqrt(np.einsum("k,k->", total[0], total[0])))
        return self._known[word]


_KEPT = 4096
"""Words whose rows are kept: those of a few hundred sentences, eight megabytes."""


@cache
def embedded() -> Lexicon:
    """Return that of the embedded model, whichever encodes the sentences: thresholds are on its scale."""
    return Lexicon(embedded_encoder())
