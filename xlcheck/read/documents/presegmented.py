"""Presegmented text: every line of the file is one unit."""

from __future__ import annotations

from xlcheck.files.source import Source
from xlcheck.model import Document, Lang, Segment, Span
from xlcheck.read.text import Builder, Piece


def read_presegmented(source: Source, lang: Lang) -> Document:
    """Return a document with exactly one segment a line, also for an empty line."""
    builder = Builder()
    segments = []
    for index, line in enumerate(source.lines):
        if index:
            builder.separate()
        start = builder.length
        builder.add(Piece(line, index + 1, 1))
        text = line.strip()
        begin = start + len(line) - len(line.lstrip()) if text else start
        segments.append(Segment(text, Span(begin, begin + len(text)), index + 1, index))
    return builder.document(source, lang, segments)
