r"""The syntax of patterns: from the text of a regular expression to a tree.

It is the part of the usual syntax that an automaton can run (Thompson 1968): characters, ``.``, classes ``[…]``,
``\d \w \s \b`` and their opposites, ``^ $``, groups ``(…)`` and ``(?:…)``, ``|``, and ``? * + {m,n}``, each lazy with
another ``?``. Look-around, references within one expression and atomic groups are none of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from xlcheck.terms.patterns.characters import Characters

MOST_CHARACTERS = 1_000
"""A longer pattern is refused."""

MOST_REPEATS = 200
"""A larger number in braces is refused: the automaton holds the repeated part as often."""

DEEPEST = 50
"""Groups within groups."""

_ESCAPED = {"t": "\t", "n": "\n", "r": "\r"}
_ASSERTED = {"^": "start", "$": "end"}
_REFUSED = {
    "(?=": "look-ahead is not supported: write what follows into the pattern, or use the column not_in",
    "(?!": "look-ahead is not supported: name what must not follow in the column not_in, or write a class [^…]",
    "(?<=": "look-behind is not supported: write what stands before into the pattern",
    "(?<!": "look-behind is not supported: name what must not stand before in the column not_in",
    "(?P": "named groups are not supported: write (…) and refer to it by its number",
    "(?<": "named groups are not supported: write (…) and refer to it by its number",
    "(?>": "atomic groups are not supported, and not needed: the time is in proportion to the text",
    "(?#": "comments are not supported: use the column note",
    "(?": "flags within a pattern are not supported: write i behind the last slash to ignore case",
}
"""What begins a part that no automaton can run, and what to do; the longest beginning counts."""


class PatternError(ValueError):
    """What is wrong with a pattern, in one sentence that names the character and the next step."""


@dataclass(frozen=True, slots=True)
class One:
    """One character of a set."""

    characters: Characters


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other; none of them is nothing."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several parts, the first that fits."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part again and again: ``most`` is None where there is no limit."""

    part: Node
    least: int
    most: int | None
    lazy: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A part whose text is kept under a number, from 1."""

    number: int
    part: Node


@dataclass(frozen=True, slots=True)
class Place:
    """A place without a character: ``start`` and ``end`` of a line, a ``boundary`` of a word or ``inside``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The text of a group of another pattern, from 1."""

    number: int


Node = One | Sequence | Choice | Repeat | Group | Place | Reference


class Parser:
    """Reads one pattern; ``references`` is the number of groups that it may refer to, those of another pattern."""

    def __init__(self, text: str, *, ignoring_case: bool = False, references: int = 0) -> None:
        self.text, self.ignoring_case, self.references = text, ignoring_case, references
        self.at = self.groups = self.depth = 0

    def parse(self) -> Node:
        """Return the tree of the whole pattern.

        Raises:
            PatternError: if it is no pattern, or has what is not supported.
        """
        if not self.text:
            raise PatternError("the pattern is empty: write what it should find")
        if len(self.text) > MOST_CHARACTERS:
            raise PatternError(f"the pattern has more than {MOST_CHARACTERS:,} characters: divide it")
        tree = self._choice()
        if self.at < len(self.text):
            self._fail("a bracket is closed that is not open: write \\) for the character")
        return tree

    def _fail(self, message: str, at: int | None = None) -> NoReturn:
        raise PatternError(f"character {(self.at if at is None else at) + 1}: {message}")

    def _peek(self, size: int = 1) -> str:
        return self.text[self.at : self.at + size]

    def _choice(self) -> Node:
        parts = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            parts.append(self._sequence())
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _sequence(self) -> Node:
        parts = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._repeated())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _repeated(self) -> Node:
        begin = self.at
        part = self._atom()
        bounds = self._bounds()
        if not bounds:
            return part
        if isinstance(part, Place):
            self._fail("this is a place, which cannot be repeated: leave out what stands behind it", begin)
        lazy = self._peek() == "?"
        self.at += lazy
        if self._peek() == "+":
            self._fail("possessive quantifiers are not supported, and not needed: leave out the second +")
        if self._peek() in ("*", "?", "{"):
            self._fail("this repeats what is repeated already: put brackets around it")
        return Repeat(part, *bounds, lazy)

    def _bounds(self) -> tuple[int, int | None] | None:
        mark = self._peek()
        if mark and mark in "*+?":
            self.at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[mark]
        if mark != "{":
            return None
        end = self.text.find("}", self.at)
        least, comma, most = self.text[self.at + 1 : end].partition(",")
        if end < 0 or not least.isdecimal() or (most and not most.isdecimal()) or not least.isascii():
            self._fail("a brace here needs numbers, as in {2,4}: write \\{ for the character")
        low, high = int(least), int(most) if most else (None if comma else int(least))
        if max(low, high or 0) > MOST_REPEATS or (high is not None and high < low):
            self._fail(f"these numbers are no range up to {MOST_REPEATS}: write {{2,4}}, or * for any number")
        self.at = end + 1
        return low, high

    def _atom(self) -> Node:
        mark = self._peek()
        if mark == "(":
            return self._group()
        if mark == "[":
            return One(self._class())
        if mark == "\\":
            return self._escape()
        if mark in "*+?{":
            self._fail(f"{mark} has nothing before it that could be repeated: write \\{mark} for the character")
        self.at += 1
        if mark in _ASSERTED:
            return Place(_ASSERTED[mark])
        return self._of((("\n", "\n"),), negated=True) if mark == "." else self._of(((mark, mark),))

    def _of(self, ranges: tuple[tuple[str, str], ...] = (), classes: str = "", negated: bool = False) -> One:
        return One(Characters(ranges, classes, negated, self.ignoring_case))

    def _group(self) -> Node:
        begin = self.at
        counts = self._peek(3) != "(?:"
        refused = (said for size in (4, 3, 2) if (said := _REFUSED.get(self._peek(size))))
        if counts and (said := next(refused, "")):
            self._fail(said)
        self.at += 1 if counts else 3
        self.depth += 1
        if self.depth > DEEPEST:
            self._fail(f"more than {DEEPEST} groups within each other: write it flat", begin)
        self.groups += counts
        number = self.groups
        part = self._choice()
        if self._peek() != ")":
            self._fail("this bracket is never closed: write \\( for the character", begin)
        self.at += 1
        self.depth -= 1
        return Group(number, part) if counts else part

    def _escape(self) -> Node:
        mark = self.text[self.at + 1 : self.at + 2]
        if mark.isdecimal() and mark.isascii() and mark != "0":
            number = int(mark)
            if number > self.references:
                if not self.references:
                    self._fail(
                        f"\\{number} refers to nothing: only the English side can refer to groups of the Chinese"
                    )
                self._fail(f"\\{number} refers to a group that the Chinese pattern does not have: put brackets there")
            self.at += 2
            return Reference(number)
        if mark and mark in "bB":
            self.at += 2
            return Place("boundary" if mark == "b" else "inside")
        if mark and mark in "dDwWsS":
            self.at += 2
            return self._of(classes=mark)
        character = self._character()
        return self._of(((character, character),))

    def _character(self) -> str:
        """Return the character at this place, which may be escaped."""
        mark = self._peek()
        self.at += 1
        if mark != "\\":
            return mark
        mark = self._peek()
        self.at += 1
        if mark == "u":
            digits = self._peek(4)
            if len(digits) != 4 or not all(d in "0123456789abcdefABCDEF" for d in digits):
                self._fail("\\u needs four hexadecimal digits, as in \\u3002", self.at - 2)
            self.at += 4
            return chr(int(digits, 16))
        if mark in _ESCAPED:
            return _ESCAPED[mark]
        if not mark or mark.isalnum():
            self._fail(f"there is no \\{mark}: write the character itself", self.at - 2)
        return mark

    def _class(self) -> Characters:
        begin = self.at
        self.at += 1
        negated = self._peek() == "^"
        self.at += negated
        ranges: list[tuple[str, str]] = []
        classes = ""
        first = True
        while self._peek() != "]" or first:
            if self.at >= len(self.text):
                self._fail("this bracket is never closed: write \\[ for the character", begin)
            first = False
            if self._peek() == "\\" and self._peek(2)[1:] in tuple("dDwWsS"):
                classes += self._peek(2)[1]
                self.at += 2
                continue
            low = self._character()
            high = low
            if self._peek() == "-" and self._peek(2)[1:] not in ("]", ""):
                self.at += 1
                high = self._character()
                if high < low:
                    self._fail(f"the range {low}-{high} is empty: exchange its ends")
            ranges.append((low, high))
        self.at += 1
        return Characters(tuple(ranges), classes, negated, self.ignoring_case)
