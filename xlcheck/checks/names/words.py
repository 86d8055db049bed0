"""The words of a text in Latin letters and figures, as names and versions are made of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from xlcheck.model import Document, Span

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9+#]*(?:[.+#-][A-Za-z0-9+#]+)*|\d+(?:\.(?:\d+|x))*")
_BETWEEN = frozenset((" ", "\xa0"))


class Word(NamedTuple):
    """A word in Latin letters or a number; ``joined`` tells that one blank alone stands before it.

    The ``first`` word of a sentence has a capital whatever it is.
    """

    text: str
    span: Span
    joined: bool
    first: bool = False

    @property
    def key(self) -> str:
        """How it is compared."""
        return self.text.casefold()

    @property
    def kind(self) -> str:
        """What may stand in its place: another number, or another word with a capital; empty for a mere word."""
        if self.text[0].isdigit():
            return "number"
        return "name" if any(c.isupper() for c in self.text) else ""


def words_of(document: Document, segments: tuple[int, ...]) -> list[Word]:
    """Return the words of some segments in Latin letters and figures."""
    found: list[Word] = []
    for segment in (document.segments[number] for number in segments):
        end = -1
        for match in _TOKEN.finditer(segment.text):
            joined = match.start() == end + 1 and segment.text[end] in _BETWEEN
            end = match.end()
            first = not any(c.isalnum() for c in segment.text[: match.start()])
            found.append(Word(match[0], Span(*match.span()).shift(segment.span.start), joined, first))
    return found
