"""NUM006: an ordinal, session, plan or part of the year differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class OrdinalDiffers:
    """The third is called the fourth, the 20th session the 19th, the first half of the year the second.

    Names of sessions, plans and periods are identified by their numeral alone.

    Bad:
        zh: 第四季度出口回升。
        en: Exports picked up in the third quarter.

    Good:
        zh: “十四五”期间和今年第四季度出口回升。
        en: Exports picked up during the 14th Five-Year Plan period and in Q4 this year.
    """

    code: ClassVar[str] = "NUM006"
    name: ClassVar[str] = "ordinal-period"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
