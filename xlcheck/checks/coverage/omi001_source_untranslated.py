"""OMI001: source text that has no counterpart in the translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.coverage.short_beads import shortfalls
from xlcheck.checks.coverage.unmatched import Weight, blocks, statement
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity

SEVERITIES: dict[Weight, Severity] = {"text": "critical", "aside": "minor", "furniture": "info"}


@register
@dataclass(frozen=True, slots=True)
class SourceUntranslated:
    """A sentence of the source, or several in a row, has no counterpart in the translation.

    Nothing in the translation shows that something is missing, and nobody who reads it alone can tell. A paragraph
    that was left out is one finding with its range. A heading, a speaker's name or a few words weigh less; a greeting,
    a page header or a page number is only mentioned. In a bilingual file this is a unit whose target is empty.

    Where several sentences of the source share a translation that has no room for all of them, by the lengths that
    are usual in the document, that is reported with low confidence.

    Bad:
        zh: 全省水库全部完成除险加固。
        en: All reservoirs in the province have been reinforced.
        zh: 新建管网一千二百公里，惠及九十个乡镇。

    Good:
        zh: 全省水库全部完成除险加固。
        en: All reservoirs in the province have been reinforced.
        zh: 新建管网一千二百公里，惠及九十个乡镇。
        en: New pipelines of 1,200 kilometers serve 90 townships.
    """

    code: ClassVar[str] = "OMI001"
    name: ClassVar[str] = "source-untranslated"
    severity: ClassVar[Severity] = "critical"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each block of source text without counterpart."""
        for block in blocks(context, "source"):
            yield Finding(
                self.code,
                SEVERITIES[block.weight],
                block.confidence,
                statement(block, "no translation", "translation", bilingual=context.pair.bilingual),
                block.bead,
                source_spans=(block.span,),
            )
        for index in shortfalls(context):
            yield Finding(
                self.code,
                self.severity,
                "low",
                f"one of these {len(context.pair.beads[index].source)} sentences may have no translation: "
                "what stands for them is very short",
                index,
                tuple(segment.span for segment in context.source(index).segments),
                tuple(segment.span for segment in context.target(index).segments),
            )
