"""PUN002: a bracket or a quotation mark without its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings, located, masked
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Segment, Severity, Span

OPENING = {"(": ")", "[": "]", "（": "）", "【": "】", "“": "”", "‘": "’"}
CLOSING = {close: opening for opening, close in OPENING.items()}
BRACKETS = {"（": "(", "）": ")", "［": "[", "］": "]", "【": "[", "】": "]", "〔": "[", "〕": "]"}
"""Full-width brackets, which close what a narrow one opens."""
SOURCE_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’"}

_MARK = re.compile('[()\\[\\]“”‘’"]')
_LIST_MARK = re.compile(r"(?:(?<=^)|(?<=[\s;,:(]))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)", re.MULTILINE)
"""The mark of a list item, "a)", "12)", "iv)"."""
_FACE = re.compile(r"(?<!\w)[:;=]['-]?[()\[\]]")
_APOSTROPHE = re.compile(r"(?<=\w)[’'](?=\w)|(?<!\w)[’'‘](?=\d0s|\d\d\b|em\b|tis\b|til\b|n\b)")
_INTERVAL = re.compile(r"[\[(][^\[\]()]{1,40}?,[^\[\]()]{1,40}?[\])]")
"""A half-open interval, "[0, 1)"."""


@register
@dataclass(frozen=True, slots=True)
class Unbalanced:
    """A bracket or a quotation mark is opened and not closed, or closed and not opened, or closed by the wrong one.

    Looked for in whole paragraphs, since a quotation may hold several sentences. What is open in the source as well
    (a sentence cut out of its quotation), a quotation that goes on in the next paragraph, and the marks of list items
    are not reported.

    Bad:
        zh: 我们坚守“为民”初心。
        en: We stay true to our pledge “for the people.

    Good:
        zh: 我们坚守“为民”初心。
        en: We stay true to our pledge “for the people.”
    """

    code: ClassVar[str] = "PUN002"
    name: ClassVar[str] = "unbalanced-punctuation"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each half without its other half."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        for _, group in groupby(context.once(english), key=lambda sentence: sentence.segment.paragraph):
            paragraph = list(group)
            text = "\n".join(sentence.prose for sentence in paragraph)
            wrong = unbalanced(text)
            if not wrong:
                continue
            beads = sorted({sentence.bead for sentence in paragraph})
            source = "\n".join(context.source(bead).text for bead in beads)
            unsure = {_family(mark) for _, mark in unbalanced(_narrow(source))}
            for at, mark in wrong:
                if _family(mark) in unsure or (mark == "“" and _goes_on(context, paragraph[-1].segment)):
                    continue
                bead, segment, inside = located(paragraph, at)
                half = "closed, and not opened" if mark in CLOSING else "opened, and not closed by its like"
                if mark == '"':
                    half = "without its other half"
                span = Span(inside, inside + 1).shift(segment.span.start)
                yield Spot(bead, span, f"{mark} is {half}", confidence="medium")


def _family(mark: str) -> str:
    return "quotes" if mark in "“”‘’\"'" else "brackets"


@cache
def _narrower() -> dict[int, str]:
    return {ord(mark): plain for mark, plain in (BRACKETS | SOURCE_QUOTES).items()}


def _narrow(text: str) -> str:
    return text if text.isascii() else text.translate(_narrower())


def _goes_on(context: Context, last: Segment) -> bool:
    """Return whether the next paragraph begins with a quotation mark, as a quotation of several paragraphs does."""
    segments = context.pair.target.segments
    following = (s for s in segments if s.span.start >= last.span.end and s.paragraph != last.paragraph)
    found = next(following, None)
    return found is not None and found.text.startswith(("“", '"'))


def unbalanced(text: str) -> list[tuple[int, str]]:
    """Return the brackets and quotation marks of a paragraph that have no other half, with their offsets."""
    text = _narrow(masked(text))
    if not _MARK.search(text):
        return []
    for pattern in (_FACE, _APOSTROPHE):
        text = pattern.sub(_hide, text)
    text = _INTERVAL.sub(lambda match: match[0] if OPENING[match[0][0]] == match[0][-1] else _hide(match), text)
    marks = {m.end() - 1 for m in _LIST_MARK.finditer(text)}
    wrong: list[tuple[int, str]] = []
    halves = [(match.start(), match[0]) for match in _MARK.finditer(text)]
    for family in ("()[]", "“”", "‘’"):
        stack: list[tuple[int, str]] = []
        for at, mark in halves:
            if mark not in family:
                continue
            if mark in OPENING and stack and family == "“”":
                stack[-1] = (at, mark)  # “like this“: the second one is wrong
            elif mark in OPENING:
                stack.append((at, mark))
            elif stack and OPENING[stack[-1][1]] == mark:
                stack.pop()
            elif (family == "()[]" and at not in marks) or family == "“”":
                wrong.append((at, mark))
            # A lone ’ is an apostrophe as often as not.
        wrong += stack
    straight = [at for at, mark in halves if mark == '"']
    inches = [at for at in straight if text[at - 1 : at].isdigit()]
    if len(straight) % 2 and not len(inches) % 2 and not any(mark in "“”" for _, mark in wrong):
        wrong.append((straight[-1], '"'))
    return sorted(wrong)


def _hide(match: re.Match[str]) -> str:
    return "\ue000" * len(match[0])
