"""Presentations (PPTX): the text of the slides in their order, with tables, groups, and the notes of the speaker.

Read from the XML of the parts (ECMA-376 part 1, sections 19 and 21). Slides that are hidden are read, since their text
is delivered with the others. Left out are comments, dates, numbers of slides, and what stands on masters and layouts.
Text within a diagram (SmartArt) or a chart is not read, which a note says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import InputError
from xlcheck.files.archive import Archive
from xlcheck.model import Document, Kind, Lang
from xlcheck.read.documents.word_processors import BREAK, broken, read_packed
from xlcheck.read.text import Block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HEADINGS = frozenset({"title", "ctrTitle"})
_LISTS = frozenset({"body", "obj"})
"""Placeholders whose paragraphs are points, whose bullets the layout draws."""

_MARGINS = frozenset({"dt", "ftr", "hdr", "sldNum", "sldImg"})
"""Placeholders that repeat on every slide, or hold no text."""

_UNREAD = {"diagram": "diagrams", "chart": "charts"}
"""The last word of the address that tells what a graphic frame holds, and how a note calls that."""


def read_pptx(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a presentation.

    Raises:
        InputError: if it is none or damaged (IOE011), has a password (IOE013), is hostile (IOE014) or holds no text
            (IOE004).
    """
    unread: set[str] = set()
    found = read_packed(path, lang, max_bytes, lambda archive: _Slides(archive, lang, unread).blocks())
    notes = (f"left out: the text of {' and '.join(sorted(unread))}",) if unread else ()
    return replace(found, notes=(*found.notes, *notes))


class _Slides:
    """Walks the slides of a presentation."""

    def __init__(self, archive: Archive, lang: Lang, unread: set[str]) -> None:
        self._archive = archive
        self._lang = lang
        self._unread = unread
        self._line = 0
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the paragraphs of all slides, those of its notes behind each slide."""
        archive = self._archive
        main = next((part for kind, part in archive.relations("").values() if kind == "officeDocument"), "")
        if not main.endswith(".xml"):
            raise InputError(f"{archive.path}: this is no presentation; save it as .pptx", "IOE011")
        slides = archive.relations(main)
        listed = (element.get("relationships:id", "") for element in archive.tree(main).iterfind("sldIdLst/sldId"))
        for number, key in enumerate(listed, 1):
            kind, part = slides.get(key, ("", ""))
            if kind == "slide" and part in archive:
                yield from self._slide(part, f"slide {number}")
                notes = (p for k, p in archive.relations(part).values() if k == "notesSlide" and p in archive)
                for notes_part in notes:
                    yield from self._slide(notes_part, f"notes of slide {number}")

    def _slide(self, part: str, place: str) -> Iterator[Block]:
        self._tables = 0
        shapes = self._archive.tree(part).find("cSld/spTree")
        if shapes is not None:
            yield from self._shapes(shapes, place)

    def _shapes(self, parent: Element, place: str) -> Iterator[Block]:
        for shape in parent:
            if shape.tag == "grpSp":
                yield from self._shapes(shape, place)
            elif shape.tag == "AlternateContent":
                choice = shape.find("Choice")
                choice = shape.find("Fallback") if choice is None else choice
                yield from self._shapes(choice, place) if choice is not None else ()
            elif shape.tag == "graphicFrame":
                yield from self._frame(shape, place)
            elif shape.tag in ("sp", "cxnSp"):
                placeholder = shape.find("nvSpPr/nvPr/ph")
                role = placeholder.get("type", "body") if placeholder is not None else ""
                text = shape.find("txBody")
                if text is not None and role not in _MARGINS:
                    kind: Kind = "heading" if role in _HEADINGS else "item" if role in _LISTS else "text"
                    yield from self._text(text, place, kind)

    def _frame(self, frame: Element, place: str) -> Iterator[Block]:
        data = frame.find("graphic/graphicData")
        table = data.find("tbl") if data is not None else None
        if table is None:
            address = data.get("uri", "").rpartition("/")[2] if data is not None else ""
            self._unread |= {_UNREAD[address]} if address in _UNREAD else set()
            return
        self._tables += 1
        for number, row in enumerate(table.iterfind("tr"), 1):
            for index, cell in enumerate(row.iterfind("tc"), 1):
                text = cell.find("txBody")
                if text is not None:
                    yield from self._text(text, f"{place}, table {self._tables}, row {number}, cell {index}", "cell")

    def _text(self, body: Element, place: str, kind: Kind) -> Iterator[Block]:
        for paragraph in body.iterfind("p"):
            text = "".join(_characters(paragraph))
            if text.strip():
                self._line += 1
                bullet = paragraph.find("pPr/buChar") is not None or paragraph.find("pPr/buAutoNum") is not None
                for pieces in broken(text, self._line, place, self._lang):
                    yield Block(pieces, "item" if bullet and kind == "text" else kind)


def _characters(paragraph: Element) -> Iterator[str]:
    for child in paragraph:
        if child.tag == "r" or (child.tag == "fld" and not child.get("type", "").startswith(("slidenum", "datetime"))):
            yield child.findtext("t") or ""
        elif child.tag == "br":
            yield BREAK
