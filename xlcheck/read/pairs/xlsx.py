"""Spreadsheets (XLSX): the two columns with Chinese and English text of each visible sheet."""

from __future__ import annotations

from collections.abc import Iterator

from xlcheck.errors import InputError
from xlcheck.files.sheets import Cells, Sheet, letters, open_workbook
from xlcheck.read.directives import MARK
from xlcheck.read.pairs.columns import Choice, choose
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

_SAMPLE = 200


def xlsx(table: Table, max_bytes: int) -> Iterator[UnitRow]:
    """Yield the rows of a workbook, sheet by sheet; names are those of cells: Sheet1!B7.

    Raises:
        InputError: if it is no workbook (IOE011, IOE013, IOE014), or no sheet has two columns that can be told
            (IOE010).
    """
    read, unread = 0, []
    with open_workbook(table.path, max_bytes) as book:
        table.leave_out("hidden sheets", book.hidden)
        for sheet in book.sheets:
            cells = book.cells(sheet)
            choice = choose(_grid(cells))
            if choice is None:
                unread.append(sheet.name)
            else:
                read += 1
                yield from _rows(table, sheet, cells, choice, alone=len(book.sheets) == 1)
    if unread and not read:
        raise InputError(
            f"{table.path}: it cannot be told which columns of {', '.join(unread[:5])} hold the Chinese and the "
            "English text; name them in the first row: zh, en",
            "IOE010",
        )
    if unread:
        table.notes.append(f"left out: sheets without a column for each language: {', '.join(unread[:5])}")


def _grid(rows: Cells) -> list[list[str]]:
    """Return the first rows as lists, as wide as the widest."""
    head = [row for _, row in zip(range(_SAMPLE), rows.values(), strict=False)]
    width = min(_SAMPLE, max((max(row) for row in head), default=-1) + 1)
    return [[row.get(i, "") for i in range(width)] for row in head]


def _rows(table: Table, sheet: Sheet, rows: Cells, choice: Choice, *, alone: bool) -> Iterator[UnitRow]:
    """Yield the rows of a sheet; ignores go by the number of the row, and so count only where a sheet is ``alone``."""
    table.first = choice.lang if choice.lang is not None else table.first
    columns = choice.first, choice.second
    if not choice.header and len({column for row in rows.values() for column in row}) > 2:
        table.notes.append(f"{sheet.name}: columns {letters(columns[0])} and {letters(columns[1])} are read")
    for index, (number, row) in enumerate(rows.items()):
        if (index or not choice.header) and any(row.get(column, "").strip() for column in columns):
            first, second = (
                Cell((Piece(row.get(column, ""), number, 1),), f"{sheet.name}!{letters(column)}{number}")
                for column in columns
            )
            note, state = (row.get(i, "").strip() if i is not None else "" for i in (choice.note, choice.state))
            if not alone and note.startswith(MARK):
                table.leave_out("ignores, which do not count in a workbook of several sheets")
                note = ""
            yield UnitRow(first, second, state, (note,) if note else ())
