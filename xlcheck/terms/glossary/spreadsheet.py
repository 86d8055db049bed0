"""Glossaries in spreadsheets (XLSX): read from strangers within bounds, written without formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from xlcheck.errors import GlossaryError
from xlcheck.files.sheets import Cells, open_workbook
from xlcheck.terms.glossary.columns import read_header
from xlcheck.terms.glossary.defects import Defect
from xlcheck.terms.glossary.files import MAX_BYTES, as_glossary
from xlcheck.terms.glossary.table import Row, has_text, read_rows
from xlcheck.terms.glossary.values import Entry

MAX_COLUMNS = 200


def read_spreadsheet(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries of the first sheet with a header that is known, or of the first sheet with any rows.

    Raises:
        GlossaryError: if the file cannot be used; the message names file, row and what to do.
    """
    with as_glossary(), open_workbook(path, MAX_BYTES) as book:
        sheets = [(sheet.name, list(_rows(book.cells(sheet)))) for sheet in book.sheets]
    sheets = [(name, rows) for name, rows in sheets if rows]
    if not sheets:
        raise GlossaryError(f"{path}: the glossary is empty: give a sheet with the columns zh and en")
    name, rows = next(((n, r) for n, r in sheets if read_header(r[0][1])), sheets[0])
    return read_rows(str(path) if len(sheets) == 1 else f"{path} ({name})", iter(rows))


def _rows(cells: Cells) -> Iterator[Row]:
    for number, row in cells.items():
        width = min(MAX_COLUMNS, max(row) + 1)
        texts = [row.get(column, "").replace("_x000D_", "").strip() for column in range(width)]
        if has_text(texts) and not texts[0].startswith("#"):
            yield number, texts


def write_spreadsheet(rows: Iterable[Iterable[str]]) -> bytes:
    """Return a workbook of one sheet of text: a cell that begins with = or + is text and stays so when edited."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("glossary")
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text) or None)
            if text[:1] in ("=", "+", "-", "@"):
                cell.data_type = "s"
                cell.quotePrefix = True
            cells.append(cell)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
