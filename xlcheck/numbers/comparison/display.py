"""Values in a common form, as a reviser reads them: 86.6 trillion, 5.3 percent, July, 3:30 p.m."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from xlcheck.language.calendar import MONTH_NAMES, WEEKDAY_NAMES
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.readings import Family, of_kind
from xlcheck.numbers.units import UNITS

_YEAR_LIKE = re.compile("(?:1[4-9]|2[01])[0-9]{2}")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_MULTIPLES = {2.0: "doubled (2 times)", 3.0: "tripled (3 times)", 4.0: "quadrupled (4 times)", 0.5: "halved"}


def number(value: float) -> str:
    """Return a value in English figures: 1,234; 86.6 trillion; 0.3."""
    if not math.isfinite(value) or abs(value) >= 1e16:
        return f"{value:.4g}"
    for scale, name in _SCALES:
        if abs(value) >= scale:
            figures = f"{value / scale:.10f}".rstrip("0").rstrip(".")
            if len(figures.replace(".", "").lstrip("-")) <= 7:
                return f"{figures} {name}"
            break
    if value == round(value):
        return f"{round(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def ordinal(value: float) -> str:
    """Return 1st, 2nd, 13th ..."""
    whole = int(value)
    ending = "th" if 10 <= whole % 100 <= 20 else _ORDINAL_ENDINGS.get(whole % 10, "th")
    return f"{whole:,}{ending}"


def clock(quantity: Quantity) -> str:
    """Return the clock time of a quantity."""
    hour, minute = int(quantity.value or 0), round(((quantity.value or 0) % 1) * 100)
    if quantity.meridiem:
        return f"{hour - 12 if hour > 12 else hour}:{minute:02d} {quantity.meridiem}.m."
    return f"{hour}:{minute:02d}"


def _fraction(quantity: Quantity, value: float) -> str:
    parts = next((r.value for r in of_kind(quantity.readings, "fraction") if isinstance(r.value, tuple)), None)
    if quantity.unit is not None:
        return _amount(quantity, value)
    return f"{parts[0]:g}/{parts[1]:g}" if parts else number(value)


def _amount(quantity: Quantity, value: float) -> str:
    unit = UNITS[quantity.unit].name if quantity.unit else ""
    return f"{number(value)} {unit}".strip()


#: How the value of a quantity is shown, by its family.
_SHOWN: dict[Family, Callable[[Quantity, float], str]] = {
    "number": _amount,
    "fraction": _fraction,
    "multiple": lambda quantity, value: _MULTIPLES.get(value, f"{number(value)} times"),
    "size": lambda quantity, value: f"some {number(value)}",
    "ordinal": lambda quantity, value: ordinal(value),
    "year": lambda quantity, value: str(int(value)),
    "month": lambda quantity, value: MONTH_NAMES.get(int(value), quantity.text).capitalize(),
    "day": lambda quantity, value: f"the {ordinal(value)}",
    "weekday": lambda quantity, value: WEEKDAY_NAMES.get(int(value), quantity.text).capitalize(),
    "time": lambda quantity, value: clock(quantity),
    "half": lambda quantity, value: "first half" if value == 1 else "second half",
    "code": _amount,
}


def show(quantity: Quantity) -> str:
    """Return what a quantity says, in English and in a form that both sides share."""
    return quantity.text if quantity.value is None else _SHOWN[quantity.family](quantity, quantity.value)


def describe(quantity: Quantity) -> str:
    """Return a quantity as written, with its value where the writing does not show it."""
    shown = show(quantity)
    if _YEAR_LIKE.fullmatch(quantity.text):
        return shown.replace(f"{int(quantity.text):,}", quantity.text, 1)  # 2024 may be a year: no "2,024" beside it
    whole = shown.startswith(quantity.text) and not shown[len(quantity.text) :][:1].isdigit()
    return shown if whole else f"{quantity.text} ({shown})"


def times(larger: float, smaller: float) -> str:
    """Return the ratio of two values in words: "1,000 times"."""
    return f"{number(float(f'{larger / smaller:.4g}'))} times"


def rendering(source: Quantity, target: Quantity) -> str | None:
    """Return how the English should write the source's value, None where that is not certain."""
    value = source.value
    if (
        value is None
        or source.family != "number"
        or target.family != "number"
        or len(of_kind(source.readings, "plain")) != 1
    ):
        return None
    written = number(value)
    return written if target.text[:1].isdigit() else None
