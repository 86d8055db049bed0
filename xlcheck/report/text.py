"""The report for a person at a terminal: what is wrong, where, both sides, and a summary.

Colours where the console has them, square brackets around the flagged words where it has not. Control characters of
the checked texts never reach the terminal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from xlcheck.checks.catalogue import name_of, rule_of
from xlcheck.model import SEVERITIES, Pair
from xlcheck.report.fields import View, also, found_at, has_lines, visible, with_suggestion
from xlcheck.report.mqm import line as mqm_line
from xlcheck.rows import ReportedFinding, Results
from xlcheck.settings import for_review

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
HINT = "`xlcheck explain CODE` tells more of a code; --output html=review.html makes a page to work through."
_STYLES = {"critical": "bold red", "major": "red", "minor": "yellow", "info": "cyan"}

SHOWN = 72
"""Characters of a sentence shown on either side of the flagged words; longer ones are cut with an ellipsis."""

LEAST = 4
"""Of these, so many are left in a narrow terminal."""

_INDENT = 17
"""Columns before a sentence: what side it is, and its line and column."""


ALSO = 8
"""Other places of a finding that are named."""


def printable(text: str) -> str:
    """Return a text without control characters: line ends are blanks, marks of direction show as what they are."""
    return _CONTROL.sub(" ", visible(text))


def excerpt(text: str, spans: Sequence[tuple[int, int]], *, brackets: bool, room: int | None = None) -> Text:
    """Return sentences with the flagged words marked, cut around these.

    ``room`` is how many columns there are, a Chinese character taking two; None is no limit but `SHOWN`.
    """
    around = SHOWN
    shown = _cut(text, spans, around, brackets)
    while room is not None and shown.cell_len > room and around > LEAST:
        around -= 4
        shown = _cut(text, spans, around, brackets)
    return shown


def _cut(text: str, spans: Sequence[tuple[int, int]], around: int, brackets: bool) -> Text:
    from rich.text import Text

    windows: list[list[int]] = []
    for first, last in sorted(spans) or [(0, 0)]:
        start, end = max(0, first - around), min(len(text), max(last + around, 0 if spans else 2 * around))
        if windows and start <= windows[-1][1]:
            windows[-1][1] = max(windows[-1][1], end)
        else:
            windows.append([start, end])
    out = Text()
    for start, end in windows:
        out.append("…" if start else "")
        at = start
        for first, last in sorted(spans):
            if start <= first and last <= end and at <= first:
                flagged = printable(text[first:last])
                out.append(printable(text[at:first]))
                out.append(f"[{flagged}]" if brackets else flagged, "bold underline")
                at = last
        out.append(printable(text[at:end]))
    return out.append("…" if windows[-1][1] < len(text) else "")


def _head(row: ReportedFinding, *, confidence: bool) -> Text:
    from rich.text import Text

    at = row.place
    # Word shows no running number of paragraphs and characters: there is only the name of the place.
    where = f", {found_at(at)}" if at.unit and not has_lines(at.path) else f":{at.line}:{at.column}"
    head = Text(f"{printable(at.path + where)}  ", "bold")
    head.append(row.severity, _STYLES[row.severity])
    if confidence:
        head.append(f" ({row.confidence} confidence)", "not bold")
    return head.append(f" {row.code} {name_of(row.code)}", "not bold")


def _said(row: ReportedFinding, *, verbose: bool) -> Iterator[Text]:
    """Yield the lines of one finding: where, what is wrong, what to write, and at length why it matters, where else."""
    from rich.text import Text

    yield _head(row, confidence=verbose)
    yield Text(f"    {printable(row.message)}")
    if row.suggestion:
        yield Text("    suggestion: ").append(printable(row.suggestion), "green")
    if verbose:
        yield Text(f"    {printable(_why(row.code))}", "dim")
    if row.related:
        yield Text(f"    also {printable(also(row, len(row.related) if verbose else ALSO))}", "dim")


def _why(code: str) -> str:
    """Return the first paragraph of the page of a code."""
    return " ".join(rule_of(code).page.split("\n\n")[0].split())


def _together(rows: Sequence[ReportedFinding]) -> Iterator[list[ReportedFinding]]:
    """Yield runs of findings about the same sentences of the same files."""

    def sentences(row: ReportedFinding) -> tuple[object, ...]:
        sides = tuple((side.path, side.start, side.text) if side else None for side in (row.source, row.target))
        return (row.unit, *sides) if row.unit is not None else (id(row),)

    for _, group in groupby(rows, sentences):
        yield list(group)


def _print_group(console: Console, group: list[ReportedFinding], view: View) -> None:
    from rich.text import Text

    lines = [line for row in group for line in _said(row, verbose=view.verbose)]
    room = None if not console.is_terminal else max(console.width - _INDENT, 40)
    for key, sides in (("zh", [row.source for row in group]), ("en", [row.target for row in group])):
        first = next((side for side in sides if side and side.text), None)
        if first is None:
            continue
        spans = sorted({span for side in sides if side for span in side.spans})
        brackets = console.color_system is None
        if view.verbose:
            text = _cut(first.text, spans, len(first.text), brackets)
        else:
            text = excerpt(first.text, spans, brackets=brackets, room=room)
        where = f"{first.line}:{first.column}" if first.unit is None else printable(first.unit)
        lines.append(Text(f"    {key} {where:<9} ", "dim").append_text(Text("", "not dim") + text))
    for line in [*lines, Text()]:
        console.print(line, soft_wrap=True, highlight=False)


def print_text(console: Console, results: Results, view: View) -> None:
    """Print the findings that are shown, then the summary."""
    rows = [*view.shown(results), *(results.skipped if view.everything else ()), *results.errors]
    if view.quiet:
        for row in rows:
            console.print(_line(row), soft_wrap=True, highlight=False, markup=False)
        return
    for group in _together(rows):
        _print_group(console, group, view)
    hint = [(HINT, "dim")] if rows and console.is_terminal else []
    for line, style in [*verdict(results, view), *hint, (results.signature, "dim")]:
        console.print(line, style=style, soft_wrap=True, highlight=False, markup=False)


def _line(row: ReportedFinding) -> str:
    at = row.place
    return f"{printable(at.path)}:{at.line}:{at.column}: {row.severity} {row.code} {printable(with_suggestion(row))}"


def verdict(results: Results, view: View) -> list[tuple[str, str]]:
    """Return the lines of the summary, each with its style."""
    counts = Counter(row.severity for row in results.rows if view.gate(row))
    total = sum(counts.values())
    kinds = ", ".join(f"{counts[s]} {s}" for s in SEVERITIES if counts[s])
    none = "No findings at the gate" if results.rows else "No findings"
    found = f"{_count(total, 'finding')} ({kinds})" if total else none
    lines = [(f"{found} in {_size(results)}.", "red" if total else "green")]
    below = [row for row in results.rows if not view.gate(row)]
    hints = sum(not for_review(row) for row in below)
    if (rest := len(below) - hints) and not (view.review or view.everything):
        lines.append((f"{rest} more for review, less certain or less severe: --review shows them.", ""))
    if hints and not view.everything:
        lines.append((f"{_count(hints, 'mere hint')}: --review all shows them too.", "dim"))
    if hidden := sum(o.hidden for o in results.outcomes):
        lines.append((f"{hidden} hidden by ignores, the baseline or the diff.", ""))
    if view.narrowed:
        lines.append((f"The configuration narrows the run: {printable('; '.join(view.narrowed))}.", "yellow"))
    if weak := sum(len(row.source.spans) for row in results.skipped if row.source):
        what = "sentence was not compared: its" if weak == 1 else "sentences were not compared: their"
        lines.append((f"{weak} Chinese {what} alignment is uncertain.", "yellow"))
    if (view.review or view.everything) and (mqm := mqm_line(results)):
        lines.append((mqm, "dim"))
    if results.errors:
        lines.append((f"{_count(len(results.errors), 'pair')} could not be checked.", "bold red"))
    return lines


def _size(results: Results) -> str:
    documents = [o for o in results.outcomes if not (o.error or o.bilingual)]
    units = sum(o.beads for o in results.outcomes if o.bilingual)
    size = f"{sum(o.source_segments for o in documents)} Chinese and "
    size += f"{sum(o.target_segments for o in documents)} English sentences"
    parts = [size] * bool(documents) + [_count(units, "unit")] * bool(units)
    if len(results.outcomes) != 1 or not parts:
        parts.insert(0, _count(len(results.outcomes), "pair"))
    return ", ".join(parts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"


def render_plain(results: Results, view: View) -> str:
    """Return the report for a person without colours, for a file."""
    from io import StringIO

    from rich.console import Console

    out = StringIO()
    print_text(Console(file=out, width=200, color_system=None, emoji=False, markup=False), results, view)
    return out.getvalue()


def print_alignment(console: Console, pair: Pair, signature: str) -> None:
    """Print the beads side by side: number and score, Chinese, English."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1), show_header=False, expand=True)
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=4, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    for number, bead in enumerate(pair.beads, 1):
        sides = (printable(pair.source_side(bead).text), printable(pair.target_side(bead).text))
        table.add_row(f"{number}\n{bead.score:.2f}", *(Text(text or "—") for text in sides), end_section=True)
        table.add_row()
    console.print(table)
    console.print(signature, style="dim", soft_wrap=True, highlight=False, markup=False)
