"""Light mark-up read as Markdown: lines are rewritten character by character, so that every place stays.

What no reader sees becomes `NOTHING` within a line and blanks at its beginning; lines that are no text become empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from xlcheck.model import Lang
from xlcheck.read.documents.markdown_inline import NOTHING
from xlcheck.read.text import Block, Piece, glue

Rewrite = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""A pattern, and what stands in the place of what it finds: as many characters."""


def gone(text: str) -> str:
    """Return as many characters that no reader sees."""
    return NOTHING * len(text)


def kept(found: re.Match[str], *groups: str | int) -> str:
    """Return what a pattern has found with these groups alone; all else is gone."""
    text = gone(found[0])
    for group in groups:
        start, end = found.start(group) - found.start(), found.end(group) - found.start()
        if start >= 0:
            text = text[:start] + found[group] + text[end:]
    return text


def rewritten(line: str, rewrites: Sequence[Rewrite], code: re.Pattern[str]) -> str:
    """Return a line with its inline mark-up rewritten; what ``code`` finds stays as it is."""
    parts, at = [], 0
    for found in code.finditer(line):
        parts += [_each(line[at : found.start()], rewrites), found[0]]
        at = found.end()
    return "".join([*parts, _each(line[at:], rewrites)])


def _each(text: str, rewrites: Sequence[Rewrite]) -> str:
    for pattern, new in rewrites:
        text = pattern.sub(new, text)
    return text


def cell(pieces: Sequence[tuple[str, int, int]], lang: Lang) -> Iterator[Block]:
    """Yield the block of a cell, given its lines with the 1-based line and column where each stands."""
    found: list[Piece] = []
    for text, line, column in pieces:
        shown = text.strip()
        if not shown:
            continue
        column += len(text) - len(text.lstrip())
        if found:
            last = found[-1]
            found.append(Piece(glue(last.text, shown, lang), last.line, last.column + len(last.text)))
        found += _visible(shown, line, column)
    if found:
        yield Block(tuple(found), "cell")


def _visible(text: str, line: int, column: int) -> Iterator[Piece]:
    """Yield the parts of a text between what is gone, and without the marks of emphasis."""
    for part in _SEEN.finditer(text):
        yield Piece(part[0], line, column + part.start())


_SEEN = re.compile(rf"(?:[^{NOTHING}*`]|(?<=\w)[*](?=\w))+")
