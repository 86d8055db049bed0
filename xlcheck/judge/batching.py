"""Pairs of tokens in batches: those of about the same length together, so that little is padding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NONE = -1
"""What stands in a table where there is no token."""


def batches_of(sizes: Sequence[tuple[int, int]], numbers: Iterable[int], most: int) -> Iterator[list[int]]:
    """Yield ``numbers`` in batches, short pairs first; a batch has at most so many tokens with its padding.

    ``sizes`` are the tokens of both sides of each pair; a pair of more is a batch of its own.
    """
    batch: list[int] = []
    largest = (0, 0)
    for number in sorted(numbers, key=lambda number: sum(sizes[number])):
        grown = max(largest[0], sizes[number][0]), max(largest[1], sizes[number][1])
        if batch and (len(batch) + 1) * sum(grown) > most:
            yield batch
            batch, grown = [], sizes[number]
        batch.append(number)
        largest = grown
    if batch:
        yield batch


def as_table(listed: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Return lists of numbers as rows of the same length, filled with `NONE`."""
    table = np.full((len(listed), max(map(len, listed))), NONE, np.int64)
    for row, some in enumerate(listed):
        table[row, : len(some)] = some
    return table
