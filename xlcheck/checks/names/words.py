"""The words of a text in Latin letters and figures, as names and versions are made of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from xlcheck.model import Document, Span

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9+#]*(?:[.+#-][A-Za-z0-9+#]+)*|\d+(?:\.(?:\d+|x))*")
_JOINED = re.compile("[A-Za-z0-9+#][ \xa0][A-Za-z0-9]")
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
        return kind_of(self.text)


def kind_of(form: str) -> str:
    """Return what may stand in the place of a word: "number", "name" with a capital, or nothing."""
    if form[0].isdigit():
        return "number"
    return "" if form.islower() else "name"


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


def has_joined(document: Document, segments: tuple[int, ...]) -> bool:
    """Return whether two such words may stand beside each other."""
    return any(_JOINED.search(document.segments[number].text) for number in segments)


def forms_of(document: Document, segments: tuple[int, ...]) -> set[str]:
    """Return the same words as they are written, without their places."""
    return {form for number in segments for form in _TOKEN.findall(document.segments[number].text)}
