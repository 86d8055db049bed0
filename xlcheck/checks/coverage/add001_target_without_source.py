"""ADD001: text of the translation that has no counterpart in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.coverage.unmatched import Weight, blocks, statement
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity

SEVERITIES: dict[Weight, Severity] = {"text": "major", "aside": "info", "furniture": "info"}


@register
@dataclass(frozen=True, slots=True)
class TargetWithoutSource:
    """A sentence of the translation, or several in a row, says something that the source does not say.

    Where the source prevails, a promise or a figure that only the translation has is an error that readers of the
    translation will quote. Sentences in a row are one finding with their range. A heading, a speaker's name, a greeting
    or a page number that was added for the reader is only mentioned. In a bilingual file this is a unit whose source
    is empty; where the file is a translation into Chinese, it waits for that, and weighs less.

    Bad:
        zh: 全省水库全部完成除险加固。
        en: All reservoirs in the province have been reinforced.
        en: Ten more of them will be built next year.

    Good:
        zh: 全省水库全部完成除险加固。
        en: All reservoirs in the province have been reinforced.
        zh: 明年再建十座。
        en: Ten more of them will be built next year.
    """

    code: ClassVar[str] = "ADD001"
    name: ClassVar[str] = "target-without-source"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each block of the translation without counterpart."""
        # In a catalogue that is translated into Chinese, an empty text waits for its translation.
        waits = context.pair.source.derived
        verb = "no Chinese yet" if waits else "no counterpart in the source"
        for block in blocks(context, "target"):
            severity = SEVERITIES[block.weight]
            yield Finding(
                self.code,
                "minor" if waits and severity == "major" else severity,
                block.confidence,
                statement(block, verb, "source", bilingual=context.pair.bilingual),
                block.bead,
                target_spans=(block.span,),
            )
