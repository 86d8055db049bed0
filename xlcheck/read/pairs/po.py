"""PO catalogues (gettext): msgid and msgstr with the place of every character, escapes decoded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files.encoding import codec
from xlcheck.files.source import whole
from xlcheck.model import Lang
from xlcheck.read.pairs.inline_codes import language
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Piece

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,3})\])?\s*(?=\"|$)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"\s*$')
_PART = re.compile(r"\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)|[^\\]+")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_HEADER = 1 << 16
_CHARSET = re.compile(rb"Content-Type:[^\n]{0,200}?charset=([A-Za-z0-9._-]{1,40})", re.IGNORECASE)
_LANGUAGE = re.compile(r"^Language:\s*([\w@.-]+)", re.MULTILINE)


def po(table: Table, lines: Iterable[str]) -> Iterator[UnitRow]:
    """Yield the entries of a catalogue; obsolete ones and the header are none.

    An entry with plural forms is a row for each form: the first belongs to ``msgid``, if there are several, and the
    others to ``msgid_plural``.

    Raises:
        InputError: (IOE011) with the line that is no PO.
    """
    number = 0
    for entry in catalogue(table, lines):
        if not _text(entry.strings["msgid"]):  # the header
            table.first = _first(_text(entry.strings.get("msgstr", ()))) or table.first
            continue
        number += 1
        yield from entry.rows(number)


def declared(path: Path) -> str | None:
    """Return the encoding that the header of a catalogue declares, where its bytes are no UTF-8; None if it has none.

    Raises:
        InputError: if the file cannot be opened.
    """
    data = whole(path, None)
    found = _CHARSET.search(data[:_HEADER])
    name = found[1].decode("ascii") if found else "CHARSET"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return codec(name) and name
        except LookupError:
            return None
    return None


def _first(header: str) -> Lang | None:
    """Return the language of the msgids, which is the other one than that of the msgstrs, which the header names."""
    found = _LANGUAGE.search(header)
    lang = language(found.group(1)) if found else None
    return None if lang is None else "en" if lang == "zh" else "zh"


def _text(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


@dataclass
class Message:
    """An entry of a catalogue in the making: its strings by keyword, its flags and comments."""

    strings: dict[str, list[Piece]] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def rows(self, number: int) -> Iterator[UnitRow]:
        """Yield a row for each form; ``number`` is that of the message in its file."""
        name = f"entry {number}"
        if context := _text(self.strings.get("msgctxt", ())):
            name += f" ({context[:80]})"
        forms = [key for key in self.strings if key.startswith("msgstr")]
        state = "fuzzy" if "fuzzy" in self.flags else ""
        for index, form in enumerate(forms):
            plural = "msgid_plural" in self.strings and (index > 0 or len(forms) == 1)
            msgid = self.strings["msgid_plural" if plural else "msgid"]
            label = f"{name}, {form}" if len(forms) > 1 else name
            yield UnitRow(Cell(tuple(msgid), label), Cell(tuple(self.strings[form]), label), state, tuple(self.notes))


def catalogue(table: Table, lines: Iterable[str]) -> Iterator[Message]:
    """Yield the entries of a catalogue, its header too; obsolete ones are none.

    Raises:
        InputError: (IOE011) with the line that is no PO.
    """
    entry = Message()
    current: list[Piece] | None = None
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if not bare or bare.startswith("#~"):
            current = None
        elif bare.startswith("#"):
            if "msgid" in entry.strings:  # a comment stands before its entry
                yield _whole(table, entry, number)
                entry = Message()
            current = None
            _comment(entry, bare)
        elif found := _KEYWORD.match(bare):
            keyword = found.group(1)
            if keyword in ("msgctxt", "msgid") and "msgid" in entry.strings:
                yield _whole(table, entry, number)
                entry = Message()
            key = keyword if found.group(2) is None else f"msgstr[{found.group(2)}]"
            if key in entry.strings or (keyword == "msgstr" and "msgid" not in entry.strings):
                raise _error(table, number, f"{key} is out of place")
            current = entry.strings[key] = []
            if '"' in line:
                _string(table, number, line, line.index('"'), current)
            else:  # its string stands on the next line
                current.append(Piece("", number, len(line.rstrip()) + 1))
        elif bare.startswith('"') and current is not None:
            _string(table, number, line, line.index('"'), current)
        else:
            raise _error(table, number, "neither a comment, a keyword nor a string")
    if entry.strings:
        yield _whole(table, entry, number)


def _comment(entry: Message, bare: str) -> None:
    if bare.startswith("#,"):
        entry.flags += [flag.strip() for flag in bare[2:].split(",")]
    elif bare[1:2] in ("", " ", "."):
        entry.notes.append(bare[2:].strip())


def _whole(table: Table, entry: Message, number: int) -> Message:
    if "msgid" not in entry.strings or not any(key.startswith("msgstr") for key in entry.strings):
        raise _error(table, number, "the entry before this line has no msgid or no msgstr")
    return entry


def _string(table: Table, number: int, line: str, start: int, pieces: list[Piece]) -> None:
    """Add a quoted string, escapes decoded; an empty one tells the place alone."""
    found = _QUOTED.match(line, start)
    if found is None:
        raise _error(table, number, "a string without its end, or something behind it")
    if pieces and not pieces[-1].text:
        pieces.pop()
    for part in _PART.finditer(found.group(1)):
        pieces.append(Piece(_decoded(part.group()), number, found.start(1) + part.start() + 1))
    if not pieces:
        pieces.append(Piece("", number, found.start(1) + 1))


def _decoded(part: str) -> str:
    if not part.startswith("\\"):
        return part
    if part[1] == "x" and len(part) > 2:
        return chr(int(part[2:], 16))
    if part[1] in "01234567":
        return chr(int(part[1:], 8))
    return _ESCAPES.get(part[1], part[1])


def _error(table: Table, number: int, what: str) -> InputError:
    return InputError(f"{table.path}:{number}: this is no PO catalogue: {what}; repair the line", "IOE011")
