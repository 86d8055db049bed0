"""JSON and JSON Lines of pairs: objects with a key for each side, or lists of two, with places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.read.pairs.columns import role
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

MAX_DEPTH = 50
_BLANK = re.compile(r"[ \t\r\n]*+")
_ATOM = re.compile(r"-?\d++(?:\.\d++)?+(?:[eE][+-]?\d++)?+|true|false|null|NaN|-?Infinity")
_PART = re.compile(r"\\(?:u[0-9A-Fa-f]{4}(?:\\u[dD][c-fC-F][0-9A-Fa-f]{2})?|.)|[^\\]++")
#: Half a character, which JSON can write and no encoding holds.
_HALF = re.compile("[\ud800-\udfff]")


class _String(NamedTuple):
    """A string and where it begins in the text, behind its quotation mark, or the place of another atom."""

    value: str | None
    start: int


_Value = _String | list["_Value"] | dict[str, "_Value"]


def json_pairs(table: Table, lines: Iterable[str]) -> Iterator[UnitRow]:
    """Yield the pairs of a JSON document, wherever they stand in it.

    A pair is an object with keys for both sides (``zh`` and ``en``, ``source`` and ``target`` ...) or a list of two
    strings. Where the values of the two keys are lists or objects themselves, their members are paired.

    Raises:
        InputError: (IOE011) with the line that is no JSON.
    """
    yield from _Reader(table, "\n".join(lines), 1).rows()


def json_lines(table: Table, lines: Iterable[str]) -> Iterator[UnitRow]:
    """Yield the pairs of a file with one JSON value a line; blank lines are none.

    Raises:
        InputError: (IOE011) with the line that is no JSON, when it is reached.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            for row in _Reader(table, line, number).rows():
                yield row._replace(first=row.first._replace(name=""), second=row.second._replace(name=""))


def located(path: Path, lines: Iterable[str]) -> Iterator[tuple[tuple[str | int, ...], tuple[Piece, ...]]]:
    """Yield each string of a JSON document: the keys and 0-based numbers that lead to it, and its pieces in the file.

    Raises:
        InputError: (IOE011) with the line that is no JSON.
    """
    reader = _Reader(Table(path), "\n".join(lines), 1)
    stack: list[tuple[tuple[str | int, ...], _Value]] = [((), reader.whole())]
    while stack:
        at, value = stack.pop()
        if isinstance(value, _String):
            if value.value is not None:
                yield at, reader.cell(value, "").pieces
            continue
        members = value.items() if isinstance(value, dict) else enumerate(value)
        stack += [((*at, key), member) for key, member in members][::-1]


