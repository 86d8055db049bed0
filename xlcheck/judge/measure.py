"""What a judge finds of errors that were put into pairs it has not seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from xlcheck.judge.corruption import KINDS, Corrupter, Example
from xlcheck.judge.inference import TrainedJudge
from xlcheck.judge.stock import Pairs, Stock

RATES = (0.01, 0.02, 0.05)
"""Shares of right pairs that may be accused."""


class Found(NamedTuple):
    """Pairs with an error of one kind, and the share of them found at each of `RATES`, by the score of the pair."""

    pairs: int
    shares: tuple[float, ...]


def measure(judge: TrainedJudge, stock: Stock, pairs: Pairs, seed: int) -> dict[str, Found]:
    """Return what is found of each kind of error (`KINDS`), where so many of the untouched pairs are accused."""
    corrupter = Corrupter(stock, pairs, seed)
    numbers = range(len(pairs))
    right = [Example(pairs.side(i, 0), pairs.side(i, 1), [], [], False) for i in numbers]
    clean = _scores(judge, right)
    limits = [float(np.quantile(clean, 1 - rate)) if len(clean) else 0.0 for rate in RATES]
    found = {}
    for kind in KINDS:
        wrong = [example for i in numbers if (example := corrupter.wrong(i, kind))]
        scores = _scores(judge, wrong)
        shares = (float(np.mean(scores > limit)) if len(scores) else 0.0 for limit in limits)
        found[kind] = Found(len(scores), tuple(shares))
    return found


def _scores(judge: TrainedJudge, examples: Sequence[Example]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    verdicts = judge.judge_tokens([example.source for example in examples], [example.target for example in examples])
    return np.array([score for score, _, _ in filter(None, verdicts)])
