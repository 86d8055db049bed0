"""Markdown: what a reader of the page reads, without comments.

Of front matter, titles and descriptions are text. Code blocks, targets of images and the other values of front matter
are parts of the document, targets of links stand with their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlcheck.errors import InputError
from xlcheck.files.source import Source
from xlcheck.model import Cell, Document, Kind, Lang, Link, Place
from xlcheck.read.directives import directives
from xlcheck.read.documents.markdown_inline import NOTHING, Cursor
from xlcheck.read.documents.markdown_sites import admonitions, front_matter, matter, without_modules
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.documents.parts import Shown, code, images, with_parts
from xlcheck.read.text import Block, Marked, Piece, document, joined, ranges

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

#: Cells of tables, three objects each to the parser, and marks of emphasis, brackets and code in one block.
_MOST_BARS = 150_000
_MOST_MARKS = 3000
_EMPHASIS = "*_~`[]<"
#: What site generators add to Markdown and no reader sees.
_INVISIBLE = re.compile(
    r"\{/\*[^{}]*?\*/\}"  # MDX comment
    r"|\{\{[<%][^{}]*?[%>]\}\}"  # Hugo shortcode
    r"|\{#[\w:.-]{1,80}\}(?=\s*$)"  # anchor of a heading
    r"|\{:?[ ]?(?:[.#][\w:-]{1,80}[ ]?){1,20}\}",  # classes of kramdown and MkDocs
    re.MULTILINE,
)
#: What a shortcode shows within a sentence: a term with its explanation.
_SHOWN = re.compile(r"\stext\s*=\s*[\"“]([^\"“”]{1,200})[\"”]")
_HTML_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<[!?][^<>]{0,2000}>")
_HTML_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_NOT_FEED = re.compile(r"[^\n]")
#: The beginning of a footnote; CommonMark, which knows none, would take it for the target of a link.
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\]:?")
#: A tag alone on its lines. CommonMark takes what stands below for HTML up to the next empty line, MDX for Markdown.
_LONE_TAG = re.compile(
    r"^[ \t]*</?(?!(?:pre|script|style|textarea)\b)(?P<name>[A-Za-z][\w.:-]{0,80})(?:\s[^<>]{0,2000})?>[ \t]*$",
    re.MULTILINE,
)
_KINDS: dict[str, Kind] = {"heading_open": "heading", "list_item_open": "item", "th_open": "cell", "td_open": "cell"}


def read_markdown(source: Source, lang: Lang) -> Document:
    """Return the document of a Markdown page."""
    length, shown = front_matter(source.lines, lang)
    lines = _visible([""] * length + source.lines[length:])
    mdx = _is_mdx(source)
    if mdx:
        lines = without_modules(lines)
        lines = _LONE_TAG.sub(lambda found: _NOT_FEED.sub(" ", found.group()), "\n".join(lines)).split("\n")
    # MDX knows no indented code: what is indented there stands within a component.
    parts = list(matter(source.lines[:length]))
    return page_of(source, *admonitions(lines), lang, shown, parts, indented_code=not mdx)


def page_of(
    source: Source,
    lines: list[str],
    places: list[str],
    lang: Lang,
    others: Sequence[Block] = (),
    parts: Sequence[Shown] = (),
    *,
    indented_code: bool = True,
) -> Document:
    """Return the document of a page whose lines are Markdown, and ``places`` with each character where the file has it.

    ``others`` are blocks that do not stand in these lines, such as tables; they go where their places are. ``parts``
    are such as are known already.

    Raises:
        InputError: (IOE005) if its tables are too large.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    if not indented_code:
        parser.disable("code")
    bars = sum(line.count("|") for line in lines)
    if bars > _MOST_BARS:
        raise InputError(
            f"{source.path}: tables of more than {_MOST_BARS:,} cells; split the page, or save them as a spreadsheet",
            "IOE005",
        )
    parser.core.ruler.at("inline", _inline)
    tokens = parser.parse("\n".join(lines))
    reader = _Reader(lines, places, lang)
    blocks = [*others, *reader.blocks(tokens)]
    if others:
        blocks.sort(key=lambda block: block.pieces[0].line if block.pieces else 0)
    page = document(source, lang, shaped(blocks, lang))
    if reader.marked:
        spans = list(ranges(page, reader.marked))
        links = tuple(Link(span, target) for span, target in spans if target is not None)
        page = replace(page, links=links, codes=tuple(span for span, target in spans if target is None))
    if reader.cells:
        page = replace(page, cells=tuple(_cells(page, reader.cells)))
    page = with_parts(page, (*parts, *reader.parts))
    return replace(page, directives=found) if (found := directives(source.lines, tokens)) else page


