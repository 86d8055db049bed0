"""Files that hold both sides: whole, or as a stream of chunks in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.formats import Format, bilingual_suffixes, detect
from xlcheck.files.source import MAX_BYTES, load, stream
from xlcheck.model import Document
from xlcheck.read.pairs.units import Row, Table, documents

_LINES: tuple[Format, ...] = ("tsv", "jsonl")
_MARKUP: tuple[Format, ...] = ("tmx", "xliff")


def read_bilingual(path: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> tuple[Document, Document]:
    """Read a bilingual file into its Chinese and its English side, whose segments belong together one by one.

    The sides may stand in either order: which is Chinese is told by the characters, or else by what the file says.

    Raises:
        UsageError: if ``encoding`` does not exist, or the file is not bilingual.
        InputError: if it cannot be read, or holds no pair of the two languages.
    """
    return next(documents(_table(path, encoding, max_bytes)))


def stream_bilingual(
    path: Path, units_per_chunk: int = 20_000, *, encoding: str | None = None
) -> Iterator[tuple[Document, Document]]:
    """Read a bilingual file of any size as chunks of so many units, each as `read_bilingual` returns them.

    TMX, XLIFF, TSV and JSON Lines take memory for one chunk; the other formats have the size limit of documents, and
    are read whole first. Lines and names are those of the whole file.

    Raises:
        UsageError, InputError: as `read_bilingual`, when the place is reached.
    """
    large = detect(path) in _LINES + _MARKUP
    yield from documents(_table(path, encoding, None if large else MAX_BYTES), max(1, units_per_chunk))


def _table(path: Path, encoding: str | None, max_bytes: int | None) -> Table:
    format_ = detect(path)
    if format_ in _MARKUP:
        return _marked_up(path, format_, encoding, max_bytes)
    if format_ == "xlsx":
        from xlcheck.read.pairs.xlsx import xlsx

        table = Table(path)
        table.rows = xlsx(table, max_bytes or MAX_BYTES)
        return table
    reader = _reader(path, format_)
    if max_bytes is None:
        source, lines = stream(path, encoding)
    else:
        source = load(path, None, encoding=encoding, max_bytes=max_bytes, feeds_only=format_ in _LINES)
        lines = iter(source.lines)
    table = Table(path, encoding=source.encoding, notes=list(source.notes))
    table.rows = reader(table, lines)
    return table


def _marked_up(path: Path, format_: Format, encoding: str | None, max_bytes: int | None) -> Table:
    from xlcheck.files import xml
    from xlcheck.read.pairs import tmx, xliff

    module = tmx if format_ == "tmx" else xliff
    table = Table(path)
    events = xml.events(xml.chunks(path, encoding, max_bytes), path, texts=module.TEXTS)
    table.rows = tmx.tmx(table, events) if format_ == "tmx" else xliff.xliff(table, events)
    return table


def _reader(path: Path, format_: Format) -> Callable[[Table, Iterable[str]], Iterator[Row]]:
    match format_:
        case "tsv" | "csv":
            from xlcheck.read.pairs import delimited

            return delimited.tsv if format_ == "tsv" else delimited.csv
        case "json" | "jsonl":
            from xlcheck.read.pairs import json as jsonpairs

            return jsonpairs.json_pairs if format_ == "json" else jsonpairs.json_lines
        case "po":
            from xlcheck.read.pairs.po import po

            return po
    kinds = ", ".join(bilingual_suffixes())
    raise UsageError(f"{path}: this file does not hold both languages; bilingual files end with {kinds}")
