"""What an encoder is: sentences in, vectors out that can be compared across the two languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeGuard

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]
    Counts: TypeAlias = NDArray[np.int64]
else:
    Vectors = Counts = Any


class Encoder(Protocol):
    """A bilingual sentence encoder: the dot product of two of its vectors is the similarity of their sentences."""

    @property
    def name(self) -> str:
        """The name a report shows: that of the embedded model, of a folder or of a published model."""

    @property
    def revision(self) -> str:
        """Hexadecimal digest that changes whenever the vectors may change."""

    @property
    def dim(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row for each text, shape (n, dim), float32; a text without tokens is a zero row."""


class SumEncoder(Encoder, Protocol):
    """An encoder whose vector of a merged span points the way of the sum of its sentences' token sums.

    So all m:n similarities of two documents follow from one matrix of dot products by block sums.
    """

    def token_sums(self, texts: Sequence[str]) -> tuple[Vectors, Counts]:
        """Return the sums of the token rows, shape (n, dim), float32, not normalised, and the token counts, (n,)."""


class TokenEncoder(SumEncoder, Protocol):
    """An encoder whose token rows can be compared across the two languages, word by word."""

    def tokens(self, texts: Sequence[str]) -> tuple[Counts, Counts]:
        """Return the token ids of all texts in a row, and where each text begins among them, shape (n + 1,)."""

    def token_rows(self, ids: Counts) -> Vectors:
        """Return the rows of tokens, shape (k, dim), float32: the summands of `token_sums`."""


class PlacedEncoder(TokenEncoder, Protocol):
    """An encoder that also tells where in a text its tokens stand."""

    def placed(self, texts: Sequence[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """Return the token ids of each text, and the code points at which each token begins and ends."""


def shows_words(encoder: Encoder) -> TypeGuard[TokenEncoder]:
    """Return whether an encoder is one whose tokens can be compared. Looks at nothing that loads a model."""
    return hasattr(type(encoder), "token_rows")


def places_words(encoder: Encoder) -> TypeGuard[PlacedEncoder]:
    """Return whether an encoder tells where its tokens stand. Looks at nothing that loads a model."""
    return hasattr(type(encoder), "placed")


def normalized(vectors: Vectors) -> Vectors:
    """Return the rows at length 1; zero rows stay zero."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    rows: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return rows
