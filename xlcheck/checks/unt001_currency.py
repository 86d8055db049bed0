"""UNT001: an amount of money is in another currency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class CurrencyDiffers:
    """The amount agrees, and the currency does not.

    Bad:
        zh: 公司收入40亿元。
        en: The company had a revenue of US$4 billion.

    Good:
        zh: 公司收入40亿元。
        en: The company had a revenue of 4 billion yuan.
    """

    code: ClassVar[str] = "UNT001"
    name: ClassVar[str] = "currency"
    severity: ClassVar[Severity] = "critical"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
