"""XML as small trees, one for each element of a name: a tree lives only until the next one is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files.xml import Start, Text, events

MAX_NODES = 100_000
"""Elements of one tree; more is an attack on the memory."""


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


def elements(chunks: Iterable[bytes], path: Path, names: frozenset[str]) -> Iterator[Node]:
    """Yield each outermost element of these names, of a file that comes in pieces of UTF-8.

    Raises:
        InputError: with the line, (IOE011) where the file is no XML, (IOE014) where it is a hostile one.
    """
    open_: list[Node] = []
    size = 0
    for event in events(chunks, path):
        if isinstance(event, Start):
            if open_ or event.name in names:
                node = Node(event.name, event.attributes, event.line)
                size = size + 1 if open_ else 1
                if size > MAX_NODES:
                    raise InputError(
                        f"{path}:{event.line}: an entry of more than {MAX_NODES:,} elements, which no document has; "
                        "the file is not read",
                        "IOE014",
                    )
                if open_:
                    open_[-1].parts.append(node)
                    open_[-1].children.append(node)
                open_.append(node)
        elif not open_:
            continue
        elif isinstance(event, Text):
            open_[-1].parts.append(event.text)
        else:
            node = open_.pop()
            if not open_:
                yield node
