"""The places of Markdown's inline tokens.

markdown-it-py gives a block's inline tokens in the order of the source, but not their places: they are found by walking
the tokens and the content side by side.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlcheck.model import Lang
from xlcheck.read.documents.parts import Shown, image, images
from xlcheck.read.text import Piece, glue, is_wide

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Stands in the place of marks that no reader sees, character by character, so that columns stay (word joiner).
NOTHING = "\u2060"

#: The end of a link or an image behind its text: (target "title"), [reference] or nothing.
_TARGET = re.compile(r"\](?:\((?:[^()\\]|\\.|\([^()\n]{0,500}\)){0,2000}\)|\[[^\[\]]{0,500}\])?", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_MARK = re.compile(rf"(?<!\*)\*\*(?!\*)|{NOTHING}+")
_GAP = re.compile(f"{NOTHING}+")
#: How far ahead a token is looked for when it does not stand where it should.
_REACH = 4000


class Cursor:
    """Walks one block's content; ``starts`` are the 0-based columns of its lines, ``row`` the 0-based first line."""

    def __init__(self, content: str, row: int, starts: list[int], lang: Lang) -> None:
        self._content = content
        self._flat = content.replace("\n", " ")
        self._row = row
        self._starts = starts
        self._lang = lang
        self._position = 0
        self._line = 0  # of the content, with the offset at which it begins and the blanks it begins with
        self._line_start = 0
        self._lead = _lead(content, 0)
        self._pieces: list[Piece] = []
        self._broken = False
        self._meant = False
        self._open: list[tuple[int, str]] = []
        self.links: list[tuple[int, int, str]] = []
        """Of each link, the 0-based pieces of its text, from and to (exclusive), and its target."""
        self.codes: list[tuple[int, int]] = []
        """Of each code, the 0-based pieces of its text, from and to (exclusive)."""
        self.images: list[Shown] = []

    def walk(self, tokens: list[Token]) -> tuple[Piece, ...]:
        """Return the visible text of the tokens with its places."""
        for token in tokens:
            match token.type:
                case "text":
                    self._text(token.content)
                case "code_inline":
                    self._skip(token.markup)
                    start = len(self._pieces)
                    self._visible(token.content)
                    self.codes.append((start, len(self._pieces)))
                    self._find(token.markup)
                case "text_special":
                    at = self._find(token.markup)
                    self._piece(token.content, at + (token.info == "escape"))
                case "softbreak" | "hardbreak":
                    self._find("\n")
                    self._broken = True
                    self._meant = self._meant or token.type == "hardbreak"
                case "html_inline":
                    at = self._find(token.content)
                    self.images += images([token.content], *self._where(at))
                    if _BREAK.match(token.content):
                        self._broken = self._meant = True
                case "image":
                    at = self._find("![")
                    self._position += len(token.content)
                    self._skip_target()
                    self._image(str(token.attrGet("src") or ""), at)
                case "link_open":
                    self._skip("<" if token.markup == "autolink" else "[")
                    self._open.append((len(self._pieces), str(token.attrGet("href") or "")))
                case "link_close":
                    if self._open and token.markup != "autolink":
                        start, target = self._open.pop()
                        self.links.append((start, len(self._pieces), target))
                    self._skip(">") if token.markup == "autolink" else self._skip_target()
                case _:
                    self._skip(token.markup)
        return tuple(self._pieces)

    def _image(self, target: str, at: int) -> None:
        """Note the target of the image that begins at an offset: as it is written where it stands with the image."""
        written = re.search(r"\]\(\s*<?([^\s<>()]+)", self._content[at : self._position])
        start = at + written.start(1) if written else at
        line, column = self._where(start)
        self.images.append(image(written[1] if written else target, line + 1, column + 1))

    def _where(self, at: int) -> tuple[int, int]:
        """Return the 0-based row and column of an offset of the content."""
        before = self._content[:at]
        line = before.count("\n")
        start = before.rfind("\n") + 1
        return self._row + line, max(0, self._starts[line] + at - start - _lead(self._content, start))

    def _text(self, text: str) -> None:
        """Add text less the marks for bold that CommonMark leaves standing where a writer of Chinese means them.

        Its rule, that a closing mark behind punctuation needs a blank or more punctuation, is made for words with
        blanks between them, and ``**名：**话`` has none.
        """
        at = self._find(text)
        done = 0
        for mark in _MARK.finditer(text):
            beside = self._content[max(0, at + mark.start() - 1) : at + mark.end() + 1]
            if mark.group().startswith(NOTHING) or any(is_wide(character) for character in beside):
                self._piece(text[done : mark.start()], at + done)
                done = mark.end()
        self._piece(text[done:], at + done)

    def _skip(self, mark: str) -> None:
        if mark and self._content.startswith(mark, self._position):
            self._position += len(mark)

    def _skip_target(self) -> None:
        if found := _TARGET.match(self._content, self._position):
            self._position = found.end()

    def _find(self, part: str) -> int:
        """Return where ``part`` stands, at the cursor or soon after it, and go behind it."""
        at = self._flat.find(part.replace("\n", " "), self._position, self._position + len(part) + _REACH)
        if at < 0:
            return self._position
        self._position = at + len(part)
        return at

    def _visible(self, text: str) -> None:
        """Add text that stands in the content as it is; code may go over several lines."""
        at = self._find(text)
        while (feed := self._content.find("\n", at, at + len(text))) >= 0:
            length = feed + 1 - at
            self._shown(text[:length], at)
            text, at = text[length:], feed + 1
        self._shown(text, at)

    def _shown(self, text: str, at: int) -> None:
        done = 0
        for gap in _GAP.finditer(text):
            self._piece(text[done : gap.start()], at + done)
            done = gap.end()
        self._piece(text[done:], at + done)

    def _piece(self, text: str, at: int) -> None:
        if not text:
            return
        if self._broken and self._pieces:
            last = self._pieces[-1]
            between = glue(last.text, text, self._lang, meant=self._meant)
            self._pieces.append(Piece(between, last.line, last.column + len(last.text)))
        self._broken = self._meant = False
        while (feed := self._content.find("\n", self._line_start, at)) >= 0:
            self._line += 1
            self._line_start = feed + 1
            self._lead = _lead(self._content, feed + 1)
        column = self._starts[self._line] + at - self._line_start - self._lead
        self._pieces.append(Piece(text, self._row + self._line + 1, max(0, column) + 1))


def _lead(content: str, start: int) -> int:
    """Return the number of blanks that a line begins with."""
    position = start
    while content[position : position + 1] in (" ", "\t"):
        position += 1
    return position - start
