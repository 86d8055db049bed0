"""Tables with both languages in a document: the review files that CAT tools export to Word and rich text.

Trados, memoQ, Phrase and others write a table with a row for each segment: its number and state, the source, the
target, comments. Which columns hold the texts is told as in a spreadsheet; tables without a column for each language
are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlcheck.errors import InputError
from xlcheck.files.formats import detect
from xlcheck.model import Document
from xlcheck.read.language import looks_like
from xlcheck.read.pairs.columns import Choice, choose, named
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.readers import reader_of
from xlcheck.read.text import Piece

_CELL = re.compile(r"table (\d+), row (\d+), cell (\d+)$")
_TITLES = 6  # rows before the names of the columns: what a tool writes of itself and of the job
_SAMPLE = 200

_Rows = dict[int, dict[int, Cell]]


def tables(table: Table, max_bytes: int) -> Iterator[UnitRow]:
    """Yield the rows of the tables of a document that hold both languages; names are those of cells.

    Raises:
        InputError: as reading the document does, and (IOE015) if no table has a column for each language.
    """
    format_ = detect(table.path)
    document: Document = reader_of(format_)(table.path, "zh", max_bytes)
    table.notes += document.notes
    found, others = 0, 0
    for rows in _tables(document).values():
        start, choice = _columns(rows)
        if choice is None:
            others += 1
            continue
        found += 1
        table.first = choice.lang if choice.lang is not None else table.first
        yield from _rows(rows, start, choice)
    if not found:
        raise InputError(
            f"{table.path}: no table with both languages is in this document; give the two documents (xlcheck check ZH "
            "EN), or one with a table that has a column for each",
            "IOE015",
        )
    table.leave_out("tables without a column for each language", others)


def _tables(document: Document) -> dict[int, _Rows]:
    """Return the cells of the tables of a document, by the numbers of table, row and cell."""
    found: dict[int, _Rows] = {}
    ends = [unit.offset for unit in document.units[1:]] + [len(document.text)]
    for unit, end in zip(document.units, ends, strict=True):
        if place := _CELL.search(unit.name):
            number, row, cell = map(int, place.groups())
            cells = found.setdefault(number, {}).setdefault(row, {})
            if cell in cells:  # what stands behind a table within a cell
                pieces = (*cells[cell].pieces, *_pieces(document, unit.offset, end))
                cells[cell] = Cell(pieces, unit.name)
            else:
                cells[cell] = Cell(_pieces(document, unit.offset, end), unit.name)
    return found


def _pieces(document: Document, start: int, end: int) -> tuple[Piece, ...]:
    """Return a range of a document's text as pieces with their places, less the line feed behind it."""
    pieces: list[Piece] = []
    for line in document.text[start:end].rstrip("\n").split("\n"):
        if pieces:
            last = pieces[-1]
            pieces.append(Piece("\n", last.line, last.column + len(last.text)))
        pieces.append(Piece(line, *document.place(start)))
        start += len(line) + 1
    return tuple(pieces)


def _columns(rows: _Rows) -> tuple[int, Choice | None]:
    """Return the row that holds the names of the columns (0 where none does), and the columns of a table."""
    numbers = sorted(rows)[:_SAMPLE]
    width = max(max(row) for row in rows.values())
    grid = [[rows[n][i].text if i in rows[n] else "" for i in range(1, width + 1)] for n in numbers]
    for index, row in enumerate(grid[:_TITLES]):
        if (choice := named(row)) is not None:
            return numbers[index], choice
    choice = choose(grid)
    if choice is None:
        return 0, None
    texts = ("\n".join(row[column] for row in grid) for column in (choice.first, choice.second))
    langs = [looks_like(text) for text in texts]  # two columns alone may be anything in a document
    return 0, choice._replace(lang=langs[0]) if set(langs) == {"zh", "en"} else None


def _rows(rows: _Rows, start: int, choice: Choice) -> Iterator[UnitRow]:
    for number in sorted(rows):
        row = rows[number]
        sides = [row.get(column + 1) for column in (choice.first, choice.second)]
        known = next((cell for cell in sides if cell and cell.text.strip()), None)
        if number > start and known is not None:
            empty = Cell((Piece("", known.pieces[0].line, known.pieces[0].column),), known.name)
            note, state = (
                row[i + 1].text.strip() if i is not None and i + 1 in row else "" for i in (choice.note, choice.state)
            )
            yield UnitRow(sides[0] or empty, sides[1] or empty, state, (note,) if note else ())
