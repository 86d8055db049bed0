"""What a training run has made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xlcheck.encode.evaluate import Precision
from xlcheck.encode.fit import TrainOptions


@dataclass(frozen=True, slots=True)
class TrainResult:
    """What was trained, on how many pairs of each file, and P@1 on held-out pairs before and after, and elsewhere.

    ``kept`` is False where training on from a base made it worse: then the model is as it was before.
    """

    folder: Path
    name: str
    options: TrainOptions
    files: dict[str, tuple[int, int]]  # pairs, and how often the file was named
    dropped: int
    vocabulary: int
    before: Precision
    after: Precision
    kept: bool
    elsewhere: dict[str, Precision]
    seconds: float
