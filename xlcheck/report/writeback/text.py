"""Files that are text: the characters of a document are found in the file by its runs, and changed there alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.xml import encoding_of
from xlcheck.model import Document, Segment, Span
from xlcheck.report.writeback.changes import Edit
from xlcheck.report.writeback.spelling import Spelling, Way

_LINE_END = re.compile(r"\r\n|\r|\n")
_FEED = re.compile(r"\n")
_MARK = "\ufeff"
_AROUND = "*_`~"


class TextFile:
    """A file as text, with the places of a document's characters in it."""

    def __init__(self, path: Path, data: bytes, document: Document, spelling: Spelling, *, form: str) -> None:
        """Take the file as it was when the document was read.

        Raises:
            UsageError: if its bytes cannot be had back from its text.
        """
        self._document, self._spelling = document, spelling
        self.encoding = encoding_of(data[:400], path, None)[0] if form == "xml" else document.encoding
        text = data.decode(self.encoding)
        if text.encode(self.encoding) != data:
            raise UsageError(f"{path.name}: some of its bytes can be written in two ways; save it as UTF-8")
        self._mark = _MARK if text.startswith(_MARK) else ""
        self.text = text[len(self._mark) :]
        ends = _FEED if form == "lines" else _LINE_END
        self._starts = [0, *(found.end() for found in ends.finditer(self.text))]

    def edited(
        self, edits: Sequence[Edit], way: Way, *, ahead: bool = False, quoted: bool = False, bare: bool = False
    ) -> bytes:
        """Return the file with these edits.

        ``ahead`` puts what is added before the character that follows, not behind the one before it; ``quoted`` puts
        whole fields into quotation marks; ``bare`` takes the marks around what is gone away with it.
        """
        puts: list[tuple[int, int, str]] = []
        for edit in edits:
            puts += self._puts(edit, self._encodable(edit.new, way), ahead=ahead)
        if quoted:
            puts = self._quoted(edits, puts)
        if bare:
            puts += [put for edit in edits for put in self._marks(edit)]
        pieces, at = [self._mark], 0
        for start, end, new in sorted(puts):
            pieces += [self.text[at : max(at, start)], new]
            at = max(at, end)
        return "".join([*pieces, self.text[at:]]).encode(self.encoding)

    def _encodable(self, text: str, way: Way) -> str:
        """Return how a text is written, with what the encoding lacks written in another way.

        Raises:
            UsageError: if the encoding lacks a character, and the format has no other way.
        """
        written = way(text)
        try:
            written.encode(self.encoding)
        except UnicodeEncodeError as error:
            lacking = written[error.start]
            if self._spelling.unknown is None:
                name = self.encoding
                raise UsageError(
                    f"the file is kept in {name}, which has no “{lacking}”; write it otherwise, or save the file as "
                    "UTF-8 first"
                ) from None
            unknown = self._spelling.unknown
            written = "".join(c if _has(self.encoding, c) else unknown(c) for c in written)
        return written

    def _puts(self, edit: Edit, new: str, *, ahead: bool) -> Iterator[tuple[int, int, str]]:
        """Yield what changes in the file: ranges of its text, and what stands there instead."""
        gone = [extent for extent in map(self._extent, range(*edit.span)) if extent]
        if gone:
            first, last = gone[0][0], gone[-1][1]
            yield first, gone[0][1], new
            for (_, before), (start, end) in pairwise(gone):
                blank = before < start and self._blank(before, start)
                yield (before if blank else start), end, ""
            yield from self._blank_edges(edit.span, first, last)
            return
        at = self._insertion(edit.span, ahead=ahead)
        yield at, at, new

    def _blank_edges(self, span: Span, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        """Yield the line ends that stand for a blank at the beginning or end of what is deleted."""
        before, after = self._extent(span.start - 1), self._extent(span.end)
        if self._extent(span.start) is None and before and before[1] < first and self._blank(before[1], first):
            yield before[1], first, ""
        if self._extent(span.end - 1) is None and after and last < after[0] and self._blank(last, after[0]):
            yield last, after[0], ""

    def _blank(self, start: int, end: int) -> bool:
        return not self.text[start:end].strip()

    def _marks(self, edit: Edit) -> Iterator[tuple[int, int, str]]:
        """Yield the marks of emphasis or code that have nothing between them any more."""
        groups: list[tuple[int, int]] = []
        for start, end in filter(None, map(self._extent, range(*edit.span))):
            if groups and groups[-1][1] == start:
                groups[-1] = groups[-1][0], end
            else:
                groups.append((start, end))
        for first, last in groups:
            begin, end = first, last
            while begin and self.text[begin - 1] in _AROUND and self.text[begin - 1] == self.text[end : end + 1]:
                begin, end = begin - 1, end + 1
            if begin < first:
                yield begin, first, ""
                yield last, end, ""

    def _insertion(self, span: Span, *, ahead: bool) -> int:
        """Return where in the file something is added at an offset of the text."""
        before = self._extent(span.start - 1) if span.start else None
        after = self._extent(span.end)
        if before and self._document.text[span.start - 1 : span.start] != "\n" and not (ahead and after):
            return before[1]
        return after[0] if after else self._at(span.start)

    def _at(self, offset: int) -> int:
        line, column = self._document.place(offset)
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _extent(self, offset: int) -> tuple[int, int] | None:
        """Return where a character of the text begins and ends in the file; None where nothing there stands for it."""
        text = self._document.text
        if not 0 <= offset < len(text):
            return None
        at = self._at(offset)
        escape = self._spelling.escape
        if escape and (found := escape.match(self.text, at)):
            meant = self._spelling.meant(found[0])
            # A blank that stands for a line end is put behind the character before it, whatever that is written as.
            apart = self._at(offset + len(meant)) != at + 1 if offset + len(meant) < len(text) else True
            if meant and text.startswith(meant, offset) and (apart or not text.startswith(found[0], offset)):
                return at, found.end()
        if self.text[at : at + 1] == text[offset]:
            return at, at + 1
        if text[offset] == "\n" and self.text.startswith("\r\n", at):
            return at, at + 2
        return None

    def _quoted(self, edits: Sequence[Edit], puts: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
        """Return the changes with the fields that they are in put into quotation marks."""
        found = list(puts)
        for segment in {self._segment(edit.span.start) for edit in edits}:
            extents = [extent for extent in map(self._extent, range(*segment.span)) if extent]
            start, end = (extents[0][0], extents[-1][1]) if extents else (self._at(segment.span.start),) * 2
            inside = [put for put in puts if start <= put[0] <= end]
            field, at = [], start
            for first, last, new in sorted(inside):
                field += [self.text[at : max(at, first)].replace('"', '""'), new]
                at = max(at, last)
            field.append(self.text[at:end].replace('"', '""'))
            found = [put for put in found if put not in inside]
            found.append((start, max(end, at), f'"{"".join(field)}"'))
        return found

    def _segment(self, offset: int) -> Segment:
        segments = self._document.segments
        return next(s for s in segments if s.span.start <= offset <= s.span.end)


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
