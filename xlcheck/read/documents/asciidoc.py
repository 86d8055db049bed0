"""AsciiDoc: what a reader of the page reads.

After the AsciiDoc Language Documentation (Eclipse). Left out are listings, literal and passthrough blocks, comments,
attributes and the macros of blocks. The rest is read as Markdown; targets of links are not kept.
"""

from __future__ import annotations

import re

from xlcheck.files.source import Source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.markdown import page_of
from xlcheck.read.documents.masked import Rewrite, cell, gone, kept, rewritten
from xlcheck.read.text import Block

_HEADING = re.compile(r"^(={1,6}) (?=\S)")
_NO_TEXT = re.compile(
    r"^(?://(?!/)|:!?[\w-]{1,80}!?:(?:\s|$)|\[\[?[^\]]*+\]\]?\s*+$|<<<\s*+$|'{3}\s*+$|\+\s*+$"
    r"|[a-z][\w-]{0,30}::[^\s\[\]]{0,500}\[[^\n]{0,1000}\]\s*+$)"
)
"""Lines that are no text: comments, attributes, anchors, macros of blocks, breaks, what goes on with a list item."""

_CLOSED = re.compile(r"^(?:-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}[\w,+-]*)\s*$")
"""Delimiters of blocks whose lines are no text."""

_OPEN = re.compile(r"^(?:={4,}|\*{4,}|_{4,}|--)\s*$")
_TABLE = re.compile(r"^[|!,:]={3,}\s*$")
_BAR = re.compile(r"(?<!\\)\|")
_SPECIFIER = re.compile(r"(?:^|(?<=\s))(?:\d{0,3}(?:\.\d{1,3})?[+*])?(?:[<^>]?(?:\.[<^>])?)[adehlmsv]?$")
"""What stands before the bar of a cell: how many columns it spans, how it is set."""

_ITEM = re.compile(r"^(?P<blank>\s*)(?P<mark>\*{1,5}|\.{1,5}|-|<[\d.]{1,3}>) (?P<box>\[[ x*]\] )?")
_TITLE = re.compile(r"^\.(?=[^\s.])")
_TERM = re.compile(r"(?<=\S):{2,4}(?=\s|$)|(?<=\S);;(?=\s|$)")
_BREAK = re.compile(r"(?<=\S) \+\s*$")

_CODE = re.compile(r"`[^`\n]{1,500}`")
_INLINE: tuple[Rewrite, ...] = (
    (re.compile(r"footnote(?:ref)?:[\w-]{0,40}\[[^\]]{0,1000}\]"), lambda m: gone(m[0])),
    (re.compile(r"(?:image|icon|anchor|pass):[^\s\[\]]{0,500}\[[^\]]{0,300}\]"), lambda m: gone(m[0])),
    (re.compile(r"(?:link|xref|mailto|https?|ftp):[^\s\[\]]{1,500}\[(?P<text>[^\]\n^,]{1,300}+)(?:[\^,][^\]\n]{0,300}+)?\]"),
     lambda m: kept(m, "text")),
    (re.compile(r"(?P<url>https?://[^\s\[\]]{1,500})\[\^?\]"), lambda m: kept(m, "url")),
    (re.compile(r"<<[^<>,\n]{1,200}, ?(?P<text>[^<>\n]{1,300})>>"), lambda m: kept(m, "text")),
    (re.compile(r"<<[^<>\n]{1,200}>>"), lambda m: gone(m[0])),
    (re.compile(r"(?:kbd|btn):\[(?P<text>[^\]\n]{1,100})\]"), lambda m: kept(m, "text")),
    (re.compile(r"menu:(?P<one>[^\[\n]{1,60})\[(?P<two>[^\]\n]{0,100})\]"), lambda m: kept(m, "one", "two")),
    (re.compile(r"\[[.#][\w .#-]{1,60}\]#(?P<text>[^#\n]{1,300})#"), lambda m: kept(m, "text")),
    (re.compile(r"(?<![\w+])\+{1,3}(?P<text>[^+\s][^+\n]{0,200})\+{1,3}(?![\w+])"), lambda m: kept(m, "text")),
    (re.compile(r"\[\[[\w-]{1,80}\]\]"), lambda m: gone(m[0])),
)  # fmt: skip


def read_asciidoc(source: Source, lang: Lang) -> Document:
    """Return the document of a page of AsciiDoc."""
    page = _Page(source.lines, lang)
    lines = page.lines()
    return page_of(source, lines, lines, lang, page.cells, indented_code=False)


class _Page:
    """Rewrites the lines of a page one by one; ``cells`` are those of its tables."""

    def __init__(self, lines: list[str], lang: Lang) -> None:
        self._given, self._lang = lines, lang
        self.cells: list[Block] = []

    def lines(self) -> list[str]:
        """Return the lines as Markdown."""
        found = [""] * len(self._given)
        at = 0
        while at < len(self._given):
            line = self._given[at]
            if _CLOSED.match(line):
                at = self._end(at)
            elif _TABLE.match(line):
                end = self._end(at)
                self._table(at + 1, min(end, len(self._given)))
                at = end
            else:
                if not (_OPEN.match(line) or _NO_TEXT.match(line)):
                    found[at] = _line(line)
                at += 1
        return found

    def _end(self, at: int) -> int:
        """Return the line behind a delimited block; one without end reaches to the end of the page."""
        mark = self._given[at].rstrip()
        closing = "```" if mark.startswith("```") else mark
        end = at + 1
        while end < len(self._given) and self._given[end].rstrip() != closing:
            end += 1
        return end + 1

    def _table(self, start: int, end: int) -> None:
        """Collect the cells of a table: each begins at a bar and may go over lines."""
        pieces: list[tuple[str, int, int]] = []
        for number in range(start, end):
            line = self._given[number]
            if _TABLE.match(line) or line.startswith("//"):
                continue
            at = 0
            for bar in _BAR.finditer(line):
                before = line[at : bar.start()]
                specifier = _SPECIFIER.search(before)
                pieces.append((before[: specifier.start()] if specifier else before, number + 1, at + 1))
                self._cell(pieces)
                pieces = []
                at = bar.end()
            pieces.append((line[at:], number + 1, at + 1))
        self._cell(pieces)

    def _cell(self, pieces: list[tuple[str, int, int]]) -> None:
        self.cells += cell([(rewritten(text, _INLINE, _CODE), line, at) for text, line, at in pieces], self._lang)


def _line(line: str) -> str:
    if heading := _HEADING.match(line):
        line = "#" * len(heading[1]) + line[heading.end(1) :]
    elif item := _ITEM.match(line):
        box = gone(item["box"] or "")
        line = item["blank"] + " " * (len(item["mark"]) - 1) + "- " + box + line[item.end() :]
    elif _TITLE.match(line):
        line = gone(".") + line[1:]
    if hard := _BREAK.search(line):
        line = line[: hard.start()] + "  "
    line = _TERM.sub(lambda found: ":" + gone(found[0][1:]), line)
    return rewritten(line, _INLINE, _CODE)
