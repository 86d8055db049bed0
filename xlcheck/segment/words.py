"""The words that decide about an English full stop, in lower case and without it."""

from __future__ import annotations

import re

from xlcheck.language.calendar import MONTH_NAMES, MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from xlcheck.language.function_words import function_words


def _table(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Never the last word of a sentence: a name or another word always follows.
BEFORE_NAME = _table(
    "mr mrs ms messrs mme dr prof rev hon fr gen lt col maj capt cmdr sgt cpl adm brig pres gov sen rep amb supt"
    " st mt ft vs e.g i.e eg ie cf viz approx ca incl resp hrh asst assoc dir"
)
#: Abbreviations that stand before a number; with anything else behind them, they may be ordinary words.
BEFORE_NUMBER = _table(
    "no nos nr fig figs tab eq eqs art arts sec secs sect ch chap vol vols pp p para paras pt ex ser ver cl reg"
    " tel ext op app annex doc"
)
#: Of those, the ones that are no words at all.
NEVER_LAST = _table("nos nr figs eqs vols pp paras")
CLOCK = _table("a.m p.m am pm")
#: What follows 10 a.m. in the same sentence.
AFTER_CLOCK = frozenset({*MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS}) | _table(
    "beijing eastern central pacific gmt utc est edt cst cdt pst pdt bst cet hkt hong local"
)
SHORT_MONTHS = frozenset(MONTHS) - frozenset(MONTH_NAMES.values())
#: Abbreviations that may end a sentence; they do where a word follows that begins one.
MAYBE_LAST = _table(
    "inc ltd co corp cos bros plc llc jr sr esq al etc ph.d dept depts univ govt est ave blvd rd ed eds trans"
    " mon tue tues wed thu thur thurs fri sat sun misc dist div intl assn natl"
)
ABBREVIATIONS = BEFORE_NAME | BEFORE_NUMBER | CLOCK | MAYBE_LAST
#: Words that begin sentences and seldom stand inside a name.
STARTERS = function_words("start")

_ROMAN = re.compile(r"[IVXLC]+$")


def is_number(word: str) -> bool:
    """Tell whether ``word`` may number something: it holds a digit (5, S1) or is a Roman numeral in capitals."""
    return any(c.isdigit() for c in word) or bool(_ROMAN.match(word))
