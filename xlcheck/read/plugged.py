"""Formats from plug-ins: what they yield, as the documents and rows of all other formats (docs/plugins.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from xlcheck.files.formats import plugged_reader
from xlcheck.files.source import MAX_BYTES, Source, pieces
from xlcheck.model import Document, Lang
from xlcheck.plugins import BilingualReader, Paragraph, Plugin, Translation
from xlcheck.read.pairs.units import Cell, Table, UnitRow
from xlcheck.read.text import Block, Piece, document, glue


def reader_of_plugin(suffix: str) -> Callable[..., Any]:
    """Return the function that reads a format of a plug-in, with the signature of those of its kind and form."""
    plugin, reader = plugged_reader(suffix)

    def items(source: Source, kind: type[Any]) -> list[Any]:
        with plugin.blamed(f"{source.path}: cannot be read"):
            found = list(reader.read(source))
        return [_item(plugin, source.path, kind, item) for item in found]

    def text(source: Source, lang: Lang) -> Document:
        return document(source, lang, (_block(item, lang) for item in items(source, Paragraph)))

    def packed(path: Path, lang: Lang, max_bytes: int) -> Document:
        return text(_unread(path, max_bytes), lang)

    def rows(table: Table, given: Any) -> Iterator[UnitRow]:
        table.first = "zh"
        source = _unread(table.path, given) if reader.binary else Source(table.path, list(given), table.encoding, ())
        return (_row(item) for item in items(source, Translation))

    if isinstance(reader, BilingualReader):
        return rows
    return packed if reader.binary else text


def _unread(path: Path, max_bytes: int) -> Source:
    """Return a file that its reader opens itself, once it is known to be there and not too large."""
    for _ in pieces(path, 1 << 20, max_bytes or MAX_BYTES):
        pass
    return Source(path, [], "utf-8", ())


def _item(plugin: Plugin, path: Path, kind: type[Any], item: Any) -> Any:
    texts = item[: 2 if kind is Translation else 1] if isinstance(item, kind) else ()
    if not texts or not all(isinstance(text, str) for text in texts) or not isinstance(item.line, int) or item.line < 1:
        raise plugin.error(f"{path}: its reader yields {item!r:.80}, which is no {kind.__name__} with its line")
    return item


def _block(item: Paragraph, lang: Lang) -> Block:
    """Return the block of a paragraph, whose lines are joined as those of all texts."""
    made: list[Piece] = []
    for number, line in enumerate(item.text.split("\n")):
        text = line.strip()
        if not text:
            continue
        if made:
            last = made[-1]
            made.append(Piece(glue(last.text, text, lang), last.line, last.column + len(last.text), item.name))
        begin = len(line) - len(line.lstrip()) + (item.column if not number else 1)
        made.append(Piece(text, item.line + number, begin, item.name))
    return Block(tuple(made), item.kind)


def _row(item: Translation) -> UnitRow:
    sides: Iterable[tuple[str, int]] = ((item.zh, item.line), (item.en, item.en_line or item.line))
    first, second = (Cell((Piece(text, line, 1),), item.name) for text, line in sides)
    return UnitRow(first, second)
