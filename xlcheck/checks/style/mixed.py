"""What the checks of a document's habits share: two ways of writing, of which one is the exception."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlcheck.checks.prose import Spot
from xlcheck.model import Span


class Way(NamedTuple):
    """A place where one of two ways of writing stands: the offsets in the document, the words, and the other way."""

    bead: int
    span: Span
    shown: str
    other: str | None = None


def exceptions(one: Sequence[Way], two: Sequence[Way], named: tuple[str, str], what: str) -> Iterator[Spot]:
    """Yield a spot for each place of the rarer of two ways of writing; of two as frequent, that which came later.

    ``named`` says what the ways are called. Nothing is yielded where there is only one.
    """
    if not (one and two):
        return
    first_wins = len(one) > len(two) or (len(one) == len(two) and one[0].span < two[0].span)
    usual, rare = (one, two) if first_wins else (two, one)
    names = named if first_wins else named[::-1]
    sure = len(usual) >= 2 * len(rare)
    for way in rare:
        yield Spot(
            way.bead,
            way.span,
            f"{names[1]} ({way.shown}) in a text whose {what} otherwise {names[0]} ({usual[0].shown})",
            confidence="high" if sure else "medium",
            suggestion=way.other,
        )
