"""The number words of English: cardinals, scales, ordinals, multiples, from one table.

A value is that of the word alone: ``SMALL`` zero to nineteen, ``TENS`` twenty to ninety, ``SCALES`` hundred to
trillion, ``SHORT_SCALES`` what else multiplies the number before it (millions, bn, crore), ``ORDINALS`` zeroth to thousandth,
``MULTIPLES`` doubled, tenfold.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).with_name("number_words.csv")


def _values(rows: tuple[TableRow, ...], kind: str) -> Mapping[str, int]:
    return MappingProxyType({row.form: int(row.values["value"]) for row in rows if row.kind == kind})


_ROWS = read_table(TABLE, "value")
SMALL, TENS, SCALES, SHORT_SCALES, ORDINALS, MULTIPLES = (
    _values(_ROWS, kind) for kind in ("unit", "ten", "scale", "short scale", "ordinal", "multiple")
)
