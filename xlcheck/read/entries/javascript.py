"""JavaScript and TypeScript modules of texts: their literals are parsed, nothing is run.

Read are the object and array literals that a module exports or assigns, wherever they stand; an expression in a
template or a sum of strings is a placeholder. What a module computes is left out, and counted in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.columns import language_of
from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.json5 import BLANK
from xlcheck.read.entries.scanner import MAX_DEPTH, Scanner, common, skipped
from xlcheck.read.entries.tree import Leaf, Members, Node, entries
from xlcheck.read.pairs.units import Table
from xlcheck.read.text import Piece

_NAME = re.compile(r"[\w$]++")
_NUMBER = re.compile(r"\d[\w.]*+")
_OPEN = {"{": "}", "[": "]", "(": ")"}
_QUOTES = ("'", '"', "`")
_BEFORE_VALUE = frozenset({"=", "(", ",", "return", "default", "=>", ":"})
"""Behind which a brace or a bracket begins a literal; behind other words it begins a block, a type or an import."""
_TYPES = frozenset({"type", "interface", "import", "declare", "enum", "namespace"})
_VARIABLES = frozenset({"const", "let", "var"})
_STATEMENTS = _TYPES | _VARIABLES | {"export", "module", "exports"}
_REGEX_BEFORE = frozenset("(,=:[!&|?{};")
COMPUTED = "values that are computed"


class _Found(NamedTuple):
    """A literal at the top of a module and the name it is given, empty where it is the export itself."""

    name: str
    node: Node


def module_entries(table: Table, lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the texts of a module with their paths.

    Raises:
        InputError: (IOE006) if it holds no literal with texts, (IOE011) if a string or a bracket has no end.
    """
    parser = _Module(Scanner(table.path, lines, "no module of texts"), table)
    found = [item for item in parser.literals() if _texts(item.node)]
    if not found:
        raise InputError(
            f"{table.path}: no object with texts is in this module, which is read by its literals and not run; "
            "give the file that holds the texts",
            "IOE006",
        )
    exported = parser.exported
    objects = [item for item in found if isinstance(item.node, Members)]
    alone = len(objects) == 1
    for name, node in found:
        if isinstance(node, Members) and (alone or not name or name == exported):
            yield from entries(node)
        else:
            yield from entries(Members(((_bare(name), node), ("", None))))


def _texts(node: Node) -> bool:
    match node:
        case Leaf():
            return True
        case Members():
            return any(_texts(value) for _, value in node.items)
        case list():
            return any(map(_texts, node))
    return False


def _bare(name: str) -> str:
    """Return the name of a variable without what names the language: ``zhCN``, ``messages_en``."""
    words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)
    kept = [word for word in words if not language_of(word.lower()) and word.upper() not in ("CN", "US", "TW", "GB")]
    return "".join(kept) or "texts"


