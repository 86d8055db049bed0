"""PUN004: punctuation marks that do not stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity, Span

ABBREVIATIONS = (
    "etc",
    "inc",
    "ltd",
    "co",
    "corp",
    "no",
    "vs",
    "al",
    "jr",
    "sr",
    "dr",
    "st",
    "cf",
    "approx",
    "ibid",
    "dept",
    "p",
)
"""Words whose stop another mark may follow; single letters ("U.S.", "e.g.") may as well."""

_WRONG = re.compile(
    r"(?P<twice>,{2,}|;{2,}|(?<!:)::(?=\s\w)|、{2,}|，{2,}|。{2,})"
    r"|(?P<mixed>(?!::)[,;:]\s?[.;:,](?=\s|$)|[,;:]\s?[，。；：]|[，。；：]\s?[,.;:])"
    r"|(?P<stop>\.[，。；,;:](?=\s|$)|\.\s?。)"
    r"|(?P<stops>(?<![./])\.\.(?=\s|$)|(?<![./\s])\.\s\.(?=\s+[A-Z]|$))"
    r"|(?P<loud>\?{2,}|!{3,})"
)
_SIGNAL = re.compile(r"[.,:;?!、，。；：]\s?[.,:;?!、，。；：]")


@register
@dataclass(frozen=True, slots=True)
class DoubledPunctuation:
    """Two punctuation marks stand where one belongs: ",,", ";,", "..".

    The trace of an edit of which one half was forgotten. Not reported: an ellipsis, the stop of an abbreviation before
    a comma, "?!", and marks that the source doubles as well.

    Bad:
        zh: 我们修路，也修桥。
        en: We built roads,, and bridges.

    Good:
        zh: 我们修路、修桥等，成效明显。
        en: We built roads, bridges, etc., with clear results.
    """

    code: ClassVar[str] = "PUN004"
    name: ClassVar[str] = "doubled-punctuation"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of marks."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        for bead, segment, text in context.once(english):
            for match in _WRONG.finditer(text) if _SIGNAL.search(text) else ():
                if match["stop"] and _abbreviated(text[: match.start()]):
                    continue
                if match["stops"] and re.search(r"\.\s\.?\s?\.", text[match.start() - 3 : match.end() + 3]):
                    continue  # a spaced ellipsis
                if _doubled(match[0], context.source(bead).text):
                    continue
                span = Span(*match.span()).shift(segment.span.start)
                yield Spot(bead, span, f"punctuation twice: {match[0]}", "info" if match["loud"] else self.severity)


def _abbreviated(before: str) -> bool:
    word = re.search(r"[\w.]*$", before)
    return bool(word and (len(word[0]) < 2 or "." in word[0] or word[0].lower() in ABBREVIATIONS))


def _doubled(marks: str, source: str) -> bool:
    """Return whether the source has the same marks side by side, in the width of either language."""
    plain = source.translate(str.maketrans("，；：。？！", ",;:.?!"))
    return marks.replace(" ", "").translate(str.maketrans("，；：。？！", ",;:.?!")) in plain.replace(" ", "")
