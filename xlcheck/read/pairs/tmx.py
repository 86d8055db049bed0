"""TMX 1.4: translation units with a variant for each language, read one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.files.xml import Start, Text, events
from xlcheck.model import Lang
from xlcheck.read.pairs.inline_codes import Content, expect, language
from xlcheck.read.pairs.units import Cell, Table, UnitRow

#: Elements whose characters are read.
TEXTS = frozenset({"seg", "note"})


def tmx(table: Table, chunks: Iterable[bytes]) -> Iterator[UnitRow]:
    """Yield the units with a Chinese and an English variant, Chinese first; what is left out is said in the notes.

    Raises:
        InputError: (IOE006) if this is no TMX file.
    """
    found = events(chunks, table.path, texts=TEXTS)
    expect(table.path, found, "tmx", "a translation memory (TMX)")
    table.first = "zh"
    number = 0
    unit = _Unit("")
    content: Content | None = None
    for event in found:
        if content is not None:
            if not content.feed(event):
                unit.add(content)
                content = None
        elif isinstance(event, Text):
            unit.text(event.text)
        elif isinstance(event, Start):
            if event.name == "seg":
                content = Content(event)
            elif event.name == "tu":
                number += 1
                unit = _Unit(event.attributes.get("tuid") or str(number))
            else:
                unit.start(event)
        elif event.name == "note":
            unit.end_note()
        elif event.name == "tu":
            table.leave_out("units without a Chinese or without an English variant", len(unit.cells) < 2)
            table.leave_out("variants in a language that a unit has already", unit.more)
            if len(unit.cells) == 2:
                yield UnitRow(unit.cells["zh"], unit.cells["en"], "", tuple(unit.notes))


class _Unit:
    """A translation unit in the making: the first variant in each language."""

    def __init__(self, key: str) -> None:
        self.name = f"unit {key}"
        self.cells: dict[Lang, Cell] = {}
        self.notes: list[str] = []
        self.more = 0
        self._lang: Lang | None = None
        self._note: list[str] | None = None

    def start(self, event: Start) -> None:
        """Begin a variant or a note."""
        if event.name == "tuv":
            self._lang = language(event.attributes.get("lang", ""))
        elif event.name == "note":
            self._note = []

    def text(self, text: str) -> None:
        """Take characters outside of a segment."""
        if self._note is not None:
            self._note.append(text)

    def end_note(self) -> None:
        """End a note."""
        self.notes.append("".join(self._note or ()).strip())
        self._note = None

    def add(self, content: Content) -> None:
        """Add the segment of a variant."""
        if self._lang in self.cells:
            self.more += 1
        elif self._lang is not None:
            self.cells[self._lang] = content.cell(self.name)
