"""Any sentence-transformers model, where the ``st`` extra is installed.

The library takes seconds to import and hundreds of megabytes: it is loaded inside one function, when the first text
comes that the vector cache does not know.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from xlcheck.encode.base import Vectors, normalized
from xlcheck.encode.vector_cache import VectorCache
from xlcheck.errors import InputError, ModelError
from xlcheck.files.source import whole
from xlcheck.model_options import USUAL, ModelOptions

EXTRA = "pip install 'xlcheck[st]'"

OnProgress = Callable[[int, int], None]
"""Is told how many of how many texts are encoded."""

_PIECE = 16  # batches; what they give is kept at once, so that a run that is cut short goes on from there
_WEIGHTS = (".safetensors", ".bin", ".json", ".txt", ".model")  # what decides the vectors
_COMMIT = re.compile("[0-9a-f]{40}")
_SAME_VECTORS = frozenset({"device", "batch-size"})
_T = TypeVar("_T", str, dict[str, Any])


class TransformerEncoder:
    """A sentence-transformers model in a folder on this machine, with a cache of the vectors it has computed."""

    def __init__(
        self,
        folder: Path,
        name: str,
        options: ModelOptions = USUAL,
        *,
        on_progress: OnProgress | None = None,
        cache_root: Path | None = None,
    ) -> None:
        """Name the model; it is loaded when the first vector is computed. ``on_progress`` is told of long work.

        Raises ModelError where sentence-transformers is not installed.
        """
        if find_spec("sentence_transformers") is None:
            raise ModelError(f"{name}: this model needs sentence-transformers: {EXTRA}")
        self.name = name
        self.folder = folder
        self.options = options
        self._on_progress = on_progress
        self._cache_root = cache_root

    @cached_property
    def revision(self) -> str:
        """16 hexadecimal digits: of the commit or of the folder's files, and of the options that change vectors."""
        others = {name: value for name, value in self.options.given().items() if name not in _SAME_VECTORS}
        if not others:
            return self._weights
        return hashlib.sha256(f"{self._weights} {sorted(others.items())}".encode()).hexdigest()[:16]

    @cached_property
    def _weights(self) -> str:
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
        """Length of a vector. Loads the model where no vector of it is kept."""
        return int(self.encode(["."]).shape[1])

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
        # Of one length together, as the library would have it: a batch is as long as its longest text.
        missing.sort(key=len, reverse=True)
        size = self.options.batch_size * _PIECE
        for at in range(0, len(missing), size):
            if self._on_progress and len(missing) > size:
                self._on_progress(at, len(missing))
            piece = missing[at : at + size]
            fresh = dict(zip(piece, self._compute(piece), strict=True))
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
        ensure_known_modules(self.folder)
        quiet()
        from sentence_transformers import SentenceTransformer

        chosen = self.options
        try:
            model = SentenceTransformer(
                str(self.folder),
                device=chosen.device,
                backend=chosen.backend,
                truncate_dim=chosen.truncate_dim,
                local_files_only=True,
                trust_remote_code=False,
            )
            return model if chosen.precision == "float32" else model.to(_torch_type(chosen.precision))
        except Exception as error:  # the libraries below raise whatever the folder provokes
            given = ", ".join(f"{name}={value}" for name, value in chosen.given().items())
            options = f" with {given}" if given else ""
            raise ModelError(f"{self.folder}: sentence-transformers cannot load it{options}: {error}") from error

    @cached_property
    def prompts(self) -> dict[str, str]:
        """The prompts that the model's configuration knows, by name. Reads one small file."""
        return {name: text for name, text in self._configured("prompts", dict).items() if isinstance(text, str)}

    @property
    def prompt(self) -> str:
        """What is written before each sentence."""
        asked = self.options.prompt
        if asked is None:
            asked = self._configured("default_prompt_name", str)
        return self.prompts.get(asked, "" if self.options.prompt is None else asked)

    def _configured(self, key: str, kind: type[_T]) -> _T:
        path = self.folder / "config_sentence_transformers.json"
        try:
            value = json.loads(whole(path, _MOST_JSON)).get(key)
        except (InputError, OSError, ValueError, RecursionError, AttributeError):
            value = None  # no such file is no prompt; one that is broken is what the library speaks of
        return value if isinstance(value, kind) else kind()

    def _compute(self, texts: list[str]) -> Vectors:
        try:
            vectors = self._model.encode(
                texts,
                prompt=self.prompt,
                batch_size=self.options.batch_size,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        except RuntimeError as error:  # no memory left on the device, a kernel that 16 bits have not
            said = str(error).strip().splitlines()
            raise ModelError(
                f"{self.name}: cannot encode on this device: {said[0] if said else type(error).__name__}; try a "
                "smaller batch-size, precision float32 or device cpu"
            ) from error
        return normalized(np.asarray(vectors, np.float32))


def _torch_type(name: str) -> Any:
    import torch

    return getattr(torch, name)


def quiet() -> None:
    """Let the libraries below print no bars and no notices: stderr is for what xlcheck says."""
    import logging

    from transformers.utils import logging as of_transformers

    of_transformers.disable_progress_bar()
    of_transformers.set_verbosity_error()
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)


def ensure_known_modules(folder: Path) -> None:
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
