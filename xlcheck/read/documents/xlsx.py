"""One side of a pair in a workbook (XLSX): the text of the cells of each visible sheet, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files.sheets import Workbook, letters, open_workbook
from xlcheck.files.source import Source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.word_processors import BREAK, broken
from xlcheck.read.text import Block, document


def read_xlsx(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a workbook; the lines of places are the rows of the sheets, one sheet behind the other.

    Raises:
        InputError: if it is none (IOE011, IOE013, IOE014) or has no text (IOE004).
    """
    with open_workbook(path, max_bytes) as book:
        blocks = list(_blocks(book, lang))
        hidden = book.hidden
    if not blocks:
        raise InputError(f"{path}: the workbook holds no text; give the one that is to be checked", "IOE004")
    notes = (f"left out: {hidden} hidden sheets",) if hidden else ()
    return replace(document(Source(path, [], "utf-8", ()), lang, blocks), notes=notes)


def _blocks(book: Workbook, lang: Lang) -> Iterator[Block]:
    before = 0
    for sheet in book.sheets:
        last = 0
        for number, row in book.cells(sheet).items():
            last = number
            for column in sorted(row):
                text = row[column].replace("\n", BREAK)
                for pieces in broken(text, before + number, f"{sheet.name}!{letters(column)}{number}", lang):
                    yield Block(pieces, "cell")
        before += last
