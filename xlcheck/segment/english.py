"""English sentence splitting: each final mark is judged by the word before it and the first word behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xlcheck.language.script import HAN_CHARACTER
from xlcheck.segment import words
from xlcheck.segment.scan import ENTRY, REFERENCE, Brackets, first_non_space

_CLOSING = "”’\"'»›)]）」』】》"

#: A run of final marks (spaced ellipses in one piece), the marks that close behind it, and attached reference numbers.
_END = re.compile(
    r"(?P<mark>\.(?: ?\.)+|…[.…]*|[.!?]+|[。！？｡]+)"
    rf"(?P<closing>(?:[{re.escape(_CLOSING)}]| [”’](?=\s|$))*)"
    rf"(?P<reference>{REFERENCE}*(?:{ENTRY})?)"
)
#: "in the north.12 The": a raised reference number that lost its place, only behind a word.
_RAISED = re.compile(r"\d{1,3}(?:[,–-]\d{1,3}){0,8}(?=\s)")
#: "1/ 2/": reference marks of United Nations documents.
_SLASHED = re.compile(r"(?: \d{1,3}/)+(?=\s)")
_SPACE = re.compile(r"\s+")
#: What may stand before the first letter of a sentence.
_LEAD = re.compile(r"[\"'“‘«‹(\[（「『【《—–\-•·*]{0,3}\s?")
_WORD = re.compile(r"[^\W_][\w’'\-]{0,39}")
_BEFORE = re.compile(r"[^\s(\[“‘\"'（—–/]*$")
_MARKER = re.compile(r"[\s\"“(\[]*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[)\]]?$")
#: Signs that compare or join what stands before and behind them.
_BETWEEN = re.compile(r"[<>=≤≥≠≈→]=?\s")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_LOOK_BACK = 40
_LOOK_AHEAD = 60


def split_english(text: str) -> list[int]:
    """Return the offsets behind which a new sentence begins, ascending; the end of the text is not among them."""
    return list(_cuts(text))


def _cuts(text: str) -> Iterator[int]:
    brackets = Brackets(text)
    lower = not any(c.isupper() for c in text)  # a text without capitals: a small letter may begin a sentence
    start = first_non_space(text, 0)
    position = 0
    while found := _END.search(text, position):
        end = _references(text, found)
        position = end
        space = _SPACE.match(text, end)
        if not space and (found["mark"][0] not in "。！？｡" or end == len(text)):
            continue
        following = space.end() if space else end
        if following == len(text):
            return
        if not _ends(text, found, start, following, lower=lower):
            continue
        if brackets.around(found.start(), start):
            continue
        yield end
        start = position = following


def _references(text: str, found: re.Match[str]) -> int:
    """Return the end of the match, reference numbers behind it included."""
    end = found.end()
    if not found["reference"] and found["mark"] == "." and text[found.start() - 1 : found.start()] not in "0123456789":
        word = _word_before(text, found.start()).lower()
        raised = _RAISED.match(text, end)
        if raised and word not in words.BEFORE_NUMBER and (len(word) > 1 or not word.isalpha()):
            end = raised.end()
    if slashed := _SLASHED.match(text, end):
        end = slashed.end()
    return end


def _word_before(text: str, position: int) -> str:
    found = _BEFORE.search(text[max(0, position - _LOOK_BACK) : position])
    return found.group() if found else ""


def _ends(text: str, found: re.Match[str], start: int, following: int, *, lower: bool) -> bool:
    """Tell whether a sentence ends at the mark, given where the next word begins."""
    mark = found["mark"]
    if mark[0] in "。！？｡":
        return True
    ahead = text[following : following + _LOOK_AHEAD]
    lead = _LEAD.match(ahead)
    rest = ahead[lead.end() :] if lead else ahead
    word = _WORD.match(rest)
    if not _begins(rest, word.group() if word else "", lower=lower):
        return False
    if mark[0] in "!?":
        return True
    first = word.group() if word else ""
    if len(mark) > 1 or mark[0] == "…":
        return not _repeats(_word_before(text, found.start()), first)
    if lead and lead.group() and found["closing"]:
        return True
    return _stop_ends(text, found, start, first, rest)


def _begins(rest: str, word: str, *, lower: bool) -> bool:
    """Tell whether a sentence may begin with this: no small letter, unless the word has a capital inside (iPhone).

    No sign that stands between two values either: 1.0.0-rc.1 < 1.0.0.
    """
    if _BETWEEN.match(rest):
        return False
    return not rest[:1].islower() or lower or any(c.isupper() for c in word[1:])


def _repeats(before: str, first: str) -> bool:
    """Tell a stutter ("I... I have") from a new sentence."""
    stem = re.split(r"['’-]", first)[0].lower()
    return bool(stem) and before.lower().rstrip(".").endswith(stem)


def _stop_ends(text: str, found: re.Match[str], start: int, first: str, rest: str) -> bool:
    """Tell whether a full stop ends a sentence, by the word before it and the capitalised word behind it."""
    before = _word_before(text, found.start())
    word = before.lower()
    if found.start() - start <= _LOOK_BACK and _MARKER.match(text, start, found.start()) and not found["closing"]:
        return False
    initial = rest[len(first) : len(first) + 1] == "." and len(first) == 1
    starter = first.lower() in words.STARTERS and not initial
    if word in words.BEFORE_NAME:
        return False
    if word in words.BEFORE_NUMBER:
        return word not in words.NEVER_LAST and not words.is_number(first)
    if word in words.CLOCK:
        return first.lower() not in words.AFTER_CLOCK
    if word in words.SHORT_MONTHS:
        return not first[:1].isdigit()
    if word in words.MAYBE_LAST or _DOTTED.match(before):
        return starter or not first
    if len(before) == 1 and before.isalpha():
        return starter or before == "I" or before.islower() or bool(HAN_CHARACTER.match(first))
    return True
