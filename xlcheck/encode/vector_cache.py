"""Vectors that were computed once, kept by model revision and text in the user's cache folder.

For transformer models, which need seconds per hundred sentences. A static model encodes faster than a cache answers and
has none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from xlcheck.encode.base import Vectors
from xlcheck.store.folder import cache_folder
from xlcheck.store.shelf import Shelf


class VectorCache:
    """The vectors of one model revision, float32."""

    def __init__(self, revision: str, folder: Path | None = None) -> None:
        """Name the file; nothing is opened or created before the first use."""
        self._shelf = Shelf((folder or cache_folder()) / "vectors" / f"{revision}.sqlite")
        self._used: set[bytes] = set()

    @property
    def path(self) -> Path:
        """The file."""
        return self._shelf.path

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors, shape (dim,), of those texts that are known."""
        keys = {_key(text): text for text in texts}
        found = self._shelf.get(keys, lambda _, value: np.frombuffer(value, "<f4"))
        self._used.update(found)
        return {keys[key]: vector for key, vector in found.items()}

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors of these texts; where that is not possible, do nothing."""
        self._shelf.put({_key(text): vector.astype("<f4").tobytes() for text, vector in vectors.items()}, self._used)
        self._used.clear()


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
