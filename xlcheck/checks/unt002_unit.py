"""UNT002: a quantity is in another unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class UnitDiffers:
    """The number agrees, and the unit does not. A value that was converted is right: 15亩 is one hectare.

    Bad:
        zh: 管道全长260公里。
        en: The pipeline is 260 miles long.

    Good:
        zh: 管道全长260公里，占地15亩。
        en: The pipeline is 260 kilometers long and takes up 1 hectare.
    """

    code: ClassVar[str] = "UNT002"
    name: ClassVar[str] = "unit"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
