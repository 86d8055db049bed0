"""Strings files of Apple's systems: ``"key" = "value";``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.scanner import Scanner, common, skipped
from xlcheck.read.pairs.units import Table

_BLANK = re.compile(r"\s+|//[^\n]*|/\*[\s\S]*?(?:\*/|\Z)")
_BARE = re.compile(r"[\w.$/:-]++")


def strings_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a strings file.

    Raises:
        InputError: (IOE011) with the line where something else stands.
    """
    scanner = Scanner(table.path, lines, "no strings file")
    text = scanner.text
    at = _skip(text, 0)
    while at < len(text):
        if text[at] == '"':
            pieces, at = scanner.string(at + 1, '"', common)
            key = "".join(piece.text for piece in pieces)
        elif found := _BARE.match(text, at):
            key, at = found.group(), found.end()
        else:
            scanner.fail(at, "a key is missing")
        at = _skip(text, at)
        if text.startswith(";", at):  # a key that is its own text
            at = _skip(text, at + 1)
            continue
        if not text.startswith("=", at):
            scanner.fail(at, "'=' is missing")
        at = _skip(text, at + 1)
        if text.startswith('"', at):
            pieces, at = scanner.string(at + 1, '"', common)
            yield Entry(key, tuple(pieces))
        elif found := _BARE.match(text, at):
            yield Entry(key, tuple(scanner.raw(*found.span())))
            at = found.end()
        else:
            scanner.fail(at, "a text in quotation marks is missing")
        at = _skip(text, at)
        if not text.startswith(";", at):
            scanner.fail(at, "';' is missing")
        at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    return skipped(_BLANK, text, at)
