"""Comments of a Markdown or HTML page that speak to xlcheck: ``<!-- xlcheck: ignore NUM003 -- reason -->``."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from xlcheck.model import Directive, Place

if TYPE_CHECKING:
    from markdown_it.token import Token

MARK = "xlcheck:"

#: An HTML comment, or the comment of MDX, in which HTML comments are not allowed.
_COMMENT = re.compile(r"<!--\s*xlcheck:(?P<html>.{0,1000}?)-->|\{/\*\s*xlcheck:(?P<mdx>.{0,1000}?)\*/\}", re.DOTALL)
_REASON = re.compile(r"\s(?:--|—)\s|(?:--|—)\s")
_VERBATIM = ("fence", "code_block")


def directives(lines: list[str], tokens: list[Token]) -> tuple[Directive, ...]:
    """Return the directives of a page, given its lines and its block tokens; code is left alone."""
    text = "\n".join(lines)
    if MARK not in text:
        return ()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    code = {row for t in tokens if t.type in _VERBATIM and t.map for row in range(*t.map)}
    found = []
    for match in _COMMENT.finditer(text):
        row = bisect_right(starts, match.start()) - 1
        column = match.start() - starts[row]
        if row in code or lines[row][:column].count("`") % 2:
            continue
        action, codes, reason = parse(match["html"] or match["mdx"] or "")
        scope = _scope(row, lines, tokens)
        place = Place(row + 1, column + 1)
        found.append(Directive(action, codes, reason, place, min(len(match[0]), len(lines[row]) - column), scope))
    return tuple(found)


def parse(body: str) -> tuple[str, tuple[str, ...], str]:
    """Return the action, the codes and the reason of what follows ``xlcheck:`` in a comment."""
    said, _, reason = _cut(body.strip())
    words = said.replace(",", " ").split()
    return (words[0].lower() if words else ""), tuple(word.upper() for word in words[1:]), reason.strip()


def _cut(body: str) -> tuple[str, str, str]:
    match = _REASON.search(body)
    return (body[: match.start()], match[0], body[match.end() :]) if match else (body, "", "")


def _scope(row: int, lines: list[str], tokens: list[Token]) -> tuple[int, int]:
    """Return the first and last line of the block in which a comment on this 0-based row stands, or of the next one."""
    for token in tokens:
        if token.type == "inline" and token.map and token.map[0] <= row < token.map[1]:
            return token.map[0] + 1, token.map[1]
    for token in tokens:
        if token.map and token.nesting >= 0 and token.map[1] > row and _says_something(token, row, lines):
            return max(token.map[0], row) + 1, token.map[1]
    return len(lines) + 1, len(lines) + 1


def _says_something(token: Token, row: int, lines: list[str]) -> bool:
    """Tell whether a block begins below the comment, or is the HTML block around it and has text besides."""
    assert token.map is not None
    if token.type == "html_block":
        return bool(re.sub(r"<!--.*?-->|<[^<>]*>", "", "\n".join(lines[max(token.map[0], row) : token.map[1]])).strip())
    return token.map[0] > row and token.type not in ("hr", *_VERBATIM)
