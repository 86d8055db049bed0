"""IDS004: the number of an official document is another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.identifiers.shared import compare
from xlcheck.checks.registry import register
from xlcheck.identifiers import read_documents
from xlcheck.model import Finding, Severity


@register
@dataclass(frozen=True, slots=True)
class DocumentNumberDiffers:
    """The number of an official document is another one in the translation, or missing.

    Who looks for the document finds another one. Read are 〔2024〕12号 and its English forms ([2024] No. 12, No. 12
    [2024], No. 12 of 2024), and symbols as the United Nations give them (A/RES/70/1).

    Bad:
        zh: 根据国发〔2024〕12号文件，
        en: In line with Document Guo Fa [2024] No. 21,

    Good:
        zh: 根据国发〔2024〕12号文件，
        en: In line with Document No. 12 [2024] of the State Council,
    """

    code: ClassVar[str] = "IDS004"
    name: ClassVar[str] = "document-number"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each number without its like."""
        # An English "No. 16 of 2004" alone may be written in many ways in the source ("2004年第16号法").
        return (
            f
            for f in compare(context, self.code, "the document number", self.severity, read_documents)
            if f.source_spans
        )
