"""Spreadsheets (XLSX): the text of the cells of each visible sheet.

Cells are read as they come, not as a grid: a sheet may claim to have 17 thousand million cells. What a cell shows is
rebuilt for text, dates and percentages; another number is read as it is stored. A formula counts by the value that was
saved with it; nothing is calculated, no link is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.archive import Archive, opened
from xlcheck.files.source import MAX_BYTES
from xlcheck.files.xml import Text, events

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

Cells = dict[int, dict[int, str]]
"""The text of the cells that have one, by 1-based row and 0-based column; rows in their order."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_MAX_CELLS = 4_000_000
_EPOCH = datetime(1899, 12, 30)
_SECONDS = 86_400
#: Numbers of the built-in formats for dates, times and percentages (ECMA-376 part 1, 18.8.30).
_DATES = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58})
_PERCENT = frozenset({9, 10})
_LITERAL = re.compile(r'"[^"]*+"|\\.|\[[^\]]*+\]')


class Sheet(NamedTuple):
    """A visible sheet: its name, and the part of the archive that holds it."""

    name: str
    part: str


class _Styles(NamedTuple):
    """The styles of cells, by number, that make a number a date or a percentage."""

    dates: frozenset[int]
    percent: frozenset[int]


class Workbook:
    """An open workbook: its visible sheets, and how many others it has."""

    def __init__(self, archive: Archive) -> None:
        """Read the list of sheets, the shared strings and the styles.

        Raises:
            InputError: if it is no workbook (IOE011, IOE013, IOE014).
        """
        self._archive = archive
        book = _workbook(archive)
        relations = archive.relations(book)
        kinds = {kind: part for kind, part in relations.values()}
        self._strings = _strings(archive, kinds.get("sharedStrings"))
        self._styles = _styles(archive, kinds.get("styles"))
        self.sheets: list[Sheet] = []
        self.hidden = 0
        for element in archive.tree(book).iter("sheet"):
            kind, part = relations.get(element.get("id", ""), ("", ""))
            if element.get("state", "visible") != "visible":
                self.hidden += 1
            elif kind == "worksheet":
                self.sheets.append(Sheet(element.get("name", "Sheet"), part))

    def cells(self, sheet: Sheet) -> Cells:
        """Return the cells of a sheet.

        Raises:
            InputError: as the workbook, and if there are too many (IOE005).
        """
        return _cells(self._archive, sheet.part, self._strings, self._styles)


@contextmanager
def open_workbook(path: Path, max_bytes: int = MAX_BYTES) -> Iterator[Workbook]:
    """Open a workbook for reading.

    Raises:
        InputError: as `xlcheck.files.archive.opened`, and if it is no workbook (IOE011).
    """
    with opened(path, max_bytes) as archive:
        yield Workbook(archive)


def first_sheet(path: Path, max_bytes: int = MAX_BYTES) -> Cells:
    """Return the cells of the first visible sheet.

    Raises:
        InputError: if it is no workbook (IOE011, IOE013, IOE014), or has no sheet (IOE015).
    """
    with open_workbook(path, max_bytes) as book:
        if book.sheets:
            return book.cells(book.sheets[0])
    raise InputError(f"{path}: this workbook has no sheet; give the right one", "IOE015")


def letters(column: int) -> str:
    """Return the letters of a 0-based column."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _workbook(archive: Archive) -> str:
    for kind, part in archive.relations("").values():
        if kind == "officeDocument" and part.endswith(".xml"):
            return part
    raise InputError(f"{archive.path}: this is no workbook of the XLSX kind; save it as .xlsx, or as .csv", "IOE011")


def _strings(archive: Archive, part: str | None) -> list[str]:
    if part is None or part not in archive:
        return []
    return [_shown(item) for item in archive.tree(part).iter("si")]


def _shown(item: Element) -> str:
    """Return the text of a string, runs of formatting joined, readings (ruby) left out."""
    parts = []
    for child in item:
        if child.tag == "t":
            parts.append(child.text or "")
        elif child.tag == "r":
            parts += [text.text or "" for text in child.iter("t")]
    return "".join(parts)


def _styles(archive: Archive, part: str | None) -> _Styles:
    if part is None or part not in archive:
        return _Styles(frozenset(), frozenset())
    root = archive.tree(part)
    codes = {element.get("numFmtId"): element.get("formatCode", "") for element in root.iter("numFmt")}
    dates, percent = set(), set()
    formats = root.find("cellXfs")
    for index, element in enumerate(formats if formats is not None else ()):
        number = element.get("numFmtId", "0")
        code = _LITERAL.sub("", codes.get(number, "")).lower()
        builtin = int(number) if number.isdecimal() and len(number) < 6 else 0
        if builtin in _DATES or ("y" in code and "m" in code) or ("m" in code and "d" in code):
            dates.add(index)
        elif builtin in _PERCENT or "%" in code:
            percent.add(index)
    return _Styles(frozenset(dates), frozenset(percent))


def _cells(archive: Archive, part: str, strings: list[str], styles: _Styles) -> Cells:
    """Return the text of the cells that have one, by 1-based row and 0-based column."""
    rows: Cells = {}
    row = column = count = 0
    kind = style = ""
    value: list[str] = []
    ruby = 0
    for event in events([archive.read(part)], archive.path, texts=frozenset({"v", "t"}), part=part):
        if isinstance(event, Text):
            if not ruby:
                value.append(event.text)
            continue
        starts = hasattr(event, "attributes")
        if event.name == "rPh":
            ruby += 1 if starts else -1
        elif event.name == "row" and starts:
            number = event.attributes.get("r", "")  # type: ignore[union-attr]
            row = int(number) if number.isdecimal() and len(number) < 8 else row + 1
            column = -1
        elif event.name == "c" and starts:
            attributes = event.attributes  # type: ignore[union-attr]
            kind, style, value = attributes.get("t", "n"), attributes.get("s", "0"), []
            found = _REFERENCE.match(attributes.get("r", ""))
            column = column_of(found.group(1)) if found else column + 1
            row = int(found.group(2)) if found else row
        elif event.name == "c" and (text := _value("".join(value), kind, style, strings, styles)):
            count += 1
            if count > _MAX_CELLS:
                raise InputError(
                    f"{archive.path} ({part}): more than {_MAX_CELLS:,} cells; split the workbook", "IOE005"
                )
            rows.setdefault(row, {})[column] = text
    return dict(sorted(rows.items()))


def column_of(letters: str) -> int:
    """Return the 0-based column of letters."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _value(value: str, kind: str, style: str, strings: list[str], styles: _Styles) -> str:
    """Return what a cell shows."""
    if kind == "s":
        index = int(value) if value.strip().isdecimal() and len(value) < 10 else -1
        return strings[index] if 0 <= index < len(strings) else ""
    if kind == "b":
        return "TRUE" if value.strip() == "1" else "FALSE"
    if kind != "n" or not style.isdecimal():
        return "" if kind == "e" else value
    with suppress(ValueError, OverflowError):
        if int(style) in styles.dates:
            moment = _EPOCH + timedelta(seconds=round(float(value) * _SECONDS))
            return moment.date().isoformat() if not moment.time().isoformat("seconds").strip("0:") else str(moment)
        if int(style) in styles.percent:
            return f"{float(value) * 100:.10g}%"
        return f"{float(value):.15g}" if "e" in value.lower() or "." in value else value
    return value
