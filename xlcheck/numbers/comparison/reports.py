"""Disagreements with their code, severity and wording."""

from __future__ import annotations

import math

from xlcheck.model import Confidence, Severity
from xlcheck.numbers.comparison import display
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import Quantity, Rank
from xlcheck.numbers.units import UNITS

_DATE_FAMILIES = frozenset({"year", "month", "day"})
_SAID = frozenset({"number", "fraction", "multiple", "ordinal"})
_RATIO_FAMILIES = frozenset({"fraction", "multiple"})
_LEAST_DIGITS = 2  # with fewer, another value looks like a rounded one too often
_HALF = 0.5 + 1e-9  # of the last digit that is kept; either way at the half


def _both(source: Quantity, target: Quantity, tail: str = "") -> str:
    return f"the source says {display.describe(source)}, the translation says {display.describe(target)}{tail}"


def conflict(source: Quantity, target: Quantity, source_rank: Rank, target_rank: Rank) -> Disagreement:
    """Return the disagreement of two values that should be one."""
    code = _conflict_code(source, target)
    firm = "hard" in (source_rank, target_rank)
    severity: Severity = "critical" if code in ("NUM003", "NUM004", "NUM005") else "major"
    confidence: Confidence = "high" if firm else "medium"
    if _rounded(source, target):
        severity, confidence = "major", "medium"
    suggestion = display.rendering(source, target) if firm and code in ("NUM003", "NUM004", "NUM007") else None
    ratio = _ratio(source, target) if code.startswith("NUM") and code != "NUM006" else ""
    return Disagreement(code, severity, confidence, _both(source, target, ratio), source, target, suggestion)


