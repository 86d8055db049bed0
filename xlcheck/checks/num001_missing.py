"""NUM001: a number of the source has no counterpart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class NumberMissing:
    """A number stands in the Chinese, and nothing in the English says it.

    A lost number is lost information that no reader can restore. The English may say it in any form: digits, words, a
    fraction, another unit, or in the neighbouring sentence. A number that the grammar of English leaves unsaid (一,
    两国) is not missed. Small numbers in words are for review, because good translations drop them too.

    Bad:
        zh: 全市新建了37所学校。
        en: Schools were built throughout the city.

    Good:
        zh: 全市新建了37所学校。
        en: Thirty-seven schools were built throughout the city.
    """

    code: ClassVar[str] = "NUM001"
    name: ClassVar[str] = "number-missing"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each disagreement of this kind."""
        return context.number_findings(self.code)
