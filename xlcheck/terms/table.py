"""Glossary files: CSV and TSV with a header in any of its usual names, or two columns without one."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from xlcheck.errors import GlossaryError
from xlcheck.terms.glossary import STATUSES, Entry, Status

HEADERS: Mapping[str, tuple[str, ...]] = {
    "zh": ("zh", "zh-cn", "zh-hans", "zh-tw", "zh-hk", "zh-hant", "chinese", "source term", "source language",
           "中文", "汉语", "漢語", "术语", "術語", "原文", "源语", "中文术语"),
    "en": ("en", "en-us", "en-gb", "english", "target", "translation", "target term", "英文", "英语", "英語", "译文",
           "譯文", "译名", "譯名", "英文译文", "翻译"),
    "variants": ("variants", "variant", "synonyms", "alternatives", "also", "变体", "別名", "别名", "其他译法"),
    "forbidden": ("forbidden", "do not use", "wrong", "禁用", "禁用译法", "错误译法"),
    "status": ("status", "状态", "狀態"),
    "pos": ("pos", "part of speech", "词性", "詞性"),
    "domain": ("domain", "field", "subject", "领域", "領域"),
    "case": ("case", "case sensitive", "case-sensitive", "大小写", "大小寫"),
    "note": ("note", "notes", "comment", "description", "definition", "备注", "備註", "说明"),
    "source": ("source", "reference", "来源", "來源", "出处"),
}  # fmt: skip
"""The columns and the names they go by, in lower case. A column that is in no list is left alone."""

STATUS_NAMES: Mapping[str, Status] = {
    "": "preferred",
    "approved": "preferred",
    "candidate": "proposed",
    "unverified": "proposed",
    "allowed": "admitted",
    "obsolete": "deprecated",
    "forbidden": "deprecated",
    "首选": "preferred",
    "推荐": "preferred",
    "许用": "admitted",
    "允许": "admitted",
    "淘汰": "deprecated",
    "禁用": "deprecated",
    "建议": "proposed",
}
"""Other words for a status; the canonical ones stand for themselves."""

TRUE = frozenset({"1", "true", "yes", "y", "exact", "sensitive", "case", "是", "区分"})
FALSE = frozenset({"", "0", "false", "no", "n", "ignore", "insensitive", "any", "否", "不区分"})

LIST = ";；"
"""What separates the members of a list in one cell."""


def read_table(path: Path) -> Iterator[Entry]:
    """Yield the entries of a CSV file, or of a TSV file by its suffix (.tsv, .tab, .txt).

    Raises:
        GlossaryError: if the file cannot be read, or a line of it cannot be used; the message names file and line.
    """
    tabs = path.suffix.casefold() in (".tsv", ".tab", ".txt")
    try:
        rows = list(_rows(_text(path), "\t" if tabs else ","))
    except csv.Error as error:
        raise GlossaryError(f"{path}: this is no CSV ({error}): save it as CSV in UTF-8") from error
    if not rows:
        raise GlossaryError(f"{path}: the glossary is empty: give a file with the columns zh and en")
    first_line, first = rows[0]
    columns = _columns(first)
    if columns is None:
        if len(first) != 2:
            raise GlossaryError(
                f"{path}:{first_line}: no column for the Chinese or the English term among {', '.join(first)!r}: "
                "name the columns zh and en in the first line"
            )
        columns = {"zh": 0, "en": 1}
    else:
        rows = rows[1:]
    name, filled = str(path), tuple(columns.items())
    for line, cells in rows:
        size = len(cells)
        yield _entry(name, line, {column: cells[i].strip() for column, i in filled if i < size})


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    if delimiter == ",":
        sample = text[: text.find("\n") + 1 or None]
        if "," not in sample:
            delimiter = next((d for d in "\t;" if d in sample), ",")
    lines = io.StringIO(text, newline="")
    if delimiter == "\t":
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 0
    for cells in reader:
        if any(c.strip() for c in cells) and not cells[0].startswith("#"):
            yield before + 1, cells
        before = reader.line_num


def _text(path: Path) -> str:
    """Return a file's text: UTF-8, UTF-16 by its mark, else GB18030 or Big5, whichever reads like Chinese."""
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise GlossaryError(f"{path}: there is no such glossary: check the path") from error
    except IsADirectoryError as error:
        raise GlossaryError(f"{path}: this is a folder: name the glossary files in it") from error
    except OSError as error:
        raise GlossaryError(f"{path}: the glossary cannot be read ({error.strerror}): check its permissions") from error
    if b"\0" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise GlossaryError(f"{path}: this is a binary file, not CSV: export the glossary as CSV in UTF-8")
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030", "big5hkscs")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or _reads_like_gb(text):
            return text
    raise GlossaryError(f"{path}: the encoding is none of UTF-8, UTF-16, GB18030, Big5: save the glossary as UTF-8")


