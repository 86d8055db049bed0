"""The review sheet: one row a finding, with a status to choose and a note to write; ``baseline import`` takes it back.

Nothing of the documents becomes a formula: cells are text, and those that begin with a sign that a spreadsheet would
calculate with carry its own mark for text, so that they stay text when they are edited.
"""

from __future__ import annotations

import io
import re
import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

from xlcheck.checks.catalogue import name_of
from xlcheck.errors import UsageError
from xlcheck.places import Located
from xlcheck.report.fields import View, also, found_at, path_of
from xlcheck.rows import ReportedFinding, Results
from xlcheck.suppress.decisions import DECISIONS, HEADINGS

if TYPE_CHECKING:
    from openpyxl.cell.rich_text import CellRichText
    from openpyxl.worksheet.worksheet import Worksheet

_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # a reader takes _x0041_ for the letter A
_FORMULA = ("=", "+", "-", "@", "\t")

LIMIT = 32_767
"""Characters that a cell may hold."""

AROUND = 400
"""Characters kept on either side of the flagged words where a text is longer than a cell may be."""


ALSO = 24
"""Other places of a finding that are named."""


class Part(NamedTuple):
    """A piece of a text, flagged or not."""

    text: str
    flagged: bool = False


class SheetColumn(NamedTuple):
    """One column: its heading and its width in characters; a width of 0 hides it."""

    heading: str
    width: float


COLUMNS = (
    SheetColumn("No.", 6),
    SheetColumn("Severity", 10),
    SheetColumn("Check", 20),
    SheetColumn(HEADINGS["source"], 46),
    SheetColumn(HEADINGS["target"], 58),
    SheetColumn("What is wrong", 44),
    SheetColumn("Suggestion", 20),
    SheetColumn(HEADINGS["status"], 15),
    SheetColumn(HEADINGS["note"], 32),
    SheetColumn(HEADINGS["by"], 13),
    SheetColumn("Place zh", 11),
    SheetColumn("Place en", 11),
    SheetColumn("Confidence", 11),
    SheetColumn(HEADINGS["code"], 9),
    SheetColumn(HEADINGS["path"], 24),
    SheetColumn(HEADINGS["fingerprint"], 0),
)
_SEVERITY = {"critical": "FDE3E2", "major": "FDEBD3", "minor": "F7F1C8", "info": "E2EDF8"}
_DECIDED = {"accepted": "E0F3E7", "false-positive": "ECECEC", "intended": "ECECEC", "todo": "E4EFF7"}
_MARK = "FFB3202C"
_FONT, _SIZE = "Calibri", 11
_LINE = 15.0  # points that a line takes
_TALLEST = 405.0  # points that a row may take

ABOUT = (
    "Choose a status for each finding, write a note where it helps, and save the file.",
    "accepted: the finding is right. It counts until the text is corrected.",
    "false-positive: a false alarm, the translation is right. It is not told again.",
    "intended: the finding is right, and the text is meant as it is. It is not told again.",
    "todo: still to be looked at. A note without a status counts as todo.",
    "`xlcheck baseline import FILE.xlsx` takes the decisions. It finds columns by their headings; sort as you like.",
)


