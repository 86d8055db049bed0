"""Glossary tables: from rows of cells to entries, and the rows of CSV and TSV files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from unicodedata import normalize

from xlcheck.errors import GlossaryError
from xlcheck.terms.glossary.columns import Column, oriented, plain, read_header, without_header
from xlcheck.terms.glossary.concepts import FALSE, TRUE, status_of
from xlcheck.terms.glossary.defects import Defect, refuse
from xlcheck.terms.glossary.files import read_text
from xlcheck.terms.glossary.patterned import wrong_pattern
from xlcheck.terms.glossary.term_tables import grouped_rows
from xlcheck.terms.glossary.values import ANY, STATUSES, Entry, Status
from xlcheck.terms.patterns.written import members

Row = tuple[int, list[str]]
"""The line of a file on which a row begins, and its cells."""

LIST = ";；"
"""What separates the members of a list in one cell."""

CANONICAL = (
    "zh", "en", "variants", "forbidden", "status", "pos", "domain", "case", "note", "source", "not_in", "files",
    "near", "client", "examples", "counterexamples",
)  # fmt: skip
"""The columns of the canonical form, in their order; those from not_in on are written where an entry has any."""

USUAL = 10
"""So many of them are always written."""

LISTS = frozenset({"variants", "forbidden", "not_in", "files", "near", "examples", "counterexamples"})
"""The columns that hold lists."""

SAMPLE = 50
"""Rows that are looked at to tell the columns."""

_ORDINARY: Mapping[str, Status] = {
    "": "preferred",
    "preferred": "preferred",
    "admitted": "admitted",
    "deprecated": "deprecated",
    "proposed": "proposed",
}
_GROUPED = frozenset({"kept", "translatable", "fuzzy", "decision", "preferred", "id"})
"""Columns of term bases: their rows are read concept by concept."""

_HEAD = 1 << 16
_NEUTRALISED = ("'=", "'+", "'-", "'@", "'#")
_FORMULA = re.compile(r"'*[=+@#-]")
_QUOTED = re.compile(r'"[^"]*"')


def read_table(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries of a CSV file, or of one with tabs (.tsv, .tab, .utf8, or .txt with tabs), and its defects.

    Raises:
        GlossaryError: if the file cannot be read at all; the message names file and line.
    """
    text = read_text(path)
    suffix = path.suffix.casefold()
    delimiter = "\t" if suffix in (".tsv", ".tab", ".utf8") else _delimiter(text)
    tabs = delimiter == "\t" and suffix != ".csv"
    rows = _rows(path, text, delimiter, quoted=not tabs)
    if not tabs and any(mark in text for mark in _NEUTRALISED):
        rows = ((line, [_unneutralised(cell) for cell in cells]) for line, cells in rows)
    return read_rows(str(path), rows)


def read_rows(name: str, rows: Iterator[Row]) -> Iterator[Entry | Defect]:
    """Yield the entries of the rows of a table, and its defects; ``name`` is the file in messages.

    Raises:
        GlossaryError: if there are no rows, or the columns cannot be told.
    """
    sample = list(islice(rows, SAMPLE))
    if not sample:
        raise GlossaryError(f"{name}: the glossary is empty: give a file with the columns zh and en")
    first_line, first = sample[0]
    columns = read_header(first)
    if columns:
        sample = sample[1:]
        columns = oriented(columns, [cells for _, cells in sample])
    else:
        columns = without_header([cells for _, cells in sample])
    if not columns:
        raise refuse(
            Defect(
                name,
                first_line,
                "header",
                f"none of the {len(first)} columns is named as the Chinese or the English term: name the columns "
                "zh and en in the first line",
            )
        )
    return _entries(name, chain(sample, rows), columns)


