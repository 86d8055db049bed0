"""Terms with their abbreviation on both sides of a bead: 应用程序接口（API）, application programming interface (API).

The abbreviation shows what is a term and where its English begins, so that no glossary is needed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from xlcheck.language.script import HAN
from xlcheck.terms.match.bead import Range
from xlcheck.terms.match.english import FUNCTION_WORDS, read_words
from xlcheck.terms.match.likeness import content_key

TAIL = 3
"""Last characters of the Chinese by which a term is known: where it begins is not certain."""

_CHINESE = re.compile(rf"(?<![{HAN}])([{HAN}]{{3,}}+)\s*[(（]\s*([A-Z][A-Za-z]{{0,7}}[A-Z])s?\s*[)）]")
_BEFORE = 120
"""Characters before the bracket that may hold the long form."""
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_INITIALS = re.compile(r"\b[A-Za-z]|(?<=[a-z])[A-Z]")
_BREAK = re.compile(r"[.,;:!?()\[\]\"“”\n]")


class LongForm(NamedTuple):
    """What an abbreviation is written out as in one bead; forms of one term have the same ``term`` and ``short``."""

    bead: int
    short: str
    term: str
    source: Range
    target: Range
    text: str

    @property
    def key(self) -> tuple[str, ...]:
        """The content words; that two words are written as one or with a hyphen makes no difference."""
        return content_key(read_words(self.text.replace("-", " ")).keys)


def long_forms(beads: Sequence[tuple[str, str]]) -> Iterator[LongForm]:
    """Yield the abbreviations that are written out on both sides of a bead, in the order of the beads."""
    for number, (zh, en) in enumerate(beads):
        for match in _CHINESE.finditer(zh) if en else ():
            bracket = re.search(rf"[(（]\s*{match[2]}s?\s*[)）]", en)
            start = _start(match[2], en, bracket.start()) if bracket else None
            if bracket and start is not None:
                text = en[start : bracket.start()].rstrip()
                source, target = Range(*match.span(1)), Range(start, start + len(text))
                yield LongForm(number, match[2], match[1][-TAIL:], source, target, text)


def differ(forms: Collection[str]) -> bool:
    """Return whether these long forms of one abbreviation are several: each has a word that another has not."""
    keys = {"".join(_WORD.findall(form)).casefold(): form for form in forms}
    contents = {frozenset(content_key(read_words(form.replace("-", " ")).keys)) for form in keys.values()}
    return sum(not any(one < other for other in contents) for one in contents) > 1


def common_end(texts: Sequence[str]) -> str:
    """Return the end that Chinese texts have in common: the term, where what stands before it differs."""
    shortest = min(texts, key=len)
    size = next((i for i in range(len(shortest)) if len({text[-i - 1] for text in texts}) > 1), len(shortest))
    return shortest[len(shortest) - size :]


def _start(short: str, en: str, end: int) -> int | None:
    """Return where the long form before a bracket begins: the letters are the initials of its words, in order.

    One word may have no letter; small words need none.
    """
    breaks = [m.end() for m in _BREAK.finditer(en, max(0, end - _BEFORE), end)]
    begin = max([*breaks, max(0, end - _BEFORE)])
    initials = [m.start() for m in _INITIALS.finditer(en, begin, end)]
    at = len(initials)
    for letter in reversed(short.casefold()):
        at -= 1
        while at >= 0 and en[initials[at]].casefold() != letter:
            at -= 1
        if at < 0:
            return None
        found = initials[at]
    words = [word.casefold() for word in _WORD.findall(en[found:end]) if word.casefold() not in FUNCTION_WORDS]
    return found if 1 < len(words) <= len(short) + 1 and (not found or not en[found - 1].isalnum()) else None
