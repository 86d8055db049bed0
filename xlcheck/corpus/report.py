"""What was found in a corpus: by code and by file, as a table for a terminal and as a page."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from xlcheck.corpus.consistency import TABLE
from xlcheck.corpus.plan import Plan
from xlcheck.rules import Rule

EXAMPLES = 5
"""Findings of a code that the page shows."""

_MOST_FILES = 40


@dataclass(slots=True)
class Totals:
    """Findings by code and by file, all and at the gate, with some of each code."""

    units: Counter[str] = field(default_factory=Counter)
    by_code: Counter[str] = field(default_factory=Counter)
    gate_by_code: Counter[str] = field(default_factory=Counter)
    by_file: Counter[str] = field(default_factory=Counter)
    gate_by_file: Counter[str] = field(default_factory=Counter)
    by_both: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    waiting: int = 0


def totals(plan: Plan, told: Sequence[dict[str, Any] | None]) -> Totals:
    """Return the sums over the tables of a run; ``told`` is what came of each shard."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

    found = Totals()
    tables = [plan.folder / "findings" / TABLE]
    for shard, done in zip(plan.shards, told, strict=True):
        if done is None:
            found.waiting += 1
        elif done.get("error"):
            found.errors.append(str(done["error"]))
        else:
            found.units[shard.path] += done["units"]
            tables.append(plan.table("findings", shard))
    for path in tables:
        if path.exists():
            for batch in pq.ParquetFile(path).iter_batches(4_096):
                for row in batch.to_pylist():
                    _count(found, row)
    return found


def _count(found: Totals, row: dict[str, Any]) -> None:
    code, path = row["code"], row["path"]
    found.by_code[code] += 1
    found.by_file[path] += 1
    found.by_both[path, code] += 1
    found.gate_by_code[code] += row["gate"]
    found.gate_by_file[path] += row["gate"]
    kept = found.examples.setdefault(code, [])
    if len(kept) < EXAMPLES:
        kept.append(row)


def text(found: Totals, rules: dict[str, Rule]) -> str:
    """Return the sums as lines for a terminal."""
    units, findings, gate = (sum(c.values()) for c in (found.units, found.by_code, found.gate_by_code))
    lines = [
        f"{_many(units, 'pair')}, {_many(findings, 'finding')}, {gate:,} at the gate "
        f"({1000 * gate / max(1, units):.1f} for 1,000)"
    ]
    lines += ["", f"{'code':8}{'name':32}{'findings':>10}{'gate':>10}{'for 1,000':>11}"]
    for code, count in found.by_code.most_common():
        share = 1000 * count / max(1, units)
        name = rules[code].name if code in rules else ""
        lines.append(f"{code:8}{name:32}{count:>10,}{found.gate_by_code[code]:>10,}{share:>11.2f}")
    lines += ["", f"{'pairs':>12}{'findings':>10}{'gate':>10}{'for 1,000':>11}  file"]
    for path, count in found.units.most_common():
        per = 1000 * found.by_file[path] / max(1, count)
        lines.append(f"{count:>12,}{found.by_file[path]:>10,}{found.gate_by_file[path]:>10,}{per:>11.2f}  {path}")
    lines += [f"not checked: {error}" for error in found.errors]
    if found.waiting:
        wait = "shard waits" if found.waiting == 1 else "shards wait"
        lines.append(f"{found.waiting} {wait}: run xlcheck corpus check again")
    return "\n".join(lines) + "\n"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1f24;background:#fff}
