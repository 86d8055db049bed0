"""CON001: units with the same source are translated differently, in a file or across the files of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.comparing import Conflict, by_subject
from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.repeats.shared import conflict, group_finding, groups, sentences, unit_facts, units
from xlcheck.language.script import count_han
from xlcheck.model import Confidence, Fact, Finding, Severity
from xlcheck.places import FactRow

GRADE: tuple[Severity, Confidence] = ("minor", "medium")


@register
@dataclass(frozen=True, slots=True)
class SameSourceDifferentTarget:
    """Units of bilingual files have the same Chinese and different English.

    What is said twice should be translated once. One finding for each Chinese text names its translations and stands
    at the first one that departs from the most frequent. Letter case, punctuation, white space and numbers that differ
    alike on both sides make no difference; short units depend on what is around them and are left alone. A writer may
    vary a sentence within a document; where many pairs of documents are checked in one run, a sentence that several of
    them translate in several ways is one for review.

    Bad:
        zh: 请关闭电源后再打开机箱。
        en: Switch off the power before you open the case.
        zh: 请关闭电源后再打开机箱。
        en: Open the case after the power has been cut.

    Good:
        zh: 请关闭电源后再打开机箱。
        en: Switch off the power before you open the case.
        zh: 请关闭电源后再打开机箱
        en: switch off the power before you open the case
    """

    code: ClassVar[str] = "CON001"
    name: ClassVar[str] = "same-source-different-target"
    severity: ClassVar[Severity] = "minor"
    bilingual: ClassVar[bool] = True

    characters: int = 4
    """Chinese characters from which a unit says enough to be translated alike everywhere."""
    sentence: int = 6
    """The same of a sentence in a document, where files are compared with each other."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each source with several translations."""
        for group in groups(context.once(units), by_source=True):
            if count_han(group[0].source) >= self.characters and len({unit.target for unit in group}) > 1:
                yield group_finding(context, self.code, GRADE, group, target=True)

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield every unit that says enough."""
        bilingual = context.pair.bilingual
        members, least = (context.once(units), self.characters) if bilingual else (sentences(context), self.sentence)
        said = [(u.bead, u.source, u.target) for u in members if count_han(u.source) >= least]
        yield from unit_facts(context, self.code, said)

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield the sources that the files of a run translate in several ways."""
        for group in by_subject(facts):
            if found := conflict(self.code, GRADE, group, target=True):
                yield found
