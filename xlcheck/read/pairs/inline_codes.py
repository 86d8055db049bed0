"""What the XML formats of translators share: inline codes within text, and the names of languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.xml import Event, Start, Text
from xlcheck.model import Lang
from xlcheck.read.pairs.units import PLACEHOLDER, Cell
from xlcheck.read.text import Piece, glue

#: Codes that stand for themselves and show as a placeholder: a variable, an image, a line break.
_ALONE = frozenset({"x", "ph"})
#: Codes that open or close formatting, each a mark of its own; what some of them hold is code, not text.
_HALVES = frozenset({"bpt", "ept", "it", "bx", "ex", "sc", "ec", "ut"})
#: Codes around text, and notes on text that leave no trace.
_AROUND = frozenset({"g", "pc"})


class _Frame(NamedTuple):
    """An open inline element: whether its text is code, and what its end tag adds to the codes."""

    code: bool
    closing: str
    segment: bool


class _Part:
    """Text in pieces with its inline codes."""

    def __init__(self, line: int, column: int) -> None:
        self.pieces: list[Piece] = []
        self.codes: list[str] = []
        self._empty = Piece("", line, column)
        self._broken = False

    def add(self, text: str, line: int, column: int) -> None:
        """Add characters; a line end with what indents the next line is what joins lines of one paragraph."""
        if text == "\n":
            self._broken = True
            return
        if self._broken:
            bare = text.lstrip(" \t")
            text, column = bare, column + len(text) - len(bare)
            if not text:
                return
            if self.pieces:
                last = self.pieces[-1]
                kept = last._replace(text=last.text.rstrip(" \t"))
                self.pieces[-1] = kept
                self.pieces.append(Piece(glue(kept.text, text, "en"), last.line, last.column + len(kept.text)))
        self._broken = False
        self.pieces.append(Piece(text, line, column))

    def cell(self, name: str) -> Cell:
        return Cell(tuple(self.pieces) or (self._empty,), name, tuple(self.codes))


class Content:
    """The text of one element, from its start tag to its end tag.

    Text within ``mrk`` elements of type ``seg`` is also kept apart, by their ``mid``.
    """

    def __init__(self, start: Start) -> None:
        self._whole = _Part(start.line, start.column)
        self._current = self._whole
        self._segments: dict[str, _Part] = {}
        self._frames: list[_Frame] = []
        self._code = 0

    def feed(self, event: Event) -> bool:
        """Take the next event; return False if it was the end tag of the element."""
        if isinstance(event, Text):
            if not self._code:
                self._add(event.text, event.line, event.column)
        elif isinstance(event, Start):
            self._start(event)
        elif self._frames:
            frame = self._frames.pop()
            self._code -= frame.code
            if frame.closing:
                self._mark(frame.closing)
            if frame.segment:
                self._current = self._whole
        else:
            return False
        return True

    def _add(self, text: str, line: int, column: int) -> None:
        """Add characters to the text, and to the segment that they stand in."""
        self._whole.add(text, line, column)
        if self._current is not self._whole:
            self._current.add(text, line, column)

    def _mark(self, code: str) -> None:
        self._whole.codes.append(code)
        if self._current is not self._whole:
            self._current.codes.append(code)

    def cell(self, name: str) -> Cell:
        """Return the whole text, that of its segments too."""
        return self._whole.cell(name)

    def segments(self, name: str) -> dict[str, Cell]:
        """Return the text of each marked segment by its id, in order."""
        return {key: part.cell(f"{name}, segment {key}") for key, part in self._segments.items()}

    def _start(self, event: Start) -> None:
        attributes = event.attributes
        key = attributes.get("id") or attributes.get("x") or attributes.get("i") or ""
        name = f"{event.name} {key}".strip()
        if event.name == "mrk" and attributes.get("mtype") == "seg" and self._current is self._whole:
            self._current = self._segments.setdefault(attributes.get("mid", ""), _Part(event.line, event.column))
            self._frames.append(_Frame(False, "", True))
            return
        code = event.name in _ALONE or event.name in _HALVES
        if not self._code and (code or event.name in _AROUND):
            self._mark(name)
        if event.name in _ALONE and not self._code:
            self._add(PLACEHOLDER, event.line, event.column)
        self._code += code
        self._frames.append(_Frame(code, f"/{name}" if event.name in _AROUND and not self._code else "", False))


def expect(path: Path, events: Iterator[Event], root: str, what: str) -> Start:
    """Return the first start tag of a file, which has to have this name.

    Raises:
        InputError: (IOE006) if it has another.
    """
    for event in events:
        if isinstance(event, Start):
            if event.name == root:
                return event
            break
    raise InputError(f"{path}: this is not {what}: its first element is not <{root}>; check the file", "IOE006")


def language(name: str) -> Lang | None:
    """Return the language of a name as in xml:lang (zh-Hans-CN, en_GB, ZH-TW), or None if it is neither."""
    primary = name.strip().replace("_", "-").partition("-")[0].lower()
    return "zh" if primary in ("zh", "zho", "chi", "cmn") else "en" if primary in ("en", "eng") else None
