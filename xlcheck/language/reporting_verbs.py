"""Verbs of the clause that reports a quotation: that says who speaks, and how."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).with_name("reporting_verbs.csv")


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table; the class is the language."""
    return read_table(TABLE)


@cache
def reporting_verbs(language: Literal["zh", "en"]) -> frozenset[str]:
    """Return the forms of one language, the English ones in small letters."""
    return frozenset(row.form for row in rows() if row.kind == language)
