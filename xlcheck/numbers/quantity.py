"""The value that both readers produce and the comparer takes.

A quantity is one number as it stands in a text: where it stands, and every way in which it may be read. Two quantities
agree when their sets of readings meet: "翻一番" and "doubled", "3亿" and "300 million", "90年代" and "the 1990s".
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from xlcheck.model import Span
from xlcheck.numbers.readings import Family, Reading

Rank = Literal["soft", "medium", "hard"]
Hedge = Literal["over", "under", "about", "denied"]
Trend = Literal["up", "down"]

#: A soft quantity may satisfy a demand of the other side but makes none of its own.
DEMANDS: dict[Rank, int] = {"soft": 0, "medium": 1, "hard": 2}


class Quantity(NamedTuple):
    """One number of a text.

    ``span`` counts code points of the text that was read, ``readings`` is the set of admissible readings, ``value`` the
    one to show. ``unit`` is an id of `xlcheck.numbers.units`. ``hedge`` says that the value is a lower bound
    ("over"), an upper bound ("under": nearly, up to), approximate ("about"), or a bound under a negation
    ("denied"). ``meridiem`` is "a" or "p" of a clock time, ``end`` the end of a range that the quantity is,
    ``after`` and ``before`` the text beside it, in lower case, where the thing counted is named; ``trend``
    tells which way a share moves; ``named`` says that it belongs to the name of a session, an event or a programme.
    """

    span: Span
    text: str
    family: Family
    readings: frozenset[Reading]
    rank: Rank
    value: float | None = None
    unit: str | None = None
    hedge: Hedge | None = None
    meridiem: Literal["a", "p"] | None = None
    end: Literal["low", "high"] | None = None
    after: str = ""
    before: str = ""
    trend: Trend | None = None
    named: bool = False
