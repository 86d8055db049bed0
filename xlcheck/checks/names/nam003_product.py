"""NAM003: a product, or its version, is another one than in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.names.lone_names import LatinWords, exchanged, latin_words, rendered, there
from xlcheck.checks.names.words import Word
from xlcheck.checks.registry import register
from xlcheck.language.function_words import function_words
from xlcheck.model import Finding, Severity, Span


@register
@dataclass(frozen=True, slots=True)
class ProductName:
    """A product, or its version, is another one than in the source: "Apache Superset" for Apache ECharts.

    Names in Latin letters stand in Chinese text as they do in English. Compared are names of two words, or of a word
    and a number: one of the two is the same on both sides, the other stands in this pair of sentences on its side
    alone. Longer and shorter forms (API, APIs; 3, 3.8) are the same. A single name is compared where the document has
    it elsewhere too, and keeps it there: here it is lost, and a name that the source has nowhere stands in its place.

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
        told: set[Span] = set()
        beads = latin_words(context)
        for words in beads:
            for was, now, name in _joined(words):
                if now.span not in told and not rendered(context, words.bead, now):
                    told.add(now.span)
                    message = f"the source says {name}, the translation has {now.text} for {was.text}"
                    yield Finding(self.code, self.severity, "medium", message, words.bead, (was.span,), (now.span,))
        for bead, was, now in exchanged(context, beads):
            if now.span not in told:
                message = f"the source says {was.text} here, the translation {now.text}"
                yield Finding(self.code, self.severity, "medium", message, bead, (was.span,), (now.span,))


def _joined(words: LatinWords) -> Iterator[tuple[Word, Word, str]]:
    """Yield the word of a name of two that is another one in the translation, that other one, and the name."""
    for one, two in pairwise(words.zh if words.joined else ()):
        if two.joined and not {one.kind, two.kind} & {""} and "name" in (one.kind, two.kind):
            for was, now in _changed((one, two), words):
                yield was, now, f"{one.text} {two.text}"


def _changed(pair: tuple[Word, Word], words: LatinWords) -> Iterator[tuple[Word, Word]]:
    """Yield the word of a pair that is another one in the translation, and that other one."""
    for kept, lost in ((0, 1), (1, 0)):
        if pair[kept].kind != "name" or there(pair[lost].key, words.en_keys):
            continue
        for theirs in pairwise(words.en):
            new = theirs[lost]
            same = theirs[kept].key == pair[kept].key and theirs[1].joined and not new.first
            if (
                same
                and new.kind == pair[lost].kind
                and not there(new.key, words.zh_keys)
                and new.key not in function_words("start")
            ):
                yield pair[lost], new
