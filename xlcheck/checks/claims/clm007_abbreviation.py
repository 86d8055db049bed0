"""CLM007: another abbreviation than that of the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from xlcheck.checks.registry import register
from xlcheck.claims import wrong_abbreviations
from xlcheck.model import Finding, Severity

if TYPE_CHECKING:
    from xlcheck.checks.context import Context


@register
@dataclass(frozen=True, slots=True)
class WrongAbbreviation:
    """An abbreviation that both texts share is another one in the English: PPI for PMI, or a slip of the keyboard.

    A finding needs an abbreviation of the source that the English has less often, and one of the English that the
    source has not and that is a letter away from it. Plurals and version numbers are none.

    Bad:
        zh: 制造业采购经理指数（PMI）为50.4。
        en: The manufacturing index (PPI) stood at 50.4.

    Good:
        zh: 制造业采购经理指数（PMI）为50.4。
        en: The manufacturing PMI stood at 50.4.
    """

    code: ClassVar[str] = "CLM007"
    name: ClassVar[str] = "abbreviation"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each wrong abbreviation."""
        for bead in context.trusted_beads:
            source, target = context.source(bead), context.target(bead)
            for found in wrong_abbreviations(source.text, target.text):
                zh, en = source.text[slice(*found.source)], target.text[slice(*found.target)]
                yield Finding(
                    self.code,
                    self.severity,
                    "medium",
                    f"the source has {zh}, the translation {en}",
                    bead,
                    (source.span(*found.source),),
                    (target.span(*found.target),),
                )
