"""Results as the protocol wants them: diagnostics, a hover, quick fixes. Places are counted in the client's units."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlcheck.checks.catalogue import name_of
from xlcheck.checks.context import TRUST
from xlcheck.lsp.editor_session import Checked
from xlcheck.model import Pair, Segment
from xlcheck.places import Located
from xlcheck.rows import ReportedFinding
from xlcheck.settings import Graded

if TYPE_CHECKING:
    from lsprotocol import types

    from xlcheck.numbers import Quantity

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK_UP = re.compile(r"([\\`*_{}\[\]()<>#|~])")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a file as the editor has it; ``units`` counts the client's units (UTF-16 as a rule) of a string."""

    lines: list[str]
    units: Callable[[str], int]

    @classmethod
    def of(cls, text: str, units: Callable[[str], int]) -> Page:
        """Split a text into lines as the protocol does: at LF, CR and CR LF, and at nothing else."""
        return cls(_LINE_END.split(text), units)

    def position(self, line: int, column: int) -> types.Position:
        """Return the position of a 1-based line and column in code points."""
        from lsprotocol import types

        row = min(max(line, 1), len(self.lines)) - 1
        return types.Position(row, self.units(self.lines[row][: max(0, column - 1)]))

    def place(self, position: types.Position) -> tuple[int, int]:
        """Return the 1-based line and column in code points of a position."""
        line = self.lines[position.line] if position.line < len(self.lines) else ""
        column = bisect_right(range(len(line) + 1), position.character, key=lambda n: self.units(line[:n]))
        return position.line + 1, column

    def range(self, side: Located) -> types.Range:
        """Return the range of the flagged words."""
        from lsprotocol import types

        return types.Range(self.position(side.line, side.column), self.position(side.end_line, side.end_column))

    def holds(self, side: Located) -> bool:
        """Tell whether the flagged words stand in the file as they were read, without mark-up between them."""
        if len(side.spans) != 1 or side.line != side.end_line or side.line > len(self.lines):
            return False
        start, end = side.spans[0]
        return self.lines[side.line - 1][side.column - 1 : side.end_column - 1] == side.text[start:end]


def diagnostics(
    checked: Checked, page: Page, gate: Callable[[Graded], bool], review: bool, source_uri: str
) -> list[types.Diagnostic]:
    """Return what is to be underlined in the translation; with ``review`` also what is below the gate."""
    from lsprotocol import types

    if checked.report is None:
        start = page.position(1, 1)
        said = types.Range(start, page.position(1, len(page.lines[0]) + 1))
        return [types.Diagnostic(said, checked.error, types.DiagnosticSeverity.Error, source="xlcheck")]
    path = checked.report.pair.target.path
    found = []
    for row in checked.rows:
        if (place := _range(row, page, path)) and (gate(row) or review):
            found.append(diagnostic(row, place, gate(row), source_uri))
    return found


def diagnostic(row: ReportedFinding, place: types.Range, at_gate: bool, source_uri: str) -> types.Diagnostic:
    """Return one finding; what is below the gate is a hint."""
    from lsprotocol import types

    severity = {
        "critical": types.DiagnosticSeverity.Error,
        "major": types.DiagnosticSeverity.Warning,
        "minor": types.DiagnosticSeverity.Information,
        "info": types.DiagnosticSeverity.Hint,
    }[row.severity]
    related = None
    if row.source and row.source.text:
        # The other file may not be open: its place is given in code points, right on all lines without rare characters.
        start = types.Position(row.source.line - 1, row.source.column - 1)
        end = types.Position(row.source.end_line - 1, row.source.end_column - 1)
        where = types.Location(source_uri, types.Range(start, end))
        related = [types.DiagnosticRelatedInformation(where, row.source.text)]
    return types.Diagnostic(
        place,
        f"{row.message} ({name_of(row.code)})",
        severity if at_gate else types.DiagnosticSeverity.Hint,
        code=row.code,
        source="xlcheck",
        related_information=related,
    )


def fixes(checked: Checked, page: Page, uri: str, source_uri: str, wanted: types.Range) -> list[types.CodeAction]:
    """Return a quick fix for each finding in a range whose suggestion is certain."""
    from lsprotocol import types

    found = []
    for row in checked.rows:
        if row.suggestion is None or row.target is None or not page.holds(row.target):
            continue
        place = page.range(row.target)
        if _key(place.end) < _key(wanted.start) or _key(place.start) > _key(wanted.end):
            continue
        edit = types.WorkspaceEdit(changes={uri: [types.TextEdit(place, row.suggestion)]})
        found.append(
            types.CodeAction(
                f"Replace with “{row.suggestion}”",
                types.CodeActionKind.QuickFix,
                [diagnostic(row, place, True, source_uri)],
                is_preferred=True,
                edit=edit,
            )
        )
    return found


def hover(checked: Checked, page: Page, position: types.Position) -> types.Hover | None:
    """Return the Chinese side of the sentence at a position, and the values of both sides."""
    from lsprotocol import types

    if checked.report is None:
        return None
    pair = checked.report.pair
    number = _segment_at(pair, page.place(position))
    if number is None:
        return None
    bead = next((b for b in pair.beads if number in b.target), None)
    if bead is None:
        return None
    target = pair.target_side(bead)
    if bead.source:
        source = pair.source_side(bead)
        unit = pair.source.unit(source.segments[0].span.start)
        where = unit.name if unit else f"line {source.segments[0].line}"
        sure = "" if pair.bilingual or bead.score >= TRUST else ", uncertain"
        said = [f"**Chinese, {where}{sure}**", _plain(source.text)]
        said += _values(source.text, target.text)
    else:
        said = ["No Chinese sentence belongs to this one."]
    first, last = (pair.target.segments[number].span.start, pair.target.segments[number].span.end - 1)
    start, end = pair.target.place(first), pair.target.place(last)
    shown = types.Range(page.position(*start), page.position(end.line, end.column + 1))
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n".join(said)), shown)


def _segment_at(pair: Pair, place: tuple[int, int]) -> int | None:
    def ends(segment: Segment) -> tuple[int, int]:
        return pair.target.place(segment.span.end - 1)

    for number, segment in enumerate(pair.target.segments):
        if segment.text and pair.target.place(segment.span.start) <= place <= ends(segment):
            return number
    return None


def _values(source: str, target: str) -> list[str]:
    """Return a line for each number: as it is written and read on both sides."""
    from xlcheck.numbers import show
    from xlcheck.report.numbers import rows
    from xlcheck.terms import shipped

    def side(quantity: Quantity | None) -> str:
        if quantity is None:
            return "—"
        read = show(quantity)
        written = _plain(quantity.text)
        return written if read == quantity.text else f"{written} ({_plain(read)})"

    found = rows(source, target, shipped().number_names)
    lines = [f"- {side(row.source)} {'≠' if row.disagreement else '·'} {side(row.target)}" for row in found]
    return ["\n".join(lines)] if lines else []


def _range(row: ReportedFinding, page: Page, path: str) -> types.Range | None:
    """Return where a finding stands in the translation: at the end of the line before, if it has nothing there."""
    from lsprotocol import types

    if row.target:
        return page.range(row.target)
    if row.gap:
        line = min(row.gap[0], len(page.lines))
        end = page.position(line, len(page.lines[line - 1].rstrip()) + 1)
        start = page.position(line, len(page.lines[line - 1].rstrip()))
        return types.Range(start, end)
    return page.range(row.source) if row.source and row.source.path == path else None


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _plain(text: str) -> str:
    return _MARK_UP.sub(r"\\\1", text)
