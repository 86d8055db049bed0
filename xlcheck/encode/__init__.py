"""Sentence vectors: the embedded static model by numpy, any sentence-transformers model where the extra is there."""

from __future__ import annotations

from pathlib import Path

from xlcheck.encode.base import Encoder, SumEncoder
from xlcheck.encode.embedded import embedded_encoder
from xlcheck.encode.info import ModelInfo, describe_encoder
from xlcheck.encode.location import EMBEDDED, EMBEDDED_FOLDER, fetch, locate
from xlcheck.encode.static import StaticEncoder, static_home
from xlcheck.encode.transformer import OnProgress, TransformerEncoder
from xlcheck.errors import ConfigurationError
from xlcheck.model_options import USUAL, ModelOptions

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


def load_encoder(
    name: str | None = None, options: ModelOptions = USUAL, on_progress: OnProgress | None = None
) -> StaticEncoder | TransformerEncoder:
    """Return the encoder called ``name``: a folder or a published model's name; None is the embedded model.

    Nothing is ever downloaded. ``on_progress`` is told how many of how many texts a transformer has encoded.

    Raises:
        ModelError: where the model is not on this machine, cannot be read, or needs the ``st`` extra.
        ConfigurationError: where it is a static one, and there are options.
    """
    if name is None or name == EMBEDDED:
        return _static(EMBEDDED_FOLDER, EMBEDDED, options)
    folder = locate(name)
    shown = folder.resolve().name if Path(name).expanduser().is_dir() else name
    if static_home(folder) is not None:
        return _static(folder, shown, options)
    return TransformerEncoder(folder, shown, options, on_progress=on_progress)


def _static(folder: Path, shown: str, options: ModelOptions) -> StaticEncoder:
    if given := options.given():
        raise ConfigurationError(
            f"{shown}: a static model, which has no {' or '.join(given)}: these are for --model with a transformer"
        )
    return embedded_encoder() if folder == EMBEDDED_FOLDER else StaticEncoder(folder, shown)


def describe(name: str | None = None, options: ModelOptions = USUAL) -> ModelInfo:
    """Return what is known about a model; None is the embedded one.

    Raises ModelError as `load` does. A transformer is loaded for the length of its vectors.
    """
    encoder = load_encoder(name, options)
    return describe_encoder(encoder, encoder.folder)
