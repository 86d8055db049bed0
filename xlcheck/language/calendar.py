"""The English names of months and weekdays, long and short, from one table.

Months count from January, 1; weekdays from Monday, 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).with_name("calendar.csv")


def _values(rows: tuple[TableRow, ...], kind: str) -> Mapping[str, int]:
    return MappingProxyType({row.form: int(row.values["value"]) for row in rows if row.kind == kind})


def _longest(names: Mapping[str, int]) -> Mapping[int, str]:
    return MappingProxyType({value: name for name, value in sorted(names.items(), key=lambda item: len(item[0]))})


_ROWS = read_table(TABLE, "value")
MONTHS, WEEKDAYS, SHORT_WEEKDAYS = (_values(_ROWS, kind) for kind in ("month", "weekday", "short weekday"))
MONTH_NAMES = _longest(MONTHS)
WEEKDAY_NAMES = _longest({name: value for name, value in WEEKDAYS.items() if not name.endswith("s")})
#: Words in "Black Monday", "The Sunday Times" ...: a weekday beside them is a name.
NAMES_BEFORE_WEEKDAYS, NAMES_AFTER_WEEKDAYS = (
    frozenset(row.form for row in _ROWS if row.kind == f"name {place} a weekday") for place in ("before", "after")
)
