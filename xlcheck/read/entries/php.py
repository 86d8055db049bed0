"""PHP files of texts: ``return [...]``, ``array(...)``, ``$lang['key'] = '...'``; parsed, never run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlcheck.errors import InputError
from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.scanner import MAX_DEPTH, Scanner, common, skipped, verbatim
from xlcheck.read.entries.tree import Leaf, Members, Node, entries
from xlcheck.read.pairs.units import Table
from xlcheck.read.text import Piece

_BLANK = re.compile(r"\s+|//[^\n]*|#(?!\[)[^\n]*|/\*[\s\S]*?(?:\*/|\Z)")
_ARRAY = re.compile(r"array\s*+\(|\[", re.IGNORECASE)
_RETURN = re.compile(r"\breturn\b|\$\w++\s*+=(?!=)", re.IGNORECASE)
_SET = re.compile(
    r"""\$\w++\s*+\[\s*+(['"])([^'"\\\n]{1,200})\1\s*+\]\s*+=(?!=)|define\s*+\(\s*+(['"])([^'"\\\n]{1,200})\3\s*+,""",
    re.I,
)
_HEREDOC = re.compile(r"<<<[ \t]*+(['\"]?)(\w++)\1\n")
_NUMBER = re.compile(r"-?\d++")
COMPUTED = "values that are computed"


def php_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a PHP file with their paths.

    Raises:
        InputError: (IOE006) if no array with texts is in it, (IOE011) if a string or a bracket has no end.
    """
    reader = _Reader(Scanner(table.path, lines, "no array of PHP"), table)
    some = False
    for entry in entries(reader.whole()):
        some = True
        yield entry
    if not some:
        raise InputError(
            f"{table.path}: no array of texts is in this file, which is read by its literals and not run; "
            "give the file that holds the texts",
            "IOE006",
        )


class _Reader:
    """Reads the arrays of one file."""

    def __init__(self, scanner: Scanner, table: Table) -> None:
        self._scanner = scanner
        self._text = scanner.text
        self._table = table

    def whole(self) -> Node:
        """Return what the file returns, assigns and defines, as one object."""
        members: list[tuple[str, Node]] = []
        at = self._skip(max(0, self._text.find("<?php")))
        while at < len(self._text):
            if found := _SET.match(self._text, at):
                value, at = self._value(self._skip(found.end()), 0)
                members.append((found[2] or found[4], value))
            elif found := _RETURN.match(self._text, at):
                value, at = self._value(self._skip(found.end()), 0)
                if isinstance(value, Members):
                    members += value.items
            elif self._text[at] in "'\"":
                at = self._leaf(at)[1]
            else:
                at += 1
            at = self._skip(at)
        return Members(tuple(members))

    def _skip(self, at: int) -> int:
        return skipped(_BLANK, self._text, at)

    def _value(self, at: int, depth: int) -> tuple[Node, int]:
        """Read an expression up to the comma, semicolon or bracket behind it."""
        if depth > MAX_DEPTH:
            self._scanner.fail(at, f"nested more than {MAX_DEPTH} deep")
        if found := _ARRAY.match(self._text, at):
            return self._array(found.end(), ")" if found.group().endswith("(") else "]", depth)
        pieces: list[Piece] = []
        strings = others = 0
        while at < len(self._text) and self._text[at] not in ",;)]":
            mark = self._text[at]
            if mark in "'\"" or _HEREDOC.match(self._text, at):
                leaf, at = self._leaf(at)
                pieces += leaf.pieces
                strings += 1
            elif mark in "([":
                at = self._closed(at)
                others += 1
            else:
                if mark == "=" and self._text.startswith("=>", at):
                    break
                others += mark not in ". \n"
                at += 1
            at = self._skip(at)
        if strings and others:
            self._table.leave_out(COMPUTED)
        return (Leaf(tuple(pieces)) if strings and not others else None), at

    def _array(self, at: int, close: str, depth: int) -> tuple[Node, int]:
        named: list[tuple[str, Node]] = []
        plain: list[Node] = []
        at = self._skip(at)
        while not self._text.startswith(close, at):
            if at >= len(self._text):
                self._scanner.fail(at, f"{close!r} is missing")
            start = at
            value, at = self._value(at, depth + 1)
            if self._text.startswith("=>", at):
                key = value.text if isinstance(value, Leaf) else self._text[start:at].strip()
                value, at = self._value(self._skip(at + 2), depth + 1)
                named.append((key, value))
            else:
                plain.append(value)
            at = self._skip(at)
            if self._text.startswith(",", at):
                at = self._skip(at + 1)
            elif not self._text.startswith(close, at):
                self._scanner.fail(at, f"',' or {close!r} is missing")
        return (Members(tuple(named)) if named or not plain else plain), self._skip(at + 1)

    def _leaf(self, at: int) -> tuple[Leaf, int]:
        if found := _HEREDOC.match(self._text, at):
            return self._heredoc(found)
        mark = self._text[at]
        pieces, end = self._scanner.string(at + 1, mark, verbatim if mark == "'" else common)
        return Leaf(tuple(pieces)), end

    def _heredoc(self, found: re.Match[str]) -> tuple[Leaf, int]:
        close = re.compile(rf"^([ \t]*){re.escape(found[2])}\b", re.MULTILINE).search(self._text, found.end())
        if close is None:
            self._scanner.fail(found.start(), "a text without its end")
        pieces = list(self._scanner.raw(found.end(), max(found.end(), close.start() - 1)))
        return Leaf(tuple(pieces) or (self._scanner.piece("", found.end()),)), close.end()

    def _closed(self, at: int) -> int:
        start, open_ = at, 0
        while at < len(self._text):
            mark = self._text[at]
            if mark in "'\"":
                at = self._leaf(at)[1]
                continue
            open_ += (mark in "([{") - (mark in ")]}")
            at += 1
            if not open_:
                return at
        self._scanner.fail(start, "a bracket without its end")
