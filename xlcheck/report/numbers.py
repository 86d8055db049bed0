"""How the numbers of one sentence and its translation were read and paired: the page to open on a doubtful finding."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlcheck.numbers import Disagreement, Quantity, compare, match, read_chinese, read_english, show
from xlcheck.report.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

FORCE = {"hard": "", "medium": "may go unsaid", "soft": "never missed"}
"""What the rank of a quantity means when nothing on the other side stands for it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A Chinese quantity and the English one that stands for it; one of them may be None."""

    source: Quantity | None
    target: Quantity | None
    disagreement: Disagreement | None


def rows(source: str, target: str, names: frozenset[str]) -> list[Row]:
    """Return every quantity of both sides, paired where the comparer pairs them, in the order of the texts."""
    chinese, english = read_chinese(source, names=names), read_english(target)
    found = compare(chinese, english)
    paired = [(chinese[i], english[j]) for i, j in match(chinese, english).partner.items()]
    at_fault = {id(side): d for d in found for side in (d.source, d.target) if side}
    result = [Row(d.source, d.target, d) for d in found]
    result += [Row(a, b, None) for a, b in paired if id(a) not in at_fault and id(b) not in at_fault]
    shown = {id(side) for row in result for side in (row.source, row.target)}
    result += [Row(q, None, None) for q in chinese if id(q) not in shown]
    result += [Row(None, q, None) for q in english if id(q) not in shown]

    def place(row: Row) -> tuple[float, float]:
        return (
            row.source.span.start / max(1, len(source)) if row.source else row.target.span.start / len(target),  # type: ignore[union-attr]
            row.target.span.start if row.target else -1,
        )

    return sorted(result, key=place)


def _names() -> frozenset[str]:
    from xlcheck.terms import shipped

    return shipped().number_names


def numbers_as_json(source: str, target: str) -> str:
    """Return the readings of both sides and the disagreements as one JSON object."""

    def quantity(q: Quantity | None) -> dict[str, Any] | None:
        if q is None:
            return None
        fields = {"text": q.text, "span": list(q.span), "value": q.value, "shown": show(q), "unit": q.unit}
        return fields | {"family": q.family, "rank": q.rank, "hedge": q.hedge}

    def disagreement(d: Disagreement | None) -> dict[str, Any] | None:
        if d is None:
            return None
        keys = ("code", "severity", "confidence", "message", "suggestion")
        return {key: getattr(d, key) for key in keys}

    pairs = [
        {"source": quantity(r.source), "target": quantity(r.target), "disagreement": disagreement(r.disagreement)}
        for r in rows(source, target, _names())
    ]
    return json.dumps({"version": 1, "pairs": pairs}, ensure_ascii=False, indent=1) + "\n"


def print_numbers(console: Console, source: str, target: str) -> None:
    """Print the readings side by side, what agrees, and what does not."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Chinese", "read as", "", "English", "read as", "finding"):
        table.add_column(name)
    found = rows(source, target, _names())
    for row in found:
        cells: list[Text] = []
        for q in (row.source, row.target):
            cells += [Text(printable(q.text)), Text(_reading(q))] if q else [Text("—", "dim"), Text()]
        fault = row.disagreement
        sign = Text("≠", "red") if fault else Text("=", "green") if row.source and row.target else Text()
        verdict = Text(f"{fault.code} {fault.severity}, {fault.confidence}", "red") if fault else _unpaired(row)
        table.add_row(cells[0], cells[1], sign, cells[2], cells[3], verdict)
    if not found:
        console.print("No numbers on either side.")
        return
    console.print(table)
    for fault in (row.disagreement for row in found):
        if fault:
            console.print(f"{fault.code}: {printable(fault.message)}", style="red", soft_wrap=True)


def _reading(quantity: Quantity) -> str:
    hedge = {"over": "more than ", "under": "nearly ", "about": "about ", "denied": "", None: ""}[quantity.hedge]
    return f"{hedge}{show(quantity)}"


def _unpaired(row: Row) -> Text:
    from rich.text import Text

    one = row.source or row.target
    return Text(FORCE[one.rank] if one and not (row.source and row.target) else "", "dim")
