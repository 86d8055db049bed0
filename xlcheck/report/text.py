"""The report for a person at a terminal: what is wrong, where, both sides, and a summary.

Colours where the console has them, square brackets around the flagged words where it has not. Control characters of
the checked texts never reach the terminal.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from xlcheck.model import SEVERITIES, Pair
from xlcheck.report.fields import View, name_of
from xlcheck.report.mqm import line as mqm_line
from xlcheck.rows import Located, Results, Row

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_STYLES = {"critical": "bold red", "major": "red", "minor": "yellow", "info": "cyan"}

SHOWN = 72
"""Characters of a sentence shown on either side of the flagged words; longer ones are cut with an ellipsis."""


ALSO = 8
"""Other places of a finding that are named."""


def printable(text: str) -> str:
    """Return a text without control characters, line ends and direction marks as blanks."""
    return _CONTROL.sub(" ", text)


def excerpt(side: Located, *, brackets: bool) -> Text:
    """Return the sentences with the flagged words marked, cut to a readable length around them."""
    from rich.text import Text

    start = max(0, min((a for a, _ in side.spans), default=0) - SHOWN)
    end = min(len(side.text), max((b for _, b in side.spans), default=SHOWN) + SHOWN)
    out, at = Text("…" if start else ""), start
    for first, last in sorted(side.spans):
        flagged = printable(side.text[first:last])
        out.append(printable(side.text[at:first]))
        out.append(f"[{flagged}]" if brackets else flagged, "bold underline")
        at = max(at, last)
    out.append(printable(side.text[at:end]))
    return out.append("…" if end < len(side.text) else "")


def _print_row(console: Console, row: Row) -> None:
    from rich.text import Text

    at = row.place
    head = Text(f"{printable(at.path)}:{at.line}:{at.column}  ", "bold")
    head.append(row.severity, _STYLES[row.severity])
    head.append(f" {row.code} {name_of(row.code)}", "not bold")
    lines = [head, Text(f"    {printable(row.message)}")]
    for key, side in (("zh", row.source), ("en", row.target)):
        if side and side.text:
            text = excerpt(side, brackets=console.color_system is None)
            where = f"{side.line}:{side.column}" if side.unit is None else printable(side.unit)
            lines.append(Text(f"    {key} {where:<9} ", "dim").append_text(Text("", "not dim") + text))
    if row.related:
        lines.append(Text(f"    also {_also(row)}", "dim"))
    if row.suggestion:
        lines.append(Text("    suggestion: ").append(printable(row.suggestion), "green"))
    for line in [*lines, Text()]:
        console.print(line, soft_wrap=True, highlight=False)


def _also(row: Row) -> str:
    """Return where else a finding is to be looked at, file by file; their names only where there are several."""
    files: dict[str, dict[str, None]] = {}
    for other in row.related:
        if side := other.target or other.source:
            place = f"{side.line}:{side.column}" if side.unit is None else side.unit
            files.setdefault(side.path, {})[place] = None
    named = [(path, place) for path, places in files.items() for place in places]
    shown: dict[str, list[str]] = {}
    for path, place in named[:ALSO]:
        shown.setdefault(path, []).append(place)
    alone = list(files) == [row.place.path]
    parts = [", ".join(places) if alone else f"{path} {', '.join(places)}" for path, places in shown.items()]
    rest = f" and {len(named) - ALSO} more" if len(named) > ALSO else ""
    return printable("; ".join(parts)) + rest


def print_text(console: Console, results: Results, view: View) -> None:
    """Print the findings at the gate, with ``view.review`` also those below it, then the summary."""
    for row in [*view.shown(results), *(results.skipped if view.review else ()), *results.errors]:
        _print_row(console, row)
    for line, style in [*verdict(results, view), (results.signature, "dim")]:
        console.print(line, style=style, soft_wrap=True, highlight=False, markup=False)


def verdict(results: Results, view: View) -> list[tuple[str, str]]:
    """Return the lines of the summary, each with its style."""
    counts = Counter(row.severity for row in results.rows if view.gate(row))
    total = sum(counts.values())
    kinds = ", ".join(f"{counts[s]} {s}" for s in SEVERITIES if counts[s])
    found = f"{_count(total, 'finding')} ({kinds})" if total else "No findings"
    lines = [(f"{found} in {_size(results)}.", "red" if total else "green")]
    if (rest := len(results.rows) - total) and not view.review:
        lines.append((f"{rest} more, less certain or less severe: --review shows them.", ""))
    if hidden := sum(o.hidden for o in results.outcomes):
        lines.append((f"{hidden} hidden by ignores, the baseline or the diff.", ""))
    if weak := sum(len(row.source.spans) for row in results.skipped if row.source):
        lines.append((f"{weak} Chinese sentences were not compared: their alignment is uncertain.", "yellow"))
    if view.review and (mqm := mqm_line(results)):
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
