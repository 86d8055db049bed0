"""Plain text: each line is a paragraph, unless the text was broken at a fixed width."""

from __future__ import annotations

from xlcheck.files.source import Source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.line_wrap import paragraphs
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.text import Block, document, joined


def read_txt(source: Source, lang: Lang) -> Document:
    """Return the document of a plain text."""
    blocks = (Block(joined(source.lines, group, lang)) for group in paragraphs(source.lines, lang))
    return document(source, lang, shaped(blocks, lang))
