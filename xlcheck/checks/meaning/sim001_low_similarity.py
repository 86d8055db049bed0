"""SIM001: the two sides have nothing in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from xlcheck.checks.chinese_in_english import mostly_chinese
from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.similarity import likenesses
from xlcheck.language.script import count_han
from xlcheck.model import Finding, Severity, Span

UNRELATED, DOUBTFUL = 0.04, 0.18
"""Likeness below which a pair is unrelated, or may be. Of human translations .1 and 1 in 1,000 lie below, of sentences
that belong to others 60 and 80 %."""

MISPLACED, NEARER, AT_HOME = 0.35, 0.55, 0.64
"""A translation stands in the wrong row where its own likeness is below the first, and that to a source close by is
larger by the second and above the third: 1 in 5,000 human translations, 70 % of those shifted by a row."""

GAP = 4
"""So far apart rows may be that slipped together; those between are short or alike."""

FREE, FEW = 0.01, 3
"""Share of the beads of two documents from which unlike ones, more than a few, show that the translation is free."""

NOTHING = "the translation has nothing in common with its source"

_COMMON = re.compile(r"\d{2,}|[A-Za-z]{3,}")


@register
@dataclass(frozen=True, slots=True)
class LowSimilarity:
    """The two sides have nothing in common: the translation is that of something else.

    In a spreadsheet or a translation memory a row slipped, or a wrong match was accepted. Each side is compared with
    the other as vectors of the sentence encoder, and with the texts of the rows around it; a translation that fits
    one of these is named with it, and rows that slipped together are one finding. Short texts, and pairs that share a
    number or a name in Latin letters, are left alone.

    Two documents are aligned by the same vectors, so there it finds little, and all of that is for review. Bilingual
    files are checked only where the check is named, `--select` or `select` with `SIM` or `SIM001` in it: they need
    no model otherwise, and loading one takes longer than all other checks of a small file.

    Bad:
        zh: 会议讨论了明年的财政预算草案。
        en: The elephant is the largest animal that lives on land.

    Good:
        zh: 会议讨论了明年的财政预算草案。
        en: The meeting discussed the draft of next year's budget.
    """

    code: ClassVar[str] = "SIM001"
    name: ClassVar[str] = "low-similarity"
    severity: ClassVar[Severity] = "major"

    characters: int = 8
    """Chinese characters from which a source is looked at."""
    words: int = 4
    """English words from which a translation is looked at."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of slipped rows and each unrelated or doubtful pair; none without vectors."""
        doubtful: list[tuple[int, Severity]] = []
        misplaced: list[tuple[int, int]] = []
        for bead, found in context.once(likenesses):
            zh, en = context.source(bead).text, context.target(bead).text
            if found.own >= MISPLACED or not self._long(zh, en):
                continue
            if found.best != bead and found.there > max(AT_HOME, found.own + NEARER):
                misplaced.append((bead, found.best))
            elif found.own < DOUBTFUL and not _share(zh, en):
                doubtful.append((bead, "major" if found.own < UNRELATED else "minor"))
        if not context.pair.bilingual:
            # The aligner has weighed the same vectors: what is left is an unusual sentence, or a free translation.
            if len(doubtful) <= max(FEW, FREE * len(context.pair.beads)):
                for bead, _ in doubtful:
                    yield replace(self._finding(context, bead, bead, "minor", NOTHING), confidence="low")
            return
        slips = list(_slips(misplaced))
        for slip in slips:
            yield self._finding(context, slip[0][0], slip[-1][0], "major", _slipped(context, slip))
        for bead, severity in doubtful:
            if not any(slip[0][0] <= bead <= slip[-1][0] for slip in slips):
                yield self._finding(context, bead, bead, severity, NOTHING)

    def _finding(self, context: Context, first: int, last: int, severity: Severity, message: str) -> Finding:
        source, target = context.source(first), context.target(first)
        ends = context.source(last), context.target(last)
        return Finding(
            self.code,
            severity,
            "medium",
            message,
            first,
            (Span(source.span(0, 1).start, ends[0].span(0, len(ends[0].text)).end),),
            (Span(target.span(0, 1).start, ends[1].span(0, len(ends[1].text)).end),),
        )

    def _long(self, zh: str, en: str) -> bool:
        return count_han(zh) >= self.characters and len(en.split()) >= self.words and not mostly_chinese(en)


def _share(zh: str, en: str) -> bool:
    """Return whether both sides have the same number of two digits, or the same word in Latin letters."""
    ours = {word.casefold() for word in _COMMON.findall(zh)}
    return any(word.casefold() in ours for word in _COMMON.findall(en))


def _slips(misplaced: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of beads whose translations stand equally far from their sources; short rows may lie between."""
    run: list[tuple[int, int]] = []
    for bead, best in misplaced:
        if run and (bead - run[-1][0] > GAP or best - bead != run[-1][1] - run[-1][0]):
            yield run
            run = []
        run.append((bead, best))
    if run:
        yield run


def _slipped(context: Context, slip: Sequence[tuple[int, int]]) -> str:
    (first, best), last = slip[0], slip[-1][0]
    if first == last:
        return f"this translation fits the source of {_named(context, best)} better"
    away = abs(best - first)
    rows = f"{away} row{'s' if away > 1 else ''} {'further down' if best > first else 'further up'}"
    return f"{last - first + 1} translations in a row fit the sources {rows} better, from {_named(context, best)} on"


def _named(context: Context, bead: int) -> str:
    document, segments = context.pair.source, context.pair.beads[bead].source
    segment = document.segments[segments[0]]
    unit = document.unit(segment.span.start)
    place = unit.name if unit else f"line {segment.line}"
    text = segment.text.strip()
    return f"{place} (“{text[:20]}{'…' if len(text) > 20 else ''}”)"
