"""What both readers share: rules tried where a cue stands, the drafts they make, and the last passes over these.

A rule is a pattern anchored at a cue and a function that turns the match into drafts and returns where it stopped
scan; 0 means that the rule declines and the next one is tried. The first rule that reads wins, so more specific
rules come first. Patterns bound every repetition, which keeps scan linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Literal

from xlcheck.model import Span
from xlcheck.numbers.lexicon import Lexicon
from xlcheck.numbers.marks import find_marks, mark_series
from xlcheck.numbers.quantity import Hedge, Quantity, Rank, Trend
from xlcheck.numbers.readings import Family, Reading, canonical, plain

#: So many numbers are read in one text; what has more is a table or no text, and its pairs cannot be compared.
MOST_QUANTITIES = 2000


#: Fractions and Roman numerals that are one character, with their values.
VULGAR, ROMAN_SIGNS = ({sign: unicodedata.numeric(sign) for sign in signs} for signs in ("½¼¾⅓⅔⅕⅖⅗⅘⅛", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"))

_LARGEST = 1e60
_AFTER, _BEFORE = 32, 64  # characters beside a number in which the thing counted is named
_NAMING = frozenset({"number", "year", "fraction", "time"})


class Draft:
    """A quantity in the making."""

    __slots__ = (
        *(
            "end",
            "family",
            "hedge",
            "readings",
            "listed",
            "meridiem",
            "named",
            "rank",
            "scale",
            "side",
            "start",
            "trend",
            "unit",
        ),
        *("unit_end", "value"),
    )

    def __init__(
        self,
        start: int,
        end: int,
        family: Family,
        readings: Iterable[Reading],
        rank: Rank,
        value: float | None = None,
        unit: str | None = None,
    ) -> None:
        self.start, self.end, self.family, self.rank, self.value, self.unit = start, end, family, rank, value, unit
        self.readings: set[Reading] = set(readings)
        self.scale = 1.0
        self.listed = False
        self.unit_end = end
        self.hedge: Hedge | None = None
        self.named = False
        self.trend: Trend | None = None
        self.meridiem: Literal["a", "p"] | None = None
        self.side: Literal["low", "high"] | None = None


class Scan:
    """One text while it is read."""

    __slots__ = ("drafts", "lexicon", "lower", "marks", "refers", "text")

    def __init__(self, text: str, lexicon: Lexicon | None = None, lower: str = "") -> None:
        self.text = text
        self.lower = lower
        self.lexicon = lexicon
        self.refers: bool | None = None
        self.drafts: list[Draft] = []
        self.marks = find_marks(text)

    def add(
        self,
        start: int,
        end: int,
        family: Family,
        readings: Iterable[Reading],
        rank: Rank,
        value: float | None = None,
        unit: str | None = None,
    ) -> Draft:
        """Keep one quantity and return its draft for what only this rule knows.

        Raises:
            OverflowError: for a value that no text counts to.
        """
        if value is not None and not -_LARGEST < value < _LARGEST:
            raise OverflowError(value)
        draft = Draft(start, end, family, readings, rank, value, unit)
        self.drafts.append(draft)
        return draft

    def quantities(self, original: str, offsets: list[int] | None = None) -> tuple[Quantity, ...]:
        """Return what was read, in the order of the text; ``offsets`` lead from the text read to the original."""
        self.drafts.sort(key=lambda d: (d.start, d.end))
        for d in self.drafts:
            _add_share(d)
        text = self.lower or self.text
        following = [text[d.end : d.end + _AFTER] for d in self.drafts]
        preceding = [text[max(0, d.start - _BEFORE) : d.start] for d in self.drafts]
        if offsets is not None:
            for d in self.drafts:
                d.start, d.end = offsets[d.start], offsets[d.end - 1] + 1
        return tuple(
            Quantity(
                Span(d.start, d.end),
                original[d.start : d.end],
                d.family,
                frozenset(d.readings),
                d.rank,
                d.value,
                d.unit,
                d.hedge,
                d.meridiem,
                d.side,
                following[k] if d.family in _NAMING else "",
                preceding[k] if d.family in _NAMING else "",
                d.trend,
                d.named,
            )
            for k, d in enumerate(self.drafts)
        )


def _add_share(draft: Draft) -> None:
    """Let a percentage meet the same part of one as a bare decimal, and the reverse."""
    if draft.family != "number" or draft.value is None:
        return
    if draft.unit == "percent":
        draft.readings.add(Reading("share", canonical(draft.value / 100)))
    elif draft.unit is None and 0 < draft.value < 1:
        draft.readings.add(Reading("share", draft.value))


Build = Callable[[re.Match[str], Scan], int]


class Rule:
    """An anchored pattern, compiled at its first use, and what to do with a match."""

    def __init__(self, pattern: str, build: Build) -> None:
        self._source = pattern
        self.build = build

    @cached_property
    def match(self) -> Callable[[str, int], re.Match[str] | None]:
        """Match the pattern at an offset."""
        return re.compile(self._source).match


class Rules:
    """The rules of one language by the cue at which they are tried."""

    def __init__(self) -> None:
        self.at: dict[str, tuple[Rule, ...]] = {}

    def add(self, cues: Iterable[str], pattern: str) -> Callable[[Build], Build]:
        """Register a rule for every cue; rules of one cue are tried in the order in which they were registered."""

        def register(build: Build) -> Build:
            rule = Rule(pattern, build)
            for cue in dict.fromkeys(cues):
                self.at[cue] = (*self.at.get(cue, ()), rule)
            return build

        return register

    def read(self, cue: str, offset: int, scan: Scan) -> int:
        """Try the rules of ``cue`` at ``offset``; return where the first one that reads stopped, 0 where none does."""
        for rule in self.at.get(cue, ()):
            m = rule.match(scan.text, offset)
            if m:
                before = len(scan.drafts)
                try:
                    stop = rule.build(m, scan)
                except OverflowError:  # a numeral without measure: no quantity of any text
                    del scan.drafts[before:]
                    stop = m.end()
                    scan.add(m.start(), stop, "code", {Reading("code", m[0])}, "soft")
                if stop:
                    return stop
        return 0


def add_marker(scan: Scan, start: int, end: int, value: float) -> None:
    """Keep the number of a paragraph or an item of a list: house-keeping, which is compared with another such only."""
    scan.add(start, end, "code", {Reading("marker", value), plain(value)}, "soft", value)


def soften_enumerated(scan: Scan, following: re.Pattern[str]) -> None:
    """Let ordinals that only enumerate demand nothing (First, ...; second, ...), and a count of the marked items.

    ``following`` stands behind an ordinal that enumerates.
    """
    ordinals = [d for d in scan.drafts if d.family == "ordinal" and following.match(scan.lower or scan.text, d.end)]
    values = [d.value for d in ordinals]
    if len(values) > 1 and values == [float(n) for n in range(1, len(values) + 1)]:
        for draft in ordinals:
            draft.rank = "soft"
    if len(scan.marks) > 1:
        lengths = {len(series) for series in mark_series(scan.text)}
        for draft in scan.drafts:
            if draft.family == "number" and draft.unit is None and draft.value in lengths:
                draft.rank = "soft"  # 有2个选择：1. ... 2. ...


def share_units(scan: Scan, is_range: re.Pattern[str], is_list: re.Pattern[str]) -> None:
    """Give the members of a range or a list the unit and, in a range, the scale of its last member; mark both ends."""
    drafts = scan.drafts
    for i in range(len(drafts) - 2, -1, -1):
        first, second = drafts[i], drafts[i + 1]
        gap_start = max(first.end, first.unit_end)
        if not 0 < second.start - gap_start <= 12 or first.family not in ("number", "ordinal", "year", "multiple"):
            continue
        gap = scan.text[gap_start : second.start]
        if is_range.fullmatch(gap):
            if second.family == first.family or second.family == "number":
                first.side, second.side = "low", second.side or "high"
            if first.scale == 1 and second.scale > 1 and first.value is not None:
                meant = canonical(first.value * second.scale)
                first.readings.add(plain(meant))
                if second.value is not None and meant <= second.value:
                    first.value = meant  # 2-3亿: 200 to 300 million
        elif not is_list.fullmatch(gap) or second.listed:
            continue
        if first.unit is None and second.family == "number":
            first.unit = second.unit
        elif first.unit == second.unit == "percent":
            first.listed = True  # each member of this list has its own sign
