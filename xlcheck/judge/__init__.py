"""The judge: a small learned model that sees which words of a translation have no counterpart.

Its input are the token rows of the embedded encoder and how like the tokens of the two sides are; it was trained on
translations into which errors were put by a program (`corruption`). Training needs torch, judging needs numpy alone.
In its place any CrossEncoder of sentence-transformers may judge the pairs as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from xlcheck.judge.shape import ABOUT
from xlcheck.judge.verdict import Doubt, Verdict

__all__ = ["Doubt", "Judge", "Verdict", "load_judge"]


class Judge(Protocol):
    """Judges pairs of texts. ``absolute`` is whether its scores mean the same in every text."""

    @property
    def absolute(self) -> bool:
        """Whether a score is a logit, 0 for a pair that is as likely wrong as right."""

    @property
    def signature(self) -> str:
        """What tells this judge from others in the line that makes a run reproducible."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict | None]:
        """Return a verdict on each pair of Chinese and English, in order; None where nothing can be said."""


@cache
def load_judge(name: str | None = None) -> Judge:
    """Return the judge that comes with xlcheck, the trained one in this folder, or the CrossEncoder of this name.

    Raises:
        ModelError: if there is none, or it cannot be loaded.
    """
    from xlcheck.judge.inference import FOLDER, trained

    if name is None or (Path(name) / ABOUT).is_file():
        return trained(FOLDER if name is None else Path(name))
    from xlcheck.judge.cross import CrossJudge

    return CrossJudge(name)
