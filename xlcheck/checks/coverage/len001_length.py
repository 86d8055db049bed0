"""LEN001: a translation that is much too long or much too short."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity

USUAL = math.log(3.3)
"""Logarithm of the characters of English for one of Chinese, where a document is too short to have its own."""
EXPANDED = 0.7
"""Share of the shortest length from which a translation may be too long: short texts are cut more often than filled."""
ENOUGH = 20
"""Beads from which a document has its own."""


@register
@dataclass(frozen=True, slots=True)
class LengthOutlier:
    """A translation is far longer or far shorter than its source lets expect.

    Half a sentence may be missing, or two sentences may have been joined by accident. What is usual is taken from the
    document itself: from the median of its sentences, as robust statistics do. Headings and other short texts are not
    looked at, and a sentence that is only unusual in a document of uneven lengths is not either.

    Bad:
        zh: 我们要进一步完善制度、加强监督、改进服务，切实保障群众的合法权益。
        en: We will improve it.

    Good:
        zh: 我们要进一步完善制度、加强监督、改进服务。
        en: We will further improve our institutions, strengthen supervision and provide better services.
    """

    code: ClassVar[str] = "LEN001"
    name: ClassVar[str] = "length-outlier"
    severity: ClassVar[Severity] = "minor"

    factor: float = 2.8
    """How many times too long or too short a translation is at least."""
    shortest: int = 20
    """Length of the source below which nothing is said, a Chinese character being one, other ones a third."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each bead whose ratio of lengths is far from the document's."""
        ratios: dict[int, float] = {}
        for bead in context.trusted_beads:
            source, target = length(context.source(bead).text), len(context.target(bead).text)
            if source >= self.shortest or target >= EXPANDED * self.shortest * math.exp(USUAL):
                ratios[bead] = math.log(target / max(source, 1.0))
        if not ratios:
            return
        middle = median(ratios.values()) if len(ratios) >= ENOUGH else USUAL
        # 1.4826 makes the median absolute deviation comparable to a standard deviation (Hampel 1974).
        spread = 1.4826 * median(abs(r - middle) for r in ratios.values()) if len(ratios) >= ENOUGH else 0.25
        limit = max(math.log(self.factor), 3.5 * spread)
        for bead, ratio in ratios.items():
            if abs(ratio - middle) > limit:
                side = "longer" if ratio > middle else "shorter"
                times = math.exp(abs(ratio - middle))
                source_side, target_side = context.source(bead), context.target(bead)
                yield Finding(
                    self.code,
                    self.severity,
                    "low",
                    f"the translation is {times:.1f} times {side} than is usual for a source of this length",
                    bead,
                    (source_side.span(0, len(source_side.text)),),
                    (target_side.span(0, len(target_side.text)),),
                )


def length(text: str) -> float:
    """Return the length of a Chinese text: a Chinese character counts 1, any other a third, as it stays in English."""
    wide = sum(character > "\u2e7f" for character in text)
    return wide + (len(text) - wide) / 3.3
