"""What site generators add to Markdown that a reader sees: titles and descriptions in front matter, admonitions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlcheck.model import Kind, Lang
from xlcheck.read.documents.parts import Shown
from xlcheck.read.text import Block, Piece, joined

_FENCE = re.compile(r"(?:---|\+\+\+)\s*$")
#: The values of front matter that a page, a menu or a search result shows, by the lower-case key.
_SHOWN: dict[str, Kind] = {
    **dict.fromkeys(("title", "subtitle", "linktitle", "sidebar_label", "sidebartitle"), "heading"),
    **dict.fromkeys(("description", "summary", "excerpt", "tagline"), "text"),
}
_KEY = re.compile(r"(?P<key>[A-Za-z_]\w{0,40})[ \t]*[:=][ \t]*(?P<value>.*?)\s*$")
_FOLDED = re.compile(r"[>|][+-]?\d?[+-]?(?:\s+#.*)?$")
_REMARK = re.compile(r"(?:^|\s)#.*$")
#: What stands for one character in quotes, by the quote.
_ESCAPES = {'"': re.compile(r"\\(?=[\"\\/])"), "'": re.compile(r"'(?=')")}

#: Marks that begin an admonition, with its title: Docusaurus and VitePress, GitHub and Obsidian, MkDocs.
_MARKS = (
    re.compile(
        r"(?P<lead>\s*):{3,}+[ \t]*+[\w-]*+[ \t]*+(?:\[(?P<title>[^\[\]]*)\]|(?P<bare>[^\s{][^{]*))?(?:\{[^{}]*\})?\s*"
    ),
    re.compile(r"(?P<lead>\s*>[>\s]*)\[![\w-]+\][+-]?(?P<bare>.*)"),
    re.compile(
        r"(?P<lead>\s*)(?:(?:!!!|\?\?\?\+?)[ \t]++[a-z][\w -]*+|===[!+]?[ \t]++(?=\"))(?:\"(?P<title>[^\"]*)\")?\s*"
    ),
)
#: The mark of a definition below its term (kramdown, MkDocs, Pandoc); a list item to the parser.
_DEFINITION = re.compile(r"(?P<lead> {0,3}):(?=[ \t]+[^\s:])")
_MKDOCS = 2
_LONGEST = 500  # characters of a line that may begin an admonition
_INDENT = 4  # blanks by which MkDocs indents what belongs to an admonition
_CODE = re.compile(r"\s*(`{3,}|~{3,})")

#: The first line of a module's statement in MDX, and the longest statement that is left out.
_STATEMENT = re.compile(
    r"import\s+(?:['\"]|(?:[\w$]+|\*\s+as\s+[\w$]+)(?:\s*,|\s+from\s+['\"])|\{)"
    r"|export\s+(?:const|let|var|function|async|class|default|\{|\*\s+from)(?=[\s{(]|$)"
)
_MOST_LINES = 200
_BRACKETS = {**dict.fromkeys("({[", 1), **dict.fromkeys(")}]", -1)}


def front_matter(lines: list[str], lang: Lang) -> tuple[int, list[Block]]:
    """Return how many lines the front matter of a page has, and what of it is shown, as blocks in order."""
    if not lines or not (fence := _FENCE.match(lines[0])):
        return 0, []
    mark = fence.group().strip()
    end = next((i for i in range(1, len(lines)) if lines[i].rstrip() in (mark, "...")), None)
    return (0, []) if end is None else (end + 1, list(_values(lines[:end], lang)))


def matter(lines: list[str]) -> Iterator[Shown]:
    """Yield the values of front matter that are not shown as text, by their key; lines below a key are part of it."""
    for row in range(1, len(lines)):
        found = _KEY.match(lines[row])
        if not found or found["key"].lower() in _SHOWN:
            continue
        value = _REMARK.sub("", found["value"]).strip()
        below = [
            (lines[i].strip(), i + 1, len(lines[i]) - len(lines[i].lstrip()) + 1) for i in _indented(lines, row + 1)
        ]
        if below and below[-1][0] in ("---", "+++", "..."):
            below.pop()
        first = (value, row + 1, found.start("value") + 1) if value else (found["key"], row + 1, 1)
        yield Shown("matter", found["key"], (first, *below))


def _values(lines: list[str], lang: Lang) -> Iterator[Block]:
    for row in range(1, len(lines)):
        if lines[row].startswith("["):  # a table of TOML
            return
        found = _KEY.match(lines[row])
        if not found or found["key"].lower() not in _SHOWN:
            continue
        kind = _SHOWN[found["key"].lower()]
        value, column = found["value"], found.start("value")
        below = _indented(lines, row + 1)
        if _FOLDED.match(value) or (not value and below):
            pieces = joined(lines, below, lang)
        elif value[:1] in _ESCAPES:
            pieces = tuple(_quoted(value, row, column))
        else:
            value = _REMARK.sub("", value)
            first = [""] * row + [" " * column + value]
            pieces = joined(first + lines[row + 1 :], [row, *below], lang) if value else ()
        if any(piece.text.strip() for piece in pieces):
            yield Block(pieces, kind)


def _indented(lines: list[str], row: int) -> list[int]:
    """Return the rows from ``row`` on that belong to the value above, without the empty ones."""
    found = []
    for i in range(row, len(lines)):
        if lines[i].strip() and not lines[i].startswith((" ", "\t")):
            break
        if lines[i].strip():
            found.append(i)
    return found


def _quoted(value: str, row: int, column: int) -> Iterator[Piece]:
    """Yield what stands between the quotes at the beginning of a value; nothing if they do not close on its line."""
    quote = value[0]
    end = re.compile(r'"(?:[^"\\]|\\.)*"' if quote == '"' else r"'(?:[^']|'')*'").match(value)
    if not end or value.startswith(quote * 3):
        return
    inside, done = value[1 : end.end() - 1], 0
    for escape in _ESCAPES[quote].finditer(inside):
        if escape.start() < done:  # the second of two
            continue
        if escape.start() > done:
            yield Piece(inside[done : escape.start()], row + 1, column + 2 + done)
        yield Piece(inside[escape.end() : escape.end() + 1], row + 1, column + 2 + escape.end())
        done = escape.end() + 1
    if inside[done:]:
        yield Piece(inside[done:], row + 1, column + 2 + done)


def admonitions(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines for the parser and those in which it finds its columns.

    The title of an admonition becomes a heading, a mark without one an empty line; what MkDocs indents is moved out.
    """
    shown, places = list(lines), list(lines)
    inside: list[int] = []  # the blanks before each open admonition of MkDocs
    code = ""
    for row, line in enumerate(lines):
        blanks = len(line) - len(line.lstrip(" "))
        while inside and line.strip() and blanks < inside[-1] + _INDENT:
            inside.pop()
        text = line[min(blanks, _INDENT * len(inside)) :]
        shown[row] = text
        if fence := _CODE.match(text):
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        if code or not text.strip() or len(text) > _LONGEST:
            continue
        if row and lines[row - 1].strip() and (definition := _DEFINITION.match(text)):
            shown[row] = f"{definition['lead']}-{text[definition.end() :]}"
            continue
        for number, mark in enumerate(_MARKS):
            found = mark.fullmatch(text)
            if not found:
                continue
            name = "title" if "title" in mark.groupindex and found["title"] else "bare"
            title = (found[name] or "").strip() if name in mark.groupindex else ""
            start = found.start(name) + len(line) - len(text) if title else 0
            shown[row] = f"{found['lead']}###### {title}" if title else found["lead"].rstrip()
            places[row] = " " * start + line[start : start + len((found[name] or "").rstrip())] if title else ""
            if number == _MKDOCS:
                inside.append(blanks)
            break
    return shown, places


def without_modules(lines: list[str]) -> list[str]:
    """Return the lines of an MDX page with the statements of its module blanked: imports and exports.

    A statement begins a paragraph and ends at the first empty line behind its last bracket.
    """
    shown = list(lines)
    code, row, most = "", 0, _MOST_LINES
    while row < len(lines):
        if fence := _CODE.match(lines[row]):
            code = "" if code and fence[1].startswith(code) else code or fence[1]
        if code or (row and shown[row - 1].strip()) or not _STATEMENT.match(lines[row]):
            row += 1
            continue
        depth, end = 0, row
        while end < len(lines) and end - row < most and (lines[end].strip() or depth > 0):
            depth += sum(_BRACKETS.get(character, 0) for character in lines[end])
            end += 1
        if depth > 0:  # brackets of a string or a comment: the paragraph alone, here and from here on
            most = 1
            end = next((i for i in range(row, len(lines)) if not lines[i].strip()), len(lines))
        shown[row:end] = [""] * (end - row)
        row = end
    return shown
