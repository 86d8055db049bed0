"""What both splitters need: marks, white space, and which bracket belongs to which."""

from __future__ import annotations

import re

#: Marks that close a quotation or a bracket and stay with the sentence before them.
CLOSERS = "”’」』】）)》〉］]｝}»›"

#: The number of an entry that a block ends with: 修复了闪烁。 #8127
ENTRY = r"\s*[(（]?#\d+[)）]?(?=\s*$)"

#: The mark of a note or a source, glued to the sentence before it: [5], [ 5 ], [note 5], [注5], a raised number.
REFERENCE = (
    r"(?:\[ ?(?:notes? |注 ?)?\d{1,3}(?: ?[,–-] ?\d{1,3}){0,8} ?\]"
    r"| \[(?: \d{1,3}(?: ?[,–-] ?\d{1,3}){0,8} |note \d{1,3})\]"
    r"|[¹²³⁰⁴-⁹]{1,3})"
)

#: A bracket that is still open after so many code points was never closed (a list marker, a slip).
BRACKET_REACH = 400

_PAIRS = {"(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "《": "》", "〈": "〉"}
_BRACKETS = re.compile(r"[()（）\[\]［］【】《》〈〉]")


_NON_SPACE = re.compile(r"\S")


def first_non_space(text: str, start: int) -> int:
    """Return the offset of the first character from ``start`` on that is no white space, or the length of the text."""
    found = _NON_SPACE.search(text, start)
    return found.start() if found else len(text)


class Brackets:
    """The matched brackets of one text, asked for positions that only grow."""

    __slots__ = ("_next", "_pairs")

    def __init__(self, text: str) -> None:
        self._pairs = _matched(text)
        self._next = 0

    def around(self, position: int, since: int) -> bool:
        """Tell whether ``position`` stands inside a bracket that was opened after ``since``.

        A bracket that opens exactly at ``since`` may hold whole sentences and does not count, unless it holds a title.
        """
        while self._next < len(self._pairs) and self._pairs[self._next][1] <= position:
            self._next += 1
        index = self._next
        while index < len(self._pairs) and self._pairs[index][0] < position:
            opened, _, title = self._pairs[index]
            if opened > since or (title and opened == since):
                return True
            index += 1
        return False


def _matched(text: str) -> list[tuple[int, int, bool]]:
    """Return the outermost matched brackets within reach: where each opens and closes, and whether it holds a title."""
    pairs: list[tuple[int, int, bool]] = []
    stack: list[tuple[str, int]] = []
    for found in _BRACKETS.finditer(text):
        mark, at = found.group(), found.start()
        if mark in _PAIRS:
            if len(stack) == 64:  # nesting that no text has; forget it rather than let it grow
                stack.clear()
            stack.append((_PAIRS[mark], at))
            continue
        while stack and stack[-1][0] != mark and at - stack[-1][1] > BRACKET_REACH:
            stack.pop()
        if stack and stack[-1][0] == mark:
            opened = stack.pop()[1]
            if at - opened <= BRACKET_REACH:
                while pairs and pairs[-1][0] > opened:
                    pairs.pop()
                pairs.append((opened, at, mark in "》〉"))
    return pairs
