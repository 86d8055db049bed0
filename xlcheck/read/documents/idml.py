"""InDesign documents (IDML): the text of the stories, each from its beginning to its end, with tables and notes.

Read from the XML of the parts as Adobe's IDML File Format Specification (version 8) describes it. Stories come in the
order in which the document lists them. What was deleted with changes tracked, hidden conditional text, notes of the
editors and what stands on master spreads only in frames of their own are as in the file: changes are taken as accepted,
notes are left out.
"""

from __future__ import annotations

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

_MAP = "designmap.xml"
_DROPPED = frozenset(
    {"Note", "Properties", "StoryPreference", "InCopyExportOption", "HiddenText", "TextVariableInstance"}
)
_HEADING = ("heading", "title", "headline", "subhead", "标题", "標題")
_CHARACTERS = {"\u2028": BREAK, "\u0003": "", "\ufeff": "", "\u0018": ""}


def read_idml(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of an InDesign file.

    Raises:
        InputError: if it is none or damaged (IOE011), is hostile (IOE014) or holds no text (IOE004).
    """
    return read_packed(path, lang, max_bytes, lambda archive: _Stories(archive, lang).blocks())


class _Stories:
    """Walks the stories of a document: text is collected until a paragraph ends."""

    def __init__(self, archive: Archive, lang: Lang) -> None:
        self._archive = archive
        self._lang = lang
        self._line = 0
        self._tables = 0
        self._notes = 0
        self._text: list[str] = []
        self._style = ""

    def blocks(self) -> Iterator[Block]:
        """Yield the paragraphs of all stories."""
        if _MAP not in self._archive:
            raise InputError(f"{self._archive.path}: this is no InDesign document; export it as IDML", "IOE011")
        parts = [e.get("src", "") for e in self._archive.tree(_MAP) if e.tag == "Story"]
        number = 0
        for part in parts:
            story = self._archive.tree(part).find("Story")
            if story is None:
                continue
            found = list(self._story(story, f"story {number + 1}"))
            number += bool(found)
            yield from found

    def _story(self, story: Element, place: str) -> Iterator[Block]:
        self._tables = self._notes = 0
        yield from self._flow(story, place, "text")
        yield from self._end(place, "text")

    def _flow(self, parent: Element, place: str, kind: Kind) -> Iterator[Block]:
        for child in parent:
            tag = child.tag
            if tag == "Content":
                self._text += [_CHARACTERS.get(c, c) for c in "".join(child.itertext())]
            elif tag == "Br":
                yield from self._end(place, kind)
            elif tag == "Change" and child.get("ChangeType") == "DeletedText":
                continue
            elif tag == "Table":
                yield from self._end(place, kind)
                self._tables += 1
                yield from self._table(child, f"{place}, table {self._tables}")
            elif tag in ("Footnote", "Endnote"):
                self._notes += 1
                yield from self._note(child, f"{place}, {tag.lower()} {self._notes}")
            elif tag not in _DROPPED:
                if tag == "ParagraphStyleRange":
                    self._style = child.get("AppliedParagraphStyle", "")
                yield from self._flow(child, place, kind)

    def _note(self, note: Element, place: str) -> Iterator[Block]:
        """Yield the paragraphs of a note; the paragraph that refers to it goes on behind it."""
        held, style = (self._text, self._style)
        self._text = []
        found = [*self._flow(note, place, "text"), *self._end(place, "text")]
        self._text, self._style = held, style
        yield from found

    def _table(self, table: Element, place: str) -> Iterator[Block]:
        cells = {}
        for cell in table.iterfind("Cell"):  # named COLUMN:ROW, from 0
            column, _, row = cell.get("Name", "0:0").partition(":")
            if column.isdecimal() and row.isdecimal():
                cells[int(row), int(column)] = cell
        for (down, across), cell in sorted(cells.items(), key=lambda item: item[0]):
            where = f"{place}, row {down + 1}, cell {across + 1}"
            yield from self._flow(cell, where, "cell")
            yield from self._end(where, "cell")

    def _end(self, place: str, kind: Kind) -> Iterator[Block]:
        """Yield the paragraph that has been collected, if there is one."""
        text = "".join(self._text)
        self._text = []
        if not text.strip():
            return
        self._line += 1
        name = self._style.casefold().rpartition("/")[2]
        heading = kind == "text" and any(word in name for word in _HEADING)
        for pieces in broken(text, self._line, place, self._lang):
            yield Block(pieces, "heading" if heading else kind)
