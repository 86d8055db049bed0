"""CON002: units with different sources have the same translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.con import Unit, characters, finding, groups, length, units
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class SameTargetDifferentSource:
    """Units of a bilingual file have the same English and different Chinese.

    Often one of them was copied from its neighbour, or changed in the source and not in the translation. Chinese that
    differs in punctuation, white space, particles, politeness or the order of words says the same; so may Chinese that
    differs in more, therefore this is for review. Short units are left alone, and two documents that were aligned.

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
    words: int = 2
    """English words, articles not counted, from which a translation says enough to belong to one source."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each translation with several sources."""
        for group in groups(units(context), by_source=False):
            if len(group[0].target.split()) < self.words:
                continue
            long = [Unit(u.bead, characters(u.source), u.target) for u in group if length(u.source) >= self.characters]
            if len({unit.source for unit in long}) > 1:
                yield finding(context, self.code, ("minor", "low"), long, target=False)
