"""OpenDocument texts (ODT): the text as it reads when all tracked changes are accepted, with tables, notes and boxes.

What was deleted stands apart in the file, so the flow of the text has all changes accepted. Comments and hidden text
are left out. Places are named as in Word documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
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
_BLANK = frozenset(" \t\r\n")
_MOST_BLANKS = 100  # an element stands for any number of them


@dataclass(frozen=True, slots=True)
class Site:
    """A piece of a paragraph before its blanks collapse: the text within an element, or, as ``tail``, behind it."""

    text: str
    element: Element | None = None
    tail: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, and where each of its characters comes from.

    ``anchor`` is the element of the body by which its part hangs there (a frame, a note), None for a paragraph of the
    body itself; ``margin`` tells that it stands in a header or footer, which nothing refers to.
    """

    sites: tuple[Site, ...]
    anchor: Element | None = None
    margin: bool = False

    @property
    def in_body(self) -> bool:
        """Whether it is a paragraph of the body itself, or of a table in it."""
        return self.anchor is None and not self.margin

    def position(self, offset: int) -> tuple[Site, int] | None:
        """Return the piece that holds a character of the paragraph as it reads, and where in the piece that stands.

        None where a mark stands for the character (a tab, a line break).
        """
        raw = "".join(site.text for site in self.sites)
        kept = _kept(raw)
        at = kept[offset] if offset < len(kept) else len(raw)
        for site in self.sites:
            if at < len(site.text):
                return (site, at) if site.element is not None else None
            at -= len(site.text)
        return None


def paragraphs(archive: Archive, root: Element) -> dict[int, Paragraph]:
    """Return the paragraphs of a document by the numbers that places in it have as lines; ``root`` is its content."""
    reader = _Reader(archive)
    for _ in reader.blocks("en", root):
        pass
    return reader.paragraphs


def _kept(raw: str) -> list[int]:
    """Return which characters are left of a paragraph when its blanks collapse, in the order in which they read."""
    kept: list[int] = []
    for at, character in enumerate(raw):
        if character in _BLANK:
            if kept and raw[kept[-1]] not in _BLANK:
                kept.append(at)
        else:
            kept.append(at)
    while kept and raw[kept[-1]].isspace():
        kept.pop()
    first = next((i for i, at in enumerate(kept) if not raw[at].isspace()), len(kept))
    return kept[first:]


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
        self._anchor: Element | None = None
        self._margin = False
        self._hung: dict[Element, Element] = {}  # boxes and bodies of notes, and what they hang by
        self.paragraphs: dict[int, Paragraph] = {}

    def blocks(self, lang: Lang, root: Element | None = None) -> Iterator[Block]:
        """Yield the paragraphs of the document in reading order: headers, body, notes, footers."""
        if "META-INF/manifest.xml" in self._archive and any(
            element.tag == "encryption-data" for element in self._archive.tree("META-INF/manifest.xml").iter()
        ):
            raise InputError(f"{self._archive.path}: protected by a password; save it without one", "IOE013")
        root = self._archive.tree("content.xml") if root is None else root
        text = root.find("body/text")
        if text is None:
            raise InputError(f"{self._archive.path}: this is no OpenDocument text; save it as .odt or .docx", "IOE011")
        yield from self._margins("header", lang)
        yield from self._flow(text, "", lang, "text")
        for number, (kind, note) in enumerate(self._notes, 1):
            self._anchor = self._hung[note]
            yield from self._flow(note, f"{kind} {number}", lang, "text")
            self._anchor = None
        yield from self._margins("footer", lang)

    def _margins(self, kind: str, lang: Lang) -> Iterator[Block]:
        """Yield the headers or footers of the page styles; what several of them say is said once."""
        if "styles.xml" not in self._archive:
            return
        said = set()
        for element in self._archive.tree("styles.xml").iter(kind):
            number = self._line
            self._margin = True
            blocks = list(self._flow(element, kind, lang, "text"))
            self._margin = False
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
                outer, self._anchor = self._anchor, parent if self._anchor is None else self._anchor
                yield from self._flow(child, f"text box {self._count('text box')}", lang, kind)
                self._anchor = outer
            elif tag not in _DROPPED:
                yield from self._flow(child, place, lang, kind)

    def _table(self, table: Element, place: str, lang: Lang) -> Iterator[Block]:
        for number, row in enumerate(_rows(table), 1):
            cells = (cell for cell in row if cell.tag == "table-cell")
            for index, cell in enumerate(cells, 1):
                yield from self._flow(cell, f"{place}, row {number}, cell {index}", lang, "cell")

    def _paragraph(self, paragraph: Element, place: str, lang: Lang, kind: Kind) -> Iterator[Block]:
        sites = tuple(self._sites(paragraph))
        text = _BLANKS.sub(" ", "".join(site.text for site in sites)).strip().translate(_KEPT)
        aside, self._aside = self._aside, []
        if text.strip(" \t\v\u3000\xa0"):
            self._line += 1
            self.paragraphs[self._line] = Paragraph(sites, self._anchor, self._margin)
            where = place or f"paragraph {self._count('paragraph')}"
            for pieces in broken(text, self._line, where, lang):
                yield Block(pieces, kind)
        for name, box in aside:
            outer, self._anchor = self._anchor, self._hung[box] if self._anchor is None else self._anchor
            yield from self._flow(box, f"{name} {self._count(name)}", lang, "text")
            self._anchor = outer

    def _count(self, name: str) -> int:
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name]

    def _sites(self, element: Element) -> Iterator[Site]:
        """Yield the text of a paragraph piece by piece, collecting its text boxes and notes."""
        yield Site(element.text or "", element)
        for child in element:
            tag = child.tag
            if tag == "s":
                count = child.get("c", "1")
                yield Site(_HARD * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
            elif tag == "tab":
                yield Site(_HARD_TAB)
            elif tag == "line-break":
                yield Site(BREAK)
            elif tag == "text-box":
                self._aside.append(("text box", child))
                self._hung[child] = element
            elif tag == "note":
                body = child.find("note-body")
                if body is not None:
                    self._notes.append((child.get("note-class", "footnote"), body))
                    self._hung[body] = child if self._anchor is None else self._anchor
            elif tag not in _DROPPED:
                yield from self._sites(child)
            yield Site(child.tail or "", child, tail=True)


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
