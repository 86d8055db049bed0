"""TAG003: code within a sentence."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.language.script import count_han
from xlcheck.model import Confidence, Document, Finding, Segment, Severity, Span

_TICKED = re.compile(r"(?<!`)`([^`\n]{1,200})`(?!`)")
_DOTS = re.compile(r"\.{2,}")
_SHORT = 4
_QUOTES = dict.fromkeys(map(ord, "\"'`“”‘’<>"))

SURE: tuple[Severity, Confidence] = "major", "medium"
UNSURE: tuple[Severity, Confidence] = "minor", "low"


@register
@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Code within a sentence is another one than in the source: `confirm-text` for `next-step-text`.

    Names of options, functions and values are no language: a reader types them as they stand. A finding needs code of
    the source that does not stand in the translation, and code of the translation that stands neither in the source
    nor in the sentences beside it. Code in Chinese, and code that differs in letter case or quotation marks alone, is
    left out. It is serious where one stands for one; where their numbers differ, a sentence may say more.

    Bad:
        zh: 用 `next-step-text` 设置按钮的文字。
        en: Set the text of the button with `confirm-text`.

    Good:
        zh: 用 `next-step-text` 设置按钮的文字，默认为 `下一步`。
        en: With `next-step-text` the text of the button is set; the default is `Next`.
    """

    code: ClassVar[str] = "TAG003"
    name: ClassVar[str] = "code-span"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each code of the translation that stands for another one of the source."""
        pair = context.pair
        for bead in context.trusted_beads:
            sides = (pair.source, pair.beads[bead].source), (pair.target, pair.beads[bead].target)
            ours, theirs = (_codes(*side) for side in sides)
            if not (ours and theirs):
                continue
            zh, en = _around(*sides[0]), _narrow(context.target(bead).text)
            lost = [code for code in ours if not _stands(_text(pair.source, code), en)]
            new = [code for code in theirs if not _stands(_text(pair.target, code), zh)]
            lost = [code for code in lost if not count_han(_text(pair.source, code))]
            if not (lost and new):
                continue
            sure = len(lost) == len(new) and len(ours) == len(theirs)
            for one, other in zip(lost, new, strict=False):
                was, became = _text(pair.source, one), _text(pair.target, other)
                message = f"the code is {became} here, in the source {was}"
                yield Finding(self.code, *(SURE if sure else UNSURE), message, bead, (one,), (other,))


def _codes(document: Document, segments: tuple[int, ...]) -> list[Span]:
    """Return the codes in some segments, one for each text: as the file marks them, or between backticks."""
    found: dict[str, Span] = {}
    for number in segments:
        segment = document.segments[number]
        for code in _marked(document, segment.span) if document.codes else _ticked(segment):
            found.setdefault(_text(document, code), code)
    return list(found.values())


def _marked(document: Document, span: Span) -> Iterator[Span]:
    first = bisect_left(document.codes, span.start, key=lambda code: code.start)
    return takewhile(lambda code: code.start < span.end, islice(document.codes, first, None))


def _ticked(segment: Segment) -> Iterator[Span]:
    if "`" in segment.text:
        for found in _TICKED.finditer(segment.text):
            yield Span(*found.span(1)).shift(segment.span.start)


def _around(document: Document, segments: tuple[int, ...]) -> str:
    """Return the text of some segments, and of those beside them, as it is compared."""
    if not segments:
        return ""
    near = document.segments[max(0, segments[0] - 1) : segments[-1] + 2]
    return _narrow(document.text[near[0].span.start : near[-1].span.end])


def _text(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _narrow(text: str) -> str:
    """Return a text as code is looked for in it: without quotation marks, width, letter case, length of an ellipsis."""
    return _DOTS.sub("..", unicodedata.normalize("NFKC", text).translate(_QUOTES).casefold())


def _stands(code: str, text: str) -> bool:
    """Return whether code stands in a narrow text, whatever its blanks; a short one not within a word ("mm", "5mm")."""
    narrow = _narrow(code)
    if len(narrow) > _SHORT or not narrow.isalnum():
        return "".join(narrow.split()) in "".join(text.split())
    return re.search(rf"(?<![a-z0-9]){re.escape(narrow)}(?![a-z0-9])", text) is not None
