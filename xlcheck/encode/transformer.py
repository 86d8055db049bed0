"""Any sentence-transformers model, where the ``st`` extra is installed.

The library takes seconds to import and hundreds of megabytes: it is loaded inside one function, when the first text
comes that the vector cache does not know.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from xlcheck.encode.base import Vectors, normalized
from xlcheck.encode.vector_cache import VectorCache
from xlcheck.errors import InputError, ModelError
from xlcheck.files.source import whole

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
        _ensure_known_modules(self.folder)
        _quiet()
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(str(self.folder), local_files_only=True, trust_remote_code=False)
        except Exception as error:  # the libraries below raise whatever the folder provokes
            raise ModelError(f"{self.folder}: sentence-transformers cannot load it: {error}") from error

    def _compute(self, texts: list[str]) -> Vectors:
        vectors = self._model.encode(texts, batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False)
        return normalized(np.asarray(vectors, np.float32))


def _quiet() -> None:
    """Let the libraries below print no bars and no notices: stderr is for what xlcheck says."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()


def _ensure_known_modules(folder: Path) -> None:
    """Return if a model folder names no classes but those of sentence-transformers.

    Releases 5.0 to 5.2 of that library import any other class from the folder itself, whatever they are told.

    Raises:
        ModelError: if it names others, or if its lists of modules cannot be read.
    """
    for path in sorted(folder.rglob("*.json")):
        if path.name not in _LISTS:
            continue
        try:
            found = json.loads(whole(path, _MOST_JSON))
        except (InputError, ValueError, RecursionError) as error:
            raise ModelError(f"{path}: cannot be read ({error}); fetch the model again") from None
        for name in _types(found):
            if not (name.startswith("sentence_transformers.") and all(map(str.isidentifier, name.split(".")))):
                raise ModelError(
                    f"{path}: names a module that is not of sentence-transformers, whose code would run; such models "
                    "are not loaded"
                )


def _types(value: object) -> Iterator[str]:
    """Yield the classes that a list of modules names: under "type", and the values of "types" of a router."""
    if isinstance(value, list):
        for item in value:
            yield from _types(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "type":
                yield str(item)
            elif key == "types" and isinstance(item, dict):
                yield from map(str, item.values())
            else:
                yield from _types(item)


_LISTS = frozenset({"modules.json", "router_config.json"})
_MOST_JSON = 1 << 20
