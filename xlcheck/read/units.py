"""Files in which every line is one unit: presegmented text, and two columns separated by a tab."""

from __future__ import annotations

from collections.abc import Sequence

from xlcheck.errors import InputError
from xlcheck.model import Document, Lang, Segment, Span
from xlcheck.read.source import Source
from xlcheck.read.text import Builder, Piece

_CODE = "IOE010"

#: Names of columns; a first row of two such names holds no text.
_HEADER = (
    frozenset(
        {"zh", "zh-cn", "zh-hans", "zh_cn", "cn", "chi", "source", "src", "chinese", "中文", "原文", "源文", "汉语"}
    ),
    frozenset({"en", "en-us", "en-gb", "en_us", "eng", "target", "tgt", "english", "英文", "译文", "英语"}),
)


def read_presegmented(source: Source, lang: Lang) -> Document:
    """Return a document with exactly one segment a line, also for an empty line."""
    return _document(source, lang, [(line, 1) for line in source.lines])


def read_tsv(source: Source) -> tuple[Document, Document]:
    """Return the Chinese and the English column; segment i of both is line i + 1 of the file.

    Raises:
        InputError: (IOE010) if a line has not exactly two columns.
    """
    count = len(source.lines)
    while count and not source.lines[count - 1].strip():
        count -= 1
    rows = [_row(source, number, line) for number, line in enumerate(source.lines[:count], 1)]
    if all(cell[0].strip("\ufeff \"'").lower() in names for cell, names in zip(rows[0], _HEADER, strict=True)):
        rows[0] = ("", 1), ("", rows[0][1][1])
        source = source._replace(notes=(*source.notes, "line 1 names the columns"))
    return _document(source, "zh", [row[0] for row in rows]), _document(source, "en", [row[1] for row in rows])


def _row(source: Source, number: int, line: str) -> tuple[tuple[str, int], tuple[str, int]]:
    """Return both cells with their columns. A blank line is a unit without text."""
    if not line.strip():
        return ("", 1), ("", len(line) + 1)
    cells = line.split("\t")
    if len(cells) != 2:
        raise InputError(
            f"{source.path}:{number}: {_count(len(cells))} where two are read, Chinese and English with one tab "
            "between them; quotation marks have no meaning here and a tab cannot stand in a cell",
            _CODE,
        )
    return (cells[0], 1), (cells[1], len(cells[0]) + 2)


def _count(columns: int) -> str:
    return "one column (no tab)" if columns == 1 else f"{columns} columns"


def _document(source: Source, lang: Lang, cells: Sequence[tuple[str, int]]) -> Document:
    """Return a document with one segment a cell, given its text and 1-based column; cell n is on line n."""
    builder = Builder()
    segments = []
    for index, (cell, column) in enumerate(cells):
        if index:
            builder.separate()
        start = builder.length
        builder.add(Piece(cell, index + 1, column))
        text = cell.strip()
        begin = start + len(cell) - len(cell.lstrip()) if text else start
        segments.append(Segment(text, Span(begin, begin + len(text)), index + 1, index))
    return builder.document(source, lang, segments)
