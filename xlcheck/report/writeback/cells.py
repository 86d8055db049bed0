"""Spreadsheets: a changed cell holds its own text, so that another cell with the same text keeps it."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import UsageError
from xlcheck.files.archive import opened
from xlcheck.files.sheets import Workbook, column_of, letters
from xlcheck.report.docx.package import as_utf8, copied, names, utf8
from xlcheck.report.docx.remarks import xml_text
from xlcheck.report.docx.splice import end_of, start_tag

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NAME = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})", re.DOTALL)
_STYLE = re.compile(rb"""\ss\s*=\s*["'](\d+)["']""")
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def edited_cells(path: Path, texts: Mapping[str, str]) -> bytes:
    """Return a workbook in which cells ("Sheet1!B7") have these texts; their formats stay.

    Raises:
        UsageError: if a cell holds a formula, or cannot be found.
    """
    wanted: dict[str, dict[tuple[int, int], str]] = {}
    for name, text in texts.items():
        found = _NAME.fullmatch(name)
        assert found  # as the reader names cells
        wanted.setdefault(found["sheet"], {})[int(found["row"]), column_of(found["column"])] = text
    with opened(path, sys.maxsize) as archive:
        parts = {sheet.name: sheet.part for sheet in Workbook(archive).sheets}
        new = {}
        for sheet, cells in wanted.items():
            extents: dict[Element, tuple[int, int]] = {}
            root = archive.tree(parts[sheet], extents)
            new[parts[sheet]] = as_utf8(_written(utf8(archive, parts[sheet]), root, extents, cells))
        return copied(archive, new)


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
