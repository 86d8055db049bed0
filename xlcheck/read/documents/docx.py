"""Word documents (DOCX): the text as it reads when all tracked changes are accepted, with tables, notes and boxes.

Read from the XML of the parts, since no library gives this text: tracked insertions are kept, deletions are dropped,
comments and hidden text are left out. Places are the numbers of paragraphs that are not empty, in reading order:
headers, body, notes, footers; a text box stands behind the paragraph that it is anchored in.
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

#: Elements whose content is gone when changes are accepted, or is no text.
_DROPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "rt", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr"}
    | {"Fallback", "object", "binData", "sdtPr", "sdtEndPr", "rubyPr", "numPr"}
)
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": BREAK, "cr": BREAK, "noBreakHyphen": "-"}
_HEADING = re.compile(r"(?:heading|title|标题|標題)\s?\d?$|subtitle$|副标题$", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Site:
    """A piece of a paragraph's text and the element ``t`` that holds it; None where a mark stands for it.

    ``skipped`` are the characters at the beginning of the element that the text leaves out.
    """

    text: str
    element: Element | None = None
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text, piece by piece: joined, they are what its columns count.

    ``anchor`` is the element of the body from which its part is reached (a text box, a reference to a note), None for a
    paragraph of the body itself; ``margin`` tells that it stands in a header or footer, which nothing refers to.
    """

    sites: tuple[Site, ...]
    anchor: Element | None = None
    margin: bool = False

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(site.text for site in self.sites)

    @property
    def in_body(self) -> bool:
        """Whether it is a paragraph of the body itself, or of a table in it."""
        return self.anchor is None and not self.margin


def paragraphs(archive: Archive, body: Element) -> dict[int, Paragraph]:
    """Return the paragraphs of a Word document by the numbers that places in it have as lines.

    ``body`` is the tree of the main part.
    """
    reader = _Reader(archive)
    for _ in reader.blocks("en", body):
        pass
    return reader.paragraphs


def main_part(archive: Archive) -> str:
    """Return the name of the part that holds the text.

    Raises:
        InputError: (IOE011) if there is none.
    """
    main = next((part for kind, part in archive.relations("").values() if kind == "officeDocument"), "")
    if not main.endswith(".xml"):
        raise InputError(f"{archive.path}: this is no Word document; save it as .docx", "IOE011")
    return main


