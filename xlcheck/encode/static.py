"""Static embeddings with numpy alone: a sentence is the mean of the rows of its tokens.

Reads the folders that `StaticEmbedding` of sentence-transformers and model2vec write, and our own with 8-bit rows,
which stay mapped and are expanded as they are used. No vector cache stands before it: it encodes some 20,000 sentences
a second, faster than a cache answers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from xlcheck.encode.base import Counts, Vectors, normalized
from xlcheck.encode.weights import Tensor, open_tensors
from xlcheck.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

UNIT = "embedding.unit"
"""Tensor with one number, of which the stored ones are multiples: our 8-bit models have it."""

# Where a text has more tokens than this, equal tokens are counted first, so that memory stays bounded.
_LONG = 4096
_AT_ONCE = 8192  # texts whose tokens are held at a time


def modules_of(folder: Path) -> list[tuple[str, Path]] | None:
    """Return (class name, folder) of each module of a sentence-transformers folder, None where it has no modules.json.

    The class is the last component of the type, which moved between packages from one release to the next.
    Raises ModelError where modules.json cannot be read.
    """
    path = folder / "modules.json"
    if not path.is_file():
        return None
    try:
        entries = json.loads(path.read_text("utf-8"))
        return [(str(e["type"]).rsplit(".", 1)[-1], folder / str(e.get("path", ""))) for e in entries]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: cannot be read: {error}; fetch or train the model again") from error


def static_home(folder: Path) -> Path | None:
    """Return the folder that holds the token rows where ``folder`` is a static embedding, else None."""
    modules = modules_of(folder)
    if modules and modules[0][0] == "StaticEmbedding" and all(kind == "Normalize" for kind, _ in modules[1:]):
        return modules[0][1]
    return None


class StaticEncoder:
    """A static embedding, by numpy. Loading reads the tokenizer only; the rows are mapped and read on use."""

    def __init__(self, folder: Path, name: str | None = None) -> None:
        """Open the folder; ``name`` is what reports call it, by default the folder's name.

        Raises ModelError where the folder does not hold a static embedding or cannot be read.
        """
        home = static_home(folder)
        if home is None:
            raise ModelError(f"{folder}: not a static embedding (modules.json does not name StaticEmbedding)")
        self.name = name or folder.resolve().name
        self.folder = folder
        self._files = (home / "tokenizer.json", home / "model.safetensors")
        tensors = open_tensors(self._files[1])
        rows = tensors.get("embedding.weight", tensors.get("embeddings"))
        if rows is None or len(rows.shape) != 2:
            raise ModelError(f"{self._files[1]}: holds no token rows (embedding.weight or embeddings)")
        self._rows = rows
        self._mapping, self._token_scale = (_column(tensors.get(key)) for key in ("mapping", "weights"))
        self._unit = _unit(tensors.get(UNIT), self._files[1])
        self.dim = rows.shape[1]
        self._tokenizer = _tokenizer(self._files[0])
        self.vocabulary: int = self._tokenizer.get_vocab_size()
        known = rows.shape[0] if self._mapping is None else len(self._mapping)
        if self.vocabulary > known:
            raise ModelError(f"{folder}: the tokenizer knows {self.vocabulary} tokens, the weights {known}")

    @cached_property
    def revision(self) -> str:
        """First 16 hexadecimal digits of the SHA-256 of the tokenizer and the weights."""
        digest = hashlib.sha256()
        for path in self._files:
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one L2-normalised row for each text, shape (n, dim), float32; an empty text is a zero row."""
        return normalized(self._stored_sums(texts)[0])

    def token_sums(self, texts: Sequence[str]) -> tuple[Vectors, Counts]:
        """Return the sums of the token rows, shape (n, dim), float32, not normalised, and the token counts, (n,)."""
        sums, counts = self._stored_sums(texts)
        if self._unit != 1:
            sums *= self._unit
        return sums, counts

    def _stored_sums(self, texts: Sequence[str]) -> tuple[Vectors, Counts]:
        """Return `token_sums` in the unit of the stored numbers."""
        sums = np.zeros((len(texts), self.dim), np.float32)
        counts = np.zeros(len(texts), np.int64)
        # Sentences are short: one gather and one sum for each beats any grouping over the batch.
        for i, encoding in enumerate(self._encodings(texts)):
            ids = encoding.ids
            counts[i] = len(ids)
            if len(ids) > _LONG:
                tokens, times = np.unique(np.asarray(ids), return_counts=True)
                for start in range(0, len(tokens), _LONG):
                    part = slice(start, start + _LONG)
                    sums[i] += times[part].astype(np.float32) @ self._stored_rows(tokens[part])
            elif ids:
                sums[i] = self._stored_rows(ids).sum(axis=0)
        return sums, counts

    def tokens(self, texts: Sequence[str]) -> tuple[Counts, Counts]:
        """Return the token ids of all texts in a row, and where each text begins among them, shape (n + 1,)."""
        found = [e.ids for e in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
        bounds = np.cumsum([0, *map(len, found)], dtype=np.int64)
        return np.fromiter((i for ids in found for i in ids), np.int64, int(bounds[-1])), bounds

    def placed(self, texts: Sequence[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
        """Return the token ids of each text, and the code points at which each token begins and ends."""
        # A lone surrogate is no character; what stands for it is as long.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        found = self._tokenizer.encode_batch(clean, add_special_tokens=False)
        return [(encoding.ids, encoding.offsets) for encoding in found]

    def token_rows(self, ids: Counts) -> Vectors:
        """Return the rows of tokens, shape (k, dim), float32: the summands of `token_sums`."""
        rows = self._stored_rows(ids)
        return rows if self._unit == 1 else rows * self._unit

    @property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer, for those who train or write a model; it pads nothing."""
        return self._tokenizer

    def all_rows(self) -> Vectors:
        """Return the row of every token, shape (vocabulary, dim), float32: hundreds of megabytes in a large model."""
        return self.token_rows(np.arange(self.vocabulary))

    def _encodings(self, texts: Sequence[str]) -> Iterator[Any]:
        for start in range(0, len(texts), _AT_ONCE):
            part = list(texts[start : start + _AT_ONCE])
            try:
                yield from self._tokenizer.encode_batch_fast(part, add_special_tokens=False)
            except TypeError:  # a lone surrogate, which is no character
                part = [text.encode("utf-8", "replace").decode("utf-8") for text in part]
                yield from self._tokenizer.encode_batch_fast(part, add_special_tokens=False)

    def _stored_rows(self, ids: Any) -> Vectors:
        stored = self._rows.rows(ids if self._mapping is None else self._mapping[ids])
        rows: Vectors = stored.astype(np.float32, copy=False)  # whole numbers: their sums are exact
        return rows if self._token_scale is None else rows * self._token_scale[ids][:, None]


def _unit(tensor: Tensor | None, path: Path) -> np.float32:
    """Return what the stored numbers are multiples of; 1 where the file does not say (model2vec's 8-bit models)."""
    if tensor is None:
        return np.float32(1)
    values = tensor.rows().ravel()
    if len(values) != 1 or not 0 < values[0] < np.inf:
        raise ModelError(f"{path}: {UNIT} is not one positive number; fetch or train the model again")
    return np.float32(values[0])


def _column(tensor: Tensor | None) -> NDArray[Any] | None:
    return None if tensor is None else tensor.rows().ravel()


def _tokenizer(path: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    if not path.is_file():
        raise ModelError(f"{path}: no such file; fetch or train the model again")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise ModelError(f"{path}: cannot be read: {error}; fetch or train the model again") from error
    tokenizer.no_padding()
    return tokenizer
