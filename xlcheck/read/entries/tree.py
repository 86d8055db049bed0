"""Objects and lists of texts, from whatever language they are written in, to entries with the path of each text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from xlcheck.files.columns import language_of
from xlcheck.read.entries.entry import Entry, step
from xlcheck.read.text import Piece


class Leaf(NamedTuple):
    """A string; ``notes`` are the comments that stand before it."""

    pieces: tuple[Piece, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text of the pieces, one behind the other."""
        return "".join(piece.text for piece in self.pieces)


class Members(NamedTuple):
    """An object: its members in their order, a key that comes twice too."""

    items: tuple[tuple[str, Node], ...]

    def get(self, key: str) -> Node:
        """Return the last member of this key, None where there is none."""
        return next((value for name, value in reversed(self.items) if name == key), None)


Node = Leaf | Members | list["Node"] | None
"""A value; None is one that is no text: a number, a truth value, something that is computed."""

_TEXTS = ("translation", "message", "defaultMessage", "string", "value", "text")
_NAMES = ("id", "key", "name", "term")
_ABOUT = frozenset(
    {"description", "comment", "developer_comment", "placeholders", "context", "note", "notes", "hash", "meaning"}
)
"""Keys of a record that holds one text, of Chrome extensions, FormatJS, Hugo and go-i18n."""


def entries(node: Node) -> Iterator[Entry]:
    """Yield the texts of a file. An only member that is named after a language is the file itself, as in Rails."""
    if isinstance(node, Members) and len(node.items) == 1:
        key, value = node.items[0]
        if language_of(key.lower()) and isinstance(value, Members):
            node = value
    yield from _within(node, "")


def _within(node: Node, path: str) -> Iterator[Entry]:
    match node:
        case Leaf():
            yield Entry(path, node.pieces, notes=node.notes)
        case Members():
            if found := _record(node):
                yield from _recorded(node, found, path)
                return
            for key, value in node.items:
                yield from _within(value, step(path, key))
        case list():
            for index, value in enumerate(node):
                named = _identified(value)
                yield from _within(value, step(path, named if named is not None else index))


def _identified(node: Node) -> str | None:
    """Return what a member of a list calls itself: ``- id: hello``."""
    if not isinstance(node, Members) or not any(isinstance(node.get(name), Leaf | Members) for name in _TEXTS):
        return None
    return next((leaf.text for name in _NAMES if isinstance(leaf := node.get(name), Leaf)), None)


def _record(node: Members) -> str | None:
    """Return the key under which a record has its text, None where an object is none."""
    keys = {key for key, _ in node.items}
    held = [name for name in _TEXTS if name in keys]
    about = keys & (_ABOUT | {*_NAMES})
    return held[0] if len(held) == 1 and about and keys == {held[0]} | about else None


def _recorded(node: Members, held: str, path: str) -> Iterator[Entry]:
    notes = tuple(
        leaf.text for key in ("description", "comment", "developer_comment", "note", "notes")
        if isinstance(leaf := node.get(key), Leaf)
    )  # fmt: skip
    for entry in _within(node.get(held), path):
        yield entry._replace(notes=entry.notes + notes)
