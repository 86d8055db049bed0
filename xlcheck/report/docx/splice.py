"""Marks put into the text of a Word document's main part, of which every other byte stays.

A comment is anchored between runs, so a run is cut in two where flagged words begin or end within it: all its pieces
have its properties. What may not be cut (mathematics, the reading of characters, text of another namespace) is marked
as a whole.
"""

from __future__ import annotations

import re
from bisect import insort
from typing import TYPE_CHECKING, NamedTuple

from xlcheck.read.documents.docx import Paragraph
from xlcheck.report.docx.package import names

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from xlcheck.files.xml import Extents

# What may stand between a paragraph and its runs, where marks may stand too (ISO/IEC 29500-1, EG_PContent).
_AROUND = frozenset(
    {"p", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
)
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+")
_NAME = re.compile(rb"</?([^\s/>]+)")
_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_AFTER, _BEFORE, _INSTEAD = range(3)


Position = tuple[Paragraph, int]
"""A paragraph and the number of a character of its text, from 0."""


class _Put(NamedTuple):
    """XML at a position; what ends a mark comes before what begins the next one."""

    position: int
    rank: int
    order: int
    xml: bytes


class _Edit(NamedTuple):
    """Bytes of the part from ``start`` to ``end``, and what stands there instead."""

    start: int
    end: int
    order: int
    new: bytes


class Splicer:
    """The main part of a document, as bytes of UTF-8, and what is put into it."""

    def __init__(self, data: bytes, root: Element, extents: Extents) -> None:
        """Take the part, its tree, and where the elements of the tree stand in it."""
        self._data, self._extents = data, extents
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._around: list[_Put] = []  # at offsets of the part
        self._inside: dict[Element, list[_Put]] = {}  # at characters of the texts of runs
        self._gone: dict[Element, list[tuple[int, int]]] = {}
        self.names = names(data)
        self._prefixes = frozenset(prefix.encode() for prefix in self.names.prefixes)

    def mark(self, begin: Position, stop: Position, before: str, after: str) -> bool:
        """Put XML before and after what stands between two positions of paragraphs of the body.

        Return whether there is any text.
        """
        (paragraph, start), (behind, end) = begin, stop
        first, last = _first(paragraph, start), _last(behind, max(start + 1, end) if paragraph is behind else end)
        if first is None or last is None:
            return False
        self._put(*first, _BEFORE, before)
        self._put(*last, _AFTER, after)
        return True

    def mark_element(self, element: Element, before: str, after: str) -> bool:
        """Put XML before and after an element of a paragraph; return whether it is one of this part."""
        if element not in self._extents:
            return False
        self._put_around(element, _BEFORE, before)
        self._put_around(element, _AFTER, after)
        return True

    def replace(self, paragraph: Paragraph, start: int, end: int, new: str) -> bool:
        """Put XML in the place of characters, if they lie in one run that can be cut; return whether they do.

        ``{run}`` in it stands for the beginning of that run, with its properties, ``{old}`` for the text that was
        there.
        """
        first, last = _first(paragraph, start), _last(paragraph, end)
        if first is None or last is None or first[0] is not last[0] or first[1] >= last[1]:
            return False
        element, begin, stop = first[0], first[1], last[1]
        run = self._run(element)
        if run is None or self._parents[run].tag in ("ins", "moveTo"):  # that would be a change of a change
            return False
        if any(a < stop and begin < b for a, b in self._gone.get(element, ())):
            return False
        places = self._places(element)
        old = self._data[places[begin] : places[stop]]
        made = new.encode().replace(b"{run}", self._opening(run)).replace(b"{old}", old)
        self._keep(element, _Put(begin, _INSTEAD, 0, made))
        self._gone.setdefault(element, []).append((begin, stop))
        return True

    def result(self) -> bytes:
        """Return the part with all that was put into it."""
        edits = [_Edit(put.position, put.position, n, put.xml) for n, put in enumerate(self._around)]
        edits += [self._rewritten(element, n) for n, element in enumerate(self._inside, len(edits))]
        pieces, at = [], 0
        for edit in sorted(edits):
            pieces += [self._data[at : edit.start], edit.new]
            at = max(at, edit.end)
        return b"".join([*pieces, self._data[at:]])

    def _put(self, element: Element, character: int, rank: int, xml: str) -> None:
        if self._run(element) is None:
            self._put_around(element, rank, xml)
        else:
            self._keep(element, _Put(character, rank, 0, xml.encode()))

    def _keep(self, element: Element, put: _Put) -> None:
        held = self._inside.setdefault(element, [])
        insort(held, put._replace(order=len(held)))

    def _put_around(self, element: Element, rank: int, xml: str) -> None:
        while self._parents[element].tag not in _AROUND or not self._ours(self._parents[element]):
            element = self._parents[element]
        at = self._extents[element][0] if rank == _BEFORE else self._end(element)
        insort(self._around, _Put(at, rank, len(self._around), xml.encode()))

    def _rewritten(self, element: Element, order: int) -> _Edit:
        """Return the edit that cuts the run of a text: text and XML by turns, each text in a run of its properties."""
        run = self._parents[element]
        content = [child for child in run if child.tag != "rPr"]
        first, last = content[0] is element, content[-1] is element
        opening, closing = self._opening(run), b"</" + self._name(run) + b">"
        places, tag = self._places(element), self._name(element)
        begun = not first  # whether the run is open: what comes before the text is in it
        out: list[bytes] = []
        at = 0
        gone = dict(self._gone.get(element, ()))
        ends = _Put(len(places) - 1, _INSTEAD, len(self._inside[element]), b"")
        for put in [*self._inside[element], ends]:
            if at < put.position:
                out += [] if begun else [opening]
                raw = self._data[places[at] : places[put.position]]
                out += [b"<", tag, b' xml:space="preserve">', raw, b"</", tag, b">"]
                begun, at = True, put.position
            if put.xml:
                out += [closing] if begun else []
                out.append(put.xml)
                begun = False
            if put.rank == _INSTEAD:
                at = gone.get(put.position, at)
        if last:
            out += [closing] if begun else []
        elif not begun:
            out.append(opening)
        start = self._extents[run if first else element][0]
        return _Edit(start, self._end(run if last else element), order, b"".join(out))

    def _run(self, element: Element) -> Element | None:
        """Return the run of a text that can be cut; None where it must stay whole."""
        run = self._parents[element]
        if run.tag != "r" or not (self._ours(run) and self._ours(element)):
            return None
        parent = self._parents[run]
        while parent.tag != "p":
            if parent.tag not in _AROUND or not self._ours(parent):
                return None
            parent = self._parents[parent]
        raw = self._content(element)
        kept = b'"preserve"' in self._start_tag(element) or (element.text or "") == (element.text or "").strip(" \t\n")
        return run if kept and b"<" not in raw and len(self._places(element)) == len(element.text or "") + 1 else None

    def _ours(self, element: Element) -> bool:
        return self._name(element).rpartition(b":")[0] in self._prefixes

    def _name(self, element: Element) -> bytes:
        found = _NAME.match(self._data, self._extents[element][0])
        assert found
        return found[1]

    def _start_tag(self, element: Element) -> bytes:
        return start_tag(self._data, self._extents[element][0])

    def _end(self, element: Element) -> int:
        """Return the offset behind an element."""
        return end_of(self._data, self._extents[element])

    def _opening(self, run: Element) -> bytes:
        """Return the start tag of a run with the properties behind it."""
        start, _ = self._extents[run]
        content = next((child for child in run if child.tag != "rPr"), None)
        return self._data[start : self._end(run) if content is None else self._extents[content][0]]

    def _content(self, element: Element) -> bytes:
        start, end = self._extents[element]
        return self._data[start + len(self._start_tag(element)) : end]

    def _places(self, element: Element) -> list[int]:
        """Return the offsets in the part of the characters of a text, and of its end."""
        start, end = self._extents[element]
        return characters(self._data, start + len(self._start_tag(element)), end)


def start_tag(data: bytes, offset: int) -> bytes:
    """Return the tag that begins at an offset."""
    found = _TAG.match(data, offset)
    assert found
    return found[0]


def end_of(data: bytes, extent: tuple[int, int]) -> int:
    """Return the offset behind an element, given where its tags begin."""
    first = start_tag(data, extent[0])
    return extent[0] + len(first) if first.endswith(b"/>") else extent[1] + len(start_tag(data, extent[1]))


def characters(data: bytes, start: int, end: int) -> list[int]:
    """Return the offsets of the characters of a text without mark-up, and of its end."""
    return [*(found.start() for found in _CHARACTER.finditer(data, start, end)), end]


def _first(paragraph: Paragraph, offset: int) -> tuple[Element, int] | None:
    """Return the text that holds the first character from ``offset`` on of a paragraph, and where in it that is."""
    at = 0
    for site in paragraph.sites:
        if site.element is not None and offset < at + len(site.text):
            return site.element, site.skipped + max(0, offset - at)
        at += len(site.text)
    return None


def _last(paragraph: Paragraph, offset: int) -> tuple[Element, int] | None:
    """Return the text that holds the last character before ``offset``, and where in it the one behind that is."""
    at, found = 0, None
    for site in paragraph.sites:
        if at >= offset:
            break
        if site.element is not None and site.text:
            found = site.element, site.skipped + min(len(site.text), offset - at)
        at += len(site.text)
    return found
