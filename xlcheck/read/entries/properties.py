"""Java properties and INI: a key and a value a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from xlcheck.errors import InputError
from xlcheck.read.entries.entry import Entry, step
from xlcheck.read.entries.scanner import ESCAPES
from xlcheck.read.pairs.units import Table
from xlcheck.read.text import Piece

_CODE = re.compile(r"\\u([0-9A-Fa-f]{4})(?:\\u([0-9A-Fa-f]{4}))?")
_KEY_END = re.compile(r"(?<!\\)(?:\\\\)*+([=:\s])")
_SECTION = re.compile(r"\s*\[([^\]]*)\]\s*(?:[;#].*)?$")
_SETTING = re.compile(r"([^=:]++)[=:]\s*+")


class _Character(Piece):
    """A character of a logical line where it stands; ``escaped`` ones neither end a key nor begin a comment."""


def properties_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    r"""Yield the texts of a Java properties file: ``\uXXXX`` is decoded, a backslash at the end continues a line.

    Raises:
        InputError: (IOE011) with a line whose escape is none.
    """
    for glyphs in _logical(list(lines)):
        key, value = _split(glyphs)
        decoded = list(_decoded(table, value))
        end = glyphs[-1]
        yield Entry(
            "".join(piece.text for piece in _decoded(table, key)),
            tuple(decoded) or (Piece("", end.line, end.column + 1),),
        )


def _logical(lines: list[str]) -> Iterator[list[Piece]]:
    """Yield the lines that are no comments, those that a backslash continues as one, character by character."""
    glyphs: list[Piece] = []
    going = False
    for number, line in enumerate(lines, 1):
        bare = line.lstrip(" \t\f")
        if not going and (not bare or bare[0] in "#!"):
            continue
        indent = len(line) - len(bare)
        slashes = len(bare) - len(bare.rstrip("\\"))
        going = slashes % 2 == 1
        kept = bare[:-1] if going else bare
        glyphs += [Piece(character, number, indent + at) for at, character in enumerate(kept, 1)]
        if not going and glyphs:
            yield glyphs
            glyphs = []
    if glyphs:
        yield glyphs


def _split(glyphs: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Return the key and the value of a line: the first mark or blank that no backslash escapes parts them."""
    text = "".join(glyph.text for glyph in glyphs)
    found = _KEY_END.search(text)
    if found is None:
        return glyphs, []
    at = found.start(1)
    after = re.compile(r"\s*[=:]?\s*").match(text, at)
    assert after is not None  # it may match nothing
    return glyphs[:at], glyphs[after.end() :]


def _decoded(table: Table, glyphs: list[Piece]) -> Iterator[Piece]:
    text = "".join(glyph.text for glyph in glyphs)
    at = 0
    while at < len(text):
        here = glyphs[at]
        if text[at] != "\\":
            yield here
            at += 1
        elif found := _CODE.match(text, at):
            high, low = int(found[1], 16), int(found[2] or "0", 16)
            if 0xD800 <= high < 0xDC00 <= low < 0xE000:
                yield here._replace(text=chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00))
                at = found.end()
            else:
                yield here._replace(text="\ufffd" if 0xD800 <= high < 0xE000 else chr(high))
                at += 6
        elif text.startswith("\\u", at):
            raise InputError(
                f"{table.path}:{here.line}: \\u without four hexadecimal digits (column {here.column}); "
                "repair the line",
                "IOE011",
            )
        else:
            letter = text[at + 1 : at + 2]
            yield here._replace(text=ESCAPES.get(letter, letter) if letter in "ntrf" else letter)
            at += 2


def ini_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of an INI file; the section is the first part of the key. Quotation marks around a value go.

    Raises:
        InputError: (IOE011) with a line that is neither a section, a comment nor a key with its value.
    """
    section = ""
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if not bare or bare[0] in ";#":
            continue
        if found := _SECTION.match(line):
            section = found[1].strip()
        elif found := _SETTING.match(line):
            begin, end = found.end(), len(line.rstrip())
            if end - begin >= 2 and line[begin] in "'\"" and line[end - 1] == line[begin]:
                begin, end = begin + 1, end - 1
            yield Entry(step(section, found[1].strip()), (Piece(line[begin : max(begin, end)], number, begin + 1),))
        else:
            raise InputError(
                f"{table.path}:{number}: neither a section, a comment nor a key with its value; repair the line",
                "IOE011",
            )
