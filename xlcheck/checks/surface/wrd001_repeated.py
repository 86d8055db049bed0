"""WRD001: a word stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, contiguous, english, findings
from xlcheck.checks.registry import register
from xlcheck.language.script import HAN
from xlcheck.model import Finding, Severity, Span

NEVER_TWICE = frozenset({
    "a", "an", "the", "and", "or", "of", "to", "for", "from", "with", "by", "at", "as", "are", "was", "were", "be",
    "been", "this", "these", "those", "our", "their", "its", "his", "not", "we", "they", "which", "who", "whose",
    "into", "than", "if", "will", "would", "shall", "should", "can", "could", "may", "must", "between",
})  # fmt: skip
"""Words that never stand twice in writing."""
TWICE = frozenset({
    "that", "had", "is", "so", "very", "no", "yes", "ha", "bye", "many", "long", "far", "more", "much", "now",
    "knock", "blah", "tut", "hip", "hear", "there", "well", "again", "step", "day", "night", "tick", "choo", "chop",
    "hush", "oh", "ah", "wow", "really", "you", "i", "it", "win", "side", "face", "hand", "head", "year", "one",
    "two", "by",
})  # fmt: skip
"""Words that good English repeats: "the rule that that was", "had had", "very, very", and what is spoken."""

_DOUBLED = re.compile(rf"([{HAN}]{{1,4}})[，、 ]?\1")
_PAIR = re.compile(r"(?<![\w'’-])([A-Za-z]+(?:['’][a-z]+)?)([ \u00a0]+|\s*\n\s*)(\1)(?![\w'’-]|\.\w|\()", re.IGNORECASE)


@register
@dataclass(frozen=True, slots=True)
class RepeatedWord:
    """A word stands twice in a row: "the the".

    The trace of an edit, easily overlooked at the end of a line. Names ("Bora Bora"), words that English repeats
    ("had had", "very very") and what the source repeats are not reported.

    Bad:
        zh: 我们完善了制度。
        en: We have improved the the system.

    Good:
        zh: 我们知道那个制度很好。
        en: We know that that system works very, very well.
    """

    code: ClassVar[str] = "WRD001"
    name: ClassVar[str] = "repeated-word"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each word that stands twice."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        document = context.pair.target
        for bead, segment, text in context.once(english):
            for match in _PAIR.finditer(text):
                word, again = match[1], match[3]
                if not self._wrong(word, again, match.start() == 0, context.source(bead).text):
                    continue
                span = Span(*match.span()).shift(segment.span.start)
                if "\n" not in match[2] and not contiguous(document, *span):
                    continue
                certain = word.lower() in NEVER_TWICE
                shown = f"{word} {again}"
                yield Spot(bead, span, f"a word twice: {shown}", confidence="high" if certain else "medium",
                           suggestion=word if certain else None)  # fmt: skip

    def _wrong(self, word: str, again: str, first: bool, source: str) -> bool:
        lower = word.lower()
        if lower in NEVER_TWICE:
            return not (len(word) == 1 and word.isupper()) and again.islower()
        if lower in TWICE or len(word) < 2 or not again.islower():
            return False
        return not (word[0].isupper() and not first) and not _DOUBLED.search(source)
