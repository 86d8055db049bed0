"""What an identifier is, and when two of them differ by a slip."""

from __future__ import annotations

from dataclasses import dataclass

from xlcheck.model import Span


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in a text: ``key`` is what two writings of it share, ``text`` how it is written."""

    key: str
    text: str
    span: Span


def slips(one: str, other: str, most: int = 2) -> bool:
    """Return whether at most ``most`` characters in a row were changed, lost, added or exchanged."""
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return max(len(one), len(other)) - head - tail <= most
