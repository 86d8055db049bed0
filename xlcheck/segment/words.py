"""The words that decide about an English full stop, in lower case and without it."""

from __future__ import annotations

import re

from xlcheck.language.calendar import MONTH_NAMES, MONTHS, SHORT_WEEKDAYS, WEEKDAYS


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
#: Words that begin sentences and seldom stand inside a name.
STARTERS = _table(
    "a about above according after all also although among an and another any are as at because before besides both"
    " but by can could despite did do does during each either every finally first for from furthermore"
    " given had has have he hence her here his how however i if in indeed instead into is it its just last later let"
    " many may maybe meanwhile more moreover most much my neither nevertheless next no nobody nor not nothing now of"
    " off often on once one only or other others our over perhaps please previously rather second several she should"
    " similarly since so some soon still such thank thanks that the their then there therefore these they this those"
    " though through throughout thus to today together tomorrow under unless until up upon was we were what whatever"
    " when whenever where whereas whether which while who whose why will with within without would yes yet you your"
)

_ROMAN = re.compile(r"[IVXLC]+$")


def is_number(word: str) -> bool:
    """Tell whether ``word`` may number something: it holds a digit (5, S1) or is a Roman numeral in capitals."""
    return any(c.isdigit() for c in word) or bool(_ROMAN.match(word))
