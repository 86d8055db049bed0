"""The text of a file with the place of each character, and the strings in it, whose escapes are decoded."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NoReturn

from xlcheck.errors import InputError
from xlcheck.read.text import Piece

MAX_DEPTH = 100
"""Objects within objects; deeper ones are an attack on what walks them."""

_HALVES = re.compile(r"[\ud800-\udfff]")
_HEX = re.compile(
    r"u\{([0-9A-Fa-f]{1,6})\}|u([dD][89abAB][0-9A-Fa-f]{2})\\u([dD][c-fC-F][0-9A-Fa-f]{2})|[uU]([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})"
)

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "a": "\a"}
"""What a letter behind a backslash stands for; any other character stands for itself."""


def skipped(blank: re.Pattern[str], text: str, at: int) -> int:
    """Return where what is blank ends: as often as the pattern finds it.

    One expression for all of it, a group without a way back within another, goes wrong before Python 3.11.5
    (gh-106052).
    """
    while (found := blank.match(text, at)) and found.end() > at:
        at = found.end()
    return at


class Scanner:
    """The text of one file and a position in it."""

    def __init__(self, path: Path, lines: Iterable[str], what: str) -> None:
        """Take the lines of a file that should be ``what`` ("no JSON")."""
        self.path = path
        self.what = what
        self.text = "\n".join(lines)
        self._starts = [0, *(found.end() for found in re.finditer("\n", self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Return the 1-based line and column of a character."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a 1-based line and column."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def piece(self, text: str, offset: int) -> Piece:
        """Return characters that stand where the file has others, as the decoded ones of an escape."""
        return Piece(text, *self.place(offset))

    def raw(self, start: int, end: int) -> Iterator[Piece]:
        """Yield a range of the file as it stands, a piece for each line; a line feed belongs to the line it ends."""
        while start < end:
            stop = self.text.find("\n", start, end) + 1 or end
            yield self.piece(self.text[start:stop], start)
            start = stop

    def error(self, offset: int, reason: str) -> InputError:
        """Return the error of a file that is not what its name says."""
        line, column = self.place(min(offset, len(self.text)))
        return InputError(
            f"{self.path}:{line}: this is {self.what}: {reason} (column {column}); repair the line", "IOE011"
        )

    def fail(self, offset: int, reason: str) -> NoReturn:
        """Raise `error`."""
        raise self.error(offset, reason)

    def string(self, start: int, close: str, decode: Decode, *, lines: bool = True) -> tuple[list[Piece], int]:
        """Read a string from behind its opening mark to its closing one; return its pieces and the offset behind it.

        ``decode`` reads what a backslash begins. Without ``lines``, a line end within is an error.
        """
        pieces: list[Piece] = []
        position = begin = start
        while True:
            found = _stop(close).search(self.text, position)
            if found is None or (not lines and "\n" in self.text[position : found.start()]):
                self.fail(start - 1, "a string without its end")
            position = found.start()
            pieces += self.raw(begin, position)
            if found.group() == close:
                return pieces or [self.piece("", start)], position + len(close)
            text, end = decode(self, position)
            if text:
                pieces.append(self.piece(_HALVES.sub("\ufffd", text), position))
            position = begin = end


Decode = Callable[[Scanner, int], tuple[str, int]]
"""Reads the escape at an offset; returns what it stands for and the offset behind it."""


@cache
def _stop(close: str) -> re.Pattern[str]:
    return re.compile(rf"\\|{re.escape(close)}")


def common(scanner: Scanner, at: int) -> tuple[str, int]:
    r"""Decode an escape as JSON, JavaScript, Java, Swift and most others have them: ``\n``, ``\u4e2d``, ``\x41``."""
    text = scanner.text
    if found := _HEX.match(text, at + 1):
        if found[2]:
            return chr(0x10000 + ((int(found[2], 16) - 0xD800) << 10) + int(found[3], 16) - 0xDC00), found.end()
        code = int(found[1] or found[4] or found[5], 16)
        return chr(code) if code < 0x110000 else "\ufffd", found.end()
    letter = text[at + 1 : at + 2]
    if letter == "\n":  # the string goes on in the next line
        return "", at + 2
    return ESCAPES.get(letter, letter), min(at + 2, len(text))


def verbatim(scanner: Scanner, at: int) -> tuple[str, int]:
    """Decode an escape where only the backslash and the quotation mark have one: single quotes of PHP."""
    letter = scanner.text[at + 1 : at + 2]
    return (letter, at + 2) if letter in ("\\", "'") else ("\\", at + 1)
