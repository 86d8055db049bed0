"""Fluent (FTL): messages, terms and attributes; the variants of a selection are forms of their message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlcheck.errors import InputError
from xlcheck.read.entries.entry import Entry
from xlcheck.read.pairs.units import Table
from xlcheck.read.text import Piece

_MESSAGE = re.compile(r"(-?[A-Za-z][\w-]*)[ ]*=[ ]*")
_ATTRIBUTE = re.compile(r"[ ]+\.([A-Za-z][\w-]*)[ ]*=[ ]*")


def fluent_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a Fluent file; an attribute has the path of its message before its own name.

    Raises:
        InputError: (IOE011) with a line that belongs to no message.
    """
    message = key = ""
    notes: list[str] = []
    body: list[tuple[int, int, str]] = []
    depth = 0

    def done() -> Iterator[Entry]:
        if key and body:
            yield Entry(key, _pieces(body), notes=tuple(notes))

    for number, line in enumerate(lines, 1):
        if line.startswith("#") and depth <= 0:
            yield from done()
            key, body, notes = "", [], [*notes, line.lstrip("# ").strip()] if not key else [line.lstrip("# ").strip()]
        elif depth <= 0 and (found := _MESSAGE.match(line)):
            yield from done()
            notes = notes if not key else []
            message = key = found[1]
            body = [(number, found.end(), line[found.end() :])]
        elif depth <= 0 and key and (found := _ATTRIBUTE.match(line)):
            yield from done()
            key, body = f"{message}.{found[1]}", [(number, found.end(), line[found.end() :])]
        elif key and (not line.strip() or line.startswith((" ", "}"))):
            body.append((number, 0, line))
        elif line.strip():
            raise InputError(f"{table.path}:{number}: this line belongs to no message; repair it", "IOE011")
        else:
            notes = []
        if len(body) <= 1:
            depth = 0
        if body:
            depth += body[-1][2].count("{") - body[-1][2].count("}")
    yield from done()


def _pieces(body: list[tuple[int, int, str]]) -> tuple[Piece, ...]:
    """Return the lines of a pattern without what indents all of them, and without blank ones at the ends."""
    number, start, text = body[0]
    kept = [(number, start, text)] if text.strip() else []
    rest = [(n, s, t) for n, s, t in body[1:]]
    while rest and not rest[-1][2].strip():
        rest.pop()
    indents = [len(t) - len(t.lstrip(" ")) for _, _, t in rest if t.strip() and t.lstrip()[0] not in "[*}"]
    cut = min(indents, default=0)
    kept += [(n, cut, t[cut:]) for n, _, t in rest]
    pieces: list[Piece] = []
    for n, s, t in kept:
        if pieces:
            last = pieces[-1]
            pieces.append(Piece("\n", last.line, last.column + len(last.text)))
        pieces.append(Piece(t, n, s + 1))
    return tuple(pieces) or (Piece("", number, start + 1),)
