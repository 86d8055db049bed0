"""From files to documents: text, Markdown and two columns, with the place of every character.

Modules for one format each (``txt``, ``markdown``, ``units``); before them ``source`` settles size, kind and encoding.
"""

from __future__ import annotations

from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.model import Document, Lang
from xlcheck.read.formats import Format, bilingual_suffixes, detect, is_bilingual
from xlcheck.read.language import check_languages, looks_like
from xlcheck.read.source import MAX_BYTES, load
from xlcheck.read.txt import read_txt
from xlcheck.read.units import read_presegmented, read_tsv

__all__ = [
    "MAX_BYTES",
    "Format",
    "bilingual_suffixes",
    "check_languages",
    "detect",
    "is_bilingual",
    "looks_like",
    "read_bilingual",
    "read_document",
]


def read_document(
    path: Path, lang: Lang, *, presegmented: bool = False, encoding: str | None = None, max_bytes: int = MAX_BYTES
) -> Document:
    """Read one side of a pair, in the format that its name tells.

    With ``presegmented``, every line is one segment, in order, also an empty one.

    Raises:
        UsageError: if the file is bilingual, or ``encoding`` does not exist.
        InputError: if it cannot be read.
    """
    format_ = detect(path)
    if presegmented:
        return read_presegmented(load(path, lang, encoding=encoding, max_bytes=max_bytes, feeds_only=True), lang)
    if format_ == "tsv":
        raise UsageError(f"{path}: this file holds both languages; give it alone: xlcheck check {path}")
    source = load(path, lang, encoding=encoding, max_bytes=max_bytes)
    if format_ == "markdown":
        from xlcheck.read.markdown import read_markdown

        return read_markdown(source, lang)
    return read_txt(source, lang)


def read_bilingual(path: Path, *, encoding: str | None = None, max_bytes: int = MAX_BYTES) -> tuple[Document, Document]:
    """Read a bilingual file into its Chinese and its English side, whose segments belong together one by one.

    Raises:
        UsageError: if ``encoding`` does not exist.
        InputError: if it cannot be read, or a line has not two columns.
    """
    return read_tsv(load(path, None, encoding=encoding, max_bytes=max_bytes, feeds_only=True))
