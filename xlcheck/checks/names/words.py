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
        return "" if self.text.islower() else "name"


def words_of(document: Document, segments: tuple[int, ...]) -> list[Word]:
    """Return the words of some segments in Latin letters and figures."""
    found: list[Word] = []
    for segment in (document.segments[number] for number in segments):
        text, before, end = segment.text, segment.span.start, -1
        for match in _TOKEN.finditer(text):
            start, last = match.span()
            joined = start == end + 1 and text[end] in _BETWEEN
            first = end < 0 and not any(map(str.isalnum, text[:start]))
            found.append(Word(match[0], Span(before + start, before + last), joined, first))
            end = last
    return found


def forms_of(document: Document, segments: tuple[int, ...]) -> set[str]:
    """Return the same words as they are written, without their places."""
    return {form for number in segments for form in _TOKEN.findall(document.segments[number].text)}
