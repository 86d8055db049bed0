"""NUM005: a percentage, fraction or multiple differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class RatioDiffers:
    """A percentage, fraction, share in tenths (成) or multiple (倍, 番) is another one in the English.

    A rise of 2 percent and a rise of 2 percentage points are different facts, and so are 增长两倍 (tripled) and 为两倍
    (doubled). A percent sign that is lost counts too.

    Bad:
        zh: 利润率提高1.2个百分点。
        en: The profit margin rose by 1.2 percent.

    Good:
        zh: 利润率提高1.2个百分点，产量翻了一番，三成用于出口。
        en: The profit margin rose by 1.2 percentage points and output doubled, with 30 percent exported.
    """

    code: ClassVar[str] = "NUM005"
    name: ClassVar[str] = "percent-fraction-multiple"
    severity: ClassVar[Severity] = "critical"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
