"""OpenDocument texts (ODT): the text as it reads when all tracked changes are accepted, with tables, notes and boxes.

What was deleted stands apart in the file, so the flow of the text has all changes accepted. Comments and hidden text
are left out. Places are named as in Word documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from xlcheck.errors import InputError
from xlcheck.files.archive import Archive
from xlcheck.model import Document, Kind, Lang
from xlcheck.read.documents.word_processors import BREAK, broken, read_packed
from xlcheck.read.text import Block

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DROPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "ruby-text", "hidden-text", "note-citation", "object"}
    | {"sequence-decls", "variable-decls", "user-field-decls", "forms", "desc", "title", "event-listeners"}
)
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS = 100  # an element stands for any number of them


def read_odt(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of an OpenDocument text.

    Raises:
        InputError: if it is none or damaged (IOE011), has a password (IOE013), is hostile (IOE014) or holds no text
            (IOE004).
    """
    return read_packed(path, lang, max_bytes, lambda archive: _Reader(archive).blocks(lang))


class _Reader:
    """Walks the parts of a document."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._counts: dict[str, int] = {}
        self._line = 0
        self._aside: list[tuple[str, Element]] = []  # boxes and notes of the paragraph that is read
        self._notes: list[tuple[str, Element]] = []

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Yield the paragraphs of the document in reading order: headers, body, notes, footers."""
        if "META-INF/manifest.xml" in self._archive and any(
            element.tag == "encryption-data" for element in self._archive.tree("META-INF/manifest.xml").iter()
        ):
            raise InputError(f"{self._archive.path}: protected by a password; save it without one", "IOE013")
        text = self._archive.tree("content.xml").find("body/text")
        if text is None:
            raise InputError(f"{self._archive.path}: this is no OpenDocument text; save it as .odt or .docx", "IOE011")
        yield from self._margins("header", lang)
        yield from self._flow(text, "", lang, "text")
        for number, (kind, note) in enumerate(self._notes, 1):
            yield from self._flow(note, f"{kind} {number}", lang, "text")
        yield from self._margins("footer", lang)

    def _margins(self, kind: str, lang: Lang) -> Iterator[Block]:
        """Yield the headers or footers of the page styles; what several of them say is said once."""
        if "styles.xml" not in self._archive:
            return
        said = set()
        for element in self._archive.tree("styles.xml").iter(kind):
            number = self._line
            blocks = list(self._flow(element, kind, lang, "text"))
            text = "\n".join(piece.text for block in blocks for piece in block.pieces)
            if text in said or not any(map(str.isalpha, text)):  # a page number alone is no text
                self._line = number
                continue
            said.add(text)
            yield from blocks

    def _flow(self, parent: Element, place: str, lang: Lang, kind: Kind) -> Iterator[Block]:
        """Yield the paragraphs, lists and tables in an element; ``place`` names it, where it is not the body."""
        for child in parent:
            tag = child.tag
            if tag in ("p", "h"):
                yield from self._paragraph(child, place, lang, "heading" if tag == "h" and kind == "text" else kind)
            elif tag == "table":
                yield from self._table(child, f"table {self._count('table')}", lang)
            elif tag in ("list-item", "list-header"):
                yield from self._flow(child, place, lang, "item" if kind == "text" else kind)
            elif tag == "text-box":
                yield from self._flow(child, f"text box {self._count('text box')}", lang, kind)
            elif tag not in _DROPPED:
                yield from self._flow(child, place, lang, kind)

    def _table(self, table: Element, place: str, lang: Lang) -> Iterator[Block]:
        for number, row in enumerate(_rows(table), 1):
            cells = (cell for cell in row if cell.tag == "table-cell")
            for index, cell in enumerate(cells, 1):
                yield from self._flow(cell, f"{place}, row {number}, cell {index}", lang, "cell")

    def _paragraph(self, paragraph: Element, place: str, lang: Lang, kind: Kind) -> Iterator[Block]:
        text = self._text(paragraph)
        aside, self._aside = self._aside, []
        if text.strip(" \t\v\u3000\xa0"):
            self._line += 1
            where = place or f"paragraph {self._count('paragraph')}"
            for pieces in broken(text, self._line, where, lang):
                yield Block(pieces, kind)
        for name, box in aside:
            yield from self._flow(box, f"{name} {self._count(name)}", lang, "text")

    def _count(self, name: str) -> int:
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name]

    def _text(self, element: Element) -> str:
        """Return the text of a paragraph, collecting its text boxes and notes. White space collapses."""
        return _BLANKS.sub(" ", self._raw(element)).strip().translate(_KEPT)

    def _raw(self, element: Element) -> str:
        parts = [element.text or ""]
        for child in element:
            tag = child.tag
            if tag == "s":
                count = child.get("c", "1")
                parts.append(_HARD * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
            elif tag == "tab":
                parts.append(_HARD_TAB)
            elif tag == "line-break":
                parts.append(BREAK)
            elif tag == "text-box":
                self._aside.append(("text box", child))
            elif tag == "note":
                body = child.find("note-body")
                if body is not None:
                    self._notes.append((child.get("note-class", "footnote"), body))
            elif tag not in _DROPPED:
                parts.append(self._raw(child))
            parts.append(child.tail or "")
        return "".join(parts)


def _rows(parent: Element) -> Iterator[Element]:
    """Yield the rows of a table, also those in groups and of its head, but not those of tables in its cells."""
    for child in parent:
        if child.tag == "table-row":
            yield child
        elif child.tag in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(child)


_HARD, _HARD_TAB = "\ue000", "\ue001"
"""Blanks and tabs that do not collapse, until those that do have."""
_KEPT = {0xE000: " ", 0xE001: "\t"}
