"""English words that build a sentence and say little by themselves: one table, with what each of them is used for.

The uses overlap and differ on purpose:

- ``term``: says nothing about which term a rendering is of, and comes and goes within one ("import of coal", "coal
  import"); words of a whole sentence (was, not, which) are left out, since a rendering that has them is another one.
- ``grammar``: makes a sentence out of English nouns and verbs, and so tells prose from a list of names; words that
  names have too (under, between) are left out.
- ``start``: begins sentences and seldom stands inside a name ("… Acme Inc. The …").
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).with_name("function_words.csv")

Use = Literal["term", "grammar", "start"]


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table; the class is the part of speech."""
    return read_table(TABLE, "uses")


@cache
def function_words(use: Use) -> frozenset[str]:
    """Return the words of a use, in small letters."""
    return frozenset(row.form for row in rows() if use in row.values["uses"].split())


@cache
def articles() -> frozenset[str]:
    """Return the articles, in small letters."""
    return frozenset(row.form for row in rows() if row.kind == "article")
