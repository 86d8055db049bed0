"""A file of keys as a whole: its entries with their forms, limits and comments, and what a person wants to know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
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

_COMMENT = re.compile(r"[ \t]*+(?:#[.,:~]?|//+|/\*+|<!--+|;|!)")


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
    file = plain_entries(path, lang, encoding=encoding, max_bytes=max_bytes, unfinished=unfinished)
    return with_forms(file, frozenset(entry.key for entry in file.entries))


def plain_entries(
    path: Path, lang: Lang | None, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, unfinished: bool = True
) -> EntryFile:
    """Read a file of keys as `read_entries`, each text as it is written, whatever forms it has."""
    format_ = entries_format(path)
    if format_ is None:
        raise UsageError(f"{path}: this file has no keys; give a document with a document")
    table, lines, found = _read(path, format_, lang, encoding, max_bytes)
    if not found:
        raise InputError(f"{path}: no text with a key is in this file; check that it is the right one", "IOE015")
    if not unfinished:
        table.leave_out("unfinished entries", sum(bool(entry.state) for entry in found))
        found = [entry for entry in found if not entry.state]
    commented = tuple(_commented(entry, lines) for entry in found)
    return EntryFile(path, commented, tuple(format_.placeholders.split()), table.encoding, table.all_notes())


def with_forms(file: EntryFile, keys: frozenset[str]) -> EntryFile:
    """Return a file with the forms of its texts apart; ``keys`` are those of both files, which tell forms by name."""
    whole = expanded(grouped(file.entries, keys), file.placeholders)
    return replace(file, entries=_shadowed(list(whole)))


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
    if found := _COMMENT.match(above):
        said = above[found.end() :].strip().removesuffix("*/").removesuffix("-->").strip()
        notes = (*notes, said) if said and said not in notes else notes
    return entry._replace(notes=notes, limit=entry.limit or limit_in(notes))


def _shadowed(found: list[Entry]) -> tuple[Entry, ...]:
    """Return the entries; those whose key and form come again have that for their state."""
    last = {(entry.key, entry.form): index for index, entry in enumerate(found)}
    return tuple(
        entry if last[entry.key, entry.form] == index else entry._replace(state=SHADOWED)
        for index, entry in enumerate(found)
    )
