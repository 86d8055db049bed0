"""Digits that are no quantity: they belong to an identifier, which the IDS checks compare as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlcheck.checks import ids003_phone, ids004_document
from xlcheck.model import Span

if TYPE_CHECKING:
    from xlcheck.numbers import Disagreement

READERS = (ids003_phone.read, ids004_document.read)


def spans(text: str) -> list[Span]:
    """Return where the identifiers of a text stand."""
    return [identifier.span for read in READERS for identifier in read(text)]


def about_identifier(found: Disagreement, source: list[Span], target: list[Span]) -> bool:
    """Return whether a disagreement is about digits of an identifier, given the identifiers of both sides.

    A number that only the translation has is taken for part of one where the source has one as well: the same
    telephone number is written in several groups.
    """
    if found.source is not None:
        return _inside(found.source.span, source)
    return bool(source) and found.target is not None and _inside(found.target.span, target)


def _inside(span: tuple[int, int], found: list[Span]) -> bool:
    return any(place.start < span[1] and span[0] < place.end for place in found)
