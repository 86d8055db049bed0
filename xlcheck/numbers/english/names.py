"""Numbers in the names of sessions, events and programmes: the 7th Youth Congress, the 2014 Asian Games."""

from __future__ import annotations

import re

from xlcheck.language.expressions import any_of
from xlcheck.numbers import tables
from xlcheck.numbers.scan import Scan

_ROWS = tables.rows("named_events")
_EVENTS, _BEFORE_YEARS = (tables.forms(_ROWS, kind) for kind in ("event", "before a year"))
_FAMILIES = frozenset({"ordinal", "year"})
_LINK = "(?:of|and|the|on|for|in)"
#: Up to seven words in capitals behind the number, of which the last is an event.
_BEHIND = re.compile(
    rf"[ -](?=[A-Z])(?:(?:[A-Z][\w.'’-]{{0,30}}|{_LINK}) ){{0,7}}?{any_of(w.capitalize() for w in _EVENTS)}\b"
)
_BEFORE = re.compile(rf"\b{any_of(w.capitalize() for w in _BEFORE_YEARS)} $")
_LONGEST = 120
#: "Third, we will": the items of a sentence that English makes several of.
_ENUMERATING = re.compile("(?:Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)(?:ly)?,")
_OPENS = re.compile(r"(?:^|[.!?;:]|\n)\s*$")
#: A figure in quotation marks of a program is an example of a value: '123'.
_LITERAL = re.compile(r"(?:(?<!\w)'\s?\d{1,9}\s?'|\"\s?\d{1,9}\s?\")")


def mark_named(scan: Scan) -> None:
    """Mark the ordinals and years that belong to a name: a translator adds them for readers who do not know it."""
    text = scan.text
    for draft in scan.drafts:
        if _LITERAL.fullmatch(text, max(0, draft.start - 2), draft.end + 2) or (
            draft.family == "ordinal" and _ENUMERATING.match(text, draft.start) and _OPENS.search(text, 0, draft.start)
        ):
            draft.named = True
        elif draft.family in _FAMILIES:
            behind = _BEHIND.match(text, draft.end, draft.end + _LONGEST)
            draft.named = bool(
                behind or (draft.family == "year" and _BEFORE.search(text, max(0, draft.start - 16), draft.start))
            )
