"""HTML: what a reader of the page reads, in blocks, with the place of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from xlcheck.files.source import Source
from xlcheck.model import Directive, Document, Kind, Lang, Place
from xlcheck.read.directives import MARK, parse
from xlcheck.read.documents.html_tokens import Characters, Comment, Tag, Token, tokens
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.text import Block, Marked, Piece, document, is_wide, ranges

#: Elements whose content is not checked: code, what is no text, readings of characters, deletions.
_LEFT_OUT = frozenset(
    {"template", "svg", "math", "noscript", "object", "canvas", "audio", "video", "select", "datalist", "button"}
    | {"rt", "rp", "del", "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"}
)
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
    "td": "cell",
    "th": "cell",
}
#: Elements whose text is code or speaks of it.
_CODE = frozenset({"code", "kbd", "samp", "tt", "var"})
#: Elements that begin and end a block, and those of them that end the reach of an item or a cell.
_LISTS = frozenset({"ul", "ol", "menu", "table", "tr", "dl"})
_BLOCKS = (
    frozenset(_KINDS)
    | _LISTS
    | {"p", "div", "section", "article", "aside", "nav", "main", "header", "footer", "address", "blockquote", "figure"}
    | {"body", "html", "head", "dt", "dd", "form", "fieldset", "legend", "details", "summary", "hr", "pre", "center"}
    | {
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "optgroup",
        "option",
        "hgroup",
        "search",
        "dialog",
        "title",
        "caption",
        "figcaption",
    }
)
_PART = re.compile(
    r"(?P<blank>[ \t\n\r\f]+)|(?P<entity>&(?:\#[xX][0-9A-Fa-f]{1,8}|\#\d{1,9}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|(?:[^ \t\n\r\f&]+[ ])*[^ \t\n\r\f&]+|&"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FINAL = re.compile(r"[.。!！?？;；:：][”’\"'」』）)\]】》]*$")
_MARK_OF_NOTE = re.compile(r"[\[(（［【]?(?:\d{1,3}|[ivx]{1,5}|[a-z*†‡§↩↑^])[\])）］】]?")
#: Signs of programs, and how many times as many characters a text has at least.
_SIGNS_OF_CODE = "{}[]();=<>_$#|&*@\\"
_MOST_SIGNS = 20
_WORDS = 5  # of a sentence
_LONGEST_MARK = 20  # tokens
_DEEPEST = 50  # levels of lists and tables that are looked through for the end of one


def read_html(source: Source, lang: Lang) -> Document:
    """Return the document of a page."""
    page = "\n".join(source.lines)
    xml = source.path.suffix.lower() == ".xhtml" or page.lstrip()[:5] == "<?xml"
    reader = _Page(page)
    blocks = list(reader.blocks(list(tokens(page, xml=xml))))
    shown = document(source, lang, shaped(blocks, lang))
    codes = tuple(span for span, _ in ranges(shown, reader.codes))
    return replace(shown, directives=tuple(reader.directives), codes=codes)


def page_blocks(page: str) -> list[Block]:
    """Return the blocks of a page of XHTML that is part of a larger file, with the places that they have in it."""
    return list(_Page(page).blocks(list(tokens(page, xml=True))))


def breaks(before: str, after: str) -> bool:
    """Tell whether a line break parts two paragraphs: behind a final mark, or before an indented line."""
    return bool(_FINAL.search(before.rstrip())) or after[:1] in ("\u3000", "\xa0")


class _Page:
    """Collects the blocks of a page from its tokens."""

    def __init__(self, page: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", page))]
        self._pieces: list[Piece] = []
        self._open: list[str] = []  # items, cells and headings, with the lists and tables around them
        self._blank = ""  # "" nothing, " " a blank, "\n" a line end in the source
        self._line_breaks = 0
        self.directives: list[Directive] = []
        self.codes: list[Marked] = []
        self._code = ""  # the element of code in which the text stands
        self._preformatted = False
        self._speaking = 0  # directives that wait for their block

    def blocks(self, given: Sequence[Token]) -> Iterator[Block]:
        ends = _ends(given)
        code = _preformatted_code(given, ends)
        index = 0
        while index < len(given):
            token = given[index]
            index += 1
            if isinstance(token, Characters):
                yield from self._characters(token)
            elif isinstance(token, Comment):
                self._comment(token)
            else:
                hidden = token.name in _LEFT_OUT or _is_hidden(token) or index - 1 in code
                if token.name == "pre":
                    self._preformatted = token.opens
                if token.name in _CODE and not token.alone:
                    self._code = token.name if token.opens else ""
                if token.name == "br":
                    self._line_breaks += 1
                elif token.name in _BLOCKS:
                    yield from self._flush()
                    self._level(token)
                end = ends.get(index - 1, 0) if token.opens else 0
                short = end - index <= _LONGEST_MARK
                if end and (hidden or (short and _is_reference(token, given[index:end]))):
                    index = end
        yield from self._flush()

    def _level(self, tag: Tag) -> None:
        """Keep account of which item, cell or heading the text stands in."""
        if tag.name not in _KINDS and tag.name not in _LISTS:
            return
        if tag.opens:
            if self._open and (self._open[-1] == tag.name or {self._open[-1], tag.name} == {"td", "th"}):
                self._open.pop()  # its end tag was left out
            self._open.append(tag.name)
            return
        for level in range(1, min(_DEEPEST, len(self._open)) + 1):
            if self._open[-level] == tag.name:
                del self._open[-level:]
                break

    def _flush(self) -> Iterator[Block]:
        if self._pieces:
            scope = self._pieces[0].line, self._pieces[-1].line
            for index in range(self._speaking, len(self.directives)):
                self.directives[index] = replace(self.directives[index], lines=scope)
            self._speaking = len(self.directives)
            inside = self._open[-1] if self._open else ""
            yield Block(tuple(self._pieces), _KINDS.get(inside, "text"))
        self._pieces = []
        self._blank = ""
        self._line_breaks = 0
        self._code = ""

    def _characters(self, token: Characters) -> Iterator[Block]:
        for part in _PART.finditer(token.text):
            shown = part.group()
            if part["blank"]:
                if self._preformatted:  # its lines are lines
                    self._line_breaks += shown.count("\n")
                self._blank = "\n" if "\n" in shown or self._blank == "\n" else " "
                continue
            shown = unescape(shown) if part["entity"] else shown
            if self._line_breaks and self._pieces:
                before = "".join(piece.text for piece in self._pieces[-8:])
                if self._line_breaks > 1 or breaks(before, shown):
                    yield from self._flush()
                else:
                    self._blank = "\n"
            self._add(shown, token.start + part.start())

    def _comment(self, token: Comment) -> None:
        """Keep a comment that speaks to xlcheck; it is about the block in which it stands, or else the next one."""
        body = token.text.removeprefix("<!--").removesuffix("-->").strip()
        if body.startswith(MARK):
            place = Place(*self._place(token.start))
            length = len(token.text.partition("\n")[0])
            after = len(self._starts) + 1
            self.directives.append(Directive(*parse(body.removeprefix(MARK)), place, length, (after, after)))

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _add(self, text: str, offset: int) -> None:
        if self._pieces and self._blank:
            last = self._pieces[-1]
            # A line end is a blank, but none between two Chinese characters (CSS Text 3, section 4.1.3).
            between = "" if self._blank == "\n" and is_wide(last.text[-1:]) and is_wide(text[:1]) else " "
            self._pieces.append(Piece(between, last.line, last.column + len(last.text)))
        self._blank = ""
        self._line_breaks = 0
        line, column = self._place(offset)
        self._pieces.append(Piece(text, line, column))
        if self._code:
            self.codes.append(Marked(Place(line, column), Place(line, column + len(text) - 1)))


def _preformatted_code(given: Sequence[Token], ends: dict[int, int]) -> frozenset[int]:
    """Return the places of the start tags of the preformatted parts that are code.

    Word processors write whole documents as preformatted text. What holds a code element or many signs of code is code;
    anything else is text if it, or most of what is preformatted on this page, has sentences.
    """
    parts = {}
    for index, token in enumerate(given):
        if isinstance(token, Tag) and token.name == "pre" and token.opens and (end := ends.get(index)):
            within = given[index:end]
            text = "".join(t.text for t in within if isinstance(t, Characters))
            marked = any(isinstance(t, Tag) and t.name in _CODE for t in within)
            signs = sum(map(text.count, _SIGNS_OF_CODE))
            parts[index] = text, marked or _MOST_SIGNS * signs > len("".join(text.split()))
    plain = {index: text for index, (text, code) in parts.items() if not code}
    prose = {index for index, text in plain.items() if _has_sentences(text)}
    if 2 * sum(len(plain[index]) for index in prose) >= sum(len(text) for text, _ in parts.values()):
        prose = set(plain)
    return frozenset(parts.keys() - prose)


def _has_sentences(text: str) -> bool:
    """Return whether a text has a line that ends as a sentence does and has some words, or Chinese clauses."""
    return any(
        _FINAL.search(line.rstrip()) and (len(line.split()) >= _WORDS or sum(map(is_wide, line)) >= 2 * _WORDS)
        for line in unescape(text).split("\n")
    )


def _is_reference(tag: Tag, within: Sequence[Token]) -> bool:
    """Tell whether an element is the number of a footnote: a short mark that is a link within the page."""
    if tag.name != "a" or not tag.attributes.get("href", "").startswith("#"):
        return False
    return bool(_MARK_OF_NOTE.fullmatch("".join(t.text for t in within if isinstance(t, Characters)).strip()))


def _is_hidden(tag: Tag) -> bool:
    attributes = tag.attributes
    return tag.opens and ("hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")[:2000])))


def _ends(given: Sequence[Token]) -> dict[int, int]:
    """Return for each start tag that has its end tag the index behind that."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = {}
    for index, token in enumerate(given):
        if not isinstance(token, Tag) or token.alone:
            continue
        if token.name in ("rt", "rp") or (token.name == "ruby" and not token.opens):  # their end tags may be left out
            for name in ("rt", "rp"):
                for start in opened.pop(name, ()):
                    ends[start] = index + (not token.opens and token.name == name)
        if token.opens:
            opened.setdefault(token.name, []).append(index)
        elif opened.get(token.name):
            ends[opened[token.name].pop()] = index + 1
    return ends
