"""TAG007: a value in the cell of a table is another one than in the source."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar, NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.markup.sequences import matched
from xlcheck.checks.registry import register
from xlcheck.language.script import HAN
from xlcheck.model import Document, Finding, Severity, Span

_HAN = re.compile(f"[{HAN}]")
_PART = r"[\w.$@#%/:+<>\[\]{}()&\"'`=*?-]"
_VALUE = re.compile(rf"{_PART}*+(?:[ ]?+\|{{1,2}}[ ]?+{_PART}++){{0,12}}+")
_LETTER = re.compile(r"\w")
_ROW = 0.5
"""Share of its values from which a row of one table is that of the other."""


@register
@dataclass(frozen=True, slots=True)
class CellValue:
    """A value in a table differs from that in the same row and column of the source: `false` for `true`.

    Tables of options are copied by their readers. Compared are cells that hold one word, number, version or type on
    both sides, no Chinese. Tables belong together by their order and their values, rows by what they have in common; a
    row that one side alone has is OMI001 or ADD001.

    Bad:
        zh: [cell 0.0] depth
        en: [cell 0.0] depth
        zh: [cell 0.1] number
        en: [cell 0.1] number
        zh: [cell 0.2] 1.5
        en: [cell 0.2] 15

    Good:
        zh: [cell 0.0] depth
        en: [cell 0.0] depth
        zh: [cell 0.1] number
        en: [cell 0.1] number
        zh: [cell 0.2] 不限
        en: [cell 0.2] any
    """

    code: ClassVar[str] = "TAG007"
    name: ClassVar[str] = "cell-value"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each cell whose value differs."""
        ours, theirs = (_tables(page) for page in (context.pair.source, context.pair.target))
        if not ours or not theirs:
            return
        beads = _beads(context)
        for zh, en in matched(ours, theirs, _Table.key, _Table.like):
            if zh is None or en is None or zh.key() == en.key():
                continue
            for one, other in matched(zh.rows, en.rows, _Row.key, _Row.like):
                for was, now in _changed(one, other) if one and other else ():
                    message = f"this cell has {now.text}, in the source {was.text}"
                    bead = beads.get((was.span.start, now.span.start))
                    yield Finding(self.code, self.severity, "medium", message, bead, (was.span,), (now.span,))


class _Value(NamedTuple):
    """The text of a cell, what is compared of it (nothing where it is language), and where it stands."""

    text: str
    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row by their column."""

    cells: dict[int, _Value]

    def key(self) -> str:
        """Return what two rows that say the same share."""
        return "\x1f".join(f"{column}:{cell.key}" for column, cell in sorted(self.cells.items()) if cell.key)

    def like(self, other: _Row) -> float:
        """Return the share of values in common, nothing where it is too small for a pair."""
        values, others = ({n: c.key for n, c in row.cells.items() if c.key} for row in (self, other))
        if not values or not others:
            return 0.0
        same = sum(others.get(column) == key for column, key in values.items())
        named = min(values) == min(others) and values[min(values)] == others[min(others)]
        share = same / max(len(values), len(others))
        return max(share, _ROW) if named else share if share >= _ROW else 0.0


@dataclass(frozen=True, slots=True)
class _Table:
    rows: tuple[_Row, ...]

    def key(self) -> str:
        """Return what two tables that say the same share."""
        return "\x1e".join(row.key() for row in self.rows)

    def like(self, other: _Table) -> float:
        """Return the share of rows in common, of tables with as many columns."""
        if self._width() != other._width():
            return 0.0
        ours, theirs = ([row.key() for row in table.rows] for table in (self, other))
        share = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
        return max(share, 0.01)  # one more on either side stays alone

    def _width(self) -> int:
        return max(max(row.cells, default=0) for row in self.rows)


def _tables(page: Document) -> list[_Table]:
    found: defaultdict[int, defaultdict[int, dict[int, _Value]]] = defaultdict(lambda: defaultdict(dict))
    for cell in page.cells:
        text = page.text[cell.span.start : cell.span.end].strip()
        found[cell.table][cell.row][cell.column] = _Value(text, _key(text), cell.span)
    return [_Table(tuple(_Row(rows[row]) for row in sorted(rows))) for _, rows in sorted(found.items())]


def _key(text: str) -> str:
    """Return what is compared of a cell: nothing of a text, the members of a type in any order."""
    text = unicodedata.normalize("NFKC", text).strip().casefold()
    if _HAN.search(text) or not _LETTER.search(text) or not _VALUE.fullmatch(text):
        return ""
    members = (re.sub(r"[\s\"'`]", "", member) for member in text.split("|"))
    return "|".join(sorted(filter(None, members)))


def _changed(one: _Row, other: _Row) -> Iterator[tuple[_Value, _Value]]:
    """Yield the cells of two rows whose values differ."""
    for column, was in one.cells.items():
        now = other.cells.get(column)
        if now and was.key and now.key and was.key != now.key and f"{was.key}s" != now.key:  # a plural
            yield was, now


def _beads(context: Context) -> dict[tuple[int, int], int]:
    """Return the beads of which each side is one segment, by the offsets at which these begin."""
    ours, theirs = context.pair.source.segments, context.pair.target.segments
    return {
        (ours[bead.source[0]].span.start, theirs[bead.target[0]].span.start): number
        for number, bead in enumerate(context.pair.beads)
        if len(bead.source) == len(bead.target) == 1
    }
