"""DTE003: a day of the week differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class WeekdayDiffers:
    """The day of the week is another one in the English.

    Bad:
        zh: 星期四上午我们参观了工厂。
        en: We visited the plant on Tuesday morning.

    Good:
        zh: 周四上午我们参观了工厂。
        en: We visited the plant on Thursday morning.
    """

    code: ClassVar[str] = "DTE003"
    name: ClassVar[str] = "weekday"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
