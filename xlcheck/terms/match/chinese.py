"""The Chinese side: which terms of a glossary stand in a text, the longest at each place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import add
from typing import NamedTuple

from xlcheck.language.folding import fold
from xlcheck.terms.match.boundaries import cuts_a_word

QUOTES = "“”‘’「」『』《》〈〉\"'"
"""Marks that come and go around the same name: a term is found with and without them."""

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
"""Chinese numerals: a term that begins with one is not the end of a longer number."""

NOT_NEGATING = frozenset("并除是莫无若岂绝决")
"""What stands before 非 where it is not the prefix that makes another term of the next one (除非, 并非)."""

_FOLD = (
    {0xFF01 + i: 0x21 + i for i in range(94)}
    | {0xFF21 + i: 0x61 + i for i in range(26)}
    | {0x41 + i: 0x61 + i for i in range(26)}
)
_FOLD_ALL = _FOLD | {ord(c): None for c in QUOTES} | {0xFF02: None, 0xFF07: None}
_FOLDED = re.compile("[" + re.escape("".join(map(chr, _FOLD_ALL))) + "]")


class Occurrence(NamedTuple):
    """A term and the range of code points in which it stands."""

    start: int
    end: int
    zh: str


class Finder:
    """Leftmost-longest search for many terms at once: at each place the longest term wins and consumes its text.

    A term in simplified characters is another one than the same in traditional ones; width, letter case and quotation
    marks are not told apart. Building takes time in proportion to the terms, searching in proportion to the text.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms: dict[str, str] = {}
        lengths: dict[str, int] = {}
        for term in terms:
            folded = term.translate(_FOLD_ALL) if _FOLDED.search(term) else term
            if folded:
                self._terms.setdefault(folded, term)
                head = folded[:2]
                lengths[head] = lengths.get(head, 0) | 1 << len(folded)
        orders = {bits: _descending(bits) for bits in set(lengths.values())}
        self._lengths = {head: orders[bits] for head, bits in lengths.items()}
        self._heads = frozenset(lengths)
        self._single = {head for head in lengths if len(head) == 1}

    def find(self, text: str) -> list[Occurrence]:
        """Return the occurrences in a text from left to right; none overlaps another."""
        folded = _folded(text)
        terms, lengths, single = self._terms, self._lengths, self._single
        if not single and self._heads.isdisjoint(map(add, folded, folded[1:])):
            return []  # most texts, in a third of the time
        heads = enumerate(map(add, folded, folded[1:] + "\n"))
        if single:
            places = [at for at, head in heads if head in lengths or head[0] in single]
        else:
            places = [at for at, head in heads if head in lengths]
        if not places:
            return []
        kept = (
            None
            if len(folded) == len(text)
            else [i for i, c in enumerate(text) if _FOLD_ALL.get(ord(c), 0) is not None]
        )
        found, end_before, size, plain = [], 0, len(folded), fold(folded)
        for at in places:
            if at < end_before:
                continue
            head = folded[at : at + 2]
            for length in lengths.get(head, ()):
                term = terms.get(folded[at : at + length])
                if term is not None and at + length <= size and not _cuts_a_word(plain, at, at + length):
                    break
            else:
                if single and head[:1] in single and not _cuts_a_word(plain, at, at + 1):
                    length, term = 1, terms[head[:1]]
                else:
                    continue
            start, end = (at, at + length) if kept is None else (kept[at], kept[at + length - 1] + 1)
            found.append(Occurrence(start, end, term))
            end_before = at + length
        return found


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    """Return a text without what is not told apart: several glossaries are looked for in each, one after the other."""
    return text.translate(_FOLD_ALL) if _FOLDED.search(text) else text


def _descending(bits: int) -> tuple[int, ...]:
    """Return the lengths that a number holds as bits, the longest first."""
    return tuple(length for length in range(bits.bit_length() - 1, 0, -1) if bits >> length & 1)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a match is a part of a word or number: AI in SAIC, 八项 in 第八项, 新时代 in 最新时代.

    The text is in simplified characters.
    """
    before = text[start - 1] if start else ""
    if text[start] in NUMERALS and before and (before in NUMERALS or before == "第"):
        return True
    if before == "非" and text[start - 2 : start - 1] not in NOT_NEGATING:
        return True
    return joined(text, start) or joined(text, end) or cuts_a_word(text, start, end)


def joined(text: str, at: int) -> bool:
    """Return whether a place lies within a Latin word or a number."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
