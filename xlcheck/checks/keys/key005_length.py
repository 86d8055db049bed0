"""KEY005: a text that is longer than its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.keyed import unit_of
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class TooLong:
    """A text has more characters than its file allows.

    The limit is that of the file: a column ``max_length``, ``maxwidth`` of XLIFF, or a comment that names it
    ("max length: 20", "最多 20 个字符"). Placeholders count as they are written.

    Bad:
        zh: tab.settings <= 8 = 设置
        en: tab.settings <= 8 = Preferences

    Good:
        zh: tab.settings <= 8 = 设置
        en: tab.settings <= 8 = Settings
    """

    code: ClassVar[str] = "KEY005"
    name: ClassVar[str] = "text-too-long"
    severity: ClassVar[Severity] = "major"
    keyed: ClassVar[bool] = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each text of the translation that is too long."""
        pair = context.pair
        if not pair.bilingual:
            return
        for index, bead in enumerate(pair.beads):
            units = unit_of(pair.target, bead.target), unit_of(pair.source, bead.source)
            limit = next((unit.limit for unit in units if unit and unit.limit), 0)
            text = context.target(index).text
            if limit and len(text) > limit:
                segment = context.target(index).segments[0]
                yield Finding(
                    self.code,
                    self.severity,
                    "high",
                    f"{len(text)} characters, and the file allows {limit}",
                    index,
                    tuple(s.span for s in context.source(index).segments),
                    (segment.span,),
                )
