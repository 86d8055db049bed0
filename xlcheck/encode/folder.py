"""Write a static model as a folder: in floats one that sentence-transformers, from 5.0 on, loads; in 8 bits our own."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from xlcheck.encode.base import Vectors
from xlcheck.encode.static import UNIT, StaticEncoder
from xlcheck.errors import UsageError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BITS = (8, 16, 32)
"""How many bits a number of a model may be kept in."""

# The module paths that every release from 5.0 on resolves.
_MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]
_CONFIG: dict[str, object] = {
    "model_type": "SentenceTransformer",
    "prompts": {},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}
# Beyond so many standard deviations a number is cut off: finer steps for all are worth more than the few it concerns.
_CUT = 6.0


def write_static(folder: Path, tokenizer: Tokenizer, rows: Vectors, bits: int = 16) -> None:
    """Write tokenizer and token rows, shape (tokens, dim), in so many bits a number (`BITS`).

    Rows in 8 bits are whole multiples of one unit, the same for the whole model, so that cosines need no unit.
    """
    from safetensors.numpy import save_file

    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    _write_json(folder / "modules.json", _MODULES)
    _write_json(folder / "config_sentence_transformers.json", _CONFIG)
    _write_json(folder / "1_Normalize" / "config.json", {})  # git and wheels keep no empty folders
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file(_tensors(rows, bits), folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)


def _tensors(rows: Vectors, bits: int) -> dict[str, Any]:
    if bits != 8:
        return {"embedding.weight": np.ascontiguousarray(rows, np.float16 if bits == 16 else np.float32)}
    unit = np.float32(min(float(np.abs(rows).max()), _CUT * float(rows.std())) / 127 or 1)
    whole = np.clip(np.rint(rows / unit), -127, 127).astype(np.int8)
    return {"embedding.weight": whole, UNIT: np.array([unit], np.float32)}


def export(encoder: StaticEncoder, out: Path, bits: int = 32) -> None:
    """Write a static model of any make as an ordinary folder of sentence-transformers, whole or not at all.

    Its vectors are those of ``encoder``, to within the ``bits``. Raises UsageError where ``out`` is taken.
    """
    with whole_folder(out) as folder:
        write_static(folder, encoder.tokenizer, encoder.all_rows(), bits)
        card = encoder.folder / "README.md"
        if card.is_file():
            shutil.copyfile(card, folder / "README.md")


def check_free(out: Path) -> None:
    """Raise UsageError where a folder to be written holds something already."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out}: exists already; name another folder or remove it")


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """Yield a new folder beside ``out`` that becomes ``out`` if nothing goes wrong, and else vanishes.

    Raises UsageError where ``out`` is taken.
    """
    check_free(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        folder = work / out.name
        folder.mkdir()
        yield folder
        if out.is_dir():
            out.rmdir()
        folder.rename(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
