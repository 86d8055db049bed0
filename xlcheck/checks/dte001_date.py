"""DTE001: a year, month or day differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class DateDiffers:
    """A year, a month or a day of the month is another one in the English, missing or added.

    Bad:
        zh: 会议于6月14日召开。
        en: The meeting was held on July 14.

    Good:
        zh: 会议于二〇二五年6月14日召开。
        en: The meeting was held on 14 June 2025.
    """

    code: ClassVar[str] = "DTE001"
    name: ClassVar[str] = "date"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
