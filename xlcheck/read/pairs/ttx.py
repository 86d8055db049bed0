"""Trados TagEditor files (TTX): translation units with a variant for each language, between what is not translated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.files.xml import Start, events
from xlcheck.model import Lang
from xlcheck.read.pairs.inline_codes import Content, expect, language
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

#: Elements whose characters are read; text outside of units is what the translator has not opened.
TEXTS = frozenset({"Tuv"})


def ttx(table: Table, chunks: Iterable[bytes]) -> Iterator[UnitRow]:
    """Yield the units of a file, Chinese first; the side that a unit lacks is empty.

    Raises:
        InputError: (IOE006) if this is no such file.
    """
    found = events(chunks, table.path, texts=TEXTS)
    expect(table.path, found, "TRADOStag", "a TagEditor file (TTX)")
    table.first = "zh"
    number = 0
    cells: dict[Lang, Cell] = {}
    content: tuple[Lang | None, Content] | None = None
    for event in found:
        if content is not None:
            if not content[1].feed(event):
                if content[0] is not None:
                    cells.setdefault(content[0], content[1].cell(f"unit {number}"))
                content = None
        elif isinstance(event, Start):
            if event.name == "Tu":
                number += 1
                cells = {}
            elif event.name == "Tuv":
                content = language(event.attributes.get("Lang", "")), Content(event)
        elif getattr(event, "name", "") == "Tu":
            table.leave_out("units that are not Chinese and English", not cells)
            if cells:
                known = next(iter(cells.values()))
                empty = Cell((Piece("", known.pieces[0].line, known.pieces[0].column),), known.name)
                yield UnitRow(cells.get("zh", empty), cells.get("en", empty))
