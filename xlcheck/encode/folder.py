"""Write a static model as the folder that sentence-transformers, from 5.0 on, and `StaticEncoder` load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.encode.base import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

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


def write_static(folder: Path, tokenizer: Tokenizer, rows: Vectors) -> None:
    """Write tokenizer and token rows, shape (tokens, dim); the rows are kept in half precision."""
    import numpy as np
    from safetensors.numpy import save_file

    (folder / "1_Normalize").mkdir(parents=True, exist_ok=True)
    _write_json(folder / "modules.json", _MODULES)
    _write_json(folder / "config_sentence_transformers.json", _CONFIG)
    _write_json(folder / "1_Normalize" / "config.json", {})  # git and wheels keep no empty folders
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    save_file({"embedding.weight": np.ascontiguousarray(rows, np.float16)}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