def _inline(state: StateCore) -> None:
    """Parse the inline content of each block, as the parser's own rule does, but for blocks that no writer wrote.

    The parser looks from each closing mark for its opening one, which takes time with the square of their number.
    """
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = token.children or []
        if sum(map(token.content.count, _EMPHASIS)) > _MOST_MARKS:
            token.children += _plain(token.content)
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _plain(content: str) -> Iterator[Token]:
    from markdown_it.token import Token

    for number, line in enumerate(content.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        yield Token("text", "", 0, content=line)


def _is_mdx(source: Source) -> bool:
    """Tell whether a page is MDX: by its ending, or because components (``<Note>``) stand on lines of their own."""
    if source.path.suffix.lower() == ".mdx":
        return True
    found = (tag["name"] for tag in _LONE_TAG.finditer("\n".join(source.lines)))
    return any(name[0].isupper() and not name.isupper() for name in found)


def _visible(lines: list[str]) -> list[str]:
    """Return the lines without what no reader sees; lines and columns stay.

    On a line of its own that leaves blanks; within a sentence nothing, and the text that it shows.
    """
    text = _INVISIBLE.sub(_blanked_lines, "\n".join(lines))
    if _INVISIBLE.search(text):
        text = "\n".join(map(_within, text.split("\n")))
    if notes := set(_NOTE.findall(text)):  # references that no note answers may be anything, [^0-9] for one
        text = _REFERENCE.sub(lambda found: NOTHING * len(found[0]) if found[1] in notes else found[0], text)
    return text.split("\n")


def _blanked_lines(found: re.Match[str]) -> str:
    """Return blanks for a mark of several lines and for the target of a link, anything else as it is."""
    target = found.string[max(0, found.start() - 2) : found.start()] == "]("
    return _NOT_FEED.sub(" ", found[0]) if target or "\n" in found[0] else found[0]


def _within(line: str) -> str:
    if not _INVISIBLE.sub("", line).strip():
        return " " * len(line) if _INVISIBLE.search(line) else line
    shown = _INVISIBLE.sub(_nothing, line)
    return shown.rstrip(f"{NOTHING} \t").ljust(len(line))


def _nothing(found: re.Match[str]) -> str:
    shown = _SHOWN.search(found[0]) if found[0].startswith("{{") else None
    if shown is None:
        return NOTHING * len(found[0])
    return NOTHING * shown.start(1) + shown[1] + NOTHING * (len(found[0]) - shown.end(1))


class _Reader:
    """Reads the blocks of a page, and collects its links and codes, its cells, and the parts that are no language.

    ``places`` are its lines with each character in place.
    """

    def __init__(self, lines: list[str], places: list[str], lang: Lang) -> None:
        self._lines, self._places, self._lang = lines, places, lang
        self.marked: list[Marked] = []
        self.cells: list[tuple[Marked, tuple[int, int, int]]] = []
        self.parts: list[Shown] = []
        self._kinds: list[Kind] = []
        self._cell = (-1, -1, -1)  # the table, row and column at hand
        self._end = (-1, 0)  # row and column where the last block ended

    def blocks(self, tokens: list[Token]) -> Iterator[Block]:
        """Yield the blocks in order."""
        for token in tokens:
            table, row, column = self._cell
            match token.type:
                case "table_open":
                    self._cell = (table + 1, -1, -1)
                case "tr_open":
                    self._cell = (table, row + 1, -1)
                case "th_open" | "td_open":
                    self._cell = (table, row, column + 1)
            if token.type in _KINDS:
                self._kinds.append(_KINDS[token.type])
            elif token.type.replace("_close", "_open") in _KINDS:
                self._kinds.pop()
            elif token.map and token.type == "html_block":
                lines = self._lines[token.map[0] : token.map[1]]
                self.parts += images(lines, token.map[0])
                yield from _html(lines, token.map[0], self._lang)
            elif token.map and token.type in ("fence", "code_block"):
                name = (token.info.split() or [""])[0]
                self.parts.append(code(token.content, name, self._places, token.map[0] + (token.type == "fence")))
            elif token.map and token.type == "inline":
                yield self._block(token, token.map[0])

    def _block(self, token: Token, row: int) -> Block:
        column = self._end[1] if row == self._end[0] else 0
        starts = _starts(token.content, self._places, row, column)
        self._end = (row, starts[-1] + len(token.content))
        cursor = Cursor(token.content, row, starts, self._lang)
        pieces = cursor.walk(token.children or [])
        for first, last, target in (*cursor.links, *((*place, None) for place in cursor.codes)):
            if mark := _mark(pieces[first:last], target):
                self.marked.append(mark)
        self.parts += cursor.images
        kind = self._kinds[-1] if self._kinds else "text"
        if kind == "cell" and (mark := _mark(pieces)):
            self.cells.append((mark, self._cell))
        return Block(pieces, kind)


def _cells(page: Document, found: Sequence[tuple[Marked, tuple[int, int, int]]]) -> Iterator[Cell]:
    for mark, position in found:
        for span, _ in ranges(page, [mark]):
            yield Cell(span, *position)


def _mark(pieces: Sequence[Piece], target: str | None = None) -> Marked | None:
    """Return where some pieces stand, less the blanks around them; None where there is nothing else."""
    text = [piece for piece in pieces if piece.text.strip()]
    if not text:
        return None
    end = text[-1].column + len(text[-1].text.rstrip()) - 1
    return Marked(Place(text[0].line, text[0].column), Place(text[-1].line, end), target)


def _starts(content: str, lines: list[str], row: int, column: int) -> list[int]:
    """Return the 0-based column at which each line of a block's content stands in its line of the file.

    The content of a block is its lines without what marks the block (``>``, ``-``, ``#``, indentation, ``|``);
    cells of one row are looked for from ``column`` on, the end of the cell before.
    """
    starts = []
    for offset, part in enumerate(content.split("\n")):
        raw = lines[row + offset] if row + offset < len(lines) else ""
        part = part.strip()
        at = raw.find(part, column if offset == 0 else 0)
        if offset and raw.rstrip().endswith(part):
            at = len(raw.rstrip()) - len(part)
        if at < 0:  # a cell with an escaped bar
            at = max(column, raw.find(part.split("|")[0], column))
        starts.append(at)
    return starts


def _html(lines: list[str], row: int, lang: Lang) -> Iterator[Block]:
    """Yield the text between the tags of an HTML block; each run of lines that are not empty is one."""
    text = "\n".join(lines)
    for opening, closing in _HTML_HIDDEN:
        text = _without(text, opening, closing)
    rows = _HTML_TAG.sub(lambda found: _NOT_FEED.sub(" ", found.group()), text).split("\n")
    group: list[int] = []
    for i, line in enumerate([*rows, ""]):
        if line.strip():
            group.append(i)
        elif group:
            pieces = joined(rows, group, lang)
            yield Block(tuple(piece._replace(line=piece.line + row) for piece in pieces))
            group = []


def _without(text: str, opening: str, closing: str) -> str:
    """Blank what stands between two marks; what is never closed reaches to the end."""
    parts = []
    position = 0
    lower = text.lower()
    while (start := lower.find(opening, position)) >= 0:
        end = lower.find(closing, start + len(opening))
        end = len(text) if end < 0 else end + len(closing)
        parts += [text[position:start], _NOT_FEED.sub(" ", text[start:end])]
        position = end
    return "".join([*parts, text[position:]])