table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}tr{border-bottom:1px solid #ccd2d9}
.bar{fill:#8aa4c8}.gate{fill:#b3372b}summary{cursor:pointer;font-weight:600;margin:.6rem 0}
mark{background:#ffe08a;color:inherit}.zh,.en{margin:.1rem 0;overflow-wrap:anywhere}.error{color:#b3372b}
.wide{overflow-x:auto}.wide td:first-child,.wide th:first-child{overflow-wrap:anywhere;min-width:6rem}
.wide svg{width:100%;min-width:5rem}.key{display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 1rem}
.key.all{background:#8aa4c8}.key.at{background:#b3372b}h1{font-size:1.6rem}p,summary{overflow-wrap:anywhere}
@media (max-width:40rem){body{margin:1rem auto;font-size:15px}td,th{padding:.25rem .35rem}
.wide svg{min-width:3rem}.wide td:first-child,.wide th:first-child{min-width:4rem}}
@media (prefers-color-scheme:dark){body{color:#e6e9ed;background:#14171b}tr{border-color:#39414a}
mark{background:#6b5200}.bar{fill:#5c7aa6}.gate{fill:#e0705f}.error{color:#e0705f}
.key.all{background:#5c7aa6}.key.at{background:#e0705f}}
"""


def page(found: Totals, rules: dict[str, Rule]) -> str:
    """Return the sums as a page that stands alone, with a plot by code, one by file and code, and some findings."""
    units, findings, gate = (sum(c.values()) for c in (found.units, found.by_code, found.gate_by_code))
    head = (
        f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>xlcheck corpus report</title><style>{_STYLE}</style><h1>Corpus report</h1>"
        f"<p>{_many(units, 'pair')}, {_many(findings, 'finding')}, {gate:,} at the gate "
        f"({1000 * gate / max(1, units):.1f} for 1,000 pairs).</p>"
    )
    errors = "".join(f"<p class=error>not checked: {html.escape(error)}</p>" for error in found.errors)
    parts = [head, errors, "<h2>By code</h2>", "".join(_by_code(found, rules)), "<h2>By file</h2>"]
    parts += [*_by_file(found), "<h2>Findings</h2>", *_examples(found, rules), "</html>\n"]
    return "".join(parts)


def _by_code(found: Totals, rules: dict[str, Rule]) -> Iterator[str]:
    most = max(found.by_code.values(), default=1)
    yield "<p><span class='key all'></span>all findings<span class='key at'></span>of these at the gate</p>"
    yield "<div class=wide><table><tr><th>code<th>name<th class=n>findings<th class=n>gate<th>"
    for code, count in found.by_code.most_common():
        gate = found.gate_by_code[code]
        name = html.escape(rules[code].name if code in rules else "")
        yield f"<tr><td>{code}<td>{name}<td class=n>{count:,}<td class=n>{gate:,}<td>{_bar(count, gate, most)}"
    yield "</table></div>"


def _bar(count: int, gate: int, most: int, width: int = 320) -> str:
    return (
        f"<svg viewBox='0 0 {width} 14' height=14 preserveAspectRatio=none role=img "
        f"aria-label='{_many(count, 'finding')}, {gate} at the gate'>"
        f"<rect class=bar width={max(1, width * count // max(1, most))} height=14 />"
        f"<rect class=gate width={width * gate // max(1, most)} height=14 /></svg>"
    )


def _by_file(found: Totals) -> Iterator[str]:
    codes = [code for code, _ in found.by_code.most_common(12)]
    heads = "".join(f"<th class=n>{code}" for code in codes)
    yield f"<div class=wide><table><tr><th>file<th class=n>pairs<th class=n>findings<th class=n>for 1,000{heads}"
    for path, count in found.units.most_common(_MOST_FILES):
        per = 1000 * found.by_file[path] / max(1, count)
        cells = "".join(f"<td class=n>{found.by_both[path, code] or ''}" for code in codes)
        name, findings = html.escape(path), found.by_file[path]
        yield f"<tr><td>{name}<td class=n>{count:,}<td class=n>{findings:,}<td class=n>{per:.1f}{cells}"
    yield "</table></div>"
    if len(found.units) > _MOST_FILES:
        yield f"<p>and {len(found.units) - _MOST_FILES} more files</p>"


def _examples(found: Totals, rules: dict[str, Rule]) -> Iterator[str]:
    for code, count in found.by_code.most_common():
        name = html.escape(rules[code].name if code in rules else "")
        yield f"<details><summary>{code} {name} ({count:,})</summary>"
        for row in found.examples[code]:
            zh = _marked(row["zh"], row["zh_start"], row["zh_end"])
            en = _marked(row["en"], row["en_start"], row["en_end"])
            yield (
                f"<p>{html.escape(row['message'])} <small>{html.escape(row['path'])}, pair {row['unit']:,}</small>"
                f"<div class=zh lang=zh>{zh}</div><div class=en>{en}</div>"
            )
        yield "</details>"


def _marked(text_: str, start: int, end: int) -> str:
    if start < 0:
        return html.escape(text_)
    before, inside, after = text_[:start], text_[start:end], text_[end:]
    return f"{html.escape(before)}<mark>{html.escape(inside)}</mark>{html.escape(after)}"
