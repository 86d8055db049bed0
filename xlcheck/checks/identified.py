"""Digits that are no quantity: they belong to an identifier that both sides have, whatever its grouping."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xlcheck.checks import ids003_phone, ids004_document
from xlcheck.model import Span

if TYPE_CHECKING:
    from xlcheck.numbers import Disagreement

READERS = (ids003_phone.read, ids004_document.read)


def shared(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Return where the identifiers that both texts have stand in either."""
    ours, theirs = ([i for read in READERS for i in read(text)] for text in (source, target))
    keys = {i.key for i in ours} & {i.key for i in theirs}
    return [i.span for i in ours if i.key in keys], [i.span for i in theirs if i.key in keys]


def about_identifier(found: Disagreement, spans: tuple[list[Span], list[Span]]) -> bool:
    """Return whether a disagreement is about digits of an identifier that both sides have."""
    return any(
        quantity is not None and _inside(quantity.span, places)
        for quantity, places in zip((found.source, found.target), spans, strict=True)
    )


def _inside(span: tuple[int, int], places: Iterable[Span]) -> bool:
    return any(place.start < span[1] and span[0] < place.end for place in places)