def render_xlsx(results: Results, view: View) -> bytes:
    """Return the review sheet of the findings that are shown."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("Findings", 0)
    rows = view.shown(results)
    for x, column in enumerate(COLUMNS, 1):
        sheet.cell(1, x, column.heading)
    for number, row in enumerate(rows, 1):
        for x, value in enumerate(_cells(number, row, view), 1):
            _put(sheet, number + 1, x, value)
    _dress(sheet, len(rows) + 1)
    about = book.worksheets[1]
    about.title = "About"
    about.column_dimensions["A"].width = 110
    for y, line in enumerate([*ABOUT, "", results.signature], 1):
        _put(about, y, 1, line)
    file = io.BytesIO()
    try:
        book.save(file)
    except Exception as error:  # openpyxl writes its parts to temporary files; lxml has an error of its own for them
        if not isinstance(error, OSError) and type(error).__name__ != "SerialisationError":
            raise
        raise UsageError(
            f"the sheet cannot be written ({getattr(error, 'strerror', None) or error}); make room in "
            f"{tempfile.gettempdir()}, or name another folder (TMPDIR)"
        ) from None
    return file.getvalue()


def _cells(number: int, row: ReportedFinding, view: View) -> list[int | str | list[Part]]:
    return [
        number,
        row.severity,
        name_of(row.code).replace("-", " "),
        parts(row.source),
        parts(row.target),
        _message(row, view),
        row.suggestion or "",
        "",
        "",
        "",
        _place(row.source),
        _place(row.target),
        row.confidence,
        row.code,
        path_of(row.place.path, view.root),
        row.fingerprint,
    ]


def _message(row: ReportedFinding, view: View) -> str:
    """Return what is wrong, and on a line of its own where else."""
    if not row.related:
        return row.message
    return f"{row.message}\nalso {also(row, ALSO, lambda path: path_of(path, view.root))}"


def _place(side: Located | None) -> str:
    return found_at(side) if side else ""


def parts(side: Located | None) -> list[Part]:
    """Return the text of one side, cut where flagged words begin and end; a long one is cut down to what is near."""
    if side is None or not side.text:
        return []
    first, last = 0, len(side.text)
    if last > LIMIT // 2:
        first = max(0, min((a for a, _ in side.spans), default=0) - AROUND)
        last = min(last, max((b for _, b in side.spans), default=0) + AROUND, first + LIMIT // 2)
    found = [Part("…")] if first else []
    at = first
    for start, end in sorted(side.spans):
        if max(start, at) < min(end, last):
            found += [Part(side.text[at:start]), Part(side.text[max(start, at) : min(end, last)], True)]
            at = min(end, last)
    found += [Part(side.text[at:last]), Part("…" if last < len(side.text) else "")]
    return [part for part in found if part.text]


def clean(text: str) -> str:
    """Return a text as a cell can hold it."""
    return _ESCAPE.sub("_x005F_", _NOT_XML.sub("\ufffd", text.replace("\r\n", "\n")))[:LIMIT]


def _put(sheet: Worksheet, y: int, x: int, value: int | str | list[Part]) -> None:
    if not value:
        return
    cell = sheet.cell(y, x)
    if isinstance(value, int):
        cell.value = value
        return
    pieces = [Part(value)] if isinstance(value, str) else value
    text = "".join(piece.text for piece in pieces)
    flagged = any(piece.flagged for piece in pieces)
    content: Any = _rich(pieces) if flagged else clean(text)
    cell.value = content
    if not flagged:
        cell.data_type = "s"
    if text.lstrip(" \n").startswith(_FORMULA):
        cell.quotePrefix = True


def _rich(pieces: list[Part]) -> CellRichText:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles.colors import Color

    font = InlineFont(rFont=_FONT, sz=_SIZE, b=True, u="single", color=Color(_MARK))
    return CellRichText(*(TextBlock(font, clean(p.text)) if p.flagged else clean(p.text) for p in pieces))


def _lines(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a column; a Chinese character is as wide as two others."""
    return sum(1 + int(sum(2 if ord(c) > 0x2E80 else 1 for c in line) / (0.98 * width)) for line in text.split("\n"))


def _dress(sheet: Worksheet, last: int) -> None:
    """Give the sheet its widths, wrapping, frozen head, filter, choices of status and colours."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.properties import PageSetupProperties

    for x, column in enumerate(COLUMNS, 1):
        dimension = sheet.column_dimensions[get_column_letter(x)]
        dimension.width, dimension.hidden = column.width or 18, not column.width
        head = sheet.cell(1, x)
        head.font, head.fill = Font(name=_FONT, size=_SIZE, bold=True), PatternFill("solid", fgColor="E9E7E2")
    for line in sheet.iter_rows(min_row=1, max_row=last, max_col=len(COLUMNS)):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    for y in range(2, last + 1):
        # Programs differ in whether they find the height of a row themselves.
        lines = max(_lines(str(sheet.cell(y, x).value or ""), c.width) for x, c in enumerate(COLUMNS, 1) if c.width)
        sheet.row_dimensions[y].height = min(_TALLEST, _LINE * lines + 3)
        severity = sheet.cell(y, 2)
        severity.fill = PatternFill("solid", fgColor=_SEVERITY[str(severity.value)])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    status = get_column_letter([column.heading for column in COLUMNS].index(HEADINGS["status"]) + 1)
    where = f"{status}2:{status}{max(2, last)}"
    choice = DataValidation("list", formula1=f'"{",".join(DECISIONS)}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "Status", f"One of: {', '.join(DECISIONS)}"
    choice.add(where)
    sheet.add_data_validation(choice)
    for name, colour in _DECIDED.items():
        fill = PatternFill("solid", bgColor=colour)
        rule = Rule("cellIs", dxf=DifferentialStyle(fill=fill), operator="equal", formula=[f'"{name}"'])
        sheet.conditional_formatting.add(where, rule)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
