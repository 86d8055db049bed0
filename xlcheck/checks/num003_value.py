"""NUM003: a number has another value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class NumberValue:
    """Both sides have a number in the same place, and the values differ.

    Swapped, dropped or added digits and shifted decimals survive proofreading, because each sentence reads well on
    its own. Numbers are compared by value: 2.4万, 24,000 and twenty-four thousand are one number.

    Bad:
        zh: 粮食产量达到4820万吨。
        en: Grain output reached 42.8 million tons.

    Good:
        zh: 粮食产量达到4820万吨。
        en: Grain output reached 48.2 million tons.
    """

    code: ClassVar[str] = "NUM003"
    name: ClassVar[str] = "number-value"
    severity: ClassVar[Severity] = "critical"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
