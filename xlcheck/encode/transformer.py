"""Any sentence-transformers model, where the ``st`` extra is installed.

The library takes seconds to import and hundreds of megabytes: it is loaded inside one function, when the first text
comes that the vector cache does not know.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from xlcheck.encode.base import Vectors, normalized
from xlcheck.encode.vector_cache import VectorCache
from xlcheck.errors import ModelError

EXTRA = "pip install 'xlcheck[st]'"

_BATCH = 32
_WEIGHTS = (".safetensors", ".bin", ".json", ".txt", ".model")  # what decides the vectors
_COMMIT = re.compile("[0-9a-f]{40}")


class TransformerEncoder:
    """A sentence-transformers model in a folder on this machine, with a cache of the vectors it has computed."""

    def __init__(self, folder: Path, name: str, cache_root: Path | None = None) -> None:
        """Name the model; it is loaded when the first vector is computed.

        Raises ModelError where sentence-transformers is not installed.
        """
        if find_spec("sentence_transformers") is None:
            raise ModelError(f"{name}: this model needs sentence-transformers: {EXTRA}")
        self.name = name
        self.folder = folder
        self._cache_root = cache_root

    @cached_property
    def revision(self) -> str:
        """16 hexadecimal digits: of the published commit, or of the SHA-256 of the folder's files."""
        if _COMMIT.fullmatch(self.folder.name):
            return self.folder.name[:16]
        digest = hashlib.sha256()
        for path in sorted(p for p in self.folder.rglob("*") if p.suffix in _WEIGHTS and p.is_file()):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()[:16]

    @cached_property
    def dim(self) -> int:
        """Length of a vector. Loads the model."""
        return int(self._compute(["."]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row for each text, shape (n, dim), float32; a blank text is a zero row.

        Raises ModelError where the model cannot be loaded.
        """
        wanted = list(dict.fromkeys(text for text in texts if text.strip()))
        known = self._cache.get(wanted)
        # A vector of another length is not from this model: compute all of them anew.
        if len({vector.shape for vector in known.values()}) > 1:
            known = {}
        missing = [text for text in wanted if text not in known]
        if missing:
            fresh = dict(zip(missing, self._compute(missing), strict=True))
            self._cache.put(fresh)
            known |= fresh
        dim = next(iter(known.values())).shape[0] if known else self.dim
        rows: Vectors = np.zeros((len(texts), dim), np.float32)
        for i, text in enumerate(texts):
            if text.strip():
                rows[i] = known[text]
        return rows

    @cached_property
    def _cache(self) -> VectorCache:
        return VectorCache(self.revision, self._cache_root)

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(str(self.folder), local_files_only=True)
        except Exception as error:  # the libraries below raise whatever the folder provokes
            raise ModelError(f"{self.folder}: sentence-transformers cannot load it: {error}") from error

    def _compute(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(texts, batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
        return normalized(np.asarray(vectors, np.float32))
