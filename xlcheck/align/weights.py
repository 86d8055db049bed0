"""The weights of the aligner: a few dozen numbers, fitted by ``benchmarks/fit_alignment.py``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xlcheck.align.lattice import SHAPES
from xlcheck.align.path import BEAD_FEATURES, NULL_FEATURES

_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class GapWeights:
    """Weights of the sentences of one side that have no counterpart."""

    open: float
    extend: float
    features: tuple[float, ...]  # in the order of NULL_FEATURES


@dataclass(frozen=True)
class Weights:
    """All weights: natural logarithms for each unit of a feature."""

    shapes: tuple[float, ...]  # in the order of SHAPES
    bead: tuple[float, ...]  # in the order of BEAD_FEATURES
    source_gap: GapWeights
    target_gap: GapWeights


def shape_name(shape: tuple[int, int]) -> str:
    """Return the name of a shape in the file: "1-2"."""
    return f"{shape[0]}-{shape[1]}"


def _gap(table: Mapping[str, float]) -> GapWeights:
    return GapWeights(table["open"], table["extend"], tuple(table[name] for name in NULL_FEATURES))


@cache
def load_weights() -> Weights:
    """Return the weights: the same for all encoders, which `xlcheck.encode.beside` brings to one scale."""
    table = json.loads(_FILE.read_text("utf-8"))
    return Weights(
        tuple(table["shapes"][shape_name(shape)] for shape in SHAPES),
        tuple(table["bead"][feature] for feature in BEAD_FEATURES),
        _gap(table["source_gap"]),
        _gap(table["target_gap"]),
    )
