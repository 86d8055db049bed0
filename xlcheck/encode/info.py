"""What is known about a model: the data behind `xlcheck model info`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xlcheck.encode.base import Encoder
from xlcheck.encode.static import StaticEncoder
from xlcheck.encode.transformer import TransformerEncoder


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One model: ``size`` in bytes on the disk, ``vocabulary`` in tokens (static models only), ``card`` in Markdown.

    ``prompts`` are those of a transformer's configuration, by name.
    """

    name: str
    kind: Literal["static", "transformer"]
    folder: Path
    dim: int
    vocabulary: int | None
    size: int
    revision: str
    card: str
    prompts: tuple[tuple[str, str], ...] = ()


def describe_encoder(encoder: Encoder, folder: Path) -> ModelInfo:
    """Return what is known about a loaded model and its folder."""
    static = isinstance(encoder, StaticEncoder)
    return ModelInfo(
        name=encoder.name,
        kind="static" if static else "transformer",
        folder=folder,
        dim=encoder.dim,
        vocabulary=encoder.vocabulary if isinstance(encoder, StaticEncoder) else None,
        size=sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        revision=encoder.revision,
        card=read_card(folder),
        prompts=tuple(encoder.prompts.items()) if isinstance(encoder, TransformerEncoder) else (),
    )


def read_card(folder: Path) -> str:
    """Return the card in a model's folder, empty where there is none."""
    path = folder / "README.md"
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""
