"""Tables of linguistic knowledge: CSV files beside the code that reads them, every row with an example a test runs.

The columns are ``form`` (a word, a phrase, or a pattern where the reader of the table says so), ``class`` (what it is
taken for), those that a table has of its own, ``example`` (a text in which the row decides) and ``reason`` (why it is
there, where the example does not say it).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class TableRow(NamedTuple):
    """One row of a table. ``values`` are the columns that the table has of its own; ``line`` counts from 1."""

    form: str
    kind: str
    example: str
    reason: str
    values: Mapping[str, str]
    line: int

    def __hash__(self) -> int:
        """Hash without the mapping, which cannot be."""
        return hash((self.form, self.kind, self.line))


_NONE: Mapping[str, str] = MappingProxyType({})


def read_table(path: Path, *columns: str) -> tuple[TableRow, ...]:
    """Return the rows of a table, in its order. ``columns`` are those it has of its own, between class and example.

    Raises:
        ValueError: if the header is another, a row has too few or too many cells, a form, a class or an example is
            missing, or a form stands twice in one class. The message names file and line.
    """
    header = ["form", "class", *columns, "example", "reason"]
    found: dict[tuple[str, str], TableRow] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        if (columns_there := next(reader, [])) != header:
            raise ValueError(f"{path.name}:1: the columns are {','.join(columns_there)}, not {','.join(header)}")
        for cells in reader:
            if len(cells) != len(header):
                raise ValueError(f"{path.name}:{reader.line_num}: {len(cells)} cells, not {len(header)}")
            form, kind, *own, example, reason = cells
            if not (form and kind and example):
                raise ValueError(f"{path.name}:{reader.line_num}: a row needs a form, a class and an example")
            if first := found.get((form, kind)):
                said = f"{form} stands in class {kind} already, on line {first.line}"
                raise ValueError(f"{path.name}:{reader.line_num}: {said}")
            values = MappingProxyType(dict(zip(columns, own, strict=True))) if columns else _NONE
            found[form, kind] = TableRow(form, kind, example, reason, values, reader.line_num)
    return tuple(found.values())
