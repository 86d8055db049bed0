"""PUN003: a question is no longer one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.freedom import freely_translated
from xlcheck.checks.registry import register
from xlcheck.model import Confidence, Finding, Severity

_CLOSING = " \t\n\"'”’」』）)】］]》*_~"
_ASKS = re.compile(
    r"[吗呢么吧]|[什甚]么|怎[么样]|如何|为何|为什|谁|哪|几|多少|多[久长大远高]|是否|有无|能否|可否|"
    r"难道|岂|何[时处以谓]|对[吧不]|是不是|有没有|[能会要该行好]不[能会要该行好]|何"
)
_DIRECT = re.compile(
    r"(?:^|[.!?;:,]\s+|\band\s+|\bso\s+|\bor\s+)[\"“‘']?(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|"
    r"can|could|will|would|shall|should|have|has|may|any)\b",
    re.IGNORECASE,
)


@register
@dataclass(frozen=True, slots=True)
class SentenceTypeLost:
    """The source asks, and the translation states, or the reverse.

    A question that became a statement reads as a claim of the author. Reported where a sentence of the source ends in
    a question mark and nothing in its translation has one, with low confidence in a free translation; as information
    where only the translation asks. Exclamation
    marks are compared with the option ``exclamation`` only: Chinese uses many more of them than English.

    Bad:
        zh: 群众满意不满意？
        en: The people are satisfied.

    Good:
        zh: 群众满意不满意？
        en: Are the people satisfied?
    """

    code: ClassVar[str] = "PUN003"
    name: ClassVar[str] = "sentence-type"
    severity: ClassVar[Severity] = "minor"

    exclamation: bool = False
    """Whether to report exclamation marks that stand on one side only, as information."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each bead whose two sides end differently."""
        for bead in context.trusted_beads:
            source, target = context.source(bead), context.target(bead)
            asked, asks = _ends(source.text, "?？"), _ends(target.text, "?？")
            span = source.span(0, len(source.text)), target.span(0, len(target.text))
            ends = (source.span(asked, asked + 1),) if asked is not None else (span[0],)
            if asked is not None and not any(mark in target.text for mark in "?？"):
                severity: Severity = "info" if _DIRECT.search(target.text) else self.severity
                confidence: Confidence = "low" if context.once(freely_translated) else "medium"
                yield Finding(
                    self.code, severity, confidence, "the source asks, the translation has no question mark",
                    bead, ends, (span[1],),
                )  # fmt: skip
            elif (
                asks is not None and not any(m in source.text for m in "?？") and not _ASKS.search(context.folded(bead))
            ):
                yield Finding(
                    self.code, "info", "medium", "the translation asks, the source states",
                    bead, (span[0],), (target.span(asks, asks + 1),),
                )  # fmt: skip
            elif self.exclamation and asked is None and asks is None:
                calls = _ends(source.text, "!！") is not None, _ends(target.text, "!！") is not None
                if calls[0] != calls[1]:
                    side = "source" if calls[0] else "translation"
                    yield Finding(
                        self.code,
                        "info",
                        "low",
                        f"only the {side} has an exclamation mark",
                        bead,
                        (span[0],),
                        (span[1],),
                    )


def _ends(text: str, marks: str) -> int | None:
    """Return the offset of the mark with which a text ends, quotation marks and brackets left aside."""
    at = len(text.rstrip(_CLOSING)) - 1
    return at if at >= 0 and text[at] in marks else None
