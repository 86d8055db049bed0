"""NUM009: a rise became a fall, or a fall a rise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class DirectionDiffers:
    """A share or a rate rises in the Chinese and falls in the English, or the reverse.

    The number is right and the sentence says the opposite. Reported only where both sides name the movement right
    beside the number (下降5%, "rose by 5 percent"), so that it is sure.

    Bad:
        zh: 出口额下降5.2%。
        en: Exports rose by 5.2 percent.

    Good:
        zh: 出口额下降5.2%，能耗降低17%。
        en: Exports were down 5.2 percent, reducing the energy used per unit of output by 17 percent.
    """

    code: ClassVar[str] = "NUM009"
    name: ClassVar[str] = "direction"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
