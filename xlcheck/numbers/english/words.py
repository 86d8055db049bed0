"""The words of the English reader, from its tables: adjectives before units, and words that stand for numbers."""

from __future__ import annotations

from xlcheck.numbers import tables

_WORDS = tables.rows("english_words")
#: Words that may satisfy a number of the other side and demand none.
SOFT_WORDS = tables.word_readings(_WORDS, "word")
#: Fixed phrases with a number word that count nothing, and what they may satisfy.
PHRASES = tables.word_readings(_WORDS, "phrase")

#: Adjectives that may stand between a number and its unit.
BEFORE_UNIT = frozenset(tables.classes("before_units"))
