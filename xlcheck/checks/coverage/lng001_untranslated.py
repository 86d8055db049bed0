"""LNG001: the target is the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.chinese_in_english import mostly_chinese
from xlcheck.checks.context import Context
from xlcheck.checks.coverage.page_parts import page_parts
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity, Span


@register
@dataclass(frozen=True, slots=True)
class TargetIsSource:
    """A sentence of the translation is still Chinese: it was copied, not translated.

    A sentence that was skipped in a hurry reads like one that is done as long as nobody looks at it. Sentences in a row
    give one finding. Chinese that an English sentence shows on purpose (a gloss in brackets, a name after its pinyin)
    does not count.

    Bad:
        zh: 改革取得重要进展。
        en: 改革取得重要进展。

    Good:
        zh: 改革取得重要进展。
        en: Reform has made important progress.

    Good:
        zh: 本届“村超”办得很成功。
        en: This season of Cun Chao (村超) was a success.
    """

    code: ClassVar[str] = "LNG001"
    name: ClassVar[str] = "target-is-source"
    severity: ClassVar[Severity] = "major"

    share: float = 0.5
    """Share of Chinese among the letters of a target sentence (capitals left out) from which it is not translated."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of target sentences that are mostly Chinese."""
        pair = context.pair
        if pair.keyed:
            return  # KEY003 names each key
        owner = {number: index for index, bead in enumerate(pair.beads) for number in bead.target}
        run: list[int] = []
        for number in sorted(owner):
            text = pair.target.segments[number].text
            if not mostly_chinese(text, self.share) or page_parts().is_language_choice(text):
                continue
            if run and run[-1] != number - 1:
                yield self._finding(context, run, owner)
                run = []
            run.append(number)
        if run:
            yield self._finding(context, run, owner)

    def _finding(self, context: Context, run: list[int], owner: dict[int, int]) -> Finding:
        pair, first = context.pair, owner[run[0]]
        what = "this sentence" if len(run) == 1 else f"{len(run)} sentences in a row"
        verb = "is" if len(run) == 1 else "are"
        segments = [pair.target.segments[number] for number in run]
        sources = sorted({i for number in run for i in pair.beads[owner[number]].source})
        return Finding(
            self.code,
            self.severity,
            "high",
            f"{what} of the translation {verb} in Chinese: to be translated",
            first,
            (Span(pair.source.segments[sources[0]].span.start, pair.source.segments[sources[-1]].span.end),)
            if sources
            else (),
            (Span(segments[0].span.start, segments[-1].span.end),),
        )
