"""ENC001: characters that were decoded wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.model import Confidence, Finding, Segment, Severity, Span

CODE_PAGES = ("cp1252", "latin-1")
"""Encodings as which UTF-8 is read by mistake."""

GARBLED = re.compile(
    r"\ufffd+|锟斤拷|锟斤|烫烫烫|屯屯屯|[\ufffe\uffff]"
    r"|鈥[檚檛檝淇滄€︹攚潃]|锛[堝岋屽庡氬]|銆[倀佸傚]"  # UTF-8 quotation marks, brackets, commas and stops read as GBK
)
"""What is left of characters that cannot be read back."""
_LATIN = re.compile(
    "[\u00a0-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}"
)
_CONTROL = re.compile(r"[\x80-\x9f]+")
_ESCAPED = re.compile(r"&(?:amp;)*(?:amp|lt|gt|quot|nbsp|apos|ldquo|rdquo|mdash|ndash|#\d{2,5}|#x[0-9a-fA-F]{2,4});")


@register
@dataclass(frozen=True, slots=True)
class Mojibake:
    """Characters of the text were decoded wrongly: â€™ for an apostrophe, 锟斤拷, the replacement character.

    Nobody reads them, and a search for the words misses the place. Reported on either side; in the source the file
    should be had anew, since what stands there may not be what was written. Entities that were escaped twice
    ("&amp;amp;") are reported with less weight, and not where the source has them as well.

    Bad:
        zh: 人民的选择。
        en: It is the peopleâ€™s choice.

    Good:
        zh: 人民的选择。
        en: It is the people’s choice, “naïve” or not, in Québec or in Zürich.
    """

    code: ClassVar[str] = "ENC001"
    name: ClassVar[str] = "mojibake"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of characters."""
        pair = context.pair
        for index, bead in enumerate(pair.beads):
            for source in (True, False):
                side = pair.source.segments if source else pair.target.segments
                for segment in _taken(side, bead.source if source else bead.target):
                    for span, confidence, meant in garbled(segment.text):
                        shown = segment.text[span.start : span.end]
                        what = f"characters were decoded wrongly: {shown}" + (f" (for {meant})" if meant else "")
                        place = span.shift(segment.span.start)
                        suggestion = None if source else meant
                        source_spans = (place,) if source else ()
                        target_spans = () if source else (place,)
                        yield Finding(
                            self.code, self.severity, confidence, what, index, source_spans, target_spans, suggestion
                        )
            yield from self._escaped(context, index)

    def _escaped(self, context: Context, index: int) -> Iterator[Finding]:
        """Report entities that stand in the text of the translation only."""
        target = context.target(index)
        if "&" in context.source(index).text:
            return
        for match in _ESCAPED.finditer(target.text):
            span = target.span(*match.span())
            yield Finding(self.code, "minor", "medium", f"an entity was left: {match[0]}", index, (), (span,))


def _taken(segments: Sequence[Segment], numbers: Sequence[int]) -> Iterator[Segment]:
    return (segments[number] for number in numbers if not segments[number].text.isascii())


def garbled(text: str) -> Iterator[tuple[Span, Confidence, str | None]]:
    """Yield what was decoded wrongly, how sure that is, and what was meant where it can be read back."""
    for match in GARBLED.finditer(text):
        yield Span(*match.span()), "high", None
    for match in _CONTROL.finditer(text):
        yield Span(*match.span()), "medium", None
    for match in _LATIN.finditer(text):
        if meant := _reread(match[0]):
            yield Span(*match.span()), "high", meant


def _reread(run: str) -> str | None:
    """Return what a run of Latin characters says when its bytes are read as UTF-8, None if they are not UTF-8."""
    for page in CODE_PAGES:
        try:
            meant = run.encode(page).decode("utf-8")
        except UnicodeError:
            continue
        return meant if len(meant) < len(run) else None
    return None
