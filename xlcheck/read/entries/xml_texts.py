"""XML files of keys (Android, RESX, stringsdict): the text of an element, with the place of each character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from xlcheck.errors import InputError
from xlcheck.files.xml import Event, Start, Text, events
from xlcheck.read.entries.entry import Entry
from xlcheck.read.entries.scanner import ESCAPES
from xlcheck.read.pairs.units import Table
from xlcheck.read.text import Piece

_CODE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_SKIPPED_DATA = ("type", "mimetype")
"""Attributes of RESX data that is no text: images, colours, sizes."""


@dataclass
class Element:
    """An element in the making: its tag, the characters in it, its children."""

    start: Start
    glyphs: list[Piece] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the element."""
        return self.start.name

    @property
    def text(self) -> str:
        """Its characters, without white space at the ends."""
        return "".join(glyph.text for glyph in self.glyphs).strip()

    def pieces(self) -> tuple[Piece, ...]:
        """Return its characters, or the place behind its tag where there is none."""
        return tuple(self.glyphs) or (Piece("", self.start.line, self.start.column),)

    def child(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next((child for child in self.children if child.name == name), None)


def elements(
    table: Table,
    chunks: Iterable[bytes],
    root: str,
    inline: bool,
    wanted: frozenset[str],
    on_root: Callable[[dict[str, str]], None] | None = None,
) -> Iterator[Element]:
    """Yield the outermost elements of these names, with what is in them; ``on_root`` is told the root's attributes.

    With ``inline``, the tags of elements within a text are characters of it, as they are in what a program shows.

    Raises:
        InputError: (IOE006) if the first element is not ``root``, (IOE011) where it is no XML.
    """
    stack: list[Element] = []
    found = events(chunks, table.path)
    attributes = _root(table, found, root)
    if on_root:
        on_root(attributes)
    for event in found:
        if isinstance(event, Start):
            if stack or event.name in wanted:
                element = Element(event)
                if stack:
                    stack[-1].children.append(element)
                    if inline:
                        stack[-1].glyphs.append(Piece(_tag(event), event.line, event.column))
                stack.append(element)
        elif isinstance(event, Text):
            for element in stack[-1:]:
                element.glyphs += _glyphs(event)
        elif stack:
            done = stack.pop()
            if not stack:
                yield done
            elif inline:
                _closed(stack[-1], done)


def _root(table: Table, found: Iterator[Event], root: str) -> dict[str, str]:
    """Return the attributes of the first element, which has to have this name."""
    first = next((event for event in found if isinstance(event, Start)), None)
    if first is None or first.name != root:
        raise InputError(
            f"{table.path}: its first element is <{first.name if first else ''}> and not <{root}>, so it is no file of "
            "texts that is read; give it the ending of its format (.xlf, .tmx, .xhtml)",
            "IOE006",
        )
    return first.attributes


def _glyphs(event: Text) -> list[Piece]:
    return [Piece(character, event.line, event.column + at) for at, character in enumerate(event.text)]


def _tag(start: Start) -> str:
    return "" if start.name == "g" else f"<{start.name}>"


def _closed(above: Element, done: Element) -> None:
    """Put what an inline element holds, and its end, into the text around it."""
    above.glyphs += done.glyphs
    last = done.glyphs[-1] if done.glyphs else Piece("", done.start.line, done.start.column)
    if done.name != "g":
        above.glyphs.append(Piece(f"</{done.name}>", last.line, last.column + len(last.text)))


def android_entries(table: Table, chunks: Iterable[bytes]) -> Iterator[Entry]:
    """Yield the texts of the resources of an Android program: strings, plurals, arrays.

    What is marked as not to be translated is left out, with a note. Tags in a text stay in it, those of ``xliff:g``
    do not.

    Raises:
        InputError: (IOE006) if it holds other resources, (IOE011) where it is no XML.
    """
    some = False
    for element in elements(table, chunks, "resources", True, frozenset({"string", "plurals", "string-array", "item"})):
        attributes = element.start.attributes
        key = attributes.get("name", "")
        if element.name == "item" and attributes.get("type") != "string":
            continue
        some = True
        if attributes.get("translatable") == "false" or not key:
            table.leave_out('texts with translatable="false"')
            continue
        match element.name:
            case "plurals":
                for item in element.children:
                    form = item.start.attributes.get("quantity", "other")
                    yield Entry(key, _android(item), form, key)
            case "string-array":
                for index, item in enumerate(element.children):
                    yield Entry(f"{key}[{index}]", _android(item))
            case _:
                yield Entry(key, _android(element))
    if not some:
        raise InputError(
            f"{table.path}: no <string>, <plurals> or <string-array> is in these resources; give the file of the texts",
            "IOE006",
        )


def _android(element: Element) -> tuple[Piece, ...]:
    r"""Return a text as a program shows it: ``\'``, ``\n`` and ``\u4e2d`` decoded, blanks joined but in quotes."""
    glyphs, out, quoted, at = element.glyphs, list[Piece](), False, 0
    while at < len(glyphs):
        glyph = glyphs[at]
        if glyph.text == '"':
            quoted = not quoted
        elif glyph.text == "\\":
            text = "".join(piece.text for piece in glyphs[at : at + 6])
            if found := _CODE.match(text):
                out.append(glyph._replace(text=chr(int(found[1], 16))))
                at += 5
            else:
                letter = text[1:2]
                out.append(glyph._replace(text=ESCAPES[letter] if letter in ("n", "t") else letter))
                at += 1
        elif glyph.text.isspace() and not quoted:
            if out and not out[-1].text.isspace():
                out.append(glyph._replace(text=" "))
        else:
            out.append(glyph)
        at += 1
    while out and out[-1].text == " ":
        out.pop()
    return tuple(out) or (Piece("", element.start.line, element.start.column),)


def resx_entries(table: Table, chunks: Iterable[bytes]) -> Iterator[Entry]:
    """Yield the texts of a .NET resource file (RESX); comments are notes, other data is no text.

    Raises:
        InputError: (IOE006) if it is another file, (IOE011) where it is no XML.
    """
    for element in elements(table, chunks, "root", False, frozenset({"data"})):
        attributes = element.start.attributes
        value, comment = element.child("value"), element.child("comment")
        name = attributes.get("name", "")
        if value is None or name.startswith(">>") or any(attributes.get(key) for key in _SKIPPED_DATA):
            continue
        notes = (comment.text,) if comment and comment.text else ()
        yield Entry(name, value.pieces(), notes=notes)


def stringsdict_entries(table: Table, chunks: Iterable[bytes]) -> Iterator[Entry]:
    """Yield the plural forms of a stringsdict file of Apple's systems.

    Raises:
        InputError: (IOE006) if it is another file, (IOE011) where it is no XML.
    """
    for element in elements(table, chunks, "plist", False, frozenset({"dict"})):
        for key, entry in _members(element):
            for name, value in _members(entry):
                if value.name == "string" and name == "NSStringLocalizedFormatKey" and not _only_variables(value.text):
                    yield Entry(key, value.pieces())
                for form, text in _members(value) if value.name == "dict" else ():
                    if not form.startswith("NSString") and text.name == "string":
                        path = f"{key}.{name}"
                        yield Entry(path, text.pieces(), form, path)


def _only_variables(text: str) -> bool:
    return not re.sub(r"%(?:\d+\$)?#@\w+@|\s", "", text)


def _members(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield the keys of a dict of a property list and their values."""
    key = None
    for child in element.children:
        if child.name == "key":
            key = child.text
        elif key is not None:
            yield key, child
            key = None
