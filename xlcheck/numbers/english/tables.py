"""Small tables of the English reader."""

from __future__ import annotations

from types import MappingProxyType

from xlcheck.numbers.quantity import RELATIVE_DAY, RELATIVE_YEAR, WHOLE, Hedge, Key
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


def _keys(*keys: Key) -> frozenset[Key]:
    return frozenset(keys)


#: Words that may satisfy a number of the other side and demand none.
SOFT_WORDS: MappingProxyType[str, frozenset[Key]] = MappingProxyType(
    {
        **dict.fromkeys(("only", "sole", "solely", "alone", "single", "once", "solo", "unique"), _keys(1.0)),
        **dict.fromkeys(("firstly", "primary", "initial", "initially", "champion", "champions", "every"), _keys(1.0)),
        **dict.fromkeys(("another",), _keys(1.0, 2.0)),
        **dict.fromkeys(("both", "couple", "pair", "pairs", "duo", "dual", "twin", "twins", "bilateral"), _keys(2.0)),
        **dict.fromkeys(
            ("other", "others", "either", "neither", "again", "secondary", "secondly", "secondhand"), _keys(2.0)
        ),
        **dict.fromkeys(
            (
                "runner",
                "runners",
                "binary",
                "biennial",
                "bicycle",
                "alike",
                "mutual",
                "halves",
                "duplicate",
                "bigram",
                "bigrams",
                "hemispheres",
            ),
            _keys(2.0),
        ),
        **dict.fromkeys(
            ("zeros", "zeroes", "nil", "no", "none", "non", "nonzero", "without", "free", "never"), _keys(0.0)
        ),
        **dict.fromkeys(
            (
                "trio",
                "triangle",
                "trilateral",
                "thirdly",
                "triplets",
                "tripartite",
                "triplicate",
                "trigram",
                "trigrams",
                "bronze",
            ),
            _keys(3.0),
        ),
        **dict.fromkeys(("hat-trick",), _keys(3.0)),
        **dict.fromkeys(("quartet", "quad", "quadrilateral", "fourthly", "quarterly"), _keys(4.0, 0.25, 15.0, 3.0)),
        **dict.fromkeys(("quarterfinal", "quarterfinals", "quarter-final", "quarter-finals"), _keys(8.0, 4.0)),
        **dict.fromkeys(("semifinal", "semifinals", "semi-final", "semi-finals"), _keys(4.0, 0.5)),
        **dict.fromkeys(("pentagon", "quintet", "quinquennial", "fifthly"), _keys(5.0)),
        **dict.fromkeys(("sextet", "hexagon"), _keys(6.0)),
        **dict.fromkeys(("octet", "octagon"), _keys(8.0)),
        **dict.fromkeys(("century", "centuries", "centennial", "centenary", "centenarian"), _keys(100.0)),
        **dict.fromkeys(("millennium", "millennia", "millennial", "millennials"), _keys(1000.0)),
        **dict.fromkeys(("decade",), _keys(10.0, ("size", 1.0))),
        **dict.fromkeys(("decades",), _keys(20.0, 10.0, 30.0, 40.0, 50.0, ("size", 1.0))),
        **dict.fromkeys(("fortnight", "fortnightly"), _keys(2.0, 14.0)),
        **dict.fromkeys(
            ("teen", "teens", "teenage", "teenager", "teenagers"),
            _keys(*map(float, range(13, 20)), ("size", 1.0), ("dozen", 1.0)),
        ),
        **dict.fromkeys(("christmas", "xmas"), _keys(12.0, 25.0, 24.0, ("month", 12.0), ("day", 25.0))),
        **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), _keys(RELATIVE_DAY)),
        **dict.fromkeys(("noon", "midday", "midnight"), _keys(12.0, 0.0, 24.0, ("noon", 1.0))),
        **dict.fromkeys(("daily", "overnight"), _keys(24.0)),
        **dict.fromkeys(("week", "weekly"), _keys(7.0, 1.0)),
        **dict.fromkeys(("weekend", "weekends"), _keys(("weekday", 6.0), ("weekday", 7.0))),
        **dict.fromkeys(
            ("all", "entire", "entirely", "whole", "completely", "fully", "absolute", "absolutely", "totally"),
            _keys(WHOLE),
        ),
        "twenties": _keys(20.0, 30.0, 1920.0, ("decade", 20.0)),
        "thirties": _keys(30.0, 40.0, 1930.0, ("decade", 30.0)),
        "forties": _keys(40.0, 50.0, 1940.0, ("decade", 40.0)),
        "fifties": _keys(50.0, 60.0, 1950.0, ("decade", 50.0)),
        "sixties": _keys(60.0, 70.0, 1960.0, ("decade", 60.0)),
        "seventies": _keys(70.0, 80.0, 1970.0, ("decade", 70.0)),
        "eighties": _keys(80.0, 90.0, 1980.0, ("decade", 80.0)),
        "nineties": _keys(90.0, 100.0, 1990.0, ("decade", 90.0)),
    }
)

