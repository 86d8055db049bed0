"""From files to documents: texts, pages, office files, subtitles, bilingual files, with the place of each character.

A module for each format: ``documents`` are one side of a pair, ``pairs`` hold both. Before them `xlcheck.files` settles
size, kind and encoding; behind them ``text`` (documents) and ``pairs.units`` (bilingual files) build what the other
stages see.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.formats import Format, detect, suffixes
from xlcheck.files.kinds import entries_format, is_bilingual, may_be_bilingual
from xlcheck.files.source import MAX_BYTES, Source, in_memory, read_source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.presegmented import read_presegmented
from xlcheck.read.documents.two_languages import has_two_languages, read_two_languages
from xlcheck.read.documents.txt import read_txt
from xlcheck.read.entries.open import read_entries
from xlcheck.read.entries.pairing import document, read_keyed
from xlcheck.read.language import check_languages, looks_like
from xlcheck.read.pairs.bilingual import read_bilingual, stream_bilingual
from xlcheck.read.readers import reader_of

__all__ = [
    "MAX_BYTES",
    "Format",
    "check_languages",
    "detect",
    "entries_format",
    "has_two_languages",
    "is_bilingual",
    "looks_like",
    "may_be_bilingual",
    "read_bilingual",
    "read_document",
    "read_keyed",
    "read_text",
    "read_two_languages",
    "read_units",
    "stream_bilingual",
    "suffixes",
]


def read_document(
    path: Path,
    lang: Lang,
    *,
    presegmented: bool = False,
    encoding: str | None = None,
    max_bytes: int = MAX_BYTES,
    as_text: bool = False,
) -> Document:
    """Read one side of a pair, in the format that its name tells.

    With ``presegmented``, every line is one segment, in order, also an empty one. Of a file of keys, each text is one.
    With ``as_text``, a file of an unknown format is plain text.

    Raises:
        UsageError: if the file is bilingual, ``encoding`` does not exist, or the extra for PDF is not installed.
        InputError: if it cannot be read.
    """
    if presegmented:
        as_text = True
    elif not as_text and entries_format(path):
        found = read_entries(path, lang, encoding=encoding, max_bytes=max_bytes)
        return document(found, lang, found.entries)
    format_ = detect(path, as_text=as_text)
    if presegmented and format_.form == "packed":
        raise UsageError(f"{path}: --presegmented reads text, one sentence a line; give such a file, or leave it out")
    if presegmented:
        return read_presegmented(read_source(path, lang, encoding=encoding, max_bytes=max_bytes, feeds_only=True), lang)
    if format_.kind == "pairs" and not format_.other:
        raise UsageError(f"{path}: this file holds both languages; give it alone: xlcheck check {path}")
    read = reader_of(format_, other=format_.kind == "pairs")
    if format_.form == "packed":
        page: Document = read(path, lang, max_bytes)
    else:
        page = read(read_source(path, lang, encoding=encoding, max_bytes=max_bytes), lang)
    return page


def read_text(text: str, name: str, lang: Lang, *, presegmented: bool = False) -> Document:
    """Read one side of a pair that is in memory, as plain text; ``name`` is its path in what is said of it.

    Raises:
        InputError: if it is empty, or has a line longer than any paragraph.
    """
    source = in_memory(text, name, feeds_only=presegmented)
    return read_presegmented(source, lang) if presegmented else read_txt(source, lang)


def read_units(texts: Sequence[str], name: str, lang: Lang, first: int = 1) -> Document:
    """Read one side of pairs that are in memory: one segment a text, on lines of their own from ``first`` on."""
    return read_presegmented(Source(Path(name), list(texts), "utf-8", ()), lang, first)
