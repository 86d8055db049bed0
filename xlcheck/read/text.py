"""From blocks to a Document: pieces of lines in, text with runs and segments out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xlcheck.files.source import Source
from xlcheck.model import Document, Kind, Lang, Place, Run, Segment, Span, Unit
from xlcheck.segment import split

_TAIL = 100
_NUMBER = re.compile(r"[\d.,%]")


class Piece(NamedTuple):
    """Characters that stand side by side in one line of a file, from this 1-based line and column on.

    ``where`` names the part of the file to which they belong, where lines do not tell it.
    """

    text: str
    line: int
    column: int
    where: str = ""


class Block(NamedTuple):
    """A paragraph, heading, item or cell: its text is that of its pieces, one behind the other."""

    pieces: tuple[Piece, ...]
    kind: Kind = "text"


class Marked(NamedTuple):
    """A link or code as it stands in the file: the first and the last character of its text; code has no target."""

    first: Place
    last: Place
    target: str | None = None


class Builder:
    """Collects text and the place of each part of it."""

    __slots__ = ("_next", "_offsets", "_parts", "_runs", "_units", "length")

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._offsets: list[int] = []
        self._units: list[Unit] = []
        self._next = (0, 0)  # where a character that continues the last run would stand

    def add(self, piece: Piece) -> None:
        """Append a piece; one that continues the last in the same line begins no new run."""
        text, line, column, _ = piece
        if (line, column) != self._next:
            self._runs.append(Run(self.length, line, column))
            self._offsets.append(self.length)
        self._parts.append(text)
        self.length += len(text)
        self._next = line, column + len(text)

    def name(self, name: str, state: str = "", notes: tuple[str, ...] = (), codes: tuple[str, ...] = ()) -> None:
        """Begin a named part of the file with the next piece, if it is not the one that goes on."""
        last = self._units[-1][1:5] if self._units else ("", "", (), ())
        if last != (name, state, notes, codes):
            self._units.append(Unit(self.length, name, state, notes, codes))

    def unit(self, unit: Unit) -> None:
        """Begin a named part of the file with the next piece; its offset is the one that is reached."""
        self._units.append(unit._replace(offset=self.length))

    def separate(self) -> None:
        """Append a line feed, which stands where the line of the last piece ends."""
        line, column = self._next
        self._parts.append("\n")
        self.length += 1
        self._next = line, column + 1

    def line(self, offset: int) -> int:
        """Return the line of the file on which the character at ``offset`` stands."""
        return self._runs[bisect_right(self._offsets, offset) - 1].line

    def document(self, source: Source, lang: Lang, segments: Iterable[Segment]) -> Document:
        """Return the collected text as a document."""
        runs = tuple(self._runs) or (Run(0, 1, 1),)
        path = source.path.as_posix()
        units = tuple(self._units)
        return Document(path, lang, "".join(self._parts), tuple(segments), runs, source.encoding, source.notes, units)


def document(source: Source, lang: Lang, blocks: Iterable[Block]) -> Document:
    """Return the document of these blocks, each split into sentences; a line feed stands between two blocks."""
    builder = Builder()
    segments: list[Segment] = []
    for paragraph, block in enumerate(blocks):
        if paragraph:
            builder.separate()
        start = builder.length
        for piece in block.pieces:
            if piece.text:
                builder.name(piece.where)
                builder.add(piece)
        text = "".join(piece.text for piece in block.pieces)
        for span in split(text, lang):
            line = builder.line(start + span.start)
            sentence = text[span.start : span.end]
            segments.append(Segment(sentence, span.shift(start), line, paragraph, block.kind))
    return builder.document(source, lang, segments)


def glue(before: str, after: str, lang: Lang, *, meant: bool = False) -> str:
    """Return what joins two lines of one paragraph: a blank, and nothing where it would break a word or Chinese.

    ``meant`` says that the writer set the break (``<br>``): then two figures are two, and no wrapped one.
    """
    if is_wide(before[-1:]) and is_wide(after[:1]):
        return ""
    if lang == "zh" and (is_wide(before[-1:]) or is_wide(after[:1])):
        return ""
    if not meant and lang == "zh" and _NUMBER.search(before[-1:]) and _NUMBER.search(after[:1]):  # 86.|6 and 5.3|%
        return ""
    if before[-1:] == "-" and before[-2:-1].isalnum() and after[:1].isalnum():
        return ""
    return " "


def tail(pieces: Sequence[Piece]) -> str:
    """Return the end of the text of some pieces, long enough to tell how it ends: its last hundred characters."""
    parts: list[str] = []
    length = 0
    for piece in reversed(pieces):
        parts.append(piece.text[-_TAIL:])
        length += len(parts[-1].strip())
        if length >= _TAIL:
            break
    return "".join(reversed(parts))


def joined(lines: list[str], group: list[int], lang: Lang) -> tuple[Piece, ...]:
    """Return the lines of one paragraph as pieces, each without white space at its ends, with what joins them."""
    pieces: list[Piece] = []
    for i in group:
        text = lines[i].strip()
        if pieces:
            last = pieces[-1]
            pieces.append(Piece(glue(last.text, text, lang), last.line, last.column + len(last.text), last.where))
        pieces.append(Piece(text, i + 1, len(lines[i]) - len(lines[i].lstrip()) + 1))
    return tuple(pieces)


def is_wide(character: str) -> bool:
    """Tell whether a character is set in two columns and needs no blank beside it: Han, kana, full-width marks."""
    return bool(character) and (
        "\u2e80" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\uff60"
        or character >= "\U00020000"
        or character in "“”‘’…—"
    )


def width(text: str) -> int:
    """Return the columns that a line takes on a screen."""
    return len(text) if text.isascii() else sum(2 if is_wide(c) else 1 for c in text)


def ranges(page: Document, marked: Sequence[Marked]) -> Iterator[tuple[Span, str | None]]:
    """Yield links and code, less those that the page does not show, with the range of their text in its text."""
    lines: dict[int, list[Run]] = {}
    for run in page.runs:
        lines.setdefault(run.line, []).append(run)

    def offset(place: Place) -> int | None:
        runs = lines.get(place.line, [])
        at = bisect_right(runs, place.column, key=lambda run: run.column) - 1
        found = runs[at].offset + place.column - runs[at].column if at >= 0 else None
        return found if found is not None and page.place(found) == place else None

    for mark in marked:
        start, last = offset(mark.first), offset(mark.last)
        if start is not None and last is not None and start <= last:
            yield Span(start, last + 1), mark.target
