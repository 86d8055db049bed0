"""STY002: British and American spelling in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.checks.style.known import spellings
from xlcheck.checks.style.mixed import Way, exceptions
from xlcheck.model import Finding, Severity, Span


@register
@dataclass(frozen=True, slots=True)
class MixedSpelling:
    """British and American spelling stand in one text: "labour" here, "color" there; "organise" and "organization".

    The way that the text has more often is its own; what differs from it is reported, with the other spelling. The
    endings -ise and -ize are counted apart, since -ize is British too (Oxford, the United Nations). Names, which keep
    their spelling, and words that differ in meaning (program, metre) are not looked at. Runs with `--style` or by its
    name.

    Bad:
        zh: 劳动力市场很重要。港口、颜色和行为都要规范。
        en: The labour market matters. Harbours, colors and behaviour need rules.

    Good:
        zh: 劳动力市场很重要。要优化港口秩序。
        en: The labour market matters. Order in the harbour is to be optimized at the World Trade Center.
    """

    code: ClassVar[str] = "STY002"
    name: ClassVar[str] = "mixed-spelling"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each word of the rarer spelling."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        british: dict[str, list[Way]] = {"word": [], "ise": []}
        american: dict[str, list[Way]] = {"word": [], "ise": []}
        table = spellings()
        for bead, segment, text in context.once(english):
            for found in _pattern().finditer(text):
                kind, is_british, other = table[found[0]]
                span = Span(*found.span()).shift(segment.span.start)
                (british if is_british else american)[kind].append(Way(bead, span, found[0], other))
        yield from exceptions(british["word"], american["word"], ("British", "American"), "spelling is")
        yield from exceptions(british["ise"], american["ise"], ("-ise", "-ize"), "spelling is")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the words of the table, in small letters: what has a capital may be a name."""
    words = "|".join(sorted(spellings(), key=len, reverse=True))
    return re.compile(rf"(?<![\w'’.@/-])(?:{words})(?![\w@/]|\.\w)")
