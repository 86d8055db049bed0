"""The header of a glossary table: which column holds what, in the words of the tools that export such tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xlcheck.files.columns import NOTES, STATES, language_of
from xlcheck.language.script import HAN_CHARACTER

HEADERS: Mapping[str, tuple[str, ...]] = {
    "zh": ("术语", "術語", "原文", "源语", "中文术语"),
    "en": ("译文", "譯文", "译名", "譯名", "英文译文", "翻译"),
    "from": ("source", "source term", "source language", "source text", "source phrase"),
    "to": ("target", "target term", "target text", "target phrase", "translation"),
    "variants": ("variants", "variant", "synonyms", "alternatives", "also", "变体", "別名", "别名", "其他译法"),
    "forbidden": ("forbidden", "do not use", "wrong", "禁用", "禁用译法", "错误译法"),
    "status": (*STATES, "term status", "usage status", "administrative status", "approval status"),
    "pos": ("pos", "part of speech", "词性", "詞性"),
    "domain": ("domain", "field", "subject", "subject field", "concept subject", "entry subject", "entry domain",
               "领域", "領域"),
    "case": ("case", "case sensitive", "case-sensitive", "case sensitivity", "大小写", "大小寫"),
    "note": (*NOTES, "description", "definition", "concept definition", "concept note", "entry note", "usage",
             "usage note", "translator comments", "developer comments"),
    "source": ("source", "reference", "term source", "来源", "來源", "出处"),
    "not_in": ("not in", "not in context", "except", "不适用", "除外"),
    "files": ("files", "file", "paths", "path", "文件"),
    "translatable": ("translatable", "translation needed"),
    "kept": ("do not translate", "dnt", "non-translatable", "untranslatable", "不译", "不譯"),
    "fuzzy": ("fuzzy",),
    "id": ("id", "entry id", "concept id", "conceptid", "concept", "term id"),
    "language": ("language", "lang", "locale", "term language", "语言"),
    "term": ("term", "term text"),
    "info": ("term info",),
    "from_language": ("source lang", "source language code"),
    "to_language": ("target lang", "target language code"),
}  # fmt: skip
"""The columns and the names they go by, in lower case and without underscores. Other columns are left alone."""

_ROLES = {name: role for role, names in HEADERS.items() for name in names}

_BRACKETED = re.compile(r"(.+?)\s*[\[(]([^\])]+)[\])]")


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
    if [(c.role, c.at) for c in columns[:2]] == [("term", 2), ("term", 3)] and len(cells) < 6:
        return ()  # not a header: two terms and the codes of their languages
    return _settled(columns)


def _role(cell: str) -> tuple[str, str]:
    """Return what a header cell stands for and its language: Status [en], English_United_States, 术语."""
    name = " ".join(unicodedata.normalize("NFKC", cell).replace("_", " ").casefold().split())
    if lang := language_of(name):
        return "term", lang
    if name in _ROLES:
        role = _ROLES[name]
        return ("term", role) if role in ("zh", "en") else (role, "")
    if (match := _BRACKETED.fullmatch(name)) and (lang := language_of(match[2])):
        return _ROLES.get(match[1], ""), lang
    words = name.split()
    for cut in range(1, len(words)):
        for tongue, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            role = "note" if rest == ["def"] else _ROLES.get(" ".join(rest), "")
            if role and (lang := language_of(" ".join(tongue))):
                return role, lang
    return "", ""


def _settled(columns: list[Column]) -> tuple[Column, ...]:
    """Return the columns with source and target told apart from provenance; none where there are no terms."""
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


def without_header(rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns of a table without a header: two terms, then perhaps the codes of their languages.

    None where the first lines do not look like that.
    """
    sample = [row for _, row in zip(range(50), rows, strict=False)]
    for row in sample[:1]:
        if len(row) < 2 or any(cell.strip() and not _is_code(cell) for cell in row[2:4]):
            return ()
        if len(row) > 5 or not (len(row) == 2 or _is_code(row[2])):
            return ()
    return oriented((Column("from", 0), Column("to", 1)), sample)


def _is_code(cell: str) -> bool:
    return len(cell) <= 7 and bool(language_of(cell))


def oriented(columns: tuple[Column, ...], rows: Iterable[Sequence[str]]) -> tuple[Column, ...]:
    """Return the columns with source and target made Chinese and English by what stands in them."""
    places = {c.role: c.at for c in columns if c.role in ("from", "to")}
    if len(places) < 2:
        return columns
    score = 0
    for _, row in zip(range(50), rows, strict=False):
        score += _is_han(row, places["from"]) - _is_han(row, places["to"])
    names = {"from": "zh" if score >= 0 else "en", "to": "en" if score >= 0 else "zh"}
    return tuple(Column("term", c.at, names[c.role]) if c.role in names else c for c in columns)


def _is_han(row: Sequence[str], index: int) -> bool:
    return index < len(row) and bool(HAN_CHARACTER.search(row[index]))


def plain(columns: Sequence[Column]) -> dict[str, int] | None:
    """Return the columns of a table with one Chinese and one English term a line by name, or None for other tables."""
    found: dict[str, int] = {}
    for column in columns:
        name = column.lang if column.role == "term" else column.role
        if column.role in ("info", "language") or (column.role != "term" and column.lang):
            return None
        if name in found:
            if column.role in ("term", "forbidden", "variants"):
                return None
            continue
        found[name] = column.at
    return found
