"""NUM008: a bound is turned round, or lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class HedgeDiffers:
    """The value agrees, and "more than" became "nearly", or the reverse.

    近 (nearly) and 超过 (more than) put the true figure on opposite sides of the number. A bound that is left out is
    reported with the option ``lost`` only, as information: good translations drop it often.

    Bad:
        zh: 近60万人参加了培训。
        en: More than 600,000 people took part in the training.

    Good:
        zh: 近60万人参加了培训。
        en: Nearly 600,000 people took part in the training.
    """

    code: ClassVar[str] = "NUM008"
    name: ClassVar[str] = "number-hedge"
    severity: ClassVar[Severity] = "major"

    lost: bool = False
    """Whether to report a bound that was left out (more than 600,000: 600,000), as information."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return (f for f in context.number_findings(self.code) if self.lost or f.severity != "info")
