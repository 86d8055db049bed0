"""CON002: units with different sources have the same translation, in a file or across the files of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.comparing import Conflict, by_subject
from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.repeats.shared import Unit, characters, conflict, group_finding, groups, unit_facts, units
from xlcheck.language.script import count_han
from xlcheck.model import Confidence, Fact, Finding, Severity
from xlcheck.places import FactRow

GRADE: tuple[Severity, Confidence] = ("minor", "low")


@register
@dataclass(frozen=True, slots=True)
class SameTargetDifferentSource:
    """Units of bilingual files have the same English and different Chinese.

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
        for group in groups(self._units(context), by_source=False):
            if len({unit.source for unit in group}) > 1:
                yield group_finding(context, self.code, GRADE, group, target=False)

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield every unit that says enough."""
        members = [(u.bead, u.target, u.source) for u in self._units(context)]
        yield from unit_facts(context, self.code, members)

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield the translations that the files of a run have for several sources."""
        for group in by_subject(facts):
            if found := conflict(self.code, GRADE, group, target=False):
                yield found

    def _units(self, context: Context) -> list[Unit]:
        """Return the units that say enough, their Chinese as the characters that count."""
        return [
            Unit(unit.bead, characters(unit.source), unit.target)
            for unit in context.once(units)
            if count_han(unit.source) >= self.characters and len(unit.target.split()) >= self.words
        ]
