"""DTE002: a time of day differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class TimeDiffers:
    """A clock time differs, or a.m. became p.m.

    Bad:
        zh: 发布会下午3点半开始。
        en: The press conference begins at 3:30 a.m.

    Good:
        zh: 发布会下午3点半开始。
        en: The press conference begins at 15:30.
    """

    code: ClassVar[str] = "DTE002"
    name: ClassVar[str] = "clock-time"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
