"""Two columns in lines: TSV, whose line n is unit n and which knows no quotation, and CSV, which does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.read.language import looks_like
from xlcheck.read.pairs.columns import Choice, choose, role
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

_CODE = "IOE010"
_SAMPLE = 200
#: What `xlcheck align --format tsv` writes before such a cell.
_NEUTRALISED = re.compile(r"'\s*[=+@-]")
_BEFORE_QUOTE = re.compile(r'[ ]*"')
"""Where a field begins in quotation marks; blanks before them are no part of it."""
_DELIMITERS = ",;\t|"
_COLUMNS = 1_000
_LARGEST = 1 << 20
"""Code points of a field, as of a line; what is checked may be much shorter."""


class Record(NamedTuple):
    """One record of a CSV file: its fields, and the line that it begins on."""

    fields: tuple[tuple[Piece, ...], ...]
    line: int

    @property
    def texts(self) -> list[str]:
        """The text of each field."""
        return ["".join(piece.text for piece in field) for field in self.fields]


def tsv(table: Table, lines: Iterable[str]) -> Iterator[UnitRow]:
    """Yield the rows of a file with two columns and a tab between them; row n is line n.

    Raises:
        InputError: (IOE010) if a line has not exactly two columns, when it is reached.
    """
    blank: list[UnitRow] = []  # blank lines at the end are no units
    for number, line in enumerate(lines, 1):
        row = _line(table.path, number, line)
        if not line.strip():
            blank.append(row)
            continue
        if number == 1 and (choice := _names(row)) is not None:
            table.first = choice.lang
            table.notes.append("line 1 names the columns")
            row = UnitRow(_emptied(row.first), _emptied(row.second))
        yield from blank
        blank.clear()
        yield row


def _emptied(cell: Cell) -> Cell:
    return Cell((cell.pieces[0]._replace(text=""),))


def _names(row: UnitRow) -> Choice | None:
    if {role(row.first.text), role(row.second.text)} - {"zh", "en", "source", "target"}:
        return None
    choice = choose([[row.first.text, row.second.text]])
    return choice if choice and choice.header else None


def _line(path: Path, number: int, line: str) -> UnitRow:
    """Return both cells with their columns. A blank line is a unit without text."""
    if not line.strip():
        return UnitRow(Cell((Piece("", number, 1),)), Cell((Piece("", number, len(line) + 1),)))
    cells = line.split("\t")
    if len(cells) != 2:
        count = "one column (no tab)" if len(cells) == 1 else f"{len(cells)} columns"
        raise InputError(
            f"{path}:{number}: {count} where two are read, Chinese and English with one tab "
            "between them; quotation marks have no meaning here and a tab cannot stand in a cell",
            _CODE,
        )
    return UnitRow(_unmarked(cells[0], number, 1), _unmarked(cells[1], number, len(cells[0]) + 2))


def _unmarked(text: str, line: int, column: int) -> Cell:
    """Return a cell without the mark that keeps a spreadsheet from taking it for a formula."""
    marked = bool(_NEUTRALISED.match(text))
    return Cell((Piece(text[marked:], line, column + marked),))


def csv(table: Table, lines: Iterable[str]) -> Iterator[UnitRow]:
    """Yield the rows of a CSV file: fields in quotation marks, these doubled within (RFC 4180).

    The delimiter is the one of comma, semicolon, tab and bar that splits the first lines most evenly. Blank records are
    no units.

    Raises:
        InputError: (IOE010) if it cannot be told which two columns are meant, (IOE011) if a quotation never ends.
    """
    found = records(table.path, lines)
    head = list(islice(found, _SAMPLE))
    choice = choose([record.texts for record in head])
    if choice is None:
        raise InputError(
            f"{table.path}:1: it cannot be told which columns hold the Chinese and the English text; name them in "
            "the first line: zh,en",
            _CODE,
        )
    table.first = choice.lang
    if not choice.header and max(len(record.fields) for record in head) > 2:
        table.notes.append(f"columns {choice.first + 1} and {choice.second + 1} are read")
    for record in chain(head[choice.header :], found):
        state, note = (_field(record, i) for i in (choice.state, choice.note))
        yield UnitRow(_cell(record, choice.first), _cell(record, choice.second), state, (note,) if note else ())


def records(path: Path, lines: Iterable[str]) -> Iterator[Record]:
    """Yield the records of a CSV file, blank ones left out; the delimiter is told as in `csv`.

    Raises:
        InputError: (IOE011) if a quotation never ends.
    """
    lines = iter(lines)
    first = list(islice(lines, _SAMPLE))
    delimiter = _delimiter(path, first)
    return (r for r in _records(path, chain(first, lines), delimiter) if any(t.strip() for t in r.texts))


def _cell(record: Record, index: int) -> Cell:
    return Cell(record.fields[index]) if index < len(record.fields) else _emptied(Cell(record.fields[-1]))


def _field(record: Record, index: int | None) -> str:
    return record.texts[index].strip() if index is not None and index < len(record.fields) else ""


def _delimiter(path: Path, lines: list[str]) -> str:
    """Return the delimiter that parts the languages, or else splits the first records most evenly into fields."""
    best = (-1, 0.0, 0, ",")
    for rank, delimiter in enumerate(_DELIMITERS):
        try:
            rows = [record.texts for record in _records(path, iter(lines), delimiter, whole=False)]
        except InputError:
            continue
        several = [len(fields) for fields in rows if len(fields) > 1]
        even = several.count(max(set(several), key=several.count)) / len(rows) if several else 0.0
        best = max(best, (_parted(rows), even, -rank, delimiter))
    return best[3]


def _parted(records: list[list[str]]) -> int:
    """Return how well the chosen columns part the languages: 2 by their names, 1 by their characters, 0 if not."""
    choice = choose(records)
    if choice is None or choice.header:
        return 2 if choice else 0
    sides = ("\n".join(fields[i] for fields in records if i < len(fields)) for i in choice[:2])
    return int({looks_like(side) for side in sides} == {"zh", "en"})


def _records(path: Path, lines: Iterator[str], delimiter: str, *, whole: bool = True) -> Iterator[Record]:
    """Yield the records; without ``whole`` the lines may end within a quotation."""
    number = 0
    for line in lines:
        number += 1
        begin, position = number, 0
        fields: list[tuple[Piece, ...]] = []
        if not line.strip(" \t" if delimiter != "\t" else " "):
            continue
        while position <= len(line):
            if len(fields) >= _COLUMNS:
                raise InputError(
                    f"{path}:{begin}: more than {_COLUMNS:,} columns, which no table of translations has; take out the "
                    "others",
                    _CODE,
                )
            if (blanks := _BEFORE_QUOTE.match(line, position)) is None:
                end = line.find(delimiter, position)
                end = len(line) if end < 0 else end
                fields.append((Piece(line[position:end], number, position + 1),))
                position = end + 1
                continue
            parts: list[Piece] = []
            position = blanks.end()
            size = 0
            while (end := _quoted(line, position, number, parts)) < 0:
                following = next(lines, None)
                if following is None:
                    if whole:
                        raise _endless(path, begin)
                    return
                size += len(line) - position + 1
                if size > _LARGEST:
                    raise InputError(
                        f"{path}:{begin}: a field of more than {_LARGEST:,} characters, which no unit has; close the "
                        "quotation mark that opens it, or leave this text out",
                        "IOE008",
                    )
                last = parts[-1]
                parts.append(Piece("\n", last.line, last.column + len(last.text)))
                line, number, position = following, number + 1, 0
            rest = line.find(delimiter, end)
            rest = len(line) if rest < 0 else rest
            parts.append(Piece(line[end:rest], number, end + 1))
            fields.append(tuple(part for part in parts if part.text) or (parts[0],))
            position = rest + 1
        yield Record(tuple(fields), begin)


def _quoted(line: str, position: int, number: int, parts: list[Piece]) -> int:
    """Collect a quotation from ``position`` on; return the position behind its end, or -1 if the line ends in it."""
    while True:
        end = line.find('"', position)
        if end < 0:
            parts.append(Piece(line[position:], number, position + 1))
            return -1
        doubled = line.startswith('""', end)
        parts.append(Piece(line[position : end + doubled], number, position + 1))
        if not doubled:
            return end + 1
        position = end + 2


def _endless(path: Path, line: int) -> InputError:
    return InputError(
        f'{path}:{line}: a quotation mark opens a field that never ends; close it, and double those within: ""',
        "IOE011",
    )
