"""A Word document with comments: at the flagged words of the body, beside those of notes, boxes, headers and footers.

Word ignores comments that are anchored in notes, text boxes, headers and footers ([MS-OI29500] 2.1.315), so what is
found there is said where a reader of the body comes to it: at the reference to the note, at the box, at the first words
of the document. Word opens no file with more than 32,767 comments (the same).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from xlcheck.files.archive import Archive
from xlcheck.read.documents.docx import Paragraph, main_part, paragraphs
from xlcheck.report.docx.package import DECLARATION, Names, appended, as_utf8, copied, names, utf8, with_comments
from xlcheck.report.docx.remarks import AUTHOR, INITIALS, Line, xml_text
from xlcheck.report.docx.splice import Splicer
from xlcheck.report.xlsx import Part

if TYPE_CHECKING:
    from xlcheck.files.xml import Extents

MOST = 32_000
_ID = re.compile(rb'[\s:]id\s*=\s*["\'](\d{1,8})["\']')


class Comment(NamedTuple):
    """A comment on the characters of a place in the document: a line is the number of a paragraph, columns are 1-based.

    ``beside`` is what is said first where the words themselves can have no comment; ``suggestion`` what should stand in
    their place, where a tracked change is wanted.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    lines: tuple[Line, ...]
    beside: str = ""
    suggestion: str | None = None


def annotated(archive: Archive, comments: Iterable[Comment]) -> bytes:
    """Return a copy of a Word document with comments; all parts but those that have to change are as they were.

    Raises:
        InputError: if the document cannot be read.
    """
    main = main_part(archive)
    extents: Extents = {}
    root = archive.tree(main, extents)
    data = utf8(archive, main)
    splicer = Splicer(data, root, extents)
    part, led = with_comments(archive, main)
    if part in archive:
        held = utf8(archive, part)
    else:
        held = DECLARATION + f'<w:comments xmlns:w="{splicer.names.namespace}"></w:comments>'.encode()
    number = 1 + max((int(found) for found in _ID.findall(data + held)), default=0)
    writer = _Writer(splicer, paragraphs(archive, root), number, names(held))
    said = "".join(writer.written(islice(comments, MOST)))
    if not said:
        return copied(archive, {})
    return copied(archive, {**led, main: as_utf8(splicer.result()), part: as_utf8(appended(held, said.encode()))})


class _Writer:
    """Puts the anchors of comments into the body and writes the comments themselves."""

    def __init__(self, splicer: Splicer, known: dict[int, Paragraph], number: int, form: Names) -> None:
        self._splicer, self._known, self._number, self._form = splicer, known, number, form
        self._w = splicer.names.prefix

    def written(self, comments: Iterable[Comment]) -> Iterator[str]:
        """Yield comments as XML after their anchors are in the body."""
        for comment in comments:
            beside = self._anchored(comment)
            if beside is None:
                continue
            lines = (Line((Part(beside),)), *comment.lines) if beside else comment.lines
            yield comment_xml(self._number, lines, self._form.prefix)
            self._number += 3  # a tracked change takes two

    def _anchored(self, comment: Comment) -> str | None:
        """Anchor a comment; return what it has to say first, None where the document has no place for it."""
        w, key = self._w, f'{self._w}:id="{self._number}"'
        before = f"<{w}:commentRangeStart {key}/>"
        after = f"<{w}:commentRangeEnd {key}/><{w}:r><{w}:commentReference {key}/></{w}:r>"
        first = self._known.get(comment.line)
        if first is None:
            return None
        start, end = comment.column - 1, comment.end_column - 1
        if first.in_body:
            last = self._known.get(comment.end_line, first)
            last, end = (last, end) if last.in_body else (first, len(first.text))
            if comment.suggestion is not None and first is last:
                self._splicer.replace(first, start, end, self._change(comment.suggestion))
            return "" if self._splicer.mark((first, start), (last, end), before, after) else None
        if first.anchor is not None and self._splicer.mark_element(first.anchor, before, after):
            return comment.beside
        body = next((p for p in self._known.values() if p.in_body), None)
        if body is None:
            return None
        word = len(body.text) - len(body.text.lstrip()) + len(body.text.split(maxsplit=1)[0])
        return comment.beside if self._splicer.mark((body, 0), (body, word), before, after) else None

    def _change(self, new: str) -> str:
        """Return a tracked change: what was there deleted, something else inserted."""
        w = self._w
        deleted, inserted = (f'{w}:id="{self._number + i}" {w}:author="{AUTHOR}"' for i in (1, 2))
        kept = 'xml:space="preserve"'
        return (
            f"<{w}:del {deleted}>{{run}}<{w}:delText {kept}>{{old}}</{w}:delText></{w}:r></{w}:del>"
            f"<{w}:ins {inserted}>{{run}}<{w}:t {kept}>{xml_text(new)}</{w}:t></{w}:r></{w}:ins>"
        )


def comment_xml(number: int, lines: Iterable[Line], w: str) -> str:
    """Return a comment as XML whose names have the prefix ``w``."""
    paragraphs = []
    for i, line in enumerate(lines):
        reference = "" if i else f"<{w}:r><{w}:annotationRef/></{w}:r>"
        paragraphs.append(f"<{w}:p>{reference}{''.join(_run(part, line.small, w) for part in line.parts)}</{w}:p>")
    return (
        f'<{w}:comment {w}:id="{number}" {w}:author="{AUTHOR}" {w}:initials="{INITIALS}">'
        f"{''.join(paragraphs)}</{w}:comment>"
    )


def _run(part: Part, small: bool, w: str) -> str:
    bold = f"<{w}:b/>" if part.flagged else ""
    size = f'<{w}:color {w}:val="6B6B6B"/><{w}:sz {w}:val="16"/>' if small else ""
    properties = f"<{w}:rPr>{bold}{size}</{w}:rPr>" if bold or size else ""
    breaks = f'</{w}:t><{w}:br/><{w}:t xml:space="preserve">'
    text = breaks.join(map(xml_text, part.text.split("\n")))
    return f'<{w}:r>{properties}<{w}:t xml:space="preserve">{text}</{w}:t></{w}:r>'
