"""``--output odt=``: a copy of the English OpenDocument text with a comment at the words of each finding.

An annotation is an element within the text of a paragraph, so nothing is cut, and every other byte of the content
stays. Headers and footers take none in LibreOffice, notes and frames only in newer ones: what is found there is said
where it hangs in the body, or at the first words of the document.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import InputError, UsageError
from xlcheck.files.archive import Archive, opened
from xlcheck.read.documents.odt import Paragraph, Site, paragraphs
from xlcheck.report.docx.annotate import Comment
from xlcheck.report.docx.package import as_utf8, copied, utf8
from xlcheck.report.docx.remarks import AUTHOR, Line, xml_text
from xlcheck.report.docx.render import comments_on, only_pair
from xlcheck.report.docx.splice import characters, end_of, start_tag
from xlcheck.report.fields import View
from xlcheck.report.xlsx import Part
from xlcheck.rows import Results

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from xlcheck.files.xml import Extents

_CONTENT = "content.xml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_NAMED = re.compile(rb'office:name="xlcheck(\d{1,9})"')
# Declared at each annotation: the document may call them otherwise.
_SPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    f'xmlns:style="{_ODF}:style:1.0"'
)


def render_odt(results: Results, view: View) -> bytes:
    """Return the commented document of a run over one pair.

    Raises:
        UsageError: if the run is over several, or the translation is no OpenDocument text.
        InputError: if the translation cannot be read again.
    """
    outcome, pair = only_pair(results, "odt")
    path = Path(outcome.target)
    if pair.bilingual or path.suffix.casefold() != ".odt":
        raise UsageError(f"--output odt: {path} is no OpenDocument text; --output docx= takes any file")
    with opened(path, sys.maxsize) as archive:
        return annotated(archive, comments_on(outcome, pair, view))


def annotated(archive: Archive, comments: Iterable[Comment]) -> bytes:
    """Return a copy of an OpenDocument text with comments; all other parts are as they were.

    Raises:
        InputError: if the document cannot be read.
    """
    extents: Extents = {}
    root = archive.tree(_CONTENT, extents)
    if root.find("body/text") is None:
        raise InputError(f"{archive.path}: this is no OpenDocument text; save it as .odt or .docx", "IOE011")
    data = utf8(archive, _CONTENT)
    writer = _Writer(data, extents, paragraphs(archive, root))
    for number, comment in enumerate(comments, 1 + max(map(int, _NAMED.findall(data)), default=0)):
        writer.add(comment, number)
    return copied(archive, {_CONTENT: as_utf8(writer.result())} if writer.put else {}, first="mimetype")


class _Writer:
    """The content of a document, and what is put into it."""

    def __init__(self, data: bytes, extents: Extents, known: dict[int, Paragraph]) -> None:
        self._data, self._extents, self._known = data, extents, known
        self.put: list[tuple[int, int, bytes]] = []

    def add(self, comment: Comment, number: int) -> None:
        """Put a comment at its words, or where it can be said."""
        first, last = self._known.get(comment.line), self._known.get(comment.end_line)
        if first is None:
            return
        name = f"xlcheck{number}"
        if first.in_body:
            start = self._offset(first, comment.column - 1)
            end = self._offset(last, comment.end_column - 2, behind=True) if last and last.in_body else None
            if start is not None and end is not None and start < end:
                self._insert(start, 1, _annotation(name, comment.lines))
                self._insert(end, 0, f'<office:annotation-end {_SPACES} office:name="{name}"/>')
            elif start is not None:
                self._insert(start, 1, _annotation("", comment.lines))
            return
        lines = (Line((Part(comment.beside),)), *comment.lines)
        at = None if first.anchor is None else self._behind(first.anchor)
        if at is None:
            body = next((p for p in self._known.values() if p.in_body), None)
            at = self._offset(body, 0) if body else None
        if at is not None:
            self._insert(at, 1, _annotation("", lines))

    def result(self) -> bytes:
        """Return the content with all comments."""
        pieces, at = [], 0
        for offset, _, xml in sorted(self.put):
            pieces += [self._data[at:offset], xml]
            at = offset
        return b"".join([*pieces, self._data[at:]])

    def _insert(self, offset: int, rank: int, xml: str) -> None:
        self.put.append((offset, rank, xml.encode()))

    def _offset(self, paragraph: Paragraph, character: int, *, behind: bool = False) -> int | None:
        """Return where a character of a paragraph begins, or ends, in the content; None where a mark stands for it."""
        found = paragraph.position(character)
        if found is None:
            return None
        site, at = found
        begin = self._begin(site)
        places = characters(self._data, begin, self._data.find(b"<", begin))
        return places[at + behind] if at + behind < len(places) else None

    def _begin(self, site: Site) -> int:
        assert site.element is not None
        if site.tail:
            return end_of(self._data, self._extents[site.element])
        start, _ = self._extents[site.element]
        return start + len(start_tag(self._data, start))

    def _behind(self, element: Element) -> int | None:
        return end_of(self._data, self._extents[element]) if element in self._extents else None


def _annotation(name: str, lines: Iterable[Line]) -> str:
    named = f' office:name="{name}"' if name else ""
    paragraphs = "".join(f"<text:p>{''.join(_run(part) for part in line.parts)}</text:p>" for line in lines)
    return f"<office:annotation {_SPACES}{named}><dc:creator>{AUTHOR}</dc:creator>{paragraphs}</office:annotation>"


def _run(part: Part) -> str:
    """Return a piece of a comment; flagged words stand in brackets, since a comment has no styles of its own."""
    text = "<text:line-break/>".join(map(xml_text, part.text.split("\n")))
    text = re.sub("  +", lambda blanks: f' <text:s text:c="{len(blanks[0]) - 1}"/>', text)
    return f"[{text}]" if part.flagged else text
