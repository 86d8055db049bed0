"""The header of a glossary table: which column holds what, in the words of the tools that export such tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlcheck.files.columns import IN_CHINESE, language_of
from xlcheck.language.script import HAN_CHARACTER
from xlcheck.language.tables import read_table

TABLE = Path(__file__).parent / "data" / "headers.csv"
"""The names of columns, in lower case and without underscores, by what they hold. Other columns are left alone."""

_TERMS = frozenset({"zh", "en", "term", "from", "to"})
"""What beside the name of a language is the term itself: 英文译法, Source term [en]."""

_OF_TERMS = frozenset({"status", "forbidden", "preferred", "case", "pos"})
"""What a table may say of each of its terms."""

_LONGEST = 24
"""Characters of a cell of a header; longer ones are text."""

_BRACKETED = re.compile(r"(.+?)\s*[\[(]([^\])]+)[\])]")
_HEADER_WORD = re.compile(
    r"中文|英文|汉语|英语|术语|译[名文法]|原文|\b(?:source|target|terms?|translations?|chinese|english)\b"
)


class Column(NamedTuple):
    """One column: what it holds, of which language where that is said, and of which column of terms."""

    role: str
    at: int
    lang: str = ""
    of: int = -1


def read_header(cells: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a header; none where the line holds no terms' column, and so is none."""
    columns: list[Column] = []
    last = -1
    for index, cell in enumerate(cells):
        role, lang = _role(cell)
        if not role:
            continue
        if role == "term" and lang:
            last = index
        columns.append(Column(role, index, lang, last if role == "info" else -1))
    columns = _bound(columns)
    if [(c.role, c.at) for c in columns[:2]] == [("term", 2), ("term", 3)] and len(cells) < 6:
        return ()  # not a header: two terms and the codes of their languages
    return _settled(columns)


def _bound(columns: list[Column]) -> list[Column]:
    """Return the columns, those that are there once for each term bound to the term before them."""
    often = {role for role in _OF_TERMS if sum((c.role, c.lang) == (role, "") for c in columns) > 1}
    bound, last = [], -1
    for column in columns:
        if column.role == "term" and column.lang:
            last = column.at
        bound.append(column._replace(of=last) if column.role in often and not column.lang else column)
    return bound


@cache
def roles() -> Mapping[str, str]:
    """Return what a column of each name holds; of a name in two classes the later, which `_settled` may change."""
    return {row.form: row.kind for row in read_table(TABLE)}


def _role(cell: str) -> tuple[str, str]:
    """Return what a header cell stands for and its language: Status [en], English_United_States, 术语, 英文译法."""
    name = " ".join(unicodedata.normalize("NFKC", cell).replace("_", " ").casefold().split())
    if lang := language_of(name):
        return "term", lang
    if role := roles().get(name):
        return ("term", role) if role in ("zh", "en") else (role, "")
    for tongue, rest in _divided(name):
        role = "note" if rest == "def" else roles().get(rest, "")
        if role:
            return ("term" if role in _TERMS else role), tongue
    return next((("maybe", tongue) for tongue, rest in _divided(name) if rest), ("", ""))


