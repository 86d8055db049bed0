"""Which columns of the canonical form a file has, so that a table that was converted comes back with the same ones."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from xlcheck.errors import InputError
from xlcheck.files.sheets import open_workbook
from xlcheck.files.source import pieces
from xlcheck.terms.glossary.files import MAX_BYTES
from xlcheck.terms.glossary.table import CANONICAL

COLUMNS = "xlcheck columns:"
"""What the paragraph of the header of a TBX file begins with that names them."""

_PARAGRAPH = re.compile(rf"<p>{COLUMNS} ([a-z_ ]+)</p>")
_HEAD = 8 << 10


def columns_of(path: Path) -> tuple[str, ...]:
    """Return the columns of a canonical table, or of one that TBX was made of; none for other files."""
    if not path.is_file():  # what comes through a pipe can be read only once
        return ()
    if path.suffix.casefold() in (".xlsx", ".xlsm"):
        with open_workbook(path, MAX_BYTES) as book:
            cells = book.cells(book.sheets[0]) if book.sheets else {}
        return _canonical(tuple(next(iter(cells.values()), {}).values()))
    try:
        head = next(iter(pieces(path, _HEAD, MAX_BYTES)), b"").decode("utf-8", "replace")
    except InputError:
        return ()
    if match := _PARAGRAPH.search(head):
        names = tuple(match[1].split())
    else:
        line = next((line for line in head.splitlines() if line.strip() and not line.startswith("#")), "")
        names = tuple(next(csv.reader([line], delimiter="\t" if "\t" in line else ","), ()))
    return _canonical(names)


def _canonical(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if names and names == tuple(name for name in CANONICAL if name in names) else ()
