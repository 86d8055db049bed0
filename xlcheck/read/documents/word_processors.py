"""What the documents of word processors share: they are archives, and their paragraphs have line breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files.archive import Archive, opened
from xlcheck.files.source import Source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.html import breaks
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.text import Block, Piece, document, glue, tail

BREAK = "\v"
"""A line break within a paragraph."""


def read_packed(path: Path, lang: Lang, max_bytes: int, blocks: Callable[[Archive], Iterable[Block]]) -> Document:
    """Return the document of an archive, of which ``blocks`` gives the paragraphs.

    Raises:
        InputError: as `opened` and ``blocks``, and if it holds no text (IOE004).
    """
    with opened(path, max_bytes) as archive:
        found = list(blocks(archive))
    if not found:
        raise InputError(f"{path}: the document holds no text; give the document that is to be checked", "IOE004")
    return document(Source(path, [], "utf-8", ()), lang, shaped(found, lang))


def broken(text: str, line: int, where: str, lang: Lang) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs that line breaks within a paragraph make, others joined as lines of a text are."""
    pieces: list[Piece] = []
    start = 0
    empty = 0
    for part in text.split(BREAK):
        column = start + 1
        start += len(part) + 1
        if not part.strip():
            empty += 1
            continue
        before = tail(pieces)
        if pieces and (empty or breaks(before, part)):
            yield tuple(pieces)
            pieces = []
        elif pieces:
            last = pieces[-1]
            between = glue(before.rstrip(), part.lstrip(), lang, meant=True)
            pieces.append(Piece(between, line, last.column + len(last.text), where))
        pieces.append(Piece(part, line, column, where))
        empty = 0
    if pieces:
        yield tuple(pieces)