def renumbered(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of the marks of two items or references."""
    message = f"item {source.text} of the source is item {target.text} in the translation"
    return Disagreement("NUM003", "major", "high", message, source, target)


def _conflict_code(source: Quantity, target: Quantity) -> str:
    families = {source.family, target.family}
    if "weekday" in families:
        return "DTE003"
    if "time" in families and source.family == target.family:
        return "DTE002"
    if source.family in _DATE_FAMILIES or (source.family == "number" and target.family in _DATE_FAMILIES):
        return "DTE001"
    if families & {"ordinal", "half"}:
        return "NUM006"
    counts = source.family == "number" and source.unit is None and target.family == "multiple"  # 三次: "four times"
    if (families & _RATIO_FAMILIES and not counts) or (
        source.unit in ("percent", "point") and target.unit not in ("percent", "point", None)
    ):
        return "NUM005"
    if _slip(source, target):
        return "NUM004"
    if source.end and target.end:
        return "NUM007"
    return "NUM003"


def _slip(source: Quantity, target: Quantity) -> int:
    """Return k where the values differ by a factor of 10^k exactly, otherwise 0."""
    if not source.value or not target.value:
        return 0
    ratio = target.value / source.value
    if not 0 < ratio < math.inf:  # beyond what a float holds
        return 0
    power = round(math.log10(ratio))
    return power if abs(ratio / 10.0**power - 1) < 1e-6 else 0


def _ratio(source: Quantity, target: Quantity) -> str:
    """Return by what power of ten the translation is larger or smaller, empty where it is none."""
    if source.value is None or target.value is None or not _slip(source, target):
        return ""
    smaller, larger = sorted((source.value, target.value))
    return f": {display.times(larger, smaller)} {'larger' if target.value == larger else 'smaller'}"


def _significant(value: float) -> int:
    """Return the number of significant digits, ten at most."""
    return len(f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0"))


def _rounded(source: Quantity, target: Quantity) -> bool:
    """Tell whether one value is the other, rounded to no fewer than two significant digits."""
    a, b = source.value, target.value
    if not a or not b or "year" in (source.family, target.family) or math.inf in (a, b):
        return False
    short, precise = sorted((a, b), key=_significant)
    digits = _significant(short)
    if digits < _LEAST_DIGITS or _significant(precise) == digits:
        return False
    step = 10.0 ** (math.floor(math.log10(precise)) - digits + 1)
    return abs(precise - short) <= step * _HALF


def missing(source: Quantity, rank: Rank) -> Disagreement:
    """Return the disagreement of a number that the translation does not have."""
    severity, confidence = _one_sided(source, rank)
    message = f"the source says {display.describe(source)}, the translation has no such number"
    return Disagreement(_one_sided_code(source, "NUM001"), severity, confidence, message, source, None)


def extra(target: Quantity, rank: Rank) -> Disagreement:
    """Return the disagreement of a number that the source does not have."""
    severity, confidence = _one_sided(target, rank)
    if target.named:
        severity, confidence = "info", "low"
    if target.family == "size" and severity == "minor" and target.hedge is None:
        confidence = "low"  # 千家万户: "millions"
    if severity == "minor" and target.family in _SAID and not target.text[0].isdigit():
        severity = "major"  # good translations leave a number word out, but seldom add one
    message = f"the translation says {display.describe(target)}, the source has no such number"
    return Disagreement(_one_sided_code(target, "NUM002"), severity, confidence, message, None, target)


def _one_sided_code(quantity: Quantity, code: str) -> str:
    if quantity.family in _DATE_FAMILIES:
        return "DTE001"
    return {"weekday": "DTE003", "time": "DTE002", "half": "NUM006"}.get(quantity.family, code)


def _one_sided(quantity: Quantity, rank: Rank) -> tuple[Severity, Confidence]:
    if rank == "hard":
        return "major", "medium"
    if quantity.value == 2 or quantity.family in ("weekday", "month", "day", "year"):
        return "info", "low"
    return "minor", "medium"


def unit(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of equal numbers in different units."""
    dimensions = frozenset.intersection(*(UNITS[q.unit].dimensions for q in (source, target) if q.unit))
    money, ratio = "money" in dimensions, "ratio" in dimensions
    code = "NUM005" if ratio else "UNT001" if money else "UNT002"
    severity: Severity = "critical" if ratio or money else "major"
    return Disagreement(code, severity, "high", _both(source, target), source, target)


def percent_lost(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of a percentage whose translation is a bare number."""
    name = UNITS[source.unit].name if source.unit else "percent"
    message = f'the source says {display.describe(source)}, the translation says {target.text} without "{name}"'
    return Disagreement("NUM005", "critical", "medium", message, source, target)


def exchanged(source: Quantity, other: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of two numbers that changed places."""
    message = f"{source.text} and {other.text} of the source have changed places in the translation"
    return Disagreement("NUM003", "critical", "medium", message, source, target)


def turned(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of a rise with a fall."""
    ways = {"up": "rises", "down": "falls"}
    message = (
        f"in the source something {ways[source.trend or 'up']} by {display.describe(source)}, "
        f"in the translation it {ways[target.trend or 'up']} by {display.describe(target)}"
    )
    return Disagreement("NUM009", "major", "medium", message, source, target)


def hedge_turned(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of a lower bound with an upper bound."""
    words = {"over": "a lower bound (more than)", "under": "an upper bound (nearly, at most)", "about": "an estimate"}
    message = (
        f"{source.text} is {words[source.hedge or 'about']} in the source, "
        f"{target.text} is {words[target.hedge or 'about']} in the translation"
    )
    return Disagreement("NUM008", "major", "medium", message, source, target)


def hedge_lost(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of a bound with a plain value."""
    word = "more than" if source.hedge == "over" else "nearly, or at most,"
    message = f"the source says {word} {source.text}, the translation says {target.text} flatly"
    return Disagreement("NUM008", "info", "low", message, source, target)


def half_of_day(source: Quantity, target: Quantity) -> Disagreement:
    """Return the disagreement of a morning and an afternoon."""
    return Disagreement("DTE002", "major", "high", _both(source, target), source, target)