def _entries(name: str, rows: Iterator[Row], columns: tuple[Column, ...]) -> Iterator[Entry | Defect]:
    where = plain(columns)
    if where is None or where.keys() & _GROUPED:
        yield from grouped_rows(name, rows, columns, split_list)
        return
    width = 1 + max(where.values())
    take = itemgetter(*(where.get(column, -1) for column in CANONICAL[:USUAL]))
    rest = {column: where[column] for column in CANONICAL[USUAL:] if column in where}
    strip, nothing, make, unsaid = str.strip, (), Entry._make, Entry("")[USUAL:-3]
    for line, cells in rows:
        # What is missing is found in the last cell.
        cells += [""] * (width - len(cells) + 1) if len(cells) < width else [""]
        zh, en, variants, forbidden, status, pos, domain, case, note, source = map(strip, take(cells))
        if (
            forbidden or case or rest or not zh or not en or zh == ANY or status not in _ORDINARY
            or "/" in zh or "/" in en or "/" in variants
        ):  # fmt: skip
            usual = (zh, en, variants, forbidden, status, pos, domain, case, note, source)
            fields = dict(zip(CANONICAL[:USUAL], usual, strict=True))
            yield _entry(name, line, fields | {column: strip(cells[at]) for column, at in rest.items()})
            continue
        yield make((
            zh if zh.isascii() else normalize("NFC", zh),
            en,
            tuple([v for v in split_list(variants) if v != en]) if variants else nothing,
            nothing,
            _ORDINARY[status],
            pos,
            domain,
            False,
            note,
            source,
            *unsaid,
            name,
            line,
            False,
        ))  # fmt: skip


def _entry(path: str, line: int, cells: Mapping[str, str]) -> Entry | Defect:
    def wrong(what: str, message: str) -> Defect:
        return Defect(path, line, what, message)

    zh, en = normalize("NFC", cells["zh"]), cells["en"]
    status: Status | None = status_of(cells["status"])
    if status is None:
        return wrong("status", f"{cells['status']!r} is no status: use one of {', '.join(STATUSES)}")
    if not zh:
        return wrong("no-chinese", "the Chinese term is empty: fill it in or delete the line")
    variants, forbidden = split_list(cells["variants"]), split_list(cells["forbidden"])
    if status == "keep":
        variants, en = tuple(t for t in (en, *variants) if t and t != zh), zh
    if cells["forbidden"].casefold() in TRUE:
        forbidden, status = (), "deprecated"
    elif cells["forbidden"].casefold() in FALSE:
        forbidden = ()
    if not en and status != "shield" and zh != ANY:
        return wrong("no-english", f"{zh} has no English rendering: fill it in, or set its status to shield")
    if zh == ANY and not forbidden:
        return wrong("no-forbidden", f"{ANY} stands for any Chinese: name the renderings that are forbidden everywhere")
    case = cells["case"].casefold() in TRUE
    if forbidden and status != "deprecated":
        good = {_folded(t, case) for t in (en, *variants)}
        if clash := [t for t in forbidden if _folded(t, case) in good]:
            return wrong("clash", f"{clash[0]!r} is both a rendering of {zh} and forbidden: keep one of the two")
    if cells["case"].casefold() not in TRUE | FALSE:
        return wrong("case", f"{cells['case']!r} says nothing about case: write yes, or leave the cell empty")
    entry = Entry(
        zh,
        en,
        tuple(v for v in variants if v != en),
        forbidden,
        status,
        cells["pos"],
        cells["domain"],
        case,
        cells["note"],
        cells["source"],
        split_list(cells.get("not_in", "")),
        split_list(cells.get("files", "")),
        split_list(cells.get("near", "")),
        cells.get("client", ""),
        split_list(cells.get("examples", "")),
        split_list(cells.get("counterexamples", "")),
        path,
        line,
    )
    return wrong_pattern(entry) or entry


def split_list(cell: str) -> tuple[str, ...]:
    """Return the members of a list in one cell."""
    if not cell:
        return ()
    if ";" not in cell and "；" not in cell:
        return (cell.strip(),)
    parts = members(cell) if "/" in cell else map(str.strip, cell.replace("；", ";").split(";"))
    return tuple(dict.fromkeys([part for part in parts if part]))


def _folded(text: str, case: bool) -> str:
    return " ".join((text if case else text.casefold()).split())


def neutralised(cell: str) -> str:
    """Return a cell so that no spreadsheet takes it for a formula, nor we for a comment: with an apostrophe before.

    `read_table` takes it off again.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _unneutralised(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def _delimiter(text: str) -> str:
    lines = (line for line in text[:_HEAD].splitlines() if line.strip() and line[:1] != "#")
    sample = _QUOTED.sub("", next(lines, ""))
    return max(",\t;|", key=sample.count)


def _rows(path: Path, text: str, delimiter: str, *, quoted: bool) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    if quoted:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
    else:
        reader = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    before = 0
    try:
        for cells in reader:
            if cells and cells[0][:1] != "#" and (cells[0].strip() or has_text(cells)):
                yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise GlossaryError(f"{path}:{before + 1}: this is no CSV ({error}): save it as CSV in UTF-8") from error


def has_text(cells: Sequence[str]) -> bool:
    """Return whether any cell of a row holds text."""
    return any(cell.strip() for cell in cells)