def _divided(name: str) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a name is that of a language and something else."""
    if (match := _BRACKETED.fullmatch(name)) and (lang := language_of(match[2])):
        yield lang, match[1]
    words = name.split()
    for cut in range(1, len(words)):
        for one, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            if lang := language_of(" ".join(one)):
                yield lang, " ".join(rest)
    for tongue, names in IN_CHINESE.items():
        for begin in sorted(names):
            if name.startswith(begin) and name != begin:
                yield tongue, name.removeprefix(begin).removeprefix("的")


def is_like_a_header(cells: Sequence[str]) -> bool:
    """Return whether a first line that is no known header looks like one all the same: 甲方中文, 乙方英文."""
    short = [unicodedata.normalize("NFKC", cell).casefold() for cell in cells if 0 < len(cell.strip()) <= _LONGEST]
    return sum(bool(_HEADER_WORD.search(cell)) for cell in short) >= 2


def _settled(columns: list[Column]) -> tuple[Column, ...]:
    """Return the columns with source and target told apart from provenance; none where there are no terms."""
    columns = _decided(columns)
    langs = {c.lang for c in columns if c.role == "term"}
    if any(c.role == "term" and not c.lang for c in columns):
        if any(c.role == "language" for c in columns):
            return tuple(columns)
        if langs >= {"zh", "en"}:  # an identifier beside them
            return _settled([c for c in columns if c.role != "term" or c.lang])
        return _settled([c._replace(role="from") if c.role == "term" and not c.lang else c for c in columns])
    has = {c.role for c in columns}
    if "zh" not in langs and "en" not in langs and {"source", "to"} <= has:
        # "source" is the original in most exports, and the provenance in the canonical form.
        return tuple(c._replace(role="from") if c.role == "source" else c for c in columns)
    if "en" in langs and "zh" not in langs and has & {"from", "source"}:
        name = "from" if "from" in has else "source"
        return tuple(c._replace(role="term", lang="zh") if c.role == name else c for c in columns)
    if "zh" in langs and "en" not in langs and "to" in has:
        return tuple(c._replace(role="term", lang="en") if c.role == "to" else c for c in columns)
    return tuple(columns) if {"zh", "en"} <= langs or {"from", "to"} <= has else ()


def _decided(columns: list[Column]) -> list[Column]:
    """Return the columns; of those named by a language and an unknown word the first is a term if there is no other."""
    found: list[Column] = []
    terms = {c.lang for c in columns if c.role == "term"}
    for column in columns:
        if column.role == "maybe" and column.lang not in terms:
            terms.add(column.lang)
            column = column._replace(role="term")
        if column.role != "maybe":
            found.append(column)
    return found


def without_header(rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns of a table without a header: two terms, then the codes of their languages, or a remark.

    A remark is what OmegaT keeps in the third column; there the terms must be Chinese and English to be told as such.
    None where the first lines do not look like that.
    """
    sample = [row for _, row in zip(range(50), rows, strict=False)]
    first = sample[0] if sample else []
    if len(first) < 2 or len(first) > 5 or is_like_a_header(first):
        return ()
    columns = oriented((Column("from", 0), Column("to", 1)), sample)
    if max(map(len, sample)) == 3 and _are_terms(sample, columns) and not _is_code(first[2] if first[2:] else ""):
        return (*columns, Column("note", 2))
    if len(first) == 2 or (_is_code(first[2]) and not any(c.strip() and not _is_code(c) for c in first[3:4])):
        return columns
    return ()


def _are_terms(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> bool:
    """Return whether of nearly all lines one column is Chinese and the other one is not, from the first line on."""
    places = [column.at for column in sorted(columns, key=lambda c: c.lang, reverse=True)]  # zh, en
    right = [_is_han(row, places[0]) and not _is_han(row, places[1]) for row in rows if len(row) > 1]
    return bool(right) and right[0] and sum(right) >= 0.8 * len(right)


def _is_code(cell: str) -> bool:
    return len(cell) <= 7 and bool(language_of(cell))


def oriented(columns: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns with source and target made Chinese and English by what stands in them."""
    first: dict[str, Column] = {}
    for column in columns:
        if column.role in ("from", "to"):
            first.setdefault(column.role, column)
    if len(first) < 2:
        return columns
    score = 0
    for _, row in zip(range(50), rows, strict=False):
        score += _is_han(row, first["from"].at) - _is_han(row, first["to"].at)
    names = {"from": "zh" if score >= 0 else "en", "to": "en" if score >= 0 else "zh"}
    return tuple(Column("term", c.at, names[c.role]) if c in first.values() else c for c in columns)


def _is_han(row: Sequence[str], index: int) -> bool:
    return index < len(row) and bool(HAN_CHARACTER.search(row[index]))


def plain(columns: Sequence[Column]) -> dict[str, int] | None:
    """Return the columns of a table with one Chinese and one English term a line by name, or None for other tables."""
    found: dict[str, int] = {}
    for column in columns:
        name = column.lang if column.role == "term" else column.role
        if column.role in ("info", "language") or column.of >= 0 or (column.role != "term" and column.lang):
            return None
        if name in found:
            if column.role in ("term", "forbidden", "variants", "note", "domain", "source"):
                return None
            continue
        found[name] = column.at
    return found
