"""The measures of the network, which training and judging share."""

from __future__ import annotations

from typing import NamedTuple

NEAR = 16
"""Tokens within which attention within a side knows how far apart two are."""

FEATURES = 5
"""Of a token: its two highest cosines, its rarity, the length of the pair and the ratio of its sides."""


class Shape(NamedTuple):
    """Width of the tokens' vectors, layers, heads of attention, and width inside a layer."""

    width: int = 192
    layers: int = 3
    heads: int = 4
    inner: int = 384


ABOUT = "judge.json"
"""The file of a folder that says what judge is in it."""

WEIGHTS = "judge.safetensors"
"""The file of a folder with the weights."""

LEAST = 9.0
"""The score of a token is at least minus this where the highest ones are taken: where there is no token, too."""

SCALE = ".scale"
"""What the name of a tensor ends with that holds the scales of the rows of an 8-bit one."""
