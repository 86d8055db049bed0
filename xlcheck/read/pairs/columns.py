"""Which columns of a table hold the Chinese and the English text: by their names, or else by their characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xlcheck.files.columns import NOTES, STATES, language_of
from xlcheck.model import Lang
from xlcheck.read.language import looks_like

NAMES = {
    "source": frozenset(
        {"source", "src", "source text", "source segment", "source language", "original", "原文", "源文", "源语言"}
        | {"原語", "源文本", "原文句段", "源句段"}
    ),
    "target": frozenset(
        {"target", "tgt", "target text", "target segment", "target language", "translation", "译文", "譯文", "目标语言"}
        | {"翻译", "目标文本", "译文句段", "目标句段"}
    ),
    "note": frozenset(NOTES),
    "state": frozenset(STATES),
}
"""Names of columns and keys beside those of the languages, in lower case, by what they hold."""

_WIDEST = 200  # columns that are looked at


class Choice(NamedTuple):
    """The 0-based columns of the two sides in the order of the file.

    ``lang`` is what their names tell of the first one; ``header``: the first row holds names.
    """

    first: int
    second: int
    lang: Lang | None
    header: bool
    note: int | None = None
    state: int | None = None


def role(name: str) -> str | None:
    """Return what a column or key of this name holds, or None."""
    name = name.strip("\ufeff \t\"'").lower()
    return language_of(name) or next((key for key, names in NAMES.items() if name in names), None)


def choose(rows: Sequence[Sequence[str]]) -> Choice | None:
    """Return the columns of a table, given its first rows; None if it cannot be told which they are."""
    filled = [row[:_WIDEST] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return None
    return named(filled[0]) or _by_characters(filled)


def named(header: Sequence[str]) -> Choice | None:
    """Return the columns that a row of names tells; None if it names no two languages."""
    roles: dict[str, int] = {}
    for index, cell in enumerate(header):
        if (found := role(cell)) is not None:
            roles.setdefault(found, index)
    zh = roles.get("zh", roles.get("source") if "en" in roles else None)
    en = roles.get("en", roles.get("target") if "zh" in roles else None)
    known = zh is not None and en is not None
    one, two = (zh, en) if known else (roles.get("source"), roles.get("target"))
    if one is None or two is None:
        return None
    first: Lang | None = None if not known else "zh" if one < two else "en"
    return Choice(min(one, two), max(one, two), first, True, roles.get("note"), roles.get("state"))


def _by_characters(rows: Sequence[Sequence[str]]) -> Choice | None:
    width = max(len(row) for row in rows)
    columns = ["\n".join(row[i] for row in rows if i < len(row)).strip() for i in range(width)]
    filled = [i for i, text in enumerate(columns) if text]
    if len(filled) == 2:
        return Choice(filled[0], filled[1], None, False)
    langs = {i: looks_like(columns[i]) for i in filled}
    chosen = [_largest([i for i in filled if langs[i] == lang], columns) for lang in ("zh", "en")]
    if None in chosen:
        return None
    first, second = sorted(i for i in chosen if i is not None)
    return Choice(first, second, langs[first], False)


def _largest(candidates: list[int], columns: Sequence[str]) -> int | None:
    """Return the column with the most text, if no other has half as much: keys and notes are short."""
    by_size = sorted(candidates, key=lambda i: len(columns[i]), reverse=True)
    if not by_size or (len(by_size) > 1 and 2 * len(columns[by_size[1]]) > len(columns[by_size[0]])):
        return None
    return by_size[0]