def read_docx(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a Word file.

    Raises:
        InputError: if it is none or damaged (IOE011), has a password (IOE013), is hostile (IOE014) or holds no text
            (IOE004).
    """
    return read_packed(path, lang, max_bytes, lambda archive: _Reader(archive).blocks(lang))


class _Reader:
    """Walks the parts of a document."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._main = main_part(archive)
        self._relations = archive.relations(self._main)
        self._kinds = self._kinds_of_styles()
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._counts: dict[str, int] = {}
        self._line = 0
        self._boxes: list[tuple[Element, Element]] = []
        self._held: list[Site] = []  # of a paragraph whose end was deleted: it goes on in the next one
        self._run: Element | None = None  # what of the paragraph at hand a box or a reference stands in
        self._anchor: Element | None = None
        self._margin = False
        self._reached: dict[tuple[str, str], Element] = {}
        self.paragraphs: dict[int, Paragraph] = {}

    def blocks(self, lang: Lang, root: Element | None = None) -> Iterator[Block]:
        """Yield the paragraphs of the document in reading order; ``root`` is the tree of its main part."""
        root = self._archive.tree(self._main) if root is None else root
        body = root.find("body")
        if body is None:
            raise InputError(f"{self._archive.path}: the document has no body; open and save it again", "IOE011")
        used = [e.get("id") for e in body.iter() if e.tag in ("headerReference", "footerReference")]
        yield from self._margins("header", used, lang)
        yield from self._flow(body, "", lang)
        yield from self._paragraph(body.makeelement("p", {}), "", lang, "text")  # what deleted ends still hold
        for kind, ids in self._notes.items():
            yield from self._references(kind, ids, lang)
        yield from self._margins("footer", used, lang)

    def _part(self, kind: str) -> str | None:
        part = next((part for found, part in self._relations.values() if found == kind), None)
        return part if part is not None and part in self._archive else None

    def _kinds_of_styles(self) -> dict[str, Kind]:
        """Return the kind of each style that has one, its own or that of the style it builds on.

        One for headings is known by its name or its outline level, one for lists by its numbering.
        """
        part = self._part("styles")
        if part is None:
            return {}
        kinds: dict[str, Kind] = {}
        based = {}
        for style in self._archive.tree(part).iter("style"):
            key = style.get("styleId", "")
            name, base = style.find("name"), style.find("basedOn")
            if base is not None:
                based[key] = base.get("val", "")
            if (name is not None and _HEADING.match(name.get("val", ""))) or _is_outlined(style):
                kinds[key] = "heading"
            elif style.find("pPr/numPr/numId") is not None:
                kinds[key] = "item" if _is_numbered(style) else "text"
        for _ in range(8):
            kinds |= {key: kinds[base] for key, base in based.items() if base in kinds and key not in kinds}
        return kinds

    def _margins(self, kind: str, used: list[str | None], lang: Lang) -> Iterator[Block]:
        """Yield the headers or footers that a section uses; what several of them say is said once."""
        said = set()
        for key in dict.fromkeys(used):
            found, part = self._relations.get(key or "", ("", ""))
            if found == kind and part in self._archive:
                number = self._line
                self._margin = True
                blocks = list(self._flow(self._archive.tree(part), kind, lang))
                self._margin = False
                text = "\n".join(piece.text for block in blocks for piece in block.pieces)
                if text in said or not any(c.isalpha() for c in text):  # a page number alone is no text
                    self._line = number
                    continue
                said.add(text)
                yield from blocks

    def _references(self, kind: str, ids: list[str], lang: Lang) -> Iterator[Block]:
        """Yield the footnotes or endnotes that the text refers to, in its order."""
        part = self._part(f"{kind}s")
        if part is None or not ids:
            return
        notes = {note.get("id", ""): note for note in self._archive.tree(part).iter(kind)}
        for number, key in enumerate(dict.fromkeys(ids), 1):
            if key in notes:
                self._anchor = self._reached[kind, key]
                yield from self._flow(notes[key], f"{kind} {number}", lang)
                self._anchor = None

    def _flow(self, parent: Element, place: str, lang: Lang, kind: Kind = "text") -> Iterator[Block]:
        """Yield the paragraphs and tables in an element; ``place`` names it, where it is not the body."""
        for child in parent:
            if child.tag == "p":
                yield from self._paragraph(child, place, lang, kind)
            elif child.tag == "tbl":
                self._counts["table"] = self._counts.get("table", 0) + 1
                yield from self._table(child, f"table {self._counts['table']}", lang)
            elif child.tag not in _DROPPED:
                yield from self._flow(child, place, lang, kind)

    def _table(self, table: Element, place: str, lang: Lang) -> Iterator[Block]:
        rows = [row for row in _through(table, "tr") if row.find("trPr/del") is None]
        for number, row in enumerate(rows, 1):
            for index, cell in enumerate(_through(row, "tc"), 1):
                yield from self._flow(cell, f"{place}, row {number}, cell {index}", lang, "cell")

    def _paragraph(self, paragraph: Element, place: str, lang: Lang, kind: Kind) -> Iterator[Block]:
        sites = [*self._held, *self._sites(paragraph)]
        self._held = []
        if paragraph.find("pPr/rPr/del") is not None:
            self._held = sites
            return
        text = "".join(site.text for site in sites)
        boxes, self._boxes = self._boxes, []
        if text.strip(" \t\v\u3000\xa0"):
            self._line += 1
            self.paragraphs[self._line] = Paragraph(tuple(sites), self._anchor, self._margin)
            if not place:
                self._counts["paragraph"] = self._counts.get("paragraph", 0) + 1
            where = place or f"paragraph {self._counts['paragraph']}"
            for pieces in broken(text, self._line, where, lang):
                yield Block(pieces, kind if kind != "text" else self._kind(paragraph))
        for box, run in boxes:
            self._counts["text box"] = self._counts.get("text box", 0) + 1
            outer, self._anchor = self._anchor, run if self._anchor is None else self._anchor
            yield from self._flow(box, f"text box {self._counts['text box']}", lang)
            self._anchor = outer

    def _kind(self, paragraph: Element) -> Kind:
        style = paragraph.find("pPr/pStyle")
        kind = self._kinds.get(style.get("val", ""), "text") if style is not None else "text"
        if kind == "heading" or _is_outlined(paragraph):
            return "heading"
        if paragraph.find("pPr/numPr/numId") is not None:
            return "item" if _is_numbered(paragraph) else "text"
        return kind

    def _sites(self, element: Element) -> Iterator[Site]:
        """Yield the text in an element of a paragraph, collecting text boxes and references to notes."""
        for child in element:
            tag = child.tag
            if tag == "t":
                text = child.text or ""
                kept = text if child.get("space") == "preserve" else text.strip(" \t\n")
                yield Site(kept, child, text.find(kept))
            elif tag in _CHARACTERS:
                if tag != "br" or child.get("type", "textWrapping") == "textWrapping":
                    yield Site(_CHARACTERS[tag])
            elif tag == "txbxContent":
                self._boxes.append((child, child if self._run is None else self._run))
            elif tag in ("footnoteReference", "endnoteReference"):
                kind, key = tag.removesuffix("Reference"), child.get("id", "")
                self._notes[kind].append(key)
                here = child if self._run is None else self._run
                self._reached.setdefault((kind, key), here if self._anchor is None else self._anchor)
            elif tag == "AlternateContent":
                choice = child.find("Choice")
                choice = child.find("Fallback") if choice is None else choice
                yield from self._sites(choice) if choice is not None else ()
            elif tag == "r" and _is_on(child.find("rPr/vanish")):
                continue
            elif tag not in _DROPPED:
                outer = self._run
                self._run = child if tag == "r" and outer is None else outer
                yield from self._sites(child)
                self._run = outer


def _is_outlined(element: Element) -> bool:
    """Return whether a paragraph or style is one of the outline."""
    level = element.find("pPr/outlineLvl")
    return level is not None and level.get("val", "9") in "012345678"


def _is_numbered(element: Element) -> bool:
    """Return whether a paragraph or style has a number or a bullet; the numbering 0 takes it away."""
    number = element.find("pPr/numPr/numId")
    return number is not None and number.get("val") != "0"


def _is_on(switch: Element | None) -> bool:
    return switch is not None and switch.get("val", "true") not in _OFF


def _through(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table or cells of a row, also those in content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from _through(child, tag)
