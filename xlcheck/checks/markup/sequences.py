"""Two lists of things in their order, of which some are on both sides: which belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

T = TypeVar("T")

_MOST = 400
"""Comparisons of things between two that are the same, above which these are left alone."""


def matched(
    ours: Sequence[T], theirs: Sequence[T], key: Callable[[T], str], like: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """Yield the things of two lists that belong together, in order; one that stands alone with None.

    Those with the same key do. What lies between two such pairs is a region of its own; in it those belong together,
    in their order, that are most alike: ``like`` is 0 (nothing in common, never a pair) to 1.
    """
    keys = [key(item) for item in ours], [key(item) for item in theirs]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(ours[a:b], theirs[c:d], strict=True)
        else:
            yield from _region(ours[a:b], theirs[c:d], like)


def _region(
    ours: Sequence[T], theirs: Sequence[T], like: Callable[[T, T], float]
) -> Iterator[tuple[T | None, T | None]]:
    """Yield the pairs of two lists with the largest sum of likenesses: an alignment after Needleman and Wunsch."""
    if len(ours) * len(theirs) > _MOST:
        yield from ((item, None) for item in ours)
        yield from ((None, item) for item in theirs)
        return
    found = [[like(one, other) for other in theirs] for one in ours]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], found[i][j] + best[i + 1][j + 1] if found[i][j] else 0.0)
    i = j = 0
    while i < len(ours) or j < len(theirs):
        if i < len(ours) and j < len(theirs) and found[i][j] and best[i][j] == found[i][j] + best[i + 1][j + 1]:
            yield ours[i], theirs[j]
            i, j = i + 1, j + 1
        elif j == len(theirs) or (i < len(ours) and best[i][j] == best[i + 1][j]):
            yield ours[i], None
            i += 1
        else:
            yield None, theirs[j]
            j += 1
