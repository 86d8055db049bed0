"""reStructuredText (RST): what a reader of the page reads, with the extensions of Sphinx.

After the specification of docutils. Left out are code, comments, targets, substitutions and the directives that show no
text of their own; the bodies of all other directives are read. The rest is read as Markdown.
"""

from __future__ import annotations

import re

from xlcheck.files.source import Source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.markdown import page_of
from xlcheck.read.documents.masked import Rewrite, cell, gone, kept, rewritten
from xlcheck.read.text import Block, width

_DIRECTIVE = re.compile(
    r"^(?P<indent>\s*)\.\. (?:\|[^|]{1,80}\| )?(?P<name>[A-Za-z][\w:+.-]{0,60}?)::(?P<argument>\s.*)?$"
)
_EXPLICIT = re.compile(r"^(?P<indent>\s*)\.\.(?: (?P<footnote>\[[^\]]{1,60}\]) | |$)")
_OPTION = re.compile(r"^\s*:[\w-]{1,40}:(?:\s|$)")
_FIELD = re.compile(r"^(?P<indent>\s*)(?P<name>:[^:`\n]{1,80}:) (?=\S)")
_RULE = re.compile(r"^(?P<mark>[!-/:-@\[-`{-~])(?P=mark)+\s*$")
_GRID = re.compile(r"^\s*\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"^\s*=+(?: +=+)+\s*$")
_BULLET = re.compile(r"^(\s*)#\. ")
_LINE_BLOCK = re.compile(r"^(\s*)\| ")

NO_TEXT = frozenset((
    "code", "code-block", "sourcecode", "literalinclude", "parsed-literal", "highlight", "math", "image", "raw",
    "include",
    "toctree", "contents", "index", "productionlist", "graphviz", "plantuml", "uml", "mermaid", "digraph", "doctest",
    "testcode", "testsetup", "testoutput", "testcleanup", "ipython", "bibliography", "meta", "default-role", "role",
    "tabularcolumns", "sectnum", "module", "currentmodule", "automodule", "autoclass", "autofunction", "automethod",
    "autosummary", "autoattribute", "autoexception", "autodata", "click", "argparse", "program-output", "prompt",
    "csv-table", "replace", "unicode", "date", "video", "youtube", "highlightlang", "codeauthor", "moduleauthor",
))  # fmt: skip
"""Directives that show no text that a translator translates."""

TITLES = frozenset((
    "admonition", "topic", "sidebar", "rubric", "dropdown", "tab-item", "tab", "card", "grid-item-card", "table",
    "list-table", "centered", "versionadded", "versionchanged", "versionremoved", "deprecated", "note", "warning",
    "tip",
    "important", "caution", "danger", "attention", "hint", "error", "seealso", "todo", "epigraph", "pull-quote",
))  # fmt: skip
"""Directives behind whose name stands text."""

CODE_ROLES = (
    "code|file|kbd|samp|command|option|envvar|func|class|meth|attr|mod|data|const|exc|obj|program|py:\\w+|c:\\w+"
)

_CODE = re.compile(r"``[^`]{1,500}``")
_INLINE: tuple[Rewrite, ...] = (
    (re.compile(rf"(?<!\w):(?:{CODE_ROLES}):(?P<text>`[^`]{{1,300}}`)"), lambda m: kept(m, "text")),
    (re.compile(r"(?<!\w):[\w:+.-]{1,40}:`[!~]?(?P<text>[^`<>]{1,300}?)(?: ?<[^`<>]{1,500}>)?`"),
     lambda m: kept(m, "text")),
    (re.compile(r"`(?P<text>[^`<>]{1,300}?) <(?P<target>[^`<>\s]{1,500})>`__?"),
     lambda m: f"[{m['text']}]({m['target']}){gone(m[0][len(m['text']) + len(m['target']) + 4:])}"),
    (re.compile(r"`(?P<text>[^`<>]{1,300}?)`__?(?!\w)"), lambda m: kept(m, "text")),
    (re.compile(r"(?<![\w`])(?P<text>[A-Za-z][\w.-]{0,60}[A-Za-z0-9])_(?!\w)"), lambda m: kept(m, "text")),
    (re.compile(r" ?\[(?:#?\w{0,40}|\*)\]_"), lambda m: gone(m[0])),
    (re.compile(r"\|(?P<text>[^|\s][^|]{0,80})\|_{0,2}"), lambda m: kept(m, "text")),
    (re.compile(r"\\ "), lambda m: gone(m[0])),
)  # fmt: skip


def read_rst(source: Source, lang: Lang) -> Document:
    """Return the document of a page of reStructuredText."""
    reader = _Page(source.lines, lang)
    lines = reader.lines()
    return page_of(source, lines, lines, lang, reader.cells, indented_code=False)


class _Page:
    """Rewrites the lines of a page one by one; ``cells`` are those of its tables."""

    def __init__(self, lines: list[str], lang: Lang) -> None:
        self._given, self._lang = lines, lang
        self._found = list(lines)
        self.cells: list[Block] = []

    def lines(self) -> list[str]:
        """Return the lines as Markdown."""
        at = 0
        while at < len(self._given):
            at = self._next(at)
        return self._found

    def _next(self, at: int) -> int:
        """Rewrite a line, or the block that it begins; return where to go on."""
        line = self._given[at]
        if directive := _DIRECTIVE.match(line):
            return self._directive(at, directive)
        if explicit := _EXPLICIT.match(line):
            return self._explicit(at, explicit)
        if _GRID.match(line):
            return self._grid(at)
        if _SIMPLE.match(line):
            return self._simple(at)
        if line.lstrip().startswith(">>>"):
            end = self._blank_line(at)
            return self._blank(at, end)
        if rule := _RULE.match(line):
            return self._rule(at, rule["mark"])
        self._found[at] = self._inline(line)
        if line.rstrip().endswith("::"):
            bare = line.rstrip()
            self._found[at] = "" if bare.strip() == "::" else self._inline(bare[:-1]) + gone(":")
            return self._blank(at + 1, self._body(at))
        return at + 1

    def _inline(self, line: str) -> str:
        line = _BULLET.sub(r"\g<1>1. ", line)
        line = _LINE_BLOCK.sub(r"\g<1>- ", line)
        if field := _FIELD.match(line):
            name = field["name"]
            line = f"{field['indent']}- {gone(name[2:])} {line[field.end() :]}"
        return rewritten(line, _INLINE, _CODE)

    def _directive(self, at: int, found: re.Match[str]) -> int:
        name = found["name"].rpartition(":")[2] if found["name"] not in TITLES else found["name"]
        if name in NO_TEXT or "|" in found[0][: found.start("name")]:
            return self._blank(at, self._body(at))
        argument = found["argument"] or ""
        shown = name in TITLES and argument.strip()
        self._found[at] = " " * (len(found[0]) - len(argument)) + self._inline(argument) if shown else ""
        at += 1
        while at < len(self._given) and _OPTION.match(self._given[at]):
            at = self._blank(at, at + 1)
        return at

    def _explicit(self, at: int, found: re.Match[str]) -> int:
        if found["footnote"]:
            end = found.end()
            self._found[at] = " " * end + self._inline(self._given[at][end:])
            return at + 1
        return self._blank(at, self._body(at))

    def _rule(self, at: int, mark: str) -> int:
        """Take a line of one mark: an underline makes a heading of the line above, an overline goes with its title."""
        above = self._given[at - 1].strip() if at else ""
        length = len(self._given[at].rstrip())
        under = above and not _RULE.match(self._given[at - 1]) and length >= min(width(above), 3)
        self._found[at] = "-" * max(length, 3) if under and mark.isascii() else ""
        return at + 1

    def _body(self, at: int) -> int:
        """Return the line behind the indented block that belongs to a line."""
        indent = _indent(self._given[at])
        end = last = at + 1
        while end < len(self._given):
            if self._given[end].strip():
                if _indent(self._given[end]) <= indent:
                    break
                last = end + 1
            end += 1
        return last

    def _blank_line(self, at: int) -> int:
        while at < len(self._given) and self._given[at].strip():
            at += 1
        return at

    def _blank(self, start: int, end: int) -> int:
        for number in range(start, end):
            self._found[number] = ""
        return max(start, end)

    def _grid(self, at: int) -> int:
        """Take a grid table: cells end where a column of bars and a line of dashes do; a row may span columns."""
        end = self._blank_line(at)
        row: list[int] = []
        for number in range(at, end):
            if _GRID.match(self._given[number]) or self._given[number].lstrip().startswith("+"):
                self._row(row)
                row = []
            else:
                row.append(number)
        return self._blank(at, end)

    def _row(self, numbers: list[int]) -> None:
        columns: dict[int, list[tuple[str, int, int]]] = {}
        for number in numbers:
            column = 0
            for part in self._given[number].split("|"):
                if column:
                    columns.setdefault(column, []).append((self._inline_cell(part), number + 1, column + 1))
                column += len(part) + 1
        for column in sorted(columns):
            self.cells += cell(columns[column], self._lang)

    def _simple(self, at: int) -> int:
        """Take a simple table, whose columns are those of its rules; a line without a first cell goes on with a row."""
        rules = [at]
        end = at + 1
        while end < len(self._given) and (self._given[end].strip() or len(rules) < 3):
            if _SIMPLE.match(self._given[end]):
                rules.append(end)
            end += 1
        spans = [found.span() for found in re.finditer("=+", self._given[at])]
        rows: list[list[int]] = []
        for number in range(at, end):
            line = self._given[number]
            if _SIMPLE.match(line) or not line.strip() or _RULE.match(line.strip()):
                continue
            if rows and not line[spans[0][0] : spans[0][1]].strip():
                rows[-1].append(number)
            else:
                rows.append([number])
        for row in rows:
            for i, (start, _) in enumerate(spans):
                until = spans[i + 1][0] if i + 1 < len(spans) else None
                parts = [(self._inline_cell(self._given[n][start:until]), n + 1, start + 1) for n in row]
                self.cells += cell(parts, self._lang)
        return self._blank(at, end)

    def _inline_cell(self, text: str) -> str:
        return rewritten(text, _INLINE, _CODE)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
