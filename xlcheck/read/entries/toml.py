"""TOML as files of keys: go-i18n and Hugo, plain tables.

The parser of the standard library says whether a file is TOML; it does not tell places, so they are read here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator

from xlcheck.errors import InputError
from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.scanner import Scanner, common, skipped
from xlcheck.read.entries.tree import Leaf, Members, Node, entries
from xlcheck.read.pairs.units import Table

_BLANK = re.compile(r"[ \t]+|#[^\n]*")
_LINES = re.compile(r"\s+|#[^\n]*")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_ATOM = re.compile(r"[^\s,\]}#]++(?: \d[^\s,\]}#]*+)?+")

_Draft = dict[str, "_Draft | list[_Draft] | Node"]


def toml_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a TOML file with their paths.

    Raises:
        InputError: (IOE011) with the line that is no TOML.
    """
    scanner = Scanner(table.path, lines, "no TOML")
    try:
        tomllib.loads(scanner.text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        at = f":{found[1]}" if found else ""
        raise InputError(f"{table.path}{at}: this is no TOML: {error}; repair the line", "IOE011") from None
    yield from entries(_Reader(scanner).document())


class _Reader:
    """Reads a file that is known to be TOML."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._text = scanner.text

    def document(self) -> Node:
        top: _Draft = {}
        here = top
        at = self._skip(0, _LINES)
        while at < len(self._text):
            if self._text.startswith("[", at):
                double = self._text.startswith("[[", at)
                keys, at = self._keys(at + 1 + double)
                here = _table(top, keys, double=double)
                at += 1 + double
            else:
                keys, at = self._keys(at)
                value, at = self._value(self._skip(at + 1))
                _table(here, keys[:-1], double=False)[keys[-1]] = value
            at = self._skip(at, _LINES)
        return _frozen(top)

    def _skip(self, at: int, blank: re.Pattern[str] = _BLANK) -> int:
        return skipped(blank, self._text, at)

    def _keys(self, at: int) -> tuple[list[str], int]:
        keys = []
        while True:
            at = self._skip(at)
            if self._text[at] in "'\"":
                leaf, at = self._string(at)
                keys.append(leaf.text)
            else:
                found = _BARE.match(self._text, at)
                assert found is not None  # it is TOML
                keys.append(found.group())
                at = found.end()
            at = self._skip(at)
            if not self._text.startswith(".", at):
                return keys, at
            at += 1

    def _value(self, at: int) -> tuple[Node, int]:
        mark = self._text[at]
        if mark in "'\"":
            return self._string(at)
        if mark == "[":
            return self._list(at + 1)
        if mark == "{":
            return self._inline(at + 1)
        found = _ATOM.match(self._text, at)
        assert found is not None  # it is TOML
        return None, found.end()

    def _string(self, at: int) -> tuple[Leaf, int]:
        mark = self._text[at]
        many = self._text.startswith(mark * 3, at)
        begin = at + (3 if many else 1)
        if many and self._text.startswith("\n", begin):
            begin += 1
        close = mark * 3 if many else mark
        if mark == "'":
            end = self._text.index(close, begin)
            end += self._more(end, mark) if many else 0
            pieces, after = list(self._scanner.raw(begin, end)), end + len(close)
        else:
            pieces, after = self._scanner.string(begin, close, _escape)
            if more := (self._more(after - 3, mark) if many else 0):
                pieces += self._scanner.raw(after - 3, after - 3 + more)
                after += more
        return Leaf(tuple(pieces) or (self._scanner.piece("", begin),)), after

    def _more(self, at: int, mark: str) -> int:
        """Return how many quotation marks of a text stand before the three that close it."""
        return 2 if self._text.startswith(mark * 5, at) else 1 if self._text.startswith(mark * 4, at) else 0

    def _list(self, at: int) -> tuple[Node, int]:
        members: list[Node] = []
        at = self._skip(at, _LINES)
        while not self._text.startswith("]", at):
            value, at = self._value(at)
            members.append(value)
            at = self._skip(at, _LINES)
            if self._text.startswith(",", at):
                at = self._skip(at + 1, _LINES)
        return members, at + 1

    def _inline(self, at: int) -> tuple[Node, int]:
        table: _Draft = {}
        at = self._skip(at, _LINES)
        while not self._text.startswith("}", at):
            keys, at = self._keys(at)
            value, at = self._value(self._skip(at + 1))
            _table(table, keys[:-1], double=False)[keys[-1]] = value
            at = self._skip(at, _LINES)
            if self._text.startswith(",", at):
                at = self._skip(at + 1, _LINES)
        return _frozen(table), at + 1


def _escape(scanner: Scanner, at: int) -> tuple[str, int]:
    """Decode an escape; a backslash at the end of a line joins it to the next one."""
    if found := re.compile(r"\\[ \t]*\n\s*").match(scanner.text, at):
        return "", found.end()
    if found := re.compile(r"\\U([0-9A-Fa-f]{8})").match(scanner.text, at):
        return chr(int(found[1], 16)), found.end()
    return common(scanner, at)


def _table(top: _Draft, keys: list[str], *, double: bool) -> _Draft:
    """Return the table of a header, made where it is not there yet; of a list of tables, the last one."""
    here = top
    for number, key in enumerate(keys):
        last = number == len(keys) - 1
        held = here.get(key)
        if isinstance(held, list) and held and isinstance(held[-1], dict):
            if last and double:
                held.append({})
            here = held[-1]
        elif isinstance(held, dict):
            here = held
        else:
            fresh: _Draft = {}
            here[key] = [fresh] if last and double else fresh
            here = fresh
    return here


def _frozen(value: object) -> Node:
    match value:
        case dict():
            return Members(tuple((key, _frozen(member)) for key, member in value.items()))
        case list():
            return [_frozen(member) for member in value]
        case Leaf() | Members():
            return value
    return None
