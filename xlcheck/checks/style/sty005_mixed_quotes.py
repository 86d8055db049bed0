"""STY005: straight and curly quotation marks in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.checks.style.mixed import Way, exceptions
from xlcheck.model import Finding, Severity, Span

_QUOTES = (re.compile(r"[“”]"), re.compile(r"(?<!\d)\"(?!\d)"))
_APOSTROPHES = (re.compile(r"(?<=[A-Za-z])’(?=[a-z])"), re.compile(r"(?<=[A-Za-z])'(?=[a-z])"))


@register
@dataclass(frozen=True, slots=True)
class MixedQuotes:
    """Straight and curly quotation marks, or apostrophes, stand in one text: "Save" here, “Save” there.

    The way that the text has more often is its own; one finding names the others. Quotation marks and apostrophes are
    counted apart; code, inches and seconds are not looked at. Runs with `--style` or by its name.

    Bad:
        zh: 点击“保存”，再点击“关闭”。
        en: Click “Save”, and then click "Close".

    Good:
        zh: 点击“保存”，屏幕为15英寸。
        en: Click “Save”. The screen has 15".
    """

    code: ClassVar[str] = "STY005"
    name: ClassVar[str] = "mixed-quotes"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each mark of the rarer way; several of them are one."""
        return findings(self.code, self._spots(context), habit=2)

    def _spots(self, context: Context) -> Iterator[Spot]:
        texts = context.once(english)
        for patterns, what in ((_QUOTES, "quotation marks are"), (_APOSTROPHES, "apostrophes are")):
            curly, straight = (
                [
                    Way(bead, Span(*found.span()).shift(segment.span.start), found[0])
                    for bead, segment, text in texts
                    for found in pattern.finditer(text)
                ]
                for pattern in patterns
            )
            yield from exceptions(curly, straight, ("curly", "straight"), what)
