"""Small tables of the English reader."""

from __future__ import annotations

from types import MappingProxyType

from xlcheck.numbers import tables
from xlcheck.numbers.quantity import Hedge
from xlcheck.numbers.tables import words

_NAMES = words("january february march april may june july august september october november december")
MONTHS = MappingProxyType(
    {n: i for i, n in enumerate(_NAMES, 1)} | {n[:3]: i for i, n in enumerate(_NAMES, 1)} | {"sept": 9}
)
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAYS = MappingProxyType({d: i for i, d in enumerate(_DAYS, 1)} | {f"{d}s": i for i, d in enumerate(_DAYS, 1)})
WEEKDAYS_SHORT = MappingProxyType(
    {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 7}
)

#: Words in "Black Friday", "The Sunday Times" ...: a weekday beside them is a name.
WEEKDAY_NAMES_BEFORE = frozenset(words("black good bloody ash palm super easter cyber giving maundy"))
WEEKDAY_NAMES_AFTER = frozenset(words("times night express mail mirror telegraph post magazine premium league review"))


#: Words that may satisfy a number of the other side and demand none.
SOFT_WORDS = tables.word_readings("english_words", "word")
#: Fixed phrases with a number word that count nothing, and what they may satisfy.
PHRASES = tables.word_readings("english_words", "phrase")

#: Adjectives that may stand between a number and its unit.
BEFORE_UNIT = frozenset(
    words(
        "full more consecutive straight whole long additional calendar working business solid good short "
        "extra trading light chinese further successive billion's odd or"
    )
)

_OVER = (
    "more than, over, above, exceeding, exceeded, exceeds, exceed, in excess of, at least, no less than, "
    "no fewer than, not less than, upward of, upwards of, surpassed, surpassing, minimum of, starting at, "
    "starting from, larger than, greater than, topped, better than, beyond, higher than, older than, passed"
)
_UNDER = (
    "nearly, almost, close to, up to, at most, less than, under, below, fewer than, not more than, no more than, "
    "not exceeding, short of, approaching, just under, lower than, younger than, maximum of, limited to, smaller than, "
    "within"
)
_ABOUT = "about, around, approximately, roughly, some, circa, an estimated, or so"
HEDGES: MappingProxyType[str, Hedge] = MappingProxyType(
    {
        **dict.fromkeys(_OVER.split(", "), "over"),
        **dict.fromkeys(_UNDER.split(", "), "under"),
        **dict.fromkeys(_ABOUT.split(", "), "about"),
    }
)
