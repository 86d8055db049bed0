"""The report for a person at a terminal: what is wrong, where, both sides, and a summary.

Colours where the console has them, square brackets around the flagged words where it has not. Control characters of
the checked texts never reach the terminal.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from xlcheck.model import SEVERITIES, Document, Finding, Pair, Report, Span
from xlcheck.report.fields import context_span, side
from xlcheck.report.json import name_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_STYLES = {"critical": "bold red", "major": "red", "minor": "yellow", "info": "cyan"}

SHOWN = 72
"""Characters of a sentence shown on either side of the flagged words; longer ones are cut with an ellipsis."""


def printable(text: str) -> str:
    """Return a text without control characters, line ends and direction marks as blanks."""
    return _CONTROL.sub(" ", text)


def excerpt(document: Document, spans: Sequence[Span], shown: Span, *, brackets: bool) -> Text:
    """Return the sentences with the flagged words marked, cut to a readable length around them."""
    from rich.text import Text

    start = max(shown.start, min((s.start for s in spans), default=shown.start) - SHOWN)
    end = min(shown.end, max((s.end for s in spans), default=shown.start + SHOWN) + SHOWN)
    out, at = Text("…" if start > shown.start else ""), start
    for span in sorted(spans):
        flagged = printable(document.text[span.start : span.end])
        out.append(printable(document.text[at : span.start]))
        out.append(f"[{flagged}]" if brackets else flagged, "bold underline")
        at = max(at, span.end)
    out.append(printable(document.text[at:end]))
    return out.append("…" if end < shown.end else "")


def _print_finding(console: Console, pair: Pair, finding: Finding) -> None:
    from rich.text import Text

    places = {}
    for key, document, spans in (("zh", pair.source, finding.source_spans), ("en", pair.target, finding.target_spans)):
        shown = context_span(pair, finding, source=key == "zh")
        fields = side(document, spans, shown)
        if fields and shown:
            places[key] = fields, excerpt(document, spans, shown, brackets=console.color_system is None)
    at = (places.get("en") or places["zh"])[0]
    head = Text(f"{at['path']}:{at['line']}:{at['column']}  ", "bold")
    head.append(finding.severity, _STYLES[finding.severity])
    head.append(f" {finding.code} {name_of(finding.code)}", "not bold")
    lines = [head, Text(f"    {printable(finding.message)}")]
    for key, (at, text) in places.items():
        lines.append(Text(f"    {key} {at['line']}:{at['column']:<6} ", "dim").append_text(Text("", "not dim") + text))
    if finding.suggestion:
        lines.append(Text("    suggestion: ").append(printable(finding.suggestion), "green"))
    for line in [*lines, Text()]:
        console.print(line, soft_wrap=True, highlight=False)


def print_text(console: Console, report: Report, gate: Callable[[Finding], bool], *, review: bool = False) -> None:
    """Print the findings at the gate, with ``review`` also those below it, then the summary."""
    pair = report.pair
    for finding in report.findings:
        if review or gate(finding):
            _print_finding(console, pair, finding)
    for note in report.skipped if review else ():
        _print_finding(console, pair, note)
    counts = Counter(f.severity for f in report.findings if gate(f))
    size = f"{len(pair.source.segments)} Chinese and {len(pair.target.segments)} English sentences"
    if pair.bilingual:
        size = f"{len(pair.beads)} units"
    total = sum(counts.values())
    found = ", ".join(f"{counts[s]} {s}" for s in SEVERITIES if counts[s])
    verdict = f"{total} finding{'s' if total != 1 else ''} ({found})" if total else "No findings"
    lines = [(f"{verdict} in {size}.", "red" if total else "green")]
    if (rest := len(report.findings) - total) and not review:
        lines.append((f"{rest} more, less certain or less severe: --review shows them.", ""))
    if report.skipped:
        weak = sum(len(f.source_spans) for f in report.skipped)
        lines.append((f"{weak} Chinese sentences were not compared: their alignment is uncertain.", "yellow"))
    for line, style in [*lines, (report.signature, "dim")]:
        console.print(line, style=style, soft_wrap=True, highlight=False, markup=False)


def print_alignment(console: Console, pair: Pair, signature: str) -> None:
    """Print the beads side by side: number and score, Chinese, English."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 1), show_header=False, expand=True)
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=4)
    table.add_column(ratio=5)
    for number, bead in enumerate(pair.beads, 1):
        sides = (printable(pair.source_side(bead).text), printable(pair.target_side(bead).text))
        table.add_row(f"{number}\n{bead.score:.2f}", *(Text(text or "—") for text in sides), end_section=True)
        table.add_row()
    console.print(table)
    console.print(signature, style="dim", soft_wrap=True, highlight=False, markup=False)
