"""JSON, JSON with comments and JSON5 as files of keys: i18next, vue-i18n, FormatJS, Chrome extensions, ARB."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.scanner import MAX_DEPTH, Scanner, common, skipped
from xlcheck.read.entries.tree import Leaf, Members, Node, entries
from xlcheck.read.pairs.units import Table

BLANK = re.compile(r"[\s\ufeff]+|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)")
"""White space and comments, as JavaScript has them."""
_ATOM = re.compile(r"[-+]?[\w.]++(?:[-+]\d++)?+")
_NAME = re.compile(r"[\w$]++")


def json_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a JSON or JSON5 file with their paths.

    Raises:
        InputError: (IOE011) with the line that is no JSON.
    """
    yield from entries(parsed(table, lines))


def arb_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of an ARB file (Flutter); of what stands under ``@key``, the description is the note of the key.

    Raises:
        InputError: (IOE011) with the line that is no JSON.
    """
    node = parsed(table, lines)
    if not isinstance(node, Members):
        return
    for key, value in node.items:
        if key.startswith("@") or not isinstance(value, Leaf):
            continue
        about = node.get(f"@{key}")
        said = about.get("description") if isinstance(about, Members) else None
        yield Entry(key, value.pieces, notes=(said.text,) if isinstance(said, Leaf) else ())


def parsed(table: Table, lines: Iterable[str]) -> Node:
    """Return the value of a file.

    Raises:
        InputError: (IOE011) with the line that is no JSON.
    """
    return _Parser(Scanner(table.path, lines, "no JSON")).whole()


class _Parser:
    """Reads one value and what is in it."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self._text = scanner.text

    def whole(self) -> Node:
        node, end = self._value(self._skip(0), 0)
        if (rest := self._skip(end)) < len(self._text):
            self._scanner.fail(rest, "something behind the end")
        return node

    def _skip(self, position: int) -> int:
        return skipped(BLANK, self._text, position)

    def _value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            self._scanner.fail(at, f"nested more than {MAX_DEPTH} deep")
        match self._text[at : at + 1]:
            case "{":
                return self._object(at + 1, depth)
            case "[":
                return self._list(at + 1, depth)
            case '"' | "'" as mark:
                pieces, end = self._scanner.string(at + 1, mark, common, lines=False)
                return Leaf(tuple(pieces)), end
        if found := _ATOM.match(self._text, at):
            return None, found.end()
        self._scanner.fail(at, "a value is missing")

    def _list(self, at: int, depth: int) -> tuple[Node, int]:
        members: list[Node] = []
        at = self._skip(at)
        while not self._text.startswith("]", at):
            value, at = self._value(at, depth + 1)
            members.append(value)
            at = self._next(at, "]")
        return members, at + 1

    def _object(self, at: int, depth: int) -> tuple[Node, int]:
        members: list[tuple[str, Node]] = []
        at = self._skip(at)
        while not self._text.startswith("}", at):
            key, at = self._key(at)
            if not self._text.startswith(":", at := self._skip(at)):
                self._scanner.fail(at, "':' is missing")
            value, at = self._value(self._skip(at + 1), depth + 1)
            members.append((key, value))
            at = self._next(at, "}")
        return Members(tuple(members)), at + 1

    def _key(self, at: int) -> tuple[str, int]:
        if (mark := self._text[at : at + 1]) in ('"', "'") and mark:
            pieces, end = self._scanner.string(at + 1, mark, common, lines=False)
            return "".join(piece.text for piece in pieces), end
        if found := _NAME.match(self._text, at):
            return found.group(), found.end()
        self._scanner.fail(at, "a key is missing")

    def _next(self, at: int, close: str) -> int:
        """Return where the next member or the closing mark stands, behind a comma."""
        at = self._skip(at)
        if self._text.startswith(",", at):
            return self._skip(at + 1)
        if not self._text.startswith(close, at):
            self._scanner.fail(at, f"',' or {close!r} is missing")
        return at
