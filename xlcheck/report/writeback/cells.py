"""Spreadsheets: a changed cell holds its own text, so that another cell with the same text keeps it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import UsageError
from xlcheck.files.archive import opened
from xlcheck.files.sheets import Workbook, column_of, letters
from xlcheck.model import Document
from xlcheck.report.docx.package import as_utf8, copied, names, utf8
from xlcheck.report.docx.remarks import xml_text
from xlcheck.report.docx.splice import end_of, start_tag
from xlcheck.report.writeback.changes import Edit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAME = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})", re.DOTALL)
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def edited_cells(path: Path, document: Document, edits: Sequence[Edit]) -> bytes:
    """Return a workbook with these edits of the text of its cells; the formats of cells stay.

    Raises:
        UsageError: if a cell holds a formula, or cannot be found.
    """
    wanted: dict[str, dict[tuple[int, int], str]] = {}
    with opened(path, sys.maxsize) as archive:
        book = Workbook(archive)
        parts = {sheet.name: sheet.part for sheet in book.sheets}
        held = {sheet.name: book.cells(sheet) for sheet in book.sheets}
        # The last one first: what stands before it keeps its place.
        for sheet, row, column, (start, end, text) in sorted(_places(document, edits), reverse=True):
            cells = wanted.setdefault(sheet, {})
            before = cells.get((row, column), held[sheet].get(row, {}).get(column, ""))
            cells[row, column] = before[:start] + text + before[end:]
        new = {}
        for sheet, cells in wanted.items():
            extents: dict[Element, tuple[int, int]] = {}
            root = archive.tree(parts[sheet], extents)
            new[parts[sheet]] = as_utf8(_written(utf8(archive, parts[sheet]), root, extents, cells))
        return copied(archive, new)


def _places(document: Document, edits: Sequence[Edit]) -> Iterator[tuple[str, int, int, tuple[int, int, str]]]:
    """Yield the sheets, rows and columns of edits, and what of the text of the cell they change."""
    for (start, end), new in edits:
        unit = document.unit(start)
        found = _NAME.fullmatch(unit.name) if unit else None
        assert unit and found  # as the reader names cells
        first = document.place(start).column - 1
        if end > start:
            last = document.place(end - 1).column
        elif start > unit.offset:
            first = last = document.place(start - 1).column
        else:
            last = first
        yield found["sheet"], int(found["row"]), column_of(found["column"]), (first, last, new)


def _written(
    data: bytes, root: Element, extents: Mapping[Element, tuple[int, int]], cells: Mapping[tuple[int, int], str]
) -> bytes:
    prefix = names(data).prefixes[0]
    prefix = f"{prefix}:" if prefix else ""
    puts: list[tuple[int, int, bytes]] = []
    left = dict(cells)
    number = 0
    for row in root.iter("row"):
        number = int(row.get("r") or number + 1)
        column = -1
        for cell in row:
            found = _REFERENCE.fullmatch(cell.get("r", ""))
            column = column_of(found[1]) if found else column + 1
            for at in sorted(at for at in left if at[0] == number and at[1] < column):
                # A row holds its cells in order, and no empty ones.
                puts.append((extents[cell][0], extents[cell][0], _cell(prefix, at, left.pop(at))))
            if (number, column) in left:
                if cell.find("f") is not None:
                    raise UsageError("this cell holds a formula, which is not changed here")
                style = _STYLE.search(start_tag(data, extents[cell][0]))
                text = _cell(prefix, (number, column), left.pop((number, column)), style[1] if style else b"")
                puts.append((extents[cell][0], end_of(data, extents[cell]), text))
        for at in sorted(at for at in left if at[0] == number):
            puts.append((extents[row][1], extents[row][1], _cell(prefix, at, left.pop(at))))
    if left:
        raise UsageError("the cell is not in the sheet")
    pieces, last = [], 0
    for start, end, xml in sorted(puts):
        pieces += [data[last:start], xml]
        last = end
    return b"".join([*pieces, data[last:]])


def _cell(prefix: str, at: tuple[int, int], text: str, style: bytes = b"") -> bytes:
    styled = f' s="{style.decode()}"' if style else ""
    return (
        f'<{prefix}c r="{letters(at[1])}{at[0]}"{styled} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">'
        f"{xml_text(text)}</{prefix}t></{prefix}is></{prefix}c>"
    ).encode()
