"""Sentence vectors: the embedded static model by numpy, any sentence-transformers model where the extra is there."""

from __future__ import annotations

from pathlib import Path

from xlcheck.encode.base import Encoder, SumEncoder
from xlcheck.encode.info import ModelInfo, describe_encoder
from xlcheck.encode.location import EMBEDDED, EMBEDDED_FOLDER, fetch, locate
from xlcheck.encode.static import StaticEncoder, static_home
from xlcheck.encode.transformer import TransformerEncoder

__all__ = [
    "EMBEDDED",
    "EMBEDDED_FOLDER",
    "Encoder",
    "ModelInfo",
    "StaticEncoder",
    "SumEncoder",
    "TransformerEncoder",
    "describe",
    "fetch",
    "load_encoder",
]


def load_encoder(name: str | None = None) -> StaticEncoder | TransformerEncoder:
    """Return the encoder called ``name``: a folder or a published model's name; None is the embedded model.

    Nothing is ever downloaded. Raises ModelError where the model is not on this machine, cannot be read, or needs the
    ``st`` extra.
    """
    if name is None or name == EMBEDDED:
        return StaticEncoder(EMBEDDED_FOLDER, EMBEDDED)
    folder = locate(name)
    shown = folder.resolve().name if Path(name).expanduser().is_dir() else name
    if static_home(folder) is not None:
        return StaticEncoder(folder, shown)
    return TransformerEncoder(folder, shown)


def describe(name: str | None = None) -> ModelInfo:
    """Return what is known about a model; None is the embedded one.

    Raises ModelError as `load` does. A transformer is loaded for the length of its vectors.
    """
    encoder = load_encoder(name)
    return describe_encoder(encoder, encoder.folder)
