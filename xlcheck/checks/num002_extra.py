"""NUM002: a number of the translation has no counterpart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class NumberExtra:
    """A number stands in the English, and nothing in the Chinese says it.

    A translation has no licence to add figures. What can be worked out from the sentence is no addition: the years of a
    five-year plan, the month of a bare day, "double" for 翻一番.

    Bad:
        zh: 我们建成了一批水库。
        en: We have completed a batch of 26 reservoirs.

    Good:
        zh: “十三五”期间建成了一批水库。
        en: A number of reservoirs were completed during the 13th Five-Year Plan period (2016-2020).
    """

    code: ClassVar[str] = "NUM002"
    name: ClassVar[str] = "number-extra"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
