"""Rows of bilingual files to two documents whose segments belong together one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.kinds import entries_format
from xlcheck.files.source import Source
from xlcheck.model import Directive, Document, Lang, Place, Segment, Span, Unit
from xlcheck.read.directives import MARK, parse
from xlcheck.read.language import looks_like
from xlcheck.read.limits import limit_in
from xlcheck.read.text import Builder, Piece

#: What stands for an inline code that is no formatting: a variable, an image, a line break.
PLACEHOLDER = "\ufffc"

#: Rows that tell by their characters which side is Chinese, where the file does not say it or says it wrong.
_SAMPLE = 400


class Cell(NamedTuple):
    """One side of a row: its text in pieces, what a person finds it by, and its inline codes in order.

    ``form`` is the plural form that it is, ``limit`` the most characters that it may have.
    """

    pieces: tuple[Piece, ...]
    name: str = ""
    codes: tuple[str, ...] = ()
    form: str = ""
    limit: int = 0

    @property
    def text(self) -> str:
        """The text of the pieces, one behind the other."""
        return "".join(piece.text for piece in self.pieces)


class UnitRow(NamedTuple):
    """One unit of a bilingual file, its sides in the order of the file; a side without text has one empty piece."""

    first: Cell
    second: Cell
    state: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class Table:
    """The rows of a file as they are read. ``first`` is the language that the file gives for its first side.

    ``placeholders`` are the syntaxes of what a program fills in; ``derived`` tells that the Chinese is a translation.

    ``first`` and ``notes`` may be set while rows are read, ``first`` before the first of them.
    """

    path: Path
    rows: Iterator[UnitRow] = field(default_factory=lambda: iter(()))
    first: Lang | None = None
    encoding: str = "utf-8"
    notes: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    placeholders: tuple[str, ...] = ()
    derived: bool = False

    def leave_out(self, what: str, count: int = 1) -> None:
        """Count what is not read, to be said in the notes."""
        if count:
            self.left_out[what] += count

    def all_notes(self) -> tuple[str, ...]:
        """Return what a person wants to know about the rows so far."""
        return (*self.notes, *(f"left out: {count} {what}" for what, count in self.left_out.items()))


_DONE = frozenset({"", "translated", "final", "signed-off", "reviewed", "done", "approved", "已翻译", "已审核", "完成"})
"""What a file calls a unit that is finished."""


def finished(table: Table, rows: Iterator[UnitRow]) -> Iterator[UnitRow]:
    """Yield the rows whose state says nothing against them; how many are left out is said in the notes."""
    for row in rows:
        if row.state.lower() in _DONE:
            yield row
        else:
            table.leave_out("unfinished units")


def documents(table: Table, size: int | None = None) -> Iterator[tuple[Document, Document]]:
    """Yield the Chinese and the English document of every ``size`` rows (None: of all of them).

    Raises:
        InputError: (IOE015) if there is no row, and whatever reading the rows raises.
    """
    rows = iter(table.rows)
    head = list(islice(rows, _SAMPLE))
    while not any(cell.text.strip() for row in head[-1:] for cell in (row.first, row.second)):
        following = next(rows, None)
        if following is None:
            break
        head.append(following)
    if not any(cell.text.strip() for row in head for cell in (row.first, row.second)):
        alone = f"; if it holds one language, give the other file too: xlcheck check {table.path} TRANSLATION"
        raise InputError(
            f"{table.path}: no pair of Chinese and English text is in this file"
            f"{alone if entries_format(table.path) else '; check that it is the right one'}",
            "IOE015",
        )
    swap = _chinese_is_second(head, table.first)
    rows = chain(head, rows)
    while chunk := list(islice(rows, size)):
        source = Source(table.path, [], table.encoding, table.all_notes())
        sides = [[row.first for row in chunk], [row.second for row in chunk]]
        pair = (
            _document(
                source,
                "zh",
                sides[swap],
                chunk,
                table.placeholders,
                derived=table.derived or (swap and table.first == "en"),
            ),
            _document(source, "en", sides[not swap], chunk, table.placeholders),
        )
        del chunk, sides  # the next ones are read while the caller still holds these documents
        yield pair
        del pair


def _chinese_is_second(head: Sequence[UnitRow], first: Lang | None) -> bool:
    """Tell from the characters, or else from what the file says, whether its second side is the Chinese one."""
    found = [looks_like("\n".join(cell.text for cell in side)) for side in zip(*(row[:2] for row in head), strict=True)]
    if found in (["zh", "en"], ["en", "zh"]):
        return found[0] == "en"
    return first == "en"


def placed(
    builder: Builder, pieces: Sequence[Piece], notes: Sequence[str], index: int
) -> tuple[Segment, list[Directive]]:
    """Add the text of a unit; return its segment, less the blanks around it, and the notes that speak to xlcheck."""
    start = builder.length
    for piece in pieces:
        builder.add(piece)
    whole = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    text = whole.strip()
    begin = start + len(whole) - len(whole.lstrip()) if text and text != whole else start
    line = pieces[0].line if len(pieces) == 1 else builder.line(begin)
    segment = Segment(text, Span(begin, begin + len(text)), line, index)
    if not notes:
        return segment, []
    place, scope = Place(line, pieces[0].column), (line, pieces[-1].line)
    return segment, [
        Directive(*parse(note.removeprefix(MARK)), place, max(1, len(text)), scope)
        for note in notes
        if note.startswith(MARK)
    ]


def _document(
    source: Source,
    lang: Lang,
    cells: Sequence[Cell],
    rows: Sequence[UnitRow],
    placeholders: tuple[str, ...],
    *,
    derived: bool = False,
) -> Document:
    """Return a document with one segment a cell."""
    builder = Builder()
    segments: list[Segment] = []
    directives: list[Directive] = []
    for index, (cell, row) in enumerate(zip(cells, rows, strict=True)):
        if index:
            builder.separate()
        limit = cell.limit or (limit_in(row.notes) if row.notes else 0)
        if cell.form or limit:
            builder.unit(Unit(0, cell.name, row.state, row.notes, cell.codes, cell.form, cell.name, limit))
        else:
            builder.name(cell.name, row.state, row.notes, cell.codes)
        segment, said = placed(builder, cell.pieces, row.notes, index)
        segments.append(segment)
        directives += said
    found = builder.document(source, lang, segments)
    return replace(found, derived=derived, directives=tuple(directives), placeholders=placeholders)
