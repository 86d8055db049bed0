"""Plain text: each line is a paragraph, unless the text was broken at a fixed width."""

from __future__ import annotations

from collections.abc import Iterator

from xlcheck.model import Document, Lang
from xlcheck.read import blocks
from xlcheck.read.source import Source
from xlcheck.read.text import Block, Piece, document, joined
from xlcheck.read.wrap import paragraphs


def read_txt(source: Source, lang: Lang) -> Document:
    """Return the document of a plain text."""
    groups = paragraphs(source.lines, lang)
    again = blocks.recurring((source.lines[group[0]].strip() for group in groups), lang)
    return document(source, lang, (block for group in groups for block in _blocks(source.lines, group, again, lang)))


def _blocks(lines: list[str], group: list[int], again: frozenset[str], lang: Lang) -> Iterator[Block]:
    """Yield the block of one paragraph; whoever speaks in it stands in a block before it."""
    pieces = joined(lines, group, lang)
    first = pieces[0]
    end = blocks.label(first.text, lang)
    name = first.text[:end]
    if name in again and end < len(first.text) and blocks.names_speaker(name, lang, again=True):
        yield Block((first._replace(text=name),), "speaker")
        rest = first.text[end:]
        begin = end + len(rest) - len(rest.lstrip())
        pieces = (Piece(first.text[begin:], first.line, first.column + begin), *pieces[1:])
    yield Block(pieces, blocks.kind("".join(piece.text for piece in pieces), lang, again))