class _Reader:
    """Reads one JSON text that begins on this line of the file."""

    def __init__(self, table: Table, text: str, line: int) -> None:
        self._table = table
        self._text = text
        self._line = line
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def rows(self) -> Iterator[UnitRow]:
        yield from self._within(self.whole(), "")

    def whole(self) -> _Value:
        """Return the value of the text.

        Raises:
            InputError: (IOE011) with the line that is no JSON.
        """
        try:
            value, end = self._value(self._skip(0), 0)
            if (rest := self._skip(end)) < len(self._text):
                raise JSONDecodeError("something behind the end", self._text, rest)
        except JSONDecodeError as error:
            raise InputError(
                f"{self._table.path}:{self._line + error.lineno - 1}: this is no JSON: {error.msg} (column "
                f"{error.colno}); repair the line",
                "IOE011",
            ) from None
        return value

    def _within(self, value: _Value, name: str) -> Iterator[UnitRow]:
        """Yield the pairs of a value that is itself no side of a pair."""
        if isinstance(value, list):
            if len(value) == 2 and all(isinstance(member, _String) for member in value):
                yield from self._pair(value[0], value[1], name)
                return
            for index, member in enumerate(value):
                yield from self._within(member, f"{name}[{index}]")
        elif isinstance(value, dict):
            roles = {role(key): member for key, member in reversed(value.items())}
            if "zh" in roles and "en" in roles:
                self._table.first = "zh"
                yield from self._pair(roles["zh"], roles["en"], name)
            elif "source" in roles and "target" in roles:
                yield from self._pair(roles["source"], roles["target"], name)
            else:
                for key, member in value.items():
                    yield from self._within(member, f"{name}.{key}" if name else key)

    def _pair(self, one: _Value, other: _Value, name: str) -> Iterator[UnitRow]:
        match one, other:
            case _String(), _String():
                if isinstance(one.value, str) or isinstance(other.value, str):
                    yield UnitRow(self.cell(one, name), self.cell(other, name))
            case list(), list() if len(one) == len(other):
                for index, (left, right) in enumerate(zip(one, other, strict=True)):
                    yield from self._pair(left, right, f"{name}[{index}]")
            case dict(), dict():
                for key in one.keys() | other.keys():
                    self._table.leave_out("members on one side only", not (key in one and key in other))
                for key in one:
                    if key in other:
                        yield from self._pair(one[key], other[key], f"{name}.{key}" if name else key)
            case _:
                self._table.leave_out("pairs whose two sides have a different form")

    def cell(self, string: _String, name: str) -> Cell:
        """Return a string with the places of its characters."""
        line = bisect_right(self._starts, string.start) - 1
        column = string.start - self._starts[line] + 1
        if not string.value:
            return Cell((Piece("", self._line + line, column),), name)
        end = string.start + len(string.value)
        if "\\" not in self._text[string.start : end] and self._text.startswith('"', end):
            return Cell((Piece(string.value, self._line + line, column),), name)
        _, end = scanstring(self._text, string.start, False)
        pieces = []
        for part in _PART.finditer(self._text, string.start, end - 1):
            shown = part.group()
            if shown.startswith("\\"):
                shown, _ = scanstring(f'{shown}"', 0, False)
            shown = _HALF.sub("\ufffd", shown)
            pieces.append(Piece(shown, self._line + line, column + part.start() - string.start))
        return Cell(tuple(pieces), name)

    def _skip(self, position: int) -> int:
        found = _BLANK.match(self._text, position)
        return found.end() if found else position

    def _value(self, position: int, depth: int) -> tuple[_Value, int]:
        if depth > MAX_DEPTH:
            raise JSONDecodeError(f"nested more than {MAX_DEPTH} deep", self._text, position)
        mark = self._text[position : position + 1]
        if mark == '"':
            text, end = scanstring(self._text, position + 1, False)
            return _String(_HALF.sub("\ufffd", text), position + 1), end
        if mark == "[":
            return self._list(position, depth)
        if mark == "{":
            return self._object(position, depth)
        if found := _ATOM.match(self._text, position):
            return _String(None, position), found.end()
        raise JSONDecodeError("a value is missing", self._text, position)

    def _list(self, position: int, depth: int) -> tuple[_Value, int]:
        members: list[_Value] = []
        position = self._skip(position + 1)
        while not self._text.startswith("]", position):
            if members:
                position = self._expect(",", position)
            member, position = self._value(position, depth + 1)
            members.append(member)
            position = self._skip(position)
        return members, position + 1

    def _object(self, position: int, depth: int) -> tuple[_Value, int]:
        members: dict[str, _Value] = {}
        position = self._skip(position + 1)
        while not self._text.startswith("}", position):
            if members:
                position = self._expect(",", position)
            if not self._text.startswith('"', position):
                raise JSONDecodeError("a key in quotation marks is missing", self._text, position)
            key, position = scanstring(self._text, position + 1, False)
            position = self._expect(":", self._skip(position))
            members[key], position = self._value(position, depth + 1)
            position = self._skip(position)
        return members, position + 1

    def _expect(self, mark: str, position: int) -> int:
        if not self._text.startswith(mark, position):
            raise JSONDecodeError(f"{mark!r} is missing", self._text, position)
        return self._skip(position + 1)