class _Module:
    """Reads the literals at the top of one module."""

    def __init__(self, scanner: Scanner, table: Table) -> None:
        self._scanner = scanner
        self._text = scanner.text
        self._table = table
        self._within = 0  # templates within templates
        self._name = ""
        self._kind = ""
        self.exported = ""
        """The variable that is the default export."""

    def literals(self) -> Iterator[_Found]:
        """Yield the literals, in the order of the file."""
        at, before = self._skip(0), ""
        while at < len(self._text):
            mark = self._text[at]
            if self._begins(mark, before):
                node, at = self._value(at, 0)
                yield _Found(self._name, node)
                before = "}"
            elif mark in "{[" or (mark == "(" and before == "function"):
                at, before = self._balanced(at), "}"
            elif mark in _QUOTES:
                at, before = self._leaf(at)[1], "''"
            elif found := _NAME.match(self._text, at):
                self._word(found.group(), before)
                before, at = found.group(), found.end()
            elif self._text.startswith("=>", at):
                before, at = "=>", at + 2
            else:
                if mark == ";":
                    self._name = self._kind = ""
                before, at = mark, at + 1
            at = self._skip(at)

    def _begins(self, mark: str, before: str) -> bool:
        """Return whether a mark at the top of a module begins a literal, given what stands before it."""
        if self._kind in _TYPES:
            return False
        return (mark in "{[" and before in _BEFORE_VALUE) or (mark in _QUOTES and before == "=")

    def _word(self, word: str, before: str) -> None:
        """Take a word at the top of a module: it may begin a statement, name a variable or be the export."""
        if word in _STATEMENTS:
            self._name, self._kind = "", (self._kind if before == "declare" else word)
        elif before in _VARIABLES or (before == "." and self._kind == "exports"):
            self._name = word
        elif before == "default" or (before == "=" and self._kind in ("module", "exports")):
            self.exported = word

    def _skip(self, position: int) -> int:
        return skipped(BLANK, self._text, position)

    def _value(self, at: int, depth: int) -> tuple[Node, int]:
        """Read the expression at an offset; return its texts, and where the comma or bracket behind it stands."""
        if depth > MAX_DEPTH:
            self._scanner.fail(at, f"nested more than {MAX_DEPTH} deep")
        node: Node
        match self._text[at : at + 1]:
            case "{":
                node, end = self._object(at + 1, depth)
            case "[":
                node, end = self._list(at + 1, depth)
            case _:
                return self._expression(at)
        return node, self._expression(end)[1]

    def _object(self, at: int, depth: int) -> tuple[Node, int]:
        members: list[tuple[str, Node]] = []
        at = self._skip(at)
        while not self._text.startswith("}", at):
            if at >= len(self._text):
                self._scanner.fail(at, "an object without its end")
            start = at
            key, at = self._key(at)
            at = self._skip(at)
            if key is not None and self._text.startswith(":", at):
                value, at = self._value(self._skip(at + 1), depth + 1)
                members.append((key, value))
            else:  # a method, a spread, a shorthand
                _, at = self._expression(at)
            at = self._skip(at)
            if self._text.startswith((",", ";"), at):
                at = self._skip(at + 1)
            if at == start:
                self._scanner.fail(at, "a member or '}' is missing")
        return Members(tuple(members)), at + 1

    def _key(self, at: int) -> tuple[str | None, int]:
        mark = self._text[at]
        if mark in "'\"":
            leaf, end = self._leaf(at)
            return leaf.text, end
        if mark == "[":  # computed: a constant, or a string
            end = self._balanced(at)
            return self._text[at + 1 : end - 1].strip().strip("'\"`"), end
        if found := _NAME.match(self._text, at):
            return found.group(), found.end()
        return None, at

    def _list(self, at: int, depth: int) -> tuple[Node, int]:
        members: list[Node] = []
        at = self._skip(at)
        while not self._text.startswith("]", at):
            if at >= len(self._text):
                self._scanner.fail(at, "a list without its end")
            value, at = self._value(at, depth + 1)
            members.append(value)
            at = self._skip(at)
            if self._text.startswith(",", at):
                at = self._skip(at + 1)
            elif not self._text.startswith("]", at):
                self._scanner.fail(at, "',' or ']' is missing")
        return members, at + 1

    def _expression(self, at: int) -> tuple[Node, int]:
        """Read on to the comma, semicolon or bracket that ends an expression; its text is that of its one literal.

        Strings that are added are one text, what is added to them a placeholder.
        """
        start = at = self._skip(at)
        pieces: list[Piece] = []
        other = start  # where what is no string begins
        literals, function, sums = 0, False, True
        while at < len(self._text) and self._text[at] not in ",;)]}":
            mark = self._text[at]
            if mark in _QUOTES:
                leaf, end = self._leaf(at)
                if literals and not sums:
                    pieces = pieces[:0]
                pieces += self._operand(other, at) if not function else ()
                pieces += leaf.pieces
                literals, sums = literals + 1, False
                at = other = end
            elif mark in _OPEN:
                before = at
                at = self._balanced(at)
                if function and mark != "(" and not literals:
                    inner = self._inside(before, at)
                    pieces, literals = [*pieces, *inner], literals + (1 if inner else 0)
                    other = at
            elif mark == "/" and (self._text[:at].rstrip()[-1:] in _REGEX_BEFORE):
                at = self._regex(at)
            else:
                if self._text.startswith("=>", at):
                    function, at, other, pieces = True, at + 1, at + 2, []
                    literals = 0
                elif self._text.startswith("function", at):
                    function, at = True, at + 7
                sums = sums or mark == "+"
                at += 1
            at = self._skip(at)
        if literals and not function and self._text[other:at].strip() and "+" in self._text[other:at]:
            pieces += self._operand(other, at)
        return self._made(pieces, literals, function=function, start=start, end=at), at

    def _made(self, pieces: list[Piece], literals: int, *, function: bool, start: int, end: int) -> Node:
        """Return the text of an expression; None of one that chooses between several, or has none."""
        said = self._text[start:end]
        chooses = ("?" in said or function) and literals > 1
        if literals and not chooses and not re.match(r"(?:require|import)\b", said):
            return Leaf(tuple(pieces))
        if literals or function:
            self._table.leave_out(COMPUTED)
        return None

    def _inside(self, start: int, end: int) -> list[Piece]:
        """Return the only string of the body of a function, nothing where it has several."""
        found: list[list[Piece]] = []
        at = start + 1
        while at < end - 1:
            if self._text[at] in _QUOTES:
                leaf, at = self._leaf(at)
                found.append(list(leaf.pieces))
            else:
                at += 1
            at = self._skip(at)
        return found[0] if len(found) == 1 else []

    def _operand(self, start: int, end: int) -> list[Piece]:
        """Return the placeholder for what stands between two strings that are added."""
        said = self._text[start:end].strip().strip("+").strip()
        if not said or said.startswith(("as ", "satisfies ")):
            return []
        at = self._text.index(said, start)
        return [self._scanner.piece(f"${{{' '.join(said.split())}}}", at)]

    def _leaf(self, at: int) -> tuple[Leaf, int]:
        """Read a string or a template, whose expressions stay in it as they are written."""
        if self._within > MAX_DEPTH:
            self._scanner.fail(at, f"nested more than {MAX_DEPTH} deep")
        mark = self._text[at]
        if mark != "`":
            pieces, end = self._scanner.string(at + 1, mark, common)
            return Leaf(tuple(pieces)), end
        pieces, position = [], at + 1
        while True:
            found = re.compile(r"\\|`|\$\{").search(self._text, position)
            if found is None:
                self._scanner.fail(at, "a template without its end")
            pieces += self._scanner.raw(position, found.start())
            if found.group() == "`":
                return Leaf(tuple(pieces) or (self._scanner.piece("", at + 1),)), found.end()
            if found.group() == "\\":
                text, position = common(self._scanner, found.start())
                pieces.append(self._scanner.piece(text, found.start()))
            else:
                self._within += 1
                position = self._balanced(found.start() + 1)
                self._within -= 1
                pieces += self._scanner.raw(found.start(), position)

    def _balanced(self, at: int) -> int:
        """Return the offset behind the bracket that closes the one at an offset."""
        open_: list[str] = []
        start = at
        while at < len(self._text):
            mark = self._text[at]
            if mark in _OPEN:
                open_.append(_OPEN[mark])
                at += 1
                if len(open_) > MAX_DEPTH:
                    self._scanner.fail(at, f"nested more than {MAX_DEPTH} deep")
            elif open_ and mark == open_[-1]:
                open_.pop()
                at += 1
                if not open_:
                    return at
            elif mark in _QUOTES:
                at = self._leaf(at)[1]
            elif (
                mark == "/"
                and (self._text[:at][-200:].rstrip()[-1:] in _REGEX_BEFORE)
                and self._text[at + 1 : at + 2] not in "/*"
            ):
                at = self._regex(at)
            else:
                at += 1
            at = self._skip(at)
        self._scanner.fail(start, "a bracket without its end")

    def _regex(self, at: int) -> int:
        found = re.compile(r"/(?:[^\\/\[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+/[a-z]*").match(self._text, at)
        return found.end() if found else at + 1
