"""TMX 1.4: translation units with a variant for each language, read one by one."""

from __future__ import annotations

from collections.abc import Iterator

from xlcheck.model import Lang
from xlcheck.read.markup import Content, expect, language
from xlcheck.read.rows import Cell, Row, Table
from xlcheck.read.xml import End, Event, Start, Text

#: Elements whose characters are read.
TEXTS = frozenset({"seg", "note"})


def tmx(table: Table, events: Iterator[Event]) -> Iterator[Row]:
    """Yield the units with a Chinese and an English variant, Chinese first; what is left out is said in the notes.

    Raises:
        InputError: (IOE006) if this is no TMX file.
    """
    expect(table.path, events, "tmx", "a translation memory (TMX)")
    table.first = "zh"
    number = 0
    unit = _Unit(0, "")
    content: Content | None = None
    note: list[str] | None = None
    for event in events:
        if content is not None:
            if not content.feed(event):
                unit.add(content)
                content = None
            continue
        match event:
            case Start(name="tu"):
                number += 1
                unit = _Unit(number, event.attributes.get("tuid", ""))
            case Start(name="tuv"):
                unit.lang = language(event.attributes.get("lang", ""))
            case Start(name="seg"):
                content = Content(event)
            case Start(name="note"):
                note = []
            case Text() if note is not None:
                note.append(event.text)
            case End(name="note") if note is not None:
                unit.notes.append("".join(note).strip())
                note = None
            case End(name="tu"):
                table.leave_out("units without a Chinese or without an English variant", len(unit.cells) < 2)
                table.leave_out("variants in a language that a unit has already", unit.more)
                if len(unit.cells) == 2:
                    yield Row(unit.cells["zh"], unit.cells["en"], "", tuple(unit.notes))


class _Unit:
    """A translation unit in the making: the first variant in each language."""

    def __init__(self, number: int, key: str) -> None:
        self.name = f"unit {key or number}"
        self.lang: Lang | None = None
        self.cells: dict[Lang, Cell] = {}
        self.notes: list[str] = []
        self.more = 0

    def add(self, content: Content) -> None:
        if self.lang in self.cells:
            self.more += 1
        elif self.lang is not None:
            self.cells[self.lang] = content.cell(self.name)
