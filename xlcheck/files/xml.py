"""XML from strangers: a stream of events with their places, in bounded memory, without entities, without the network.

Built on expat, not on a library with a tree, for three reasons: it tells line and column of every run of characters
(a tree keeps the lines of tags alone), it needs no memory for what has been read, and what a DOCTYPE may do is decided
here. An external DTD is never opened, and a file that declares entities of its own is refused: no translation format
needs them, and they are what XML attacks are made of.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.encoding import NAME_IT, codec, unknown
from xlcheck.files.source import pieces

if TYPE_CHECKING:
    from pyexpat import XMLParserType
    from xml.etree.ElementTree import Element

#: Documents nest some twenty deep; more is an attack on what walks the tree.
MAX_DEPTH = 200
#: Bytes in one tag, comment or other mark that has to be read as a whole.
MAX_TOKEN = 8 << 20
#: Characters of the name of a namespace, which the parser repeats in the name of each of its elements.
MAX_NAMESPACE = 1000
#: Elements of one part of an archive, which may be small and unpack to very many; a novel in a Word file has 300,000.
MAX_ELEMENTS = 1_500_000
_CHUNK = 1 << 16
_DECLARED = re.compile(rb"""^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Start(NamedTuple):
    """A start tag: names without namespace, and the place of its ``<``: 1-based, and as an offset in bytes of UTF-8."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    offset: int


class End(NamedTuple):
    """An end tag, and the offset of its ``<``; of an element that is one tag, the offset behind it."""

    name: str
    offset: int


class Text(NamedTuple):
    """Characters that stand side by side in one line of the file; a line feed comes alone."""

    text: str
    line: int
    column: int


Event = Start | End | Text


def events(
    chunks: Iterable[bytes], path: Path, *, texts: frozenset[str] | None = None, part: str = ""
) -> Iterator[Event]:
    """Yield the events of an XML file that comes in pieces of UTF-8.

    Characters are reported only within elements named in ``texts`` (None: everywhere). ``part`` is the name of the
    file within an archive, for messages.

    Raises:
        InputError: (IOE011) with the line where the file is no XML, (IOE014) where it is a hostile one.
    """
    collector = Collector(path, part, texts)
    for _ in fed(collector, chunks, path, part):
        yield from collector.events
        collector.events.clear()


def fed(collector: Collector, chunks: Iterable[bytes], path: Path, part: str = "") -> Iterator[None]:
    """Feed a file to a collector, and yield behind each piece of it.

    Raises:
        InputError: as `events`.
    """
    from xml.parsers.expat import ExpatError

    size = 0
    for chunk in chain(_pieces(chunks), [b""]):
        try:
            collector.parser.Parse(chunk, not chunk)
        except ExpatError as error:
            reason = str(error).rpartition(": line")[0] or str(error)
            raise InputError(
                f"{_where(path, part, error.lineno)}: this is no well-formed XML ({reason}); repair the file or export "
                "it again",
                "IOE011",
            ) from None
        size += len(chunk)
        if size - max(0, collector.parser.CurrentByteIndex) > MAX_TOKEN and chunk:
            raise collector.hostile(f"one tag of more than {MAX_TOKEN >> 20} MiB")
        yield


Extents = dict["Element", tuple[int, int]]
"""Where elements begin and where their end tags do, as offsets in a part as UTF-8; a single tag has no second one."""


def tree(data: bytes, path: Path, part: str, extents: Extents | None = None) -> Element:
    """Return a part of an archive as a tree with names less their namespaces; ``extents`` is filled with its elements.

    Raises:
        InputError: as `events`.
    """
    from xml.etree.ElementTree import TreeBuilder

    builder = TreeBuilder()
    for event in events(decoded([data], path, None), path, part=part):
        match event:
            case Start():
                element = builder.start(event.name, event.attributes)
                if extents is not None:
                    extents[element] = event.offset, event.offset
            case Text():
                builder.data(event.text)
            case End():
                element = builder.end(event.name)
                if extents is not None:
                    extents[element] = extents[element][0], event.offset
    return builder.close()


def chunks(path: Path, encoding: str | None, max_bytes: int | None) -> Iterator[bytes]:
    """Yield a file as pieces of UTF-8, whatever it is encoded in.

    Raises:
        UsageError: if ``encoding`` does not exist.
        InputError: if it cannot be opened, is empty, larger than ``max_bytes`` or does not fit its encoding.
    """
    return decoded(pieces(path, _CHUNK, max_bytes), path, encoding)


def decoded(data: Iterable[bytes], path: Path, encoding: str | None) -> Iterator[bytes]:
    """Yield pieces of an XML file as UTF-8: from its byte order mark, its declaration or ``encoding``.

    Raises:
        UsageError, InputError: as `chunks`.
    """
    decoder: codecs.IncrementalDecoder | None = None
    line = 1
    for number, raw in enumerate(chain(_ahead(data), [b""])):
        piece = raw
        if number == 0:
            name, mark = encoding_of(piece, path, encoding)
            piece = piece[mark:]
            if name != "utf-8":
                decoder = codecs.getincrementaldecoder(name)()
        if decoder is None:
            yield piece
            continue
        try:
            text = decoder.decode(piece, not raw)
        except (UnicodeDecodeError, UnicodeError) as error:
            raise InputError(
                f"{path}:{line}: from here on the file is not in the encoding it names ({error}); save it as UTF-8, or "
                "name its encoding with --encoding",
                "IOE007",
            ) from None
        line += text.count("\n")
        yield text.encode()


def _ahead(data: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces, the first with enough of the file to tell its encoding."""
    first = b""
    iterator = iter(data)
    for piece in iterator:
        first += piece
        if len(first) >= 256:
            break
    yield first
    yield from iterator


