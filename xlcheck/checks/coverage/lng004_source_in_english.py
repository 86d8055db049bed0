"""LNG004: the source is in English, and the same as the translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from xlcheck.checks.chinese_in_english import in_english
from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Segment, Severity, Span


@register
@dataclass(frozen=True, slots=True)
class SourceInEnglish:
    """Sentences of the source are in English, word for word those of the translation.

    A page that was updated on the English side only, or translated half: there is no Chinese to check against.
    Sentences in a row are one finding. A single block of a page (an error message, a quotation, a song) may be English
    on purpose and is only mentioned; commands, names, code and works that are cited do not count.

    Bad:
        zh: 图书馆将于下月搬迁。
        en: The library will move next month.
        zh: The old building will be turned into a museum.
        en: The old building will be turned into a museum.
        zh: Visitors can enter it from the park.
        en: Visitors can enter it from the park.

    Good:
        zh: 安装所需的软件包：
        en: Install the packages that are needed:
        zh: apt install gettext poppler-utils python3-venv
        en: apt install gettext poppler-utils python3-venv
    """

    code: ClassVar[str] = "LNG004"
    name: ClassVar[str] = "source-in-english"
    severity: ClassVar[Severity] = "major"

    blocks: int = 2
    """Blocks of text (paragraphs, list items) in a row from which a stretch was left untranslated."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each stretch of the source that is English and stands in the translation as it is."""
        pair = context.pair
        if pair.bilingual:
            return  # a unit that is the same on both sides is one that is not to be translated
        places: dict[str, Segment] = {}
        for segment in pair.target.segments:
            places.setdefault(_plain(segment.text), segment)
        owner = {number: index for index, bead in enumerate(pair.beads) for number in bead.source}
        run: list[int] = []
        for number, segment in enumerate(pair.source.segments):
            if _plain(segment.text) in places and in_english(segment.text):
                run.append(number)
            elif run and any(map(str.isalpha, segment.text)) and not _same(segment, places):
                yield self._finding(context, run, places, owner)
                run = []
        if run:
            yield self._finding(context, run, places, owner)

    def _finding(self, context: Context, run: list[int], places: dict[str, Segment], owner: dict[int, int]) -> Finding:
        source = [context.pair.source.segments[number] for number in run]
        target = [places[_plain(segment.text)] for segment in source]
        whole = len({segment.paragraph for segment in source}) >= self.blocks
        ordered = all(one.span.start <= other.span.start for one, other in pairwise(target))
        last = target[-1] if ordered else target[0]
        what = "this sentence" if len(run) == 1 else f"{len(run)} sentences in a row"
        return Finding(
            self.code,
            self.severity if whole else "info",
            "high" if whole else "medium",
            f"{what} of the source {'is' if len(run) == 1 else 'are'} in English, as in the translation: "
            "there is no Chinese to check against",
            owner[run[0]],
            (Span(source[0].span.start, source[-1].span.end),),
            (Span(target[0].span.start, last.span.end),),
        )


def _plain(text: str) -> str:
    return " ".join(text.split())


def _same(segment: Segment, places: dict[str, Segment]) -> bool:
    """Return whether a segment without Chinese stands in the translation too: it parts no stretch of English."""
    return segment.text.isascii() and _plain(segment.text) in places
