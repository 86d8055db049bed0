"""Presegmented text: every line of the file is one unit."""

from __future__ import annotations

from xlcheck.files.source import Source
from xlcheck.model import Document, Lang, Segment, Span
from xlcheck.read.text import Builder, Piece


def read_presegmented(source: Source, lang: Lang, first: int = 1) -> Document:
    """Return a document with exactly one segment a line, also for an empty line; they count from ``first`` on."""
    builder = Builder()
    segments = []
    for index, line in enumerate(source.lines):
        if index:
            builder.separate()
        start = builder.length
        builder.add(Piece(line, first + index, 1))
        text = line.strip()
        begin = start + len(line) - len(line.lstrip()) if text else start
        segments.append(Segment(text, Span(begin, begin + len(text)), first + index, index))
    return builder.document(source, lang, segments)
