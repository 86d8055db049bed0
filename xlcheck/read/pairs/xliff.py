"""XLIFF 1.2 and 2.x, with the dialects of CAT tools that keep to 1.2 (SDL, memoQ, Memsource), read unit by unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.errors import InputError
from xlcheck.files.archive import opened
from xlcheck.files.xml import Start, Text, decoded, events
from xlcheck.model import Lang
from xlcheck.read.limits import limit_of
from xlcheck.read.pairs.inline_codes import Content, expect, language
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

#: Elements whose characters are read.
TEXTS = frozenset({"source", "seg-source", "target", "note"})
_CONTENTS = TEXTS - {"note"}

#: What holds a source and its target, in 1.2 and in 2.x. Elsewhere (alternatives, matches) they are not the text.
_PARENTS = frozenset({"trans-unit", "segment"})
_UNITS = frozenset({"trans-unit", "unit"})
_ENDINGS = (".xlf", ".xliff", ".mqxliff", ".sdlxliff")


def packed_xliff(table: Table, max_bytes: int) -> Iterator[UnitRow]:
    """Yield the segments of an archive that holds XLIFF files beside what they were made of (memoQ's MQXLZ, XLZ).

    Raises:
        InputError: if it is no archive (IOE011, IOE014), or holds no such file (IOE015).
    """
    with opened(table.path, max_bytes) as archive:
        parts = [name for name in archive.names if name.lower().endswith(_ENDINGS)]
        if not parts:
            raise InputError(f"{table.path}: no XLIFF file is in this archive; export it again", "IOE015")
        for part in parts:
            yield from xliff(table, decoded([archive.read(part)], table.path, None))


def xliff(table: Table, chunks: Iterable[bytes]) -> Iterator[UnitRow]:
    """Yield the segments that are to be translated, in the order of the file; a missing target is an empty one.

    A unit that is split into segments is a row for each. Where the file names both languages, Chinese comes first.

    Raises:
        InputError: (IOE006) if this is no XLIFF file.
    """
    found = events(chunks, table.path, texts=TEXTS)
    file = _File(expect(table.path, found, "xliff", "an XLIFF file"))
    content: Content | None = None
    for event in found:
        if content is not None:
            if not content.feed(event):
                file.close(content)
                content = None
        elif isinstance(event, Start):
            content = file.start(event)
        elif isinstance(event, Text):
            file.text(event.text)
        elif file.end(event.name):
            yield from _rows(table, file.unit, file.pair)


class _File:
    """What is open at a place of the file: its elements, languages, unit and note."""

    def __init__(self, root: Start) -> None:
        self.pair = _Pair(root.attributes, "srcLang", "trgLang")
        self.unit = _Unit({}, "", 0)
        self._stack: list[tuple[str, bool]] = []  # each element, and whether what it holds is translated
        self._note: list[str] | None = None
        self._number = 0

    def start(self, event: Start) -> Content | None:
        """Open an element; return a collector if what follows is text that is read."""
        name, attributes = event.name, event.attributes
        parent, translated = self._stack[-1] if self._stack else ("", True)
        translated = {"yes": True, "no": False}.get(attributes.get("translate", ""), translated)
        self._stack.append((name, translated))
        if name in _CONTENTS and parent in _PARENTS:
            self.unit.state = attributes.get("state", self.unit.state)
            return Content(event)
        if name == "file" and "source-language" in attributes:
            self.pair = _Pair(attributes, "source-language", "target-language")
        elif name in _UNITS:
            self._number += 1
            self.unit = _Unit(attributes, name, self._number, translated)
        elif name == "segment":
            self.unit.begin(attributes)
        elif name == "note":
            self._note = []
        return None

    def text(self, text: str) -> None:
        """Take characters outside of what is read."""
        if self._note is not None:
            self._note.append(text)

    def close(self, content: Content) -> None:
        """Close the element whose text has been collected."""
        self.unit.contents[self._stack.pop()[0]] = content

    def end(self, name: str) -> bool:
        """Close an element; return whether a source and its target are complete now."""
        if self._stack:
            self._stack.pop()
        if name == "note" and self._note is not None:
            self.unit.notes.append("".join(self._note).strip())
            self._note = None
        return name in _PARENTS


def _rows(table: Table, unit: _Unit, pair: _Pair) -> Iterator[UnitRow]:
    """Yield the rows of a unit, or count why there are none."""
    if not unit.translate:
        table.leave_out("units that are not to be translated")
    elif not pair.fits:
        table.leave_out(f"units that are not Chinese and English ({pair.names})")
    else:
        table.first = pair.first
        for source, target in unit.cells():
            if source.text.strip() or target.text.strip():
                sides = (target, source) if pair.swapped else (source, target)
                first, second = (side._replace(limit=unit.limit) for side in sides)
                yield UnitRow(first, second, unit.state, tuple(unit.notes))


class _Pair:
    """The languages that a file names; those of a file that names one or none are left to the characters."""

    def __init__(self, attributes: dict[str, str], source: str, target: str) -> None:
        names = attributes.get(source, ""), attributes.get(target, "")
        self.names = " and ".join(name or "none named" for name in names)
        langs: list[Lang | None] = [language(name) for name in names]
        self.fits = all(lang or not name for lang, name in zip(langs, names, strict=True))
        self.swapped = langs == ["en", "zh"]
        self.first: Lang | None = "zh" if None not in langs else langs[0]
        if self.first is None and langs[1] is not None:
            self.first = "zh" if langs[1] == "en" else "en"


class _Unit:
    """A unit (2.x: with the segment that is being read) in the making."""

    def __init__(self, attributes: dict[str, str], tag: str, number: int, translated: bool = True) -> None:
        self.name = f"{tag} {attributes.get('id') or number}"
        self.translate = translated
        self.state = "approved" if attributes.get("approved") == "yes" else ""
        self.limit = limit_of(attributes)
        self.notes: list[str] = []
        self.contents: dict[str, Content] = {}
        self._part = ""

    def begin(self, attributes: dict[str, str]) -> None:
        """Begin a segment of 2.x."""
        self._part = f", segment {attributes['id']}" if "id" in attributes else ""
        self.state = attributes.get("state", "")
        self.contents = {}

    def cells(self) -> Iterator[tuple[Cell, Cell]]:
        """Yield source and target, those of each segment where the unit has several."""
        name = self.name + self._part
        source, target = self.contents.get("source"), self.contents.get("target")
        split = self.contents.get("seg-source", source)
        if source is None:
            return
        segments = split.segments(name) if split else {}
        targets = target.segments(name) if target else {}
        if not segments or (target and not targets and target.cell(name).text.strip()):  # one side is not split
            cell = source.cell(name)
            yield cell, target.cell(name) if target else _empty(cell)
            return
        for key, cell in segments.items():
            yield cell, targets.pop(key) if key in targets else _empty(cell)
        for cell in targets.values():
            yield _empty(cell), cell


def _empty(other: Cell) -> Cell:
    """Return a side without text, where the other one stands."""
    return Cell((Piece("", other.pieces[0].line, other.pieces[0].column),), other.name)
