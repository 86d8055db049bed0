"""CON002: units with different sources have the same translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.con import PARTICLES, Unit, finding, groups, length, units
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class SameTargetDifferentSource:
    """Units of a bilingual file have the same English and different Chinese.

    Often one of them was copied from its neighbour, or changed in the source and not in the translation. Chinese that
    differs in punctuation, white space, particles or politeness says the same; so may Chinese that differs in more,
    therefore this is for review. Short units are left alone, and so are two documents that were aligned.

    Bad:
        zh: 退回的商品将在七天内退款。
        en: Returned goods are refunded within seven days.
        zh: 损坏的商品恕不退款。
        en: Returned goods are refunded within seven days.

    Good:
        zh: 请您保存好发票。
        en: Please keep the invoice safe.
        zh: 请保存好发票
        en: Please keep the invoice safe.
    """

    code: ClassVar[str] = "CON002"
    name: ClassVar[str] = "same-target-different-source"
    severity: ClassVar[Severity] = "minor"
    bilingual: ClassVar[bool] = True

    characters: int = 4
    """Chinese characters from which a unit says enough to differ from others in English."""
    words: int = 3
    """English words from which a translation says enough to belong to one source."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each translation with several sources."""
        plain = [Unit(u.bead, u.source.translate(PARTICLES).replace("你", ""), u.target) for u in units(context)]
        long = [u for u in plain if length(u.source) >= self.characters and len(u.target.split()) >= self.words]
        for group in groups(long, by_source=False):
            if len({unit.source.replace(" ", "") for unit in group}) > 1:
                yield finding(context, self.code, ("minor", "low"), group, target=False)
