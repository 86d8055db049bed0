"""What a judge says of a pair."""

from __future__ import annotations

from typing import NamedTuple


class Doubt(NamedTuple):
    """A token: its code points in the text, and how likely it has no counterpart, as a logit."""

    start: int
    end: int
    score: float


class Verdict(NamedTuple):
    """How likely a pair is wrong, and its tokens on both sides, of which a judge of whole pairs knows none."""

    score: float
    source: tuple[Doubt, ...] = ()
    target: tuple[Doubt, ...] = ()
