"""Word documents and OpenDocument texts: the elements that hold the changed characters get another text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlcheck.errors import UsageError
from xlcheck.files.archive import Archive, opened
from xlcheck.model import Document
from xlcheck.read.documents import docx, odt
from xlcheck.report.docx.package import as_utf8, copied, utf8
from xlcheck.report.docx.remarks import xml_text
from xlcheck.report.docx.splice import characters, end_of, start_tag
from xlcheck.report.writeback.changes import Edit

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from xlcheck.files.xml import Extents

_CONTENT = "content.xml"
_EDGE = " \t\n"


class _Spot(NamedTuple):
    """A character in a part: where it begins and ends there, and the element whose text it is of."""

    part: str
    start: int
    end: int
    element: Element


Find = Callable[[int, int], "_Spot | None"]
"""From the 1-based line and column of a place to its character; None where a mark stands for it."""


class Recorder(Archive):
    """An archive that remembers where the elements of the parts that are read stand in them."""

    def __init__(self, archive: Archive) -> None:
        self.__dict__.update(archive.__dict__)
        self.extents: Extents = {}
        self.parts: dict[Element, str] = {}
        self._data: dict[str, bytes] = {}

    def tree(self, name: str, extents: Extents | None = None) -> Element:
        """Return a part as a tree; where its elements stand is kept."""
        found: Extents = {}
        root = super().tree(name, found)
        self.extents |= found
        self.parts |= dict.fromkeys(found, name)
        if extents is not None:
            extents |= found
        return root

    def data(self, part: str) -> bytes:
        """Return a part as UTF-8."""
        if part not in self._data:
            self._data[part] = utf8(self, part)
        return self._data[part]

    def begin(self, element: Element) -> int:
        """Return the offset behind the start tag of an element."""
        start, _ = self.extents[element]
        return start + len(start_tag(self.data(self.parts[element]), start))


def edited_docx(path: Path, document: Document, edits: Sequence[Edit], *, ahead: bool) -> bytes:
    """Return a Word document with these edits; runs keep their formatting, and what is added takes that around it."""
    with opened(path, sys.maxsize) as archive:
        recorder = Recorder(archive)
        root = recorder.tree(docx.main_part(archive))
        known = docx.paragraphs(recorder, root)

        def find(line: int, column: int) -> _Spot | None:
            at = column - 1
            for site in known[line].sites if line in known else ():
                if 0 <= at < len(site.text) and site.element is not None:
                    return _spot(recorder, site.element, site.skipped + at)
                at -= len(site.text)
            return None

        return _written(recorder, document, edits, find, ahead=ahead, preserved=True)


def edited_odt(path: Path, document: Document, edits: Sequence[Edit], *, ahead: bool) -> bytes:
    """Return an OpenDocument text with these edits."""
    with opened(path, sys.maxsize) as archive:
        recorder = Recorder(archive)
        known = odt.paragraphs(recorder, recorder.tree(_CONTENT))

        def find(line: int, column: int) -> _Spot | None:
            found = known[line].position(column - 1) if line in known and column > 0 else None
            if found is None or found[0].element is None:
                return None
            site, at = found
            assert site.element is not None
            return _spot(recorder, site.element, at, site.text if site.tail else None)

        return _written(recorder, document, edits, find, ahead=ahead, preserved=False, first="mimetype")


def _spot(recorder: Recorder, element: Element, at: int, tail: str | None = None) -> _Spot | None:
    """Return a character of the text of an element, or of what stands behind it."""
    part = recorder.parts.get(element)
    if part is None:
        return None
    data = recorder.data(part)
    begin = recorder.begin(element) if tail is None else end_of(data, recorder.extents[element])
    places = characters(data, begin, data.find(b"<", begin))
    text = (element.text or "") if tail is None else tail
    if at + 1 >= len(places) or len(places) != len(text) + 1:
        return None
    return _Spot(part, places[at], places[at + 1], element)


def _written(
    recorder: Recorder,
    document: Document,
    edits: Sequence[Edit],
    find: Find,
    *,
    ahead: bool,
    preserved: bool,
    first: str = "",
) -> bytes:
    """Return the archive with the edits. ``preserved``: blanks at the ends of a text want an attribute (Word)."""
    puts: dict[str, list[tuple[int, int, bytes]]] = {}
    touched: dict[Element, str] = {}

    def spot(offset: int) -> _Spot | None:
        if not 0 <= offset < len(document.text) or document.text[offset] == "\n":
            return None
        return find(*document.place(offset))

    def put(at: _Spot, start: int, end: int, new: str) -> None:
        puts.setdefault(at.part, []).append((start, end, xml_text(new).encode()))
        touched[at.element] = at.part

    for edit in edits:
        gone = [found for found in map(spot, range(*edit.span)) if found]
        if gone:
            put(gone[0], gone[0].start, gone[0].end, edit.new)
            for other in gone[1:]:
                put(other, other.start, other.end, "")
            continue
        before, after = spot(edit.span.start - 1), spot(edit.span.end)
        if before and not (ahead and after):
            put(before, before.end, before.end, edit.new)
        elif after:
            put(after, after.start, after.start, edit.new)
        else:
            raise UsageError("there is no text here that it could be added to")
    parts = {}
    for part, changes in puts.items():
        if preserved:
            changes += _preserving(recorder, part, changes, [e for e, at in touched.items() if at == part])
        parts[part] = as_utf8(_applied(recorder.data(part), changes))
    return copied(recorder, parts, first=first) if first else copied(recorder, parts)


def _preserving(
    recorder: Recorder, part: str, changes: Sequence[tuple[int, int, bytes]], elements: Sequence[Element]
) -> Iterator[tuple[int, int, bytes]]:
    """Yield the attribute that keeps the blanks at the ends of texts, where they have some now."""
    data = recorder.data(part)
    for element in elements:
        start, end = recorder.extents[element]
        tag = start_tag(data, start)
        if re.search(rb"space\s*=\s*[\"']preserve", tag):
            continue
        begin = start + len(tag)
        inside = [(a - begin, b - begin, new) for a, b, new in changes if begin <= a <= end]
        text = _applied(data[begin:end], inside).decode()
        if text != text.strip(_EDGE) and data[begin:end].decode() == data[begin:end].decode().strip(_EDGE):
            yield begin - 1, begin - 1, b' xml:space="preserve"'


def _applied(data: bytes, changes: Sequence[tuple[int, int, bytes]]) -> bytes:
    pieces, at = [], 0
    for start, end, new in sorted(changes):
        pieces += [data[at : max(at, start)], new]
        at = max(at, end)
    return b"".join([*pieces, data[at:]])
