"""The words of the Chinese reader, from its tables: what stands beside a number, and what that says about it."""

from __future__ import annotations

from typing import Literal, cast

from xlcheck.numbers import tables
from xlcheck.numbers.units import CHINESE_UNITS

_MEASURES = tables.rows("measure_words")
#: Characters that begin a measure word or a unit: a lone numeral before one of them is a number.
MEASURE_WORDS = frozenset(tables.forms(_MEASURES, "measure word")) | {unit for unit in CHINESE_UNITS if len(unit) == 1}
#: What follows 两 where "two" is often left unsaid in English.
AFTER_PAIR = frozenset(tables.forms(_MEASURES, "after 两"))
#: Numerals that say a size rather than a number when they stand alone.
ROUND_NUMERALS = frozenset({"百万", "千万", "万亿", "十万", "千亿", "百亿", "十亿", "亿万", "百万亿"})
#: What makes such a numeral a number after all.
AFTER_ROUND = frozenset(tables.forms(_MEASURES, "after a round numeral"))

#: Times of day before a clock time, and the half of the day they are in.
DAY_PARTS = cast("dict[str, Literal['a', 'p']]", tables.classes("chinese_day_parts"))

_WORDS = tables.rows("chinese_words")
#: Words without a numeral of their own, or with a date in them, that may satisfy a number of the other side.
SOFT_WORDS = tables.word_readings(_WORDS, "word")
#: Date names in numerals: 九一一, 五一.
DATE_NAMES = tables.word_readings(_WORDS, "date name")