def encoding_of(head: bytes, path: Path, encoding: str | None = None) -> tuple[str, int]:
    """Return the codec of a file, given its first bytes, and the length of its byte order mark.

    Raises:
        UsageError: if ``encoding`` does not exist.
        InputError: (IOE007) if the one that the file names does not.
    """
    if encoding is None:
        for mark, marked in _BOMS:
            if head.startswith(mark):
                return marked, len(mark)
        if head[:2] == b"<\0":
            return "utf-16-le", 0
        if head[:2] == b"\0<":
            return "utf-16-be", 0
    found = _DECLARED.match(head)
    name = encoding or (found.group(1).decode("ascii") if found else "utf-8")
    try:
        return codec(name), 0
    except LookupError:
        if encoding is not None:
            raise unknown(encoding) from None
        raise InputError(
            f"{path}:1: the encoding {name!r} that the file names does not exist; {NAME_IT}", "IOE007"
        ) from None


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what is not empty, cut so small that a hostile tag is seen before it has grown."""
    for chunk in chunks:
        for start in range(0, len(chunk), _CHUNK):
            yield chunk[start : start + _CHUNK]


def _where(path: Path, part: str, line: int) -> str:
    return f"{path} ({part}):{line}" if part else f"{path}:{line}"


def _short(name: str, own: dict[str, str]) -> str:
    """Return the name of an attribute without its namespace; where that is taken, the last word of it stands before."""
    space, _, local = name.rpartition(" ")
    return f"{space.rpartition('/')[2]}:{local}" if space and local in own else local


class Collector:
    """Turns the calls of the parser into events; those of one piece of the file are held until they are fetched."""

    def __init__(self, path: Path, part: str, texts: frozenset[str] | None) -> None:
        from xml.parsers.expat import ParserCreate

        self.events: list[Event] = []
        self.parser: XMLParserType = ParserCreate("utf-8", " ")
        self._path = path
        self._part = part
        self._texts = texts
        self._open = int(texts is None)
        self._depth = 0
        self._count = 0
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text if texts is None else None
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped

    def hostile(self, what: str) -> InputError:
        """Return the error of a file that has what no document has, with the line that is read."""
        line = self.parser.CurrentLineNumber
        return InputError(
            f"{_where(self._path, self._part, line)}: {what}, which no document has; the file is not read", "IOE014"
        )

    def opened(self, name: str, attributes: dict[str, str]) -> tuple[str, dict[str, str]]:
        """Count an element that begins, and return its name and attributes without namespaces."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self.hostile(f"elements nested more than {MAX_DEPTH} deep")
        self._count += 1
        if self._count > MAX_ELEMENTS and self._part:
            raise self.hostile(f"a part of more than {MAX_ELEMENTS:,} elements")
        name = name.rpartition(" ")[2]
        if attributes and " " in "".join(attributes):
            own = {key: value for key, value in attributes.items() if " " not in key}
            attributes = {_short(key, own): value for key, value in attributes.items()} | own
        return name, attributes

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name, attributes = self.opened(name, attributes)
        parser = self.parser
        self.events.append(
            Start(name, attributes, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex)
        )
        if self._texts is not None and name in self._texts:
            self._open += 1
            parser.CharacterDataHandler = self._text

    def closed(self, name: str) -> str:
        """Count an element that ends, and return its name without namespace."""
        self._depth -= 1
        return name.rpartition(" ")[2]

    def _end(self, name: str) -> None:
        name = self.closed(name)
        self.events.append(End(name, self.parser.CurrentByteIndex))
        if self._texts is not None and name in self._texts:
            self._open -= 1
            if not self._open:
                self.parser.CharacterDataHandler = None

    def _text(self, text: str) -> None:
        self.events.append(Text(text, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1))

    def _namespace(self, _: str | None, name: str | None) -> None:
        if name and len(name) > MAX_NAMESPACE:
            raise self.hostile(f"the name of a namespace of more than {MAX_NAMESPACE:,} characters")

    def _entity(self, name: str, *_: object) -> None:
        raise self.hostile(f"declares an entity of its own ({name[:40]!r})")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            raise InputError(
                f"{_where(self._path, self._part, self.parser.CurrentLineNumber)}: the entity &{name[:40]}; is not "
                "defined in this file; write the character itself",
                "IOE011",
            )
