"""How far a long stage has come and how long it will take, in words for a person."""

from __future__ import annotations

import time
from collections.abc import Callable

OnStage = Callable[[str], None]
"""Is told what begins, in words for a person."""


def silent(_: str) -> None:
    """Say nothing."""


Progress = Callable[[str, int, int], None]
"""Is told of a stage how much of how much is done; 0 of 0 where nobody knows."""


def left_of(seconds: float, share: float) -> str:
    """Return how long the rest will take, given how long a share of the whole has taken: "12 s left"."""
    rest = seconds / share * (1 - share)
    return f"{rest / 60:.0f} min left" if rest >= 60 else f"{rest:.0f} s left"


def tenths(say: Callable[[str], None]) -> Progress:
    """Return a function that says a stage when it begins, and every tenth of it with the time left.

    A stage of which less is done than before has begun anew.
    """
    last: dict[str, int] = {}
    shown: dict[str, int] = {}
    begun: dict[str, float] = {}

    def progress(stage: str, done: int, total: int) -> None:
        if done < last.get(stage, 0) or stage not in begun:
            begun[stage] = time.monotonic()
            shown.pop(stage, None)
        last[stage] = done
        tenth = 10 * done // total if total else 0
        if shown.get(stage) == tenth:
            return
        shown[stage] = tenth
        left = ""
        if done and total > done:
            left = f", {left_of(time.monotonic() - begun[stage], done / total)}"
        say(f"{stage} {100 * done // total} % ({done:,} of {total:,}{left})" if total else stage)

    return progress
