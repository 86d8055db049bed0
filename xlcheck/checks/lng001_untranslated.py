"""LNG001: the target is the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.model import Finding, Severity, Span

HAN = ("\u3400\u9fff", "\U00020000\U0003ffff", "\uf900\ufaff", "〇〇")
"""First and last characters of the blocks that hold Chinese characters."""


def is_han(character: str) -> bool:
    """Return whether a character is Chinese."""
    return any(block[0] <= character <= block[1] for block in HAN)


@register
@dataclass(frozen=True, slots=True)
class TargetIsSource:
    """A sentence of the translation is still Chinese: it was copied, not translated.

    A sentence that was skipped in a hurry reads like one that is done as long as nobody looks at it.

    Bad:
        zh: 改革取得重要进展。
        en: 改革取得重要进展。

    Good:
        zh: 改革取得重要进展。
        en: Reform has made important progress.
    """

    code: ClassVar[str] = "LNG001"
    name: ClassVar[str] = "target-is-source"
    severity: ClassVar[Severity] = "major"

    share: float = 0.5
    """Share of Chinese among the letters of the target from which it counts as not translated."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each target sentence that is mostly Chinese."""
        for index, bead in enumerate(context.pair.beads):
            for number in bead.target:
                segment = context.pair.target.segments[number]
                letters = [c for c in segment.text if c.isalpha()]
                if letters and sum(map(is_han, letters)) >= self.share * len(letters):
                    yield Finding(
                        self.code,
                        self.severity,
                        "high",
                        "this sentence of the translation is in Chinese: translate it",
                        index,
                        tuple(context.pair.source.segments[i].span for i in bead.source),
                        (Span(*segment.span),),
                    )