def _reads_like_gb(text: str) -> bool:
    """Return whether a text decoded as GB18030 was meant so: GB 2312 holds nearly all of what people write in it."""
    letters = [c for c in text if c > "\x7f"]
    return sum(len(c.encode("gb2312", "ignore")) > 0 for c in letters) >= 0.9 * len(letters)


def _columns(header: list[str]) -> dict[str, int] | None:
    """Return which cell holds which column, or None where the line is no header."""
    names = [unicodedata.normalize("NFKC", cell).strip().casefold().replace("_", " ") for cell in header]
    found = {
        column: names.index(alias) for column, known in HEADERS.items() for alias in reversed(known) if alias in names
    }
    if "zh" not in found and "source" in found:
        # "source" is the Chinese side in most exports, and the provenance in the canonical form.
        found["zh"] = found.pop("source")
    return found if {"zh", "en"} <= found.keys() else None


def _entry(path: str, line: int, cells: Mapping[str, str]) -> Entry:
    where = f"{path}:{line}"
    status = _status(where, cells.get("status", ""))
    zh, en = cells.get("zh", ""), cells.get("en", "")
    if not zh:
        raise GlossaryError(f"{where}: the Chinese term is empty: fill it in or delete the line")
    if not en and status != "shield":
        raise GlossaryError(f"{where}: {zh} has no English rendering: fill it in, or set its status to shield")
    variants, forbidden = _list(cells.get("variants", "")), _list(cells.get("forbidden", ""))
    if forbidden and status != "deprecated":
        good = {_plain(t) for t in (en, *variants)}
        if clash := [t for t in forbidden if _plain(t) in good]:
            raise GlossaryError(f"{where}: {clash[0]!r} is both a rendering of {zh} and forbidden: keep one of the two")
    return Entry(
        zh=unicodedata.normalize("NFC", zh),
        en=en,
        variants=tuple(v for v in variants if v != en),
        forbidden=forbidden,
        status=status,
        pos=cells.get("pos", ""),
        domain=cells.get("domain", ""),
        case=_case(where, cells.get("case", "")),
        note=cells.get("note", ""),
        source=cells.get("source", ""),
        path=path,
        line=line,
    )


def _status(where: str, text: str) -> Status:
    if text in STATUSES:
        return text
    name = text.strip().casefold()
    name = STATUS_NAMES.get(name, name)
    if name not in STATUSES:
        raise GlossaryError(f"{where}: {text!r} is no status: use one of {', '.join(STATUSES)}")
    return name


def _case(where: str, text: str) -> bool:
    name = text.casefold()
    if name not in TRUE | FALSE:
        raise GlossaryError(f"{where}: {text!r} says nothing about case: write yes, or leave the cell empty")
    return name in TRUE


def _list(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    for mark in LIST[1:]:
        cell = cell.replace(mark, LIST[0])
    return tuple(dict.fromkeys(part.strip() for part in cell.split(LIST[0]) if part.strip()))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
