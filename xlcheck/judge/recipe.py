"""How a judge is trained, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from xlcheck.judge.measure import Found
from xlcheck.judge.shape import Shape


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """The recipe. ``seen`` are the pairs seen in all, ``batch`` the tokens of a batch with their padding.

    Of a file at most ``most`` pairs are taken, in runs of neighbours; a pair may be seen several times, with other
    errors each time. Pairs of ``exclude`` files are never trained on. ``threads`` of 0 leaves their number to torch.
    """

    shape: Shape = field(default_factory=Shape)
    seen: int = 1_000_000
    batch: int = 5000
    lr: float = 0.001
    most: int = 100_000
    held_out: int = 2000
    seed: int = 1
    threads: int = 0
    exclude: tuple[Path, ...] = ()
    notes: Path | None = None
    command: str = ""


@dataclass(frozen=True, slots=True)
class JudgeResult:
    """A trained judge: its folder, the pairs of each file, how many were left out, seconds, and what it finds.

    ``found`` has an item for each kind of error, on pairs that were held apart.
    """

    folder: Path
    name: str
    files: Mapping[str, int]
    dropped: int
    seconds: float
    weights: int
    found: Mapping[str, Found]
    options: JudgeOptions
