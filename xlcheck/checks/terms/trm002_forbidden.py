"""TRM002: a term has a rendering that the glossary forbids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.terms.shared import verdict_finding, verdicts
from xlcheck.model import Confidence, Finding, Severity
from xlcheck.terms import ANY, replacement


@register
@dataclass(frozen=True, slots=True)
class TermForbidden:
    """A term of the glossary stands in the Chinese, and a rendering that the glossary forbids in the English.

    Forbidden renderings are the known mistakes: superseded names, false friends, a word too few. One counts only
    where its term stands in the Chinese, and only outside a longer rendering that is approved. What an entry for `*`
    forbids is wrong whatever the Chinese says.

    Bad:
        zh: 我们要发展新质生产力。
        en: We will develop new-quality productivity.

    Good:
        zh: 我们要发展新质生产力。
        en: We will develop new quality productive forces.
    """

    code: ClassVar[str] = "TRM002"
    name: ClassVar[str] = "term-forbidden"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each term of a sentence pair that is rendered in a forbidden way."""
        for verdict in context.once(verdicts):
            if verdict.kind != "forbidden":
                continue
            concept = verdict.concept
            grade: tuple[Severity, Confidence] = ("major", "high")
            if verdict.also and len(verdict.source) < 2:
                grade = "minor", "medium"  # the term has its rendering: this may be the rendering of something else
            elif not concept.binding:
                grade = "minor", "low"
            message = f"{concept.zh} is not “{verdict.found}”"
            if concept.zh == ANY:
                message = f"“{verdict.found}” is forbidden in every text"
            if concept.good:
                message += f": the glossary has “{concept.good[0]}”"
            instead = None if verdict.also else replacement(verdict, context.target(verdict.bead).text)
            yield verdict_finding(context, self.code, verdict, grade, message, instead)
