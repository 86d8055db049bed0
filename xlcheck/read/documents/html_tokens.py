"""HTML to tokens: tags, and characters with their offsets. Linear in the length, whatever is left open.

A library with a tree (lxml.html) would tell the line of a tag and the column of nothing. What is read here follows the
tokenizer of the HTML standard (section 13.2.5) as far as text is concerned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(r"""[\s/]*+([^\s/>=]++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+""")
_TAG_END = re.compile(r"[^>]*+>")
#: Elements whose content is no mark-up.
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)


class Tag(NamedTuple):
    """A tag; ``alone``: it has no content, and no end tag follows."""

    name: str
    opens: bool
    alone: bool
    attributes: dict[str, str]


class Characters(NamedTuple):
    """Text between tags, as it stands in the file from this offset on."""

    text: str
    start: int


class Comment(NamedTuple):
    """A comment, as it stands in the file from this offset on."""

    text: str
    start: int


Token = Tag | Characters | Comment


def tokens(page: str, *, xml: bool = False) -> Iterator[Token]:
    """Yield the tokens of a page. With ``xml``, an element may be closed in its start tag (XHTML)."""
    position = 0
    while found := _MARK.search(page, position):
        start = found.start()
        following = page[start + 1]
        if following == "/" and not _NAME.match(page, start + 2):
            end = _behind(page, start + 2) if page[start + 2 : start + 3] not in ("", " ", "\n") else start + 2
            if end == start + 2:  # no tag: the characters themselves
                yield Characters(page[position:end], position)
                position = end
                continue
        if start > position:
            yield Characters(page[position:start], position)
        if page.startswith("<!--", start):
            end = page.find("-->", start + 4)
            end = len(page) if end < 0 else end + 3
            yield Comment(page[start:end], start)
            position = end
        elif following in "!?" or not _NAME.match(page, start + 1 + (following == "/")):
            position = _behind(page, start)
        elif following == "/":
            yield Tag(_name(page, start + 2), False, False, {})
            position = _behind(page, start)
        else:
            tag, position = _start(page, start + 1, xml)
            yield tag
            if tag.name in _RAW and not tag.alone:
                closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(page, position)
                position = closing.start() if closing else len(page)
    if position < len(page):
        yield Characters(page[position:], position)


def _name(page: str, position: int) -> str:
    found = _NAME.match(page, position)
    return found.group().lower() if found else ""


def _behind(page: str, position: int) -> int:
    """Return the offset behind the end of a mark."""
    found = _TAG_END.match(page, position)
    return found.end() if found else len(page)


def _start(page: str, position: int, xml: bool) -> tuple[Tag, int]:
    name = _name(page, position)
    position += len(name)
    attributes: dict[str, str] = {}
    while found := _ATTRIBUTE.match(page, position):
        attributes.setdefault(found.group(1).lower(), (found.group(2) or "").strip("\"'"))
        position = found.end()
    end = _behind(page, position)
    closed = page[max(0, end - 2) : end] == "/>" and (xml or name not in _RAW)
    return Tag(name, True, closed or name in _VOID, attributes), end
