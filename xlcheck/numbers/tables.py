"""A help for writing word tables."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a table that is written as running text."""
    return tuple(text.split())
