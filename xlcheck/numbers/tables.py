"""The tables of this package, one row a word, and what each language keeps of them: see data/."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from xlcheck.language.tables import Row, read_table
from xlcheck.numbers.readings import Reading, readings_of

DATA = Path(__file__).with_name("data")
#: Every table, with the columns it has beside form, class, example and reason.
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "chinese_words": ("readings",),
        "english_words": ("readings",),
    }
)

#: Fractions that are one character.
VULGAR = {
    "½": 1 / 2,
    "¼": 1 / 4,
    "¾": 3 / 4,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅕": 1 / 5,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅛": 1 / 8,
}


def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of a table, in its order."""
    return read_table(DATA / f"{name}.csv", *COLUMNS[name])


def word_readings(name: str, kind: str) -> Mapping[str, frozenset[Reading]]:
    """Return what the words of one class of a table may stand for."""
    return {row.form: readings_of(row.values["readings"]) for row in rows(name) if row.kind == kind}


def words(text: str) -> tuple[str, ...]:
    """Return the words of a table that is written as running text."""
    return tuple(text.split())
