"""TRM005: a term that is not translated is not there as it is."""

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
class DoNotTranslate:
    """A term that the glossary keeps as it is does not stand in the English as it stands in the Chinese.

    Names of products, models and standards are looked up letter by letter: `6G` is neither `G6` nor `6 G`. An entry
    says so by its status, `keep`; its variants are accepted too.

    Bad:
        zh: 6G研发已经起步。
        en: Research on G6 has begun.

    Good:
        zh: 6G研发已经起步。
        en: Research on 6G has begun.
    """

    code: ClassVar[str] = "TRM005"
    name: ClassVar[str] = "do-not-translate"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each term of a sentence pair that should have been kept."""
        for verdict in context.once(verdicts):
            if verdict.kind != "translated":
                continue
            zh, found = verdict.concept.zh, verdict.found
            grade: tuple[Severity, Confidence] = ("major", "high" if found else "medium")
            if not verdict.concept.binding:
                grade = "info", "low"
            message = f"{zh} is not translated; " + (f"here it is “{found}”" if found else "it does not stand here")
            yield verdict_finding(context, self.code, verdict, grade, message, zh if found else None)
