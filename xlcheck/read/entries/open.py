"""A file of keys as a whole: its entries with their forms, limits and comments, and what a person wants to know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xlcheck.errors import InputError, UsageError
from xlcheck.files.formats import Format
from xlcheck.files.kinds import entries_format
from xlcheck.files.source import LINE_END, MAX_BYTES, read_source
from xlcheck.model import Lang
from xlcheck.read.entries.entry import SHADOWED, Entry
from xlcheck.read.entries.forms import expanded, grouped
from xlcheck.read.limits import limit_in
from xlcheck.read.pairs.units import Table
from xlcheck.read.readers import reader_of

_COMMENT = re.compile(r"\s*(?:#[.,:~]?|//+|/\*+|<!--+|;|!)\s?(.*?)\s*(?:\*/|--+>)?\s*$")


@dataclass(frozen=True, slots=True)
class EntryFile:
    """The entries of one file, in its order. ``placeholders`` names the syntaxes of what a program fills in."""

    path: Path
    entries: tuple[Entry, ...]
    placeholders: tuple[str, ...] = ()
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


def read_entries(
    path: Path, lang: Lang | None, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, unfinished: bool = True
) -> EntryFile:
    """Read a file of keys; without ``unfinished``, what it marks as not finished is left out.

    Raises:
        UsageError: if its format has no keys, or ``encoding`` does not exist.
        InputError: if it cannot be read, (IOE015) if it holds no text.
    """
    format_ = entries_format(path)
    if format_ is None:
        raise UsageError(f"{path}: this file has no keys; give a document with a document")
    table, lines, found = _read(path, format_, lang, encoding, max_bytes)
    if not found:
        raise InputError(f"{path}: no text with a key is in this file; check that it is the right one", "IOE015")
    if not unfinished:
        table.leave_out("unfinished entries", sum(bool(entry.state) for entry in found))
        found = [entry for entry in found if not entry.state]
    commented = (_commented(entry, lines) for entry in found)
    whole = list(expanded(grouped([*commented]), format_.placeholders))
    return EntryFile(path, _shadowed(whole), tuple(format_.placeholders.split()), table.encoding, table.all_notes())


def _read(
    path: Path, format_: Format, lang: Lang | None, encoding: str | None, max_bytes: int
) -> tuple[Table, list[str], list[Entry]]:
    read = reader_of(format_)
    content: Iterable[str] | Iterable[bytes]
    if format_.form == "xml":
        from xlcheck.files.xml import chunks

        content = [b"".join(chunks(path, encoding, max_bytes))]
        table = Table(path)
        lines = LINE_END.split(content[0].decode("utf-8", "replace"))
    else:
        source = read_source(path, lang, encoding=encoding, max_bytes=max_bytes)
        table = Table(path, encoding=source.encoding, notes=list(source.notes))
        content = lines = source.lines
    return table, lines, list(read(table, content))


def _commented(entry: Entry, lines: list[str]) -> Entry:
    """Return an entry with the comment of the line above it, and the limit that its comments name."""
    line = entry.pieces[0].line
    above = lines[line - 2] if 2 <= line <= len(lines) + 1 else ""
    notes = entry.notes
    if (found := _COMMENT.match(above)) and found[1] and found[1] not in notes:
        notes = (*notes, found[1])
    return entry._replace(notes=notes, limit=entry.limit or limit_in(notes))


def _shadowed(found: list[Entry]) -> tuple[Entry, ...]:
    """Return the entries; those whose key and form come again have that for their state."""
    last = {(entry.key, entry.form): index for index, entry in enumerate(found)}
    return tuple(
        entry if last[entry.key, entry.form] == index else entry._replace(state=SHADOWED)
        for index, entry in enumerate(found)
    )
