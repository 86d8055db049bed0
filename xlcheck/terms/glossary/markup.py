"""XML from strangers as small trees, one for each element of a name: no entities, no network, bounded depth.

The parser is expat because what a DOCTYPE may do is decided here: an external DTD is never opened, and a file that
declares entities of its own is refused. A tree lives only until the next one is read.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from xlcheck.errors import GlossaryError

MAX_DEPTH = 100
MAX_NODES = 100_000
_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")


class Node:
    """An element: its name and those of its attributes without namespace, its line, and what stands in it."""

    __slots__ = ("attributes", "children", "line", "name", "parts")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.children: list[Node] = []
        self.parts: list[str | Node] = []

    @property
    def text(self) -> str:
        """All text of the element, that of inline elements in it too."""
        return "".join(self.walk_parts()).strip()

    def walk_parts(self) -> Iterator[str]:
        """Yield the pieces of text in their order."""
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk_parts()
            else:
                yield part

    def walk(self) -> Iterator[Node]:
        """Yield the element and all that stand in it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


def trees(path: Path, data: bytes, names: frozenset[str]) -> Iterator[Node]:
    """Yield each outermost element of these names.

    Raises:
        GlossaryError: with the line, if the file is no XML or a hostile one.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    data, encoding = _decoded(path, data)
    parser = ParserCreate(encoding, " ")
    builder = _Builder(path, names)
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: builder.start(name, attributes, parser.CurrentLineNumber)
    parser.EndElementHandler = lambda _: builder.end()
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = lambda *_: builder.hostile("declares entities of its own", parser.CurrentLineNumber)
    parser.SkippedEntityHandler = lambda name, _: builder.hostile(
        f"uses the entity &{name}; that it does not define", parser.CurrentLineNumber
    )
    for start in range(0, len(data) + 1, _CHUNK):
        piece = data[start : start + _CHUNK]
        try:
            parser.Parse(piece, start + _CHUNK > len(data))
        except ExpatError as error:
            reason = str(error).rpartition(": line")[0] or str(error)
            raise GlossaryError(
                f"{path}:{error.lineno}: this is no well-formed XML ({reason}): repair the file or export it again"
            ) from error
        yield from builder.done
        builder.done.clear()


def _decoded(path: Path, data: bytes) -> tuple[bytes, str | None]:
    """Return the data with the encoding for the parser, which knows UTF-8 and UTF-16 only; None where it may look."""
    if data[:3] == codecs.BOM_UTF8 or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) or b"\0" in data[:4]:
        return data, None
    match = _DECLARED.match(data[:300])
    name = match[1].decode("ascii") if match else "utf-8"
    if name.casefold() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return data, "utf-8"
    try:
        return data.decode(name).encode(), "utf-8"
    except (LookupError, UnicodeError) as error:
        raise GlossaryError(
            f"{path}:1: the file is not in the encoding {name} that it names: save it as UTF-8"
        ) from error


class _Builder:
    def __init__(self, path: Path, names: frozenset[str]) -> None:
        self.path = path
        self.names = names
        self.open: list[Node] = []
        self.depth = 0
        self.size = 0
        self.done: list[Node] = []

    def start(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.hostile(f"nests deeper than {MAX_DEPTH} elements", line)
        local = _local(name)
        if self.open or local in self.names:
            node = Node(local, {_local(key): value for key, value in attributes.items()}, line)
            if self.open:
                self.open[-1].parts.append(node)
                self.open[-1].children.append(node)
                self.size += 1
                if self.size > MAX_NODES:
                    self.hostile(f"has an entry of more than {MAX_NODES} elements", line)
            else:
                self.size = 0
            self.open.append(node)

    def end(self) -> None:
        self.depth -= 1
        if self.open:
            node = self.open.pop()
            if not self.open:
                self.done.append(node)

    def text(self, text: str) -> None:
        if self.open:
            self.open[-1].parts.append(text)

    def hostile(self, what: str, line: int) -> None:
        raise GlossaryError(f"{self.path}:{line}: the file {what}, as no term base does: it is not read")


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition(" ")[2]
