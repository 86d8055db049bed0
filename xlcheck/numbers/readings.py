"""The ways in which a number may be read, and which readings of the two sides meet.

A reading is a value of a kind: plain 300, the month 7, the clock time (3, 30), the version "1.2.3". A quantity has a
set of them. `KINDS` says for every kind what its value is, when two readings of equal value agree, and which kinds
stand in its place by mistake only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Family = Literal[
    "number", "fraction", "multiple", "size", "ordinal", "year", "month", "day", "weekday", "time", "half", "code"
]
# fmt: off
Kind = Literal[
    "plain", "size", "dozen", "fraction", "multiple", "ratio", "share",
    "year", "month", "day", "weekday", "time", "noon", "half", "quarter", "decade", "century", "plan",
    "reference", "letter", "marker", "code", "version", "relative",
]
# fmt: on
Value = float | str | tuple[float, float]


class Reading(NamedTuple):
    """One admissible reading of a number."""

    kind: Kind
    value: Value


class Meeting(NamedTuple):
    """What the readings of one kind mean.

    ``value`` says what the value is. Two readings of the kind with equal values agree; ``by_family`` where only if the
    families of their quantities may stand for one another (`amounts_meet`). A reading of one of the kinds ``rivals``
    that stands in the place of this one, and does not agree, is an error, whatever the families are. Readings of the
    kinds ``answers`` with an equal value tell what this one points to.
    """

    value: str
    by_family: bool = False
    rivals: frozenset[Kind] = frozenset()
    answers: frozenset[Kind] = frozenset()


KINDS: Mapping[Kind, Meeting] = MappingProxyType(
    {
        "plain": Meeting("an amount, or any number for which its family speaks", by_family=True),
        "size": Meeting("the power of ten of a vague size: hundreds, 数十万"),
        "dozen": Meeting("what a dozen, or some ten, is multiplied with"),
        "fraction": Meeting("numerator and denominator"),
        "multiple": Meeting("so many times as much"),
        "ratio": Meeting("both sides of a ratio or a score"),
        "share": Meeting("a part of one, of a percentage or of a bare decimal: 50% and 0.5"),
        "year": Meeting("a year of four digits"),
        "month": Meeting("1 to 12"),
        "day": Meeting("a day of the month"),
        "weekday": Meeting("1, Monday, to 7"),
        "time": Meeting("hour on the 12-hour clock, and minute"),
        "noon": Meeting("1: twelve o'clock, by day or by night"),
        "half": Meeting("the first or second half of a year or a game", rivals=frozenset({"quarter"})),
        "quarter": Meeting("a quarter of the year", rivals=frozenset({"half"})),
        "decade": Meeting("10 to 90, of any century"),
        "century": Meeting("the number of the century"),
        "plan": Meeting("the number of a Five-Year Plan"),
        "reference": Meeting("the number of an article or a paragraph referred to", answers=frozenset({"plain"})),
        "letter": Meeting("the place in the alphabet of a lettered item"),
        "marker": Meeting("the number of a paragraph or an item of a list", rivals=frozenset({"marker"})),
        "code": Meeting("a code or a name with digits, in lower case"),
        "version": Meeting("a dotted version", rivals=frozenset({"version"})),
        "relative": Meeting("what a word points to without naming it: a day, a year, a reference, the whole"),
    }
)

#: Words that point to a date without naming it (今年, 次日, the next day), read as soft quantities.
RELATIVE_DAY = Reading("relative", "day")
RELATIVE_YEAR = Reading("relative", "year")
#: Words that point to an article or a paragraph without its number (前条, the preceding paragraph).
RELATIVE_REFERENCE = Reading("relative", "reference")
#: 100 percent, and the words that say it: all, entirely, 全部.
WHOLE = Reading("relative", "whole")

_BY_FAMILY = frozenset(kind for kind, meeting in KINDS.items() if meeting.by_family)
_DATES: frozenset[Family] = frozenset({"year", "month", "day", "weekday", "time"})
_DATE_KINDS = frozenset({"month", "day"})
_NAMED: frozenset[Family] = _DATES | {"ordinal"}


_new = tuple.__new__  # what most readings are made with: twice as fast as the constructor


def plain(value: float) -> Reading:
    """Return the reading of a number as its value."""
    return _new(Reading, ("plain", value))


def plains(*values: float) -> set[Reading]:
    """Return the readings of a number as any of some values."""
    return {_new(Reading, ("plain", value)) for value in values}


def agree(reading: Reading, source: Family, target: Family) -> bool:
    """Tell whether a reading that quantities of two families share makes them agree."""
    if reading.kind in _DATE_KINDS:
        return not _DATES.isdisjoint((source, target))  # 5.12 may be May 12, but two decimals are no dates
    return reading.kind not in _BY_FAMILY or amounts_meet(source, target)


def amounts_meet(source: Family, target: Family) -> bool:
    """Tell whether equal amounts of two families say the same.

    Two multiples meet as multiples only ("doubled" is 100 percent more, "tripled" 2 more, but they differ), a vague
    size meets no date and no ordinal, and a date meets a code or a word as a date only (COVID-19 is no 19th).
    """
    if source == target:
        return source != "multiple"
    if "size" in (source, target):
        return not (source in _NAMED or target in _NAMED)
    return not ("code" in (source, target) and (source in _DATES or target in _DATES))


def rivals(ours: frozenset[Reading], theirs: frozenset[Reading]) -> bool:
    """Tell whether one of ``theirs`` is of a kind that stands in the place of one of ``ours`` by mistake only."""
    kinds = {reading.kind for reading in theirs}
    return any(not kinds.isdisjoint(KINDS[reading.kind].rivals) for reading in ours)


def answered(reading: Reading, others: set[Reading]) -> bool:
    """Tell whether one of ``others`` names what a reading points to."""
    return any(Reading(kind, reading.value) in others for kind in KINDS[reading.kind].answers)


def of_kind(readings: frozenset[Reading], kind: Kind) -> list[Reading]:
    """Return the readings of one kind, in an order that does not change from run to run."""
    return sorted((r for r in readings if r.kind == kind), key=str)


def readings_of(text: str) -> frozenset[Reading]:
    """Return the readings that a table names: "12 noon:1 relative:day"; a value without a kind is plain.

    Raises:
        ValueError: if a kind is unknown or a value is no number where one is needed.
    """
    found = set()
    for part in text.split():
        kind, _, value = part.rpartition(":")
        known: Kind | None = next((k for k in KINDS if k == (kind or "plain")), None)
        if known is None:
            raise ValueError(f"{part}: {kind} is no kind of reading; these are: {', '.join(KINDS)}")
        found.add(Reading(known, value if known in ("relative", "code", "version") else float(value)))
    return frozenset(found)


def canonical(value: float) -> float:
    """Return ``value`` to ten significant digits, so that equal numbers reached in different ways are equal floats."""
    if value == 0 or not math.isfinite(value):
        return value
    whole = round(value)
    if value == whole and abs(whole) < 10**10:
        return float(whole)
    return float(f"{value:.10g}")


def fraction_readings(numerator: float, denominator: float) -> set[Reading]:
    """Return the readings of a fraction: the ratio itself and the percentages that it is rounded to."""
    ratio = numerator / denominator
    rounded = (round(ratio, 2), round(ratio * 100), round(ratio * 100, 1))
    readings = plains(canonical(ratio), *(value for value in rounded if value or not ratio))  # nothing is a part
    return readings | {Reading("fraction", (numerator, denominator))}


def multiple_readings(times: float) -> set[Reading]:
    """Return the readings of "N times as much": the factor, the growth in percent, the factor of growth."""
    factor = canonical(times)
    return plains(factor, canonical(100 * (times - 1)), canonical(100 * times)) | {Reading("multiple", factor)}


def power_of_ten(value: float) -> int:
    """Return the exponent of the decimal order of ``value``: 3 for 1,000 to 9,999; 0 for values that have none."""
    if value <= 0 or not math.isfinite(value):
        return 0
    return math.floor(math.log10(value) + 1e-9)
