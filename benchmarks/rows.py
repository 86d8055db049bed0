"""What each row of a linguistic table does to real texts: in how many the reading is another when the row is taken out.

    python -m benchmarks.rows xlcheck/numbers/data/english_words.csv ... --texts FILE... [--most 2000] [--all]

A TABLE belongs to a family (see `FAMILIES`), which knows what to build anew without a row and what a text yields. TEXTS
are lines of Chinese, a tab and English (.tsv, also .gz and .xz), sheets with the columns ``zh`` and ``en``, or plain
text. Only the texts in which a row's form stands are read again, at most ``--most`` of them a row. The rows are listed
with the number of texts that hold the form and of those that are read otherwise, rows without an effect first: what no
text needs, and nothing standard asks for, can go. ``--all`` lists the others too.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import importlib
import lzma
import re
import sys
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from xlcheck.language import tables
from xlcheck.language.tables import TableRow

ROOT = Path(__file__).resolve().parents[1]
Reader = Callable[[str], Hashable]


class Family(NamedTuple):
    """Tables that are used together: where they lie, the modules that keep what they hold, and what a text yields.

    ``reader`` is called after the modules were imported anew, and returns the function that reads a text: its result
    is compared with that of the same function built without a row.
    """

    folders: tuple[str, ...]
    modules: tuple[str, ...]
    reader: Callable[[], Reader]


def _numbers() -> Reader:
    """Read a text as the readers of numbers do: every field of every quantity, and what stands beside it."""
    numbers = importlib.import_module("xlcheck.numbers")
    anchors = importlib.import_module("xlcheck.numbers.comparison.anchors")
    heads = importlib.import_module("xlcheck.numbers.comparison.associations")

    def read(text: str) -> Hashable:
        if is_chinese(text):
            return tuple(
                (q, heads.chinese_head(q.after), frozenset(anchors.chinese_anchors(q)))
                for q in numbers.read_chinese(text)
            )
        return tuple(
            (q, frozenset(heads.english_heads(q.after)), frozenset(anchors.english_anchors(q)))
            for q in numbers.read_english(text)
        )

    return read


FAMILIES = (
    Family(
        ("xlcheck/numbers/data", "xlcheck/language/number_words.csv", "xlcheck/language/calendar.csv"),
        ("xlcheck.numbers", "xlcheck.language.number_words", "xlcheck.language.calendar"),
        _numbers,
    ),
)

_HAN = re.compile("[\u4e00-\u9fff]")


def is_chinese(text: str) -> bool:
    """Tell whether a text is Chinese."""
    return bool(_HAN.search(text))


def rows_of(path: Path) -> tuple[TableRow, ...]:
    """Return the rows of a table, whatever columns it has."""
    with path.open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file), [])
    return tables.read_table(path, *header[2:-2])


@contextmanager
def without(modules: Iterable[str], omitted: set[tuple[str, int]]) -> Iterator[None]:
    """Build modules anew from tables without some rows, named by the file's name and the row's line; then undo it."""
    names = tuple(modules)
    original = tables.read_table

    def read_table(path: Path, *columns: str) -> tuple[TableRow, ...]:
        return tuple(row for row in original(path, *columns) if (path.name, row.line) not in omitted)

    kept = {name: module for name, module in sys.modules.items() if any(f"{name}.".startswith(f"{n}.") for n in names)}
    for name in kept:
        del sys.modules[name]
    tables.read_table = read_table
    try:
        yield
    finally:
        tables.read_table = original
        for name in [n for n in sys.modules if any(f"{n}.".startswith(f"{prefix}.") for prefix in names)]:
            del sys.modules[name]
        sys.modules.update(kept)
        for name, module in kept.items():
            _attach(name, module)


def _attach(name: str, module: ModuleType) -> None:
    parent, _, child = name.rpartition(".")
    if parent in sys.modules:
        setattr(sys.modules[parent], child, module)


def has(form: str, text: str) -> bool:
    """Tell whether a form may stand in a text: Latin forms between no other letters, in any case."""
    form = form.lower()
    if form not in text.lower():
        return False
    if not form.isascii() or not any(c.isalpha() for c in form):
        return True
    return bool(re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", text, re.IGNORECASE))


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a file, both sides of a pair for themselves."""
    opened = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opened(path, "rt", encoding="utf-8", newline="") as file:  # type: ignore[operator]
        lines = (line.rstrip("\r\n").split("\t") for line in file)
        first = next(lines, [])
        columns = [first.index(name) for name in ("zh", "en")] if {"zh", "en"} <= set(first) else None
        for cells in lines if columns else (first, *lines):
            yield from (cells[c] for c in columns if c < len(cells)) if columns else cells


class Effect(NamedTuple):
    """``held``: texts in which the form stands, of those that were read; ``changed``: those read otherwise."""

    row: TableRow
    held: int
    changed: int


def effects(family: Family, table: Path, texts: list[str], most: int) -> Iterator[Effect]:
    """Yield the effect of every row of a table."""
    lower = [text.lower() for text in texts]
    read = family.reader()
    known: dict[int, Hashable] = {}
    for row in rows_of(table):
        form = row.form.lower()
        holding = [i for i, text in enumerate(lower) if form in text and has(form, text)][:most]
        for i in holding:
            if i not in known:
                known[i] = read(texts[i])
        changed = 0
        if holding:
            with without(family.modules, {(table.name, row.line)}):
                try:
                    other = family.reader()
                except (ValueError, KeyError):
                    yield Effect(row, len(holding), len(holding))  # nothing can be built without it
                    continue
                changed = sum(other(texts[i]) != known[i] for i in holding)
        yield Effect(row, len(holding), changed)


def family_of(table: Path) -> Family | None:
    """Return the family whose tables a path is one of."""
    place = table.resolve()
    return next((f for f in FAMILIES if any(ROOT / folder in (place, *place.parents) for folder in f.folders)), None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", type=Path, metavar="TABLE")
    parser.add_argument("--texts", nargs="+", type=Path, required=True, metavar="FILE")
    parser.add_argument("--most", type=int, default=200, help="texts read again for one row (default 200)")
    parser.add_argument("--lines", type=int, default=20_000, help="texts taken from one file (default 20000)")
    parser.add_argument("--all", action="store_true", help="list the rows that have an effect too")
    args = parser.parse_args()
    texts: list[str] = []
    for path in args.texts:
        found = [text for text in texts_of(path) if text]
        texts += found[:: max(1, len(found) // args.lines)]
    texts = list(dict.fromkeys(texts))
    print(f"{len(texts)} texts")
    for table in args.tables:
        family = family_of(table)
        if family is None:
            parser.error(f"{table}: no family in benchmarks/rows.py knows this table")
        found = sorted(effects(family, table, texts, args.most), key=lambda effect: effect.changed)
        idle = sum(not effect.changed for effect in found)
        print(f"{table}: {len(found)} rows, {idle} without effect")
        for effect in found if args.all else found[:idle]:
            print(f"  {effect.row.form}, {effect.row.kind}, line {effect.row.line}: {effect.changed} of {effect.held}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