#: Fixed phrases with a number word that count nothing, and what they may satisfy.
PHRASES: MappingProxyType[str, frozenset[Key]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("next day", "following day", "same day", "previous day", "that day", "this day"), _keys(RELATIVE_DAY)
        ),
        **dict.fromkeys(("day before", "day after", "day later", "day earlier"), _keys(RELATIVE_DAY, 1.0)),
        **dict.fromkeys(
            ("this year", "last year", "next year", "same year", "that year", "during the year"), _keys(RELATIVE_YEAR)
        ),
        **dict.fromkeys(
            ("second to none", "on the one hand", "one another", "no one", "at first", "first aid"), _keys(1.0)
        ),
        **dict.fromkeys(("first of all", "one day", "someone", "at one point", "one by one", "number one"), _keys(1.0)),
        **dict.fromkeys(
            ("sunday best", "black friday", "good friday", "cyber monday", "boxing day"), _keys(("weekday", 5.0), 5.0)
        ),
        **dict.fromkeys(
            ("second-hand", "second hand", "two-way", "two koreas", "second thoughts", "second thought"), _keys(2.0)
        ),
        **dict.fromkeys(
            (
                "second amendment",
                "second lieutenant",
                "2nd lieutenant",
                "second nature",
                "split second",
                "two-thirds majority",
            ),
            _keys(2.0),
        ),
        **dict.fromkeys(("two-dimensional", "two-faced", "two-fold", "two and two", "second language"), _keys(2.0)),
        **dict.fromkeys(
            ("third party", "third-party", "third parties", "third world", "third-world", "three-dimensional"),
            _keys(3.0),
        ),
        **dict.fromkeys(("three musketeers", "third reich"), _keys(3.0)),
        **dict.fromkeys(("four-legged", "on all fours", "four corners", "four seasons", "fourth estate"), _keys(4.0)),
        **dict.fromkeys(("at sixes and sevens", "cloud nine", "catch-22", "catch 22", "on the fifth"), _keys(22.0)),
        **dict.fromkeys(("worth a thousand words", "thank you a million", "thanks a million"), _keys(1000.0)),
        **dict.fromkeys(("five-year plan", "five-year plans", "five year plan"), _keys(5.0)),
        **dict.fromkeys(
            ("half-time", "half time", "halfway", "half-hearted", "halfheartedly", "half-heartedly"),
            _keys(0.5, ("half", 1.0)),
        ),
        **dict.fromkeys(
            ("24/7", "around the clock", "around-the-clock", "round the clock", "round-the-clock"), _keys(24.0, 7.0)
        ),
        **dict.fromkeys(("decade and a half",), _keys(15.0)),
        **dict.fromkeys(("24 hours a day", "day and night", "night and day"), _keys(24.0, 7.0)),
    }
)

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
