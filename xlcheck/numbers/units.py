"""Units of measurement and money: ids, dimensions, factors, and how each language writes them."""

from __future__ import annotations

from typing import NamedTuple

from xlcheck.numbers import tables


class Unit(NamedTuple):
    """A unit of measurement or money.

    ``dimensions`` are several where the word does not say which ("pound"). ``factor`` converts to the base unit of the
    dimension; 0 where no fixed factor exists (money, temperature). ``also`` are units that its word may stand for.
    """

    dimensions: frozenset[str]
    factor: float
    name: str
    also: frozenset[str]


UNITS = {
    row.form: Unit(
        frozenset(row.kind.split("/")),
        float(row.values["factor"]),
        row.values["name"],
        frozenset(part.replace("_", " ") for part in row.values["also"].split()),
    )
    for row in tables.rows("units")
}


def _written(name: str) -> dict[str, str]:
    """Return the unit by its word."""
    words = tables.classes(name)
    if unknown := set(words.values()) - UNITS.keys():
        raise ValueError(f"{name}.csv: these units are not in units.csv: {', '.join(sorted(unknown))}")
    return words


#: How Chinese writes a unit right after the number; English, in lower case, words parted by one space; and the signs
#: before the number.
CHINESE_UNITS, ENGLISH_UNITS, SIGNS = map(_written, ("chinese_units", "english_units", "currency_signs"))
CHINESE_UNIT_LENGTH = max(map(len, CHINESE_UNITS))

#: Dimensions that no translator takes for one another: 48 square metres are not 48 cubic metres.
_PHYSICAL = frozenset({"length", "area", "volume", "mass", "power", "energy", "speed", "temperature"})
_CONVERSION_TOLERANCE = 0.045
_TEMPERATURE_TOLERANCE = 2.5


def compatible(a: str | None, b: str | None) -> bool | None:
    """Tell whether two units may mean the same; None where one is unknown or their dimensions cannot be compared."""
    if a is None or b is None:
        return None
    if a == b or b in UNITS[a].also or a in UNITS[b].also:
        return True
    first, second = UNITS[a].dimensions, UNITS[b].dimensions
    return False if first & second or first | second <= _PHYSICAL else None


def converts(value: float | None, unit: str | None, other: float | None, other_unit: str | None) -> bool:
    """Tell whether two values in different units of one dimension are the same amount (within 4.5 %, 2.5 degrees)."""
    if value is None or other is None or unit is None or other_unit is None or unit == other_unit:
        return False
    a, b = UNITS[unit], UNITS[other_unit]
    common = a.dimensions & b.dimensions
    if not common:
        return False
    if "temperature" in common:
        return _same_temperature(value, unit, other, other_unit)
    if "ratio" in common:
        return {unit, other_unit} == {"basis point", "point"} and (
            abs(value / 100 - other) < 1e-9 if unit == "basis point" else abs(other / 100 - value) < 1e-9
        )
    if not a.factor or not b.factor or a.factor == b.factor:
        return False
    x, y = value * a.factor, other * b.factor
    return y != 0 and abs(x / y - 1) < _CONVERSION_TOLERANCE


def _same_temperature(value: float, unit: str, other: float, other_unit: str) -> bool:
    if unit == "F" or (unit == "degree" and other_unit == "C"):
        value, unit, other, other_unit = other, other_unit, value, unit
    if unit != "C":
        return False
    return abs(value * 9 / 5 + 32 - other) < _TEMPERATURE_TOLERANCE
