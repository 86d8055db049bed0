"""Where a text is inside of a quotation: both sides of a translation are, at the same places.

Novels set speech over several sentences; a boundary of an alignment that lies inside of a quotation on one side does
not lie outside on the other: so it is at 206 of 220 such boundaries of aligned novels and a magazine. Quotation marks
are read by their shape, straight ones by the blanks around them; an apostrophe is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import numpy as np

from xlcheck.align.band import Ints
from xlcheck.language.reporting_verbs import reporting_verbs

_CLOSED_BY = {"“": "”", "「": "」", "『": "』", "‘": "’", "«": "»"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
_STRAIGHT = "\"'"
_OPENING = frozenset((*_CLOSED_BY, *_STRAIGHT))
QUOTES = frozenset((*_CLOSED_BY, *_OPENED_BY, *_STRAIGHT))
# What may stand before a straight mark that opens.
_BEFORE = "([（—–-“‘\"'"
# A quotation of more sentences than this was never closed: the mark stands alone.
_MOST = 20
# A quotation that was open before the text, whatever its mark.
_ANY = ""


OUTSIDE, INSIDE, BETWEEN = range(3)


def boundaries(texts: Sequence[str], begun: bool = False, unclosed: bool = False) -> Ints:
    """Return what each boundary (n + 1,), before the first text, between two of them and behind the last, is.

    It lies inside of a quotation, outside, or between two parts of what may be one: 'Stay!' she said. | 'It rains.'

    ``begun`` tells whether a quotation was open before the first one, ``unclosed`` whether one goes on behind the last;
    otherwise one that is open there was never closed. So was one that is longer than speech is.
    """
    out = np.zeros(len(texts) + 1, np.int64)
    out[0] = begun
    stack = [_ANY] if begun else []
    first = k = 0  # the text in which the outermost open quotation began
    while k < len(texts):
        outer = not stack
        stack = _behind(texts[k].strip(), stack)
        first = k if outer else first
        k += 1
        out[k] = bool(stack)
        if stack and stack[0] != _ANY and (k - first > _MOST or (k == len(texts) and not unclosed)):
            out[first + 1 : k + 1] = OUTSIDE
            stack, k = [], first + 1
    for k in range(1, len(texts)):
        if out[k] == OUTSIDE and _resumes(texts[k - 1], texts[k]):
            out[k] = BETWEEN
    return out


def _resumes(before: str, behind: str) -> bool:
    """Return whether a text begins with a quotation, and the one before it has one."""
    return behind.lstrip()[:1] in _OPENING and any(opens is not True for _, _, opens in _marks(before.strip()))


def reports(text: str, begun: bool, language: Literal["zh", "en"]) -> int:
    """Return how many clauses of a text report a quotation of it; ``begun`` tells whether it begins inside of one."""
    text = text.strip()
    parts = _outside(text, begun)
    return 0 if parts == [text] else sum(_said(language).search(part) is not None for part in parts)


def goes_on(text: str, before: str) -> bool:
    """Return whether a Chinese sentence begins with the clause that reports the quotation at the end of the one before.

    “进来。” | 她笑着说。
    """
    text = text.strip()
    if text[:1] in QUOTES or before.rstrip()[-1:] not in _OPENED_BY:
        return False
    first = _CLAUSE.match(_outside(text, False)[0])
    return first is not None and _said("zh").search(first.group(), 1) is not None


_CLAUSE = re.compile(r"[^，。！？；：,!?;:]{2,}(?:[，。！？；,!?;]|$)")


@cache
def _said(language: Literal["zh", "en"]) -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, reporting_verbs(language)), key=len, reverse=True))
    if language == "zh":
        return re.compile(rf"(?:{verbs})(?:着|了|过|一句|一声|起来)*(?:[，。：！？；…,:!?;—]|$)")
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def _outside(text: str, begun: bool) -> list[str]:
    """Return the parts of a text that stand before, between and behind its quotations."""
    parts: list[str] = []
    stack = [_ANY] if begun else []
    last = 0
    for at, opening, opens in _marks(text):
        before = bool(stack)
        if opens or (opens is None and opening not in stack):
            stack.append(opening)
        elif opening in stack or _ANY in stack:
            stack = stack[: stack.index(opening)] if opening in stack else []
        if stack and not before:
            parts.append(text[last:at])
        elif before and not stack:
            last = at + 1
    return parts if stack else [*parts, text[last:]]


def _behind(text: str, stack: Sequence[str]) -> list[str]:
    """Return the opening marks of the quotations that are open behind a text, given those before it."""
    out = list(stack)
    for at, opening, opens in _marks(text):
        if opens or (opens is None and opening not in out):
            if at or opening not in out:  # a quotation of several paragraphs has a mark at the beginning of each
                out.append(opening)
        elif opening in out:
            del out[len(out) - 1 - out[::-1].index(opening) :]
        elif _ANY in out:
            out.clear()
    return out


def _marks(text: str) -> Iterator[tuple[int, str, bool | None]]:
    """Yield the quotation marks of a text: place, the mark that opens it, whether it opens (None: as it fits)."""
    for at, mark in enumerate(text):
        if mark not in QUOTES:
            continue
        before, behind = text[at - 1 : at], text[at + 1 : at + 2]
        if mark in _CLOSED_BY:
            yield at, mark, True
        elif mark in "'’" and before.isalnum() and behind.isalnum():
            continue
        elif mark in _OPENED_BY:
            yield at, _OPENED_BY[mark], False
        else:
            opens = (not before or before.isspace() or before in _BEFORE) and behind.strip() != ""
            closes = before.strip() != "" and not behind.isalnum()
            if opens or closes:
                yield at, mark, None if opens and closes else opens
