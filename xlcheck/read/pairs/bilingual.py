"""Files that hold both sides: whole, or as a stream of chunks in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.formats import detect, suffixes
from xlcheck.files.kinds import may_be_bilingual
from xlcheck.files.source import MAX_BYTES, read_source, stream
from xlcheck.model import Document
from xlcheck.read.pairs.units import Table, documents, finished
from xlcheck.read.readers import reader_of


def read_bilingual(
    path: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, unfinished: bool = True
) -> tuple[Document, Document]:
    """Read a bilingual file into its Chinese and its English side, whose segments belong together one by one.

    Without ``unfinished``, units are left out that the file calls fuzzy or in need of a review. The sides may stand in
    either order: which is Chinese is told by the characters, or else by what the file says.

    Raises:
        UsageError: if ``encoding`` does not exist, or the file is not bilingual.
        InputError: if it cannot be read, or holds no pair of the two languages.
    """
    table = _table(path, encoding, max_bytes)
    if not unfinished:
        table.rows = finished(table, table.rows)
    return next(documents(table))


def stream_bilingual(
    path: Path,
    units_per_chunk: int = 20_000,
    *,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    unfinished: bool = True,
) -> Iterator[tuple[Document, Document]]:
    """Read a bilingual file of any size as chunks of so many units, each as `read_bilingual` returns them.

    TMX, XLIFF, TSV and JSON Lines take memory for one chunk, and may be of any size unless a limit other than the usual
    one is given; the other formats have the size limit of documents, and are read whole first. Lines and names are
    those of the whole file.

    Raises:
        UsageError, InputError: as `read_bilingual`, when the place is reached.
    """
    large = max_bytes == MAX_BYTES and detect(path).form in ("lines", "xml")
    table = _table(path, encoding, None if large else max_bytes)
    if not unfinished:
        table.rows = finished(table, table.rows)
    yield from documents(table, max(1, units_per_chunk))


def _table(path: Path, encoding: str | None, max_bytes: int | None) -> Table:
    """Return the table of a file; its rows are read as they are asked for. ``max_bytes`` None: a stream of any size."""
    format_ = detect(path)
    other = format_.kind != "pairs"
    if (other and not format_.other) or not may_be_bilingual(path):
        kinds = ", ".join(suffixes("pairs"))
        raise UsageError(f"{path}: this file does not hold both languages; bilingual files end with {kinds}")
    read = reader_of(format_, other=other)
    if format_.form == "packed":
        table = Table(path)
        table.rows = read(table, max_bytes or MAX_BYTES)
        return table
    if format_.form == "xml":
        from xlcheck.files.xml import chunks

        table = Table(path, placeholders=tuple(format_.placeholders.split()))
        table.rows = read(table, chunks(path, encoding, max_bytes))
        return table
    if encoding is None and format_.name == "po":
        from xlcheck.read.pairs.po import declared

        encoding = declared(path)
    if max_bytes is None:
        source, lines = stream(path, encoding)
    else:
        source = read_source(path, None, encoding=encoding, max_bytes=max_bytes, feeds_only=format_.form == "lines")
        lines = iter(source.lines)
    syntaxes = tuple(format_.placeholders.split())
    table = Table(path, encoding=source.encoding, notes=list(source.notes), placeholders=syntaxes)
    table.rows = read(table, lines)
    return table
