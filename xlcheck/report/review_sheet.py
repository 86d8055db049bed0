"""Proposed terms as a spreadsheet in which a person decides; `xlcheck terms convert` makes a glossary of it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlcheck.report.suggestions import LEAST, excerpt

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from xlcheck.terms.mining.renderings import Suggestion

COLUMNS = (
    ("decision", 10),
    ("zh", 18),
    ("en", 30),
    ("variants", 26),
    ("forbidden", 20),
    ("note", 34),
    ("sentences", 10),
    ("rendered", 10),
    ("score", 8),
    ("other renderings", 40),
    ("elsewhere", 40),
    ("Chinese example", 50),
    ("English example", 50),
    ("source", 20),
)
"""The columns and their widths: those that become an entry bear the names of the canonical form."""

DECISIONS = ("yes", "no")


def review_sheet(found: Sequence[Suggestion], beads: Sequence[tuple[str, str]], source: str) -> bytes:
    """Return a workbook with a row for each proposed term: its best rendering, the evidence, and a cell to decide in.

    A row becomes an entry where the decision is yes; ``en``, ``variants`` and ``forbidden`` can be changed before.
    """
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    for empty in book.sheetnames:
        del book[empty]
    sheet: Worksheet = book.create_sheet("review")
    sheet.freeze_panes = "D2"
    rows = [tuple(name for name, _ in COLUMNS), *(_row(item, beads, source) for item in found)]
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            text = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
            cell = sheet.cell(number, column, text if text != "" else None)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(text, str) and text[:1] in ("=", "+", "-", "@"):
                cell.data_type = "s"
                cell.quotePrefix = True
    for column, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(1, column).font = Font(bold=True)
        if column <= 6:
            sheet.cell(1, column).fill = PatternFill("solid", fgColor="FFF2CC")
    if found:
        choice = DataValidation("list", formula1=f'"{",".join(DECISIONS)}"', allow_blank=True)
        choice.add(f"A2:A{len(rows)}")
        sheet.add_data_validation(choice)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows)}"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _row(item: Suggestion, beads: Sequence[tuple[str, str]], source: str) -> tuple[str | int | float, ...]:
    best = item.candidates[0] if item.candidates else None
    others = "; ".join(f"{r.text} ({r.count})" for r in item.candidates[1:] if r.score >= LEAST)
    elsewhere = "; ".join(f"{r.text} ({r.count})" for r in item.rivals)
    zh, en = beads[best.beads[0]] if best and best.beads else ("", "")
    entry = item.entry(source) if best else None
    return (
        "", item.zh, best.text if best else "", "", "", entry.note if entry else "", item.count,
        best.count if best else 0, best.score if best else 0, others, elsewhere, excerpt(zh, item.zh),
        excerpt(en, best.text if best else ""), source,
    )  # fmt: skip
