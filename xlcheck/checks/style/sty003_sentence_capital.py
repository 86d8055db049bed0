"""STY003: a sentence or a heading that begins with a small letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings, located
from xlcheck.checks.registry import register
from xlcheck.language.function_words import function_words
from xlcheck.model import Finding, Segment, Severity, Span
from xlcheck.segment.words import ABBREVIATIONS

_STOP = re.compile(r"(?<![.\w])([A-Za-z][a-z]{2,})(?:\.[”’\"')\]]{0,3}|[!?]) {1,2}([a-z]+)(?= [a-z])")
_BEGIN = re.compile(r"[“‘\"'(]{0,2}([a-z]+) ")


@register
@dataclass(frozen=True, slots=True)
class SentenceCapital:
    """A sentence begins with a small letter: "Output rose. the ports are busy" and so on.

    Looked for behind a full stop, a question or an exclamation mark within a paragraph, and at the beginning of
    headings where most headings of the text begin with a capital. Only words such as "the", "we" and "in" count, since
    what else is small (npm, iPhone) may be a name. Abbreviations (etc., approx.) end no sentence. Runs with `--style`
    or by its name.

    Bad:
        zh: 产量增加了。港口很忙。
        en: Output rose in May. the ports are busy.

    Good:
        zh: 产量增加了。用npm安装。
        en: Coal, ore, etc. are handled in the port. npm installs it.
    """

    code: ClassVar[str] = "STY003"
    name: ClassVar[str] = "sentence-capital"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each beginning in a small letter."""
        return findings(self.code, [*self._sentences(context), *self._headings(context)])

    def _sentences(self, context: Context) -> Iterator[Spot]:
        begins = function_words("start")
        for _, group in groupby(context.once(english), key=lambda sentence: sentence.segment.paragraph):
            paragraph = list(group)
            text = " ".join(sentence.prose for sentence in paragraph)
            for found in _STOP.finditer(text):
                if found[2] in begins and found[1].lower() not in ABBREVIATIONS:
                    bead, segment, at = located(paragraph, found.start(2))
                    yield _spot(bead, segment, at, found[2], "a sentence begins with a small letter")

    def _headings(self, context: Context) -> Iterator[Spot]:
        headings = [(bead, segment) for bead, segment, _ in context.once(english) if segment.kind == "heading"]
        small = [(bead, segment, found) for bead, segment in headings if (found := _BEGIN.match(segment.text))]
        if 3 * len(small) > len(headings):
            return
        for bead, segment, found in small:
            if found[1] in function_words("start"):
                yield _spot(bead, segment, found.start(1), found[1], "a heading begins with a small letter")


def _spot(bead: int, segment: Segment, at: int, word: str, what: str) -> Spot:
    span = Span(at, at + len(word)).shift(segment.span.start)
    return Spot(bead, span, f"{what}: {word}", suggestion=word[0].upper() + word[1:])
