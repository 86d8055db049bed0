"""XML as small trees, one for each element of a name: a tree lives only until the next one is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from xlcheck.files.xml import Collector, fed

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
        if not self.children:
            return "".join(self.parts).strip()  # type: ignore[arg-type]
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
    trees = _Trees(path, names)
    for _ in fed(trees, chunks, path):
        yield from trees.whole
        trees.whole.clear()


class _Trees(Collector):
    """Makes the trees as the parser calls it; those of one piece of the file are held until they are fetched."""

    def __init__(self, path: Path, names: frozenset[str]) -> None:
        super().__init__(path, "", None)
        self.whole: list[Node] = []
        self._names = names
        self._open_nodes: list[Node] = []
        self._size = 0
        self.parser.buffer_text = True

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name, attributes = self.opened(name, attributes)
        above = self._open_nodes
        if not above and name not in self._names:
            return
        node = Node(name, attributes, self.parser.CurrentLineNumber)
        self._size = self._size + 1 if above else 1
        if self._size > MAX_NODES:
            raise self.hostile(f"an entry of more than {MAX_NODES:,} elements")
        if above:
            above[-1].parts.append(node)
            above[-1].children.append(node)
        above.append(node)

    def _end(self, name: str) -> None:
        self.closed(name)
        if self._open_nodes:
            node = self._open_nodes.pop()
            if not self._open_nodes:
                self.whole.append(node)

    def _text(self, text: str) -> None:
        if self._open_nodes:
            self._open_nodes[-1].parts.append(text)
