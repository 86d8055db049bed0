"""LNG002: Chinese characters are left in an English sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.chinese_in_english import Remnant, mostly_chinese, remnants
from xlcheck.checks.context import Context
from xlcheck.checks.coverage.page_parts import page_parts
from xlcheck.checks.registry import register
from xlcheck.model import Confidence, Finding, Severity, Span


@register
@dataclass(frozen=True, slots=True)
class ChineseLeftInTarget:
    """Chinese characters were left in an English sentence.

    A term that was to be looked up later is easily forgotten. Each run of characters is one finding. Not reported: a
    gloss in brackets after its English, Chinese that is explained right after it, a name after its pinyin, and Chinese
    that the sentence speaks about ("the character ...", "in Chinese: ...").

    Bad:
        zh: 我们将实施繁星计划。
        en: We will carry out the 繁星 Program.

    Good:
        zh: 我们将实施繁星计划。
        en: We will carry out the Fanxing (繁星) Program.
    """

    code: ClassVar[str] = "LNG002"
    name: ClassVar[str] = "chinese-left-in-target"
    severity: ClassVar[Severity] = "major"

    runs: int = 3
    """Runs of Chinese in one sentence above which they are reported together."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of Chinese that an English sentence does not explain."""
        for index, bead in enumerate(context.pair.beads):
            source = context.source(index)
            for number in bead.target:
                segment = context.pair.target.segments[number]
                if mostly_chinese(segment.text) or page_parts().is_language_choice(segment.text):
                    continue  # LNG001, or the way to a page in Chinese
                left = tuple(remnants(segment.text))
                groups = [left] if len(left) > self.runs else [(remnant,) for remnant in left]
                for group in groups:
                    places = [source.text.find(remnant.text) for remnant in group]
                    yield Finding(
                        self.code,
                        "minor" if all(_numeral(remnant.text) for remnant in group) else self.severity,
                        _confidence(group),
                        f"Chinese is left in the translation: {'、'.join(remnant.text for remnant in group)}",
                        index,
                        tuple(
                            source.span(at, at + len(remnant.text))
                            for at, remnant in zip(places, group, strict=True)
                            if at >= 0
                        ),
                        tuple(Span(*remnant.span).shift(segment.span.start) for remnant in group),
                    )


def _numeral(text: str) -> bool:
    """Return whether a run is the mark of a list item, "一、", not a word."""
    return all(c in "一二三四五六七八九十、，" for c in text)


def _confidence(group: tuple[Remnant, ...]) -> Confidence:
    return "high" if any(remnant.confidence == "high" for remnant in group) else "medium"
