"""Glossaries in spreadsheets (XLSX): read from strangers within bounds, written without formulas."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from xlcheck.errors import GlossaryError
from xlcheck.terms.glossary.columns import read_header
from xlcheck.terms.glossary.defects import Defect
from xlcheck.terms.glossary.table import Row, has_text, read_bytes, read_rows
from xlcheck.terms.glossary.values import Entry

MAX_MEMBERS = 2_000
MAX_UNPACKED = 512 << 20
MAX_RATIO = 400
"""A part of more than a megabyte that shrinks by more than this is a bomb."""

MAX_ROWS = 1_000_000
MAX_COLUMNS = 200


def read_spreadsheet(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries of the first sheet with a header that is known, or of the first sheet with any rows.

    Formulas count by the value that was saved with them; nothing is calculated, no link is followed.

    Raises:
        GlossaryError: if the file cannot be used; the message names file, row and what to do.
    """
    data = read_bytes(path)
    _guard(path, data)
    sheets = _sheets(path, data)
    if not sheets:
        raise GlossaryError(f"{path}: the glossary is empty: give a sheet with the columns zh and en")
    title, rows = next(((t, r) for t, r in sheets if read_header(r[0][1])), sheets[0])
    return read_rows(str(path) if len(sheets) == 1 else f"{path} ({title})", iter(rows))


def _sheets(path: Path, data: bytes) -> list[tuple[str, list[Row]]]:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the library, about extensions that it leaves out
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                sheets = [(sheet.title, list(_rows(path, sheet))) for sheet in book.worksheets]
            finally:
                book.close()
    except GlossaryError:
        raise
    except Exception as error:  # the library raises anything on a damaged file
        raise GlossaryError(
            f"{path}: damaged, or no XLSX spreadsheet ({type(error).__name__}): open it and save it again as .xlsx"
        ) from error
    return [(title, rows) for title, rows in sheets if rows]


def _rows(path: Path, sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what the file says of its size is not trusted
    for number, values in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), 1):
        if number > MAX_ROWS:
            raise GlossaryError(f"{path} ({sheet.title}):{number}: more rows than a glossary has: split the file")
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if has_text(cells) and not cells[0].startswith("#"):
            yield number, cells


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_", "").strip()


def _guard(path: Path, data: bytes) -> None:
    """Refuse what would exhaust the machine or is written to deceive a parser."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise GlossaryError(f"{path}: protected by a password, or an older Excel file: save it as .xlsx without one")
    try:
        with ZipFile(io.BytesIO(data)) as zipped:
            infos = zipped.infolist()
            if len(infos) > MAX_MEMBERS or sum(i.file_size for i in infos) > MAX_UNPACKED:
                raise GlossaryError(f"{path}: it unpacks to more than a glossary holds: the file is not read")
            for info in infos:
                if info.file_size > 1 << 20 and info.file_size > MAX_RATIO * max(1, info.compress_size):
                    raise GlossaryError(f"{path}: {info.filename} unpacks to more than a glossary holds: not read")
                if info.filename.endswith((".xml", ".rels", ".vml")):
                    with zipped.open(info) as part:
                        head = part.read(1 << 16).replace(b"\0", b"")
                    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                        raise GlossaryError(f"{path}: {info.filename} declares entities, as no spreadsheet does")
    except (BadZipFile, zlib.error, struct.error, RuntimeError, OSError, EOFError, ValueError) as error:
        raise GlossaryError(
            f"{path}: damaged, or no XLSX spreadsheet ({error}): open it and save it again as .xlsx"
        ) from error


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
