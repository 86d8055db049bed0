"""NUM007: one end of a range differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class RangeEndpoint:
    """A range has another lower or upper end in the English.

    Bad:
        zh: 每台机器需要20至30名工人。
        en: Each machine needs 20 to 50 workers.

    Good:
        zh: 每台机器需要20至30名工人。
        en: Each machine needs between twenty and thirty workers.
    """

    code: ClassVar[str] = "NUM007"
    name: ClassVar[str] = "range-endpoint"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
