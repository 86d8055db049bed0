"""The words of the English reader, from its tables: names of months and days, and words that stand for numbers."""

from __future__ import annotations

from xlcheck.numbers import tables

_CALENDAR = tables.rows("english_calendar")
MONTHS, WEEKDAYS, WEEKDAYS_SHORT = (
    {row.form: int(row.values["value"]) for row in _CALENDAR if row.kind == kind}
    for kind in ("month", "weekday", "short weekday")
)
#: Words in "Black Friday", "The Sunday Times" ...: a weekday beside them is a name.
WEEKDAY_NAMES_BEFORE = frozenset(tables.forms(_CALENDAR, "name before a weekday"))
WEEKDAY_NAMES_AFTER = frozenset(tables.forms(_CALENDAR, "name after a weekday"))

_WORDS = tables.rows("english_words")
#: Words that may satisfy a number of the other side and demand none.
SOFT_WORDS = tables.word_readings(_WORDS, "word")
#: Fixed phrases with a number word that count nothing, and what they may satisfy.
PHRASES = tables.word_readings(_WORDS, "phrase")

#: Adjectives that may stand between a number and its unit.
BEFORE_UNIT = frozenset(tables.classes("before_units"))
