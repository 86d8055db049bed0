"""NUM004: a number is wrong by a power of ten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class NumberMagnitude:
    """The digits agree, and the magnitude does not: the value is 10, 100, 1,000 ... times too large or too small.

    Chinese counts in 万 (10,000) and 亿 (100 million), English in thousands and millions: regrouping is where most
    wrong numbers between the two languages come from, and the error is never small.

    Bad:
        zh: 总投资3.6万亿元。
        en: Total investment came to 3.6 billion yuan.

    Good:
        zh: 总投资3.6万亿元。
        en: Total investment came to 3.6 trillion yuan.
    """

    code: ClassVar[str] = "NUM004"
    name: ClassVar[str] = "number-magnitude"
    severity: ClassVar[Severity] = "critical"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
