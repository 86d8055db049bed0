"""TRM004: a term stands with the wrong capitals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.terms.shared import verdict_finding, verdicts
from xlcheck.model import Confidence, Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class TermCase:
    """A term whose capitals matter stands in the English with other ones.

    Capitals tell a name from common words: the Belt and Road is neither a belt nor a road. Only entries with `case`
    say that they matter. A capital at the beginning of a sentence or in a title is no fault.

    Bad:
        zh: 各国共建一带一路。
        en: Many countries take part in belt and road cooperation.

    Good:
        zh: 各国共建一带一路。
        en: Many countries take part in Belt and Road cooperation.
    """

    code: ClassVar[str] = "TRM004"
    name: ClassVar[str] = "term-case"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each term of a sentence pair that stands with other capitals only."""
        for verdict in context.once(verdicts):
            if verdict.kind == "case":
                grade: tuple[Severity, Confidence] = ("minor", "high") if verdict.concept.binding else ("info", "low")
                wanted = verdict.right or verdict.concept.good[0]
                message = f"{verdict.concept.zh} is “{wanted}”, with these capitals; here it is “{verdict.found}”"
                yield verdict_finding(context, self.code, verdict, grade, message, verdict.right or None)
