"""Read the numbers of an English text."""

from __future__ import annotations

import re
from functools import cache

from xlcheck.language.expressions import any_of
from xlcheck.language.number_words import SCALES, SMALL, TENS
from xlcheck.numbers.english import dates, markers, ratios, values
from xlcheck.numbers.english.bounds import bound
from xlcheck.numbers.english.names import mark_named
from xlcheck.numbers.normalise import normalise
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.scan import MOST_QUANTITIES, Rules, Scan, add_marker, share_units, soften_enumerated

#: Where a word with a capital may be glued to another one.
_GLUED_SIGNAL = re.compile("[a-z][TFSEN][a-z]{2,7}[ -][A-Z]")
_MONEY = r"(?:[A-Z]{2,3}\s?)?[$€£¥]?"
#: A number in words that a lost blank glued to the word before it: "thanTwenty Five".
_GLUED = (
    f"(?<=[a-z]){any_of(word.capitalize() for word in TENS)}"
    f"(?=[ -]{any_of(word.capitalize() for word in (*SMALL, *SCALES))})"
)
_RANGE = re.compile(
    rf"\s?(?:[-–—~]{{1,2}}|to|through|until)\s?{_MONEY}|,? (?:to|and) (?:about |over |nearly |more than )?{_MONEY}"
)
_LIST = re.compile(rf"\s?(?:,|and|or|versus|vs\.?|,\s?and|,\s?or)\s?(?:about |over |nearly )?{_MONEY}")
_ENUMERATES = re.compile("(?:ly)?,")
_BEFORE_FIGURES = frozenset("-0123456789")
#: A single Roman figure after one of these words is a number: Category V.
_TITLED = re.compile(
    r"\b(?:article|paragraph|section|category|class|type|table|part|chapter|phase|stage|level|grade|volume|war|annex"
    r"|title) $"
)


@cache
def _rules() -> tuple[Rules, re.Pattern[str]]:
    """Return the rules, and an expression of where one may begin in a text in small letters.

    Its group is what may be a Roman figure; whether it has capitals the text tells. To tell no letter case apart would
    take twice the time.
    """
    rules = Rules()
    markers.register_phrases(rules)
    for module in (dates, ratios, markers, values):
        module.register(rules)
    cues = any_of(cue for cue in rules.at if cue.isascii() and cue.isalpha() and cue not in ("a", "an"))
    signs = "".join(re.escape(cue) for cue in rules.at if len(cue) == 1 and not cue.isascii())
    return rules, re.compile(
        rf"(?<![a-z])(?:{cues}(?![a-z])|an?(?=[ -][bcdefhmnqst])|[a-z]++(?=-?[0-9])"
        rf"|(?<=\()[a-z]{{1,4}}(?=\))|([ivxlc]{{1,8}})(?![a-z]))|[0-9{signs}]"
    )


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(_GLUED)


def read_english(text: str) -> tuple[Quantity, ...]:
    """Read every number of ``text``, in digits, words or both.

    Spans count code points of ``text``. Any string is read, in time linear in its length, up to 2,000 numbers.
    """
    rules, token = _rules()
    normal = normalise(text)
    scan = Scan(normal, lower=_lower(normal))
    at, position = rules.at, 0
    lower = scan.lower
    places = [m.span() for m in token.finditer(lower) if m.lastindex is None or normal[m.start() : m.end()].isupper()]
    if _GLUED_SIGNAL.search(normal):
        read = {end for _, end in places}
        glued = (m.span() for m in _glued().finditer(normal))
        places = sorted((*places, *(place for place in glued if place[1] not in read)))
    for start, end in places:
        if start < position:
            continue
        cue = lower[start:end]
        if len(scan.drafts) >= MOST_QUANTITIES:
            break
        if start in scan.marks:
            position = scan.marks[start]
            add_marker(scan, start, position, float(normal[start:position]))
        elif normal[start - 1 : start] == "(" and normal[end : end + 1] == ")" and cue.isalpha():
            position = rules.read("letter", start, scan)
        elif cue in at:
            position = rules.read(cue, start, scan)
        elif normal[end : end + 1] in _BEFORE_FIGURES:
            position = rules.read("code", start, scan)
        elif len(cue) > 1 or _TITLED.search(lower, max(0, start - 12), start):
            position = rules.read("roman", start, scan)
    if not scan.drafts:
        return ()
    scan.drafts.sort(key=lambda d: (d.start, d.end))
    share_units(scan, _RANGE, _LIST)
    soften_enumerated(scan, _ENUMERATES)
    mark_named(scan)
    bound(scan)
    return scan.quantities(text)


def _lower(text: str) -> str:
    """Return ``text`` in lower case, of the same length even where a character's lower case is longer."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
