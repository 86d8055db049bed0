"""Bilingual files of older programs, which LibreOffice converts: tables in documents (DOC), spreadsheets (XLS, ODS)."""

from __future__ import annotations

from collections.abc import Iterator

from xlcheck.files.office import BY_LIBREOFFICE, converted
from xlcheck.read.pairs.tables import tables
from xlcheck.read.pairs.units import Table, UnitRow
from xlcheck.read.pairs.xlsx import xlsx


def converted_pairs(table: Table, max_bytes: int) -> Iterator[UnitRow]:
    """Yield the rows of a file as those of the copy that LibreOffice makes.

    Raises:
        InputError: as `xlcheck.files.office.converted`, and as reading the copy does.
    """
    with converted(table.path, max_bytes) as copy:
        inner = Table(copy)
        for row in (xlsx if copy.suffix == ".xlsx" else tables)(inner, 4 * max_bytes):
            table.first = inner.first
            yield row
        table.notes += [*inner.notes, BY_LIBREOFFICE]
        table.left_out.update(inner.left_out)
