"""STY001: a word that no dictionary has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.checks.style.dictionary import in_dictionary, is_known, joined, reads_as_pinyin
from xlcheck.model import Finding, Severity, Span
from xlcheck.terms.match.spelling import PREFIXES

_WORD = re.compile(r"(?<![\w'’@#/\\.-])[a-z]{3,}(?=['’]s\b|(?![\w'’@/\\]|-\w|\.\w))")
_PARTS = re.compile(r"(?<![\w@#/\\.])[a-z]{2,}(?:-[a-z]{2,})+(?![\w@/\\]|\.\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_OWN = 3
"""Times that a word stands in a document from which on it is one of its own words."""


@register
@dataclass(frozen=True, slots=True)
class Misspelled:
    """A word is in no dictionary: "goverment".

    Looked up in the dictionary of hunspell (en_US) and in the list of words of pyspellchecker, which the extra `spell`
    brings; British spellings count as known. Not looked at are names and whatever else has a capital, abbreviations,
    code, addresses, Chinese words in pinyin, words of the glossary or of the source, and words that the document uses
    again and again. Where one letter makes a known word of it, that is the suggestion; a blank that is missing
    ("ofthe") is named. Runs with `--style` or by its name.

    Bad:
        zh: 政府提交了报告。
        en: The goverment submitted the report.

    Good:
        zh: 政府优化了营商环境。
        en: The government optimised the business environment in each hutong and siheyuan.
    """

    code: ClassVar[str] = "STY001"
    name: ClassVar[str] = "misspelled-word"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each word that is not known.

        Raises:
            UsageError: if the extra is not installed.
        """
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        counts: Counter[str] = Counter()
        places: list[tuple[int, str, Span]] = []
        for bead, segment, text in context.once(english):
            for word, start in _words(text):
                counts[word] += 1
                places.append((bead, word, Span(start, start + len(word)).shift(segment.span.start)))
        own = _own_words(context)
        for bead, word, span in places:
            if counts[word] >= _OWN or is_known(word) or word in own or word in context.source(bead).text.lower():
                continue
            if two := joined(word):
                yield Spot(bead, span, f"two words in one: {word}", suggestion=two)
                continue
            near = nearest(word)
            if near or not reads_as_pinyin(word):
                suggestion = near[0] if len(near) == 1 else None
                yield Spot(bead, span, f"no word: {word}", "minor", "medium" if near else "low", suggestion)


def _words(text: str) -> Iterator[tuple[str, int]]:
    """Yield the words of a text in small letters with their offsets, the parts of those with hyphens too."""
    for found in _WORD.finditer(text):
        yield found[0], found.start()
    for found in _PARTS.finditer(text):
        at = found.start()
        for part in found[0].split("-"):
            if len(part) > 2 and part not in PREFIXES:
                yield part, at
            at += len(part) + 1


def _own_words(context: Context) -> frozenset[str]:
    """Return the words of the glossary's renderings in small letters."""
    terms = (
        word for entry in context.glossary.entries for form in (entry.en, *entry.variants) for word in form.split()
    )
    return frozenset(word.strip(".,()'’“”\"").lower() for word in terms)


@cache
def nearest(word: str) -> tuple[str, ...]:
    """Return the known words that one letter more, less or other, or two exchanged, make.

    The candidates are those of Norvig, "How to Write a Spelling Corrector" (2007). Where a letter that stands twice or
    once too few, or two that changed places, make one, the others are left out: these are the slips of typists.
    """
    pairs = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {a + b[1] + b[0] + b[2:] for a, b in pairs if len(b) > 1}
    slips |= {a + b[0] + b for a, b in pairs if b} | {a + b[1:] for a, b in pairs if b and a.endswith(b[0])}
    if known := _known(slips - {word}):
        return known
    near = {a + b[1:] for a, b in pairs if b} | {a + c + b for a, b in pairs for c in _LETTERS}
    if len(word) > 3:
        near |= {a + c + b[1:] for a, b in pairs if b for c in _LETTERS}
    return _known(near - {word})


def _known(candidates: set[str]) -> tuple[str, ...]:
    return tuple(candidate for candidate in sorted(candidates) if in_dictionary(candidate))
