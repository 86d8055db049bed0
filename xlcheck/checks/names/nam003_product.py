"""NAM003: a product, or its version, is another one than in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.language.function_words import function_words
from xlcheck.model import Document, Finding, Severity, Span

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9+#]*(?:[.+#-][A-Za-z0-9+#]+)*|\d+(?:\.(?:\d+|x))*")
_BETWEEN = frozenset((" ", "\xa0"))


class _Word(NamedTuple):
    """A word in Latin letters or a number; ``joined`` tells that one blank alone stands before it.

    The ``first`` word of a sentence has a capital whatever it is.
    """

    text: str
    span: Span
    joined: bool
    first: bool = False

    @property
    def key(self) -> str:
        return self.text.casefold()

    @property
    def kind(self) -> str:
        """What may stand in its place: another number, or another word with a capital; empty for a mere word."""
        if self.text[0].isdigit():
            return "number"
        return "name" if any(c.isupper() for c in self.text) else ""


@register
@dataclass(frozen=True, slots=True)
class ProductName:
    """A product, or its version, is another one than in the source: "Apache Superset" for Apache ECharts.

    Names in Latin letters stand in Chinese text as they do in English. Compared are names of two words, or of a word
    and a number: one of the two is the same on both sides, the other stands in this pair of sentences on its side
    alone. Longer and shorter forms (API, APIs; 3, 3.8) are the same.

    Bad:
        zh: 请参考 Apache Kafka 官方示例。
        en: See the official examples of Apache Kylin.

    Good:
        zh: 请参考 Apache Kafka 官方示例，需要 Python 3。
        en: See the official examples of Kafka, an Apache project; Python 3.8 is needed.
    """

    code: ClassVar[str] = "NAM003"
    name: ClassVar[str] = "product-name"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each name of the translation that stands for another one of the source."""
        pair = context.pair
        for bead in context.trusted_beads:
            ours = _words(pair.source, pair.beads[bead].source)
            if not any(word.joined for word in ours):
                continue
            theirs = _words(pair.target, pair.beads[bead].target)
            zh, en = (frozenset(word.key for word in words) for words in (ours, theirs))
            told: set[Span] = set()
            for one, two in pairwise(ours):
                if two.joined and not {one.kind, two.kind} & {""} and "name" in (one.kind, two.kind):
                    for was, now in _changed((one, two), theirs, zh, en):
                        if now.span not in told:
                            told.add(now.span)
                            message = (
                                f"the source says {one.text} {two.text}, the translation has {now.text} for {was.text}"
                            )
                            yield Finding(self.code, self.severity, "medium", message, bead, (was.span,), (now.span,))


def _changed(
    pair: tuple[_Word, _Word], theirs: list[_Word], zh: frozenset[str], en: frozenset[str]
) -> Iterator[tuple[_Word, _Word]]:
    """Yield the word of a pair that is another one in the translation, and that other one."""
    for kept, lost in ((0, 1), (1, 0)):
        if pair[kept].kind != "name" or _there(pair[lost].key, en):
            continue
        for words in pairwise(theirs):
            new = words[lost]
            same = words[kept].key == pair[kept].key and words[1].joined and not new.first
            if (
                same
                and new.kind == pair[lost].kind
                and not _there(new.key, zh)
                and new.key not in function_words("start")
            ):
                yield pair[lost], new


def _there(key: str, others: frozenset[str]) -> bool:
    """Return whether a word stands among others, in a longer or shorter form too."""
    return key in others or any(other.startswith(key) or key.startswith(other) for other in others)


def _words(document: Document, segments: tuple[int, ...]) -> list[_Word]:
    """Return the words of some segments in Latin letters and figures."""
    found: list[_Word] = []
    for segment in (document.segments[number] for number in segments):
        end = -1
        for match in _TOKEN.finditer(segment.text):
            joined = match.start() == end + 1 and segment.text[end] in _BETWEEN
            end = match.end()
            first = not any(c.isalnum() for c in segment.text[: match.start()])
            found.append(_Word(match[0], Span(*match.span()).shift(segment.span.start), joined, first))
    return found
