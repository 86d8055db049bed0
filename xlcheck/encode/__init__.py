"""Sentence vectors: the embedded static model by numpy, any sentence-transformers model where the extra is there."""

from __future__ import annotations

from pathlib import Path

from xlcheck.encode.base import Encoder, SumEncoder
from xlcheck.encode.static import StaticEncoder, static_home
from xlcheck.errors import ModelError

__all__ = ["EMBEDDED", "EMBEDDED_FOLDER", "Encoder", "StaticEncoder", "SumEncoder", "load"]

EMBEDDED = "xlcheck-zh-en"
EMBEDDED_FOLDER = Path(__file__).with_name("model")


def load(name: str | None = None) -> Encoder:
    """Return the encoder called ``name``: a folder or a published model's name; None is the embedded model.

    Nothing is ever downloaded. Raises ModelError where the model is not on this machine, cannot be read, or needs the
    ``st`` extra.
    """
    if name is None or name == EMBEDDED:
        return StaticEncoder(EMBEDDED_FOLDER, EMBEDDED)
    folder = Path(name)
    if folder.is_dir() and static_home(folder) is not None:
        return StaticEncoder(folder)
    raise ModelError(f"{name}: not a static embedding")
