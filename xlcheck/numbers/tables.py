"""The tables of this package: where they lie, what columns they have, and the forms in which they are used.

What a row means, and what its example shows, stands in data/README.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from xlcheck.language.tables import TableRow, read_table
from xlcheck.numbers.readings import Reading, readings_of

DATA = Path(__file__).with_name("data")
#: Every table, with the columns it has beside form, class, example and reason.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "anchors": ("language",),
        "before_units": (),
        "chinese_day_parts": (),
        "chinese_hedges": ("place",),
        "chinese_units": (),
        "chinese_words": ("readings",),
        "currency_signs": (),
        "english_hedges": (),
        "english_units": (),
        "english_words": ("readings",),
        "figure_endings": ("language",),
        "heads": ("language",),
        "measure_words": (),
        "named_events": (),
        "not_numbers": (),
        "trends": ("language",),
        "units": ("factor", "name", "also"),
    }
)


def rows(name: str, **values: str) -> tuple[TableRow, ...]:
    """Return the rows of a table, in its order, that have ``values`` in its own columns."""
    found = read_table(DATA / f"{name}.csv", *COLUMNS[name])
    return tuple(row for row in found if values.items() <= row.values.items()) if values else found


def classes(name: str, **values: str) -> dict[str, str]:
    """Return the class of every form of a table."""
    return {row.form: row.kind for row in rows(name, **values)}


def forms(table: tuple[TableRow, ...], kind: str) -> tuple[str, ...]:
    """Return the forms of one class."""
    return tuple(row.form for row in table if row.kind == kind)


def word_readings(table: tuple[TableRow, ...], kind: str) -> dict[str, frozenset[Reading]]:
    """Return what the words of one class may stand for."""
    return {row.form: readings_of(row.values["readings"]) for row in table if row.kind == kind}
