"""The value that both readers produce and the comparer takes.

A quantity is one number as it stands in a text: where it stands, and every way in which it may be read. Two quantities
agree when their sets of readings meet: "翻一番" and "doubled", "3亿" and "300 million", "90年代" and "the 1990s".
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from xlcheck.model import Span

Family = Literal[
    "number", "fraction", "multiple", "size", "ordinal", "year", "month", "day", "weekday", "time", "half", "code"
]
Rank = Literal["soft", "medium", "hard"]
Hedge = Literal["over", "under", "about", "denied"]
Trend = Literal["up", "down"]

#: One admissible reading: a plain value, or a value of a kind that plain values do not meet, such as ``("month", 7)``.
Key = float | tuple[str, float] | tuple[str, float, float] | tuple[str, str]

#: Words that point to a date without naming it (今年, 次日, the next day), read as soft quantities.
RELATIVE_DAY: Key = ("relative", "day")
RELATIVE_YEAR: Key = ("relative", "year")
#: Words that point to an article or a paragraph without its number (前条, the preceding paragraph).
RELATIVE_REFERENCE: Key = ("relative", "reference")
#: 100 percent, and the words that say it: all, entirely, 全部.
WHOLE: Key = ("relative", "whole")

#: A soft quantity may satisfy a demand of the other side but makes none of its own.
DEMANDS: dict[Rank, int] = {"soft": 0, "medium": 1, "hard": 2}


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a text.

    ``span`` counts code points of the text that was read, ``keys`` is the set of admissible readings, ``value`` the
    one to show. ``unit`` is an id of `xlcheck.numbers.units`. ``hedge`` says that the value is a lower bound
    ("over"), an upper bound ("under": nearly, up to), approximate ("about"), or a bound under a negation
    ("denied"). ``meridiem`` is "a" or "p" of a clock time, ``end`` the end of a range that the quantity is,
    ``after`` and ``before`` the text beside it, in lower case, where the thing counted is named; ``trend``
    tells which way a share moves.
    """

    span: Span
    text: str
    family: Family
    keys: frozenset[Key]
    rank: Rank
    value: float | None = None
    unit: str | None = None
    hedge: Hedge | None = None
    meridiem: Literal["a", "p"] | None = None
    end: Literal["low", "high"] | None = None
    after: str = ""
    before: str = ""
    trend: Trend | None = None


def canonical(value: float) -> float:
    """Return ``value`` to ten significant digits, so that equal numbers reached in different ways are equal floats."""
    if value == 0 or not math.isfinite(value):
        return value
    whole = round(value)
    if value == whole and abs(whole) < 10**10:
        return float(whole)
    return float(f"{value:.10g}")


def fraction_keys(numerator: float, denominator: float) -> set[Key]:
    """Return the readings of a fraction: the ratio itself and the percentages that it is rounded to."""
    ratio = numerator / denominator
    return {
        canonical(ratio),
        round(ratio, 2),
        float(round(ratio * 100)),
        round(ratio * 100, 1),
        ("fraction", numerator, denominator),
    }


def multiple_keys(times: float) -> set[Key]:
    """Return the readings of "N times as much": the factor, the growth in percent, the factor of growth."""
    return {("multiple", canonical(times)), canonical(times), canonical(100 * (times - 1)), canonical(100 * times)}


def power_of_ten(value: float) -> int:
    """Return the exponent of the decimal order of ``value``: 3 for 1,000 to 9,999; 0 for values that have none."""
    if value <= 0 or not math.isfinite(value):
        return 0
    return math.floor(math.log10(value) + 1e-9)
