"""What one side says word by word: whether a word of one side is said by a word of the other that no table has.

A finding that is sure rests on words of tables. Before it is shown, the words of the embedded model are asked whether
something else says what seems lost, or is the source of what seems added: one look at the few beads that are accused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlcheck.checks.context import Context
from xlcheck.claims import Contradiction, groups, read_chinese, read_english
from xlcheck.language.function_words import function_words

if TYPE_CHECKING:
    from xlcheck.encode.lexicon import Compared, Word

RENDERED, SOURCED = 0.45, 0.4
"""Cosines from which another English word renders a Chinese claim, and another Chinese word is the source of an
English one. Of 159 planted errors five are lost by them, of what is found in 88,000 human pairs a third."""

ALIKE = 0.32
"""Cosine from which two words are no opposites but shades of one sense: 经常 and "constantly" have .4, 增加 and
"reduce" .1, 允许 and "prohibited" .28."""

AROUND, WITHIN = 3, 4
"""Words on either side of a place that are asked, and those around the other place among which their counterparts
stand."""

KIN = 0.3
"""Cosine from which one word may be the counterpart of another."""

BESIDE = 0.2
"""Share of the words around either of two places that have their counterpart around the other. Below it the places are
about different things: of 52 wrong contradictions 24 have less, of 84 planted ones two."""

CLOSE, CLOSE_OF_FEW, FEW = 0.6, 0.5, 6
"""The same share, around both places, in groups of which texts speak on both sides of one thing and of another (one
rises, another falls): of 313 wrong
contradictions 128 have less, of 115 right ones 31, of 99 planted ones seven. Of so few words half is enough."""

_CLOSE = 0.02  # a word belongs to what it is most like, or nearly so
_SECOND = 0.1  # a counterpart may be so much less like a word than the best one

Spans = Sequence[tuple[int, int]]


def compared(context: Context, bead: int) -> Compared:
    """Return the words of a bead, compared."""
    return context.lexicon.compare(context.folded(bead), context.target(bead).text)


def says_otherwise(context: Context, bead: int, one: Contradiction) -> bool:
    """Return whether words of a bead account for a contradiction, so that it is none.

    The claims of its group are no such words: they have been counted.
    """
    zh, en = context.folded(bead), context.target(bead).text
    words = context.once(compared, bead)
    source, target = zh[slice(*one.source)], en[slice(*one.target)].lower()
    near = beside(words, one.source, one.target)
    close = CLOSE if sum(word.content for word in words.ours) > FEW else CLOSE_OF_FEW
    if max(near) < BESIDE or (groups()[one.group].level == "close" and min(near) < close):
        return True
    if _part_of_a_word(zh, words, one):
        return True
    whole = any((word.start, word.end) == one.source for word in words.ours)
    whole = whole and any((word.start, word.end) == one.target for word in words.theirs)
    if whole and context.lexicon.likeness(source, target) >= ALIKE:
        return True
    ours, theirs = (
        [(claim.start, claim.end) for claim in claims if any(group == one.group for group, _ in claim.concepts)]
        for claims in (read_chinese(zh), read_english(en))
    )
    theirs += [(word.start, word.end) for word in words.theirs if word.text in zh.lower()]  # is Latin on both sides
    return _said(context, source, one.source, words, theirs, RENDERED) or _said(
        context, target, one.target, words.turned, ours, SOURCED
    )


def beside(words: Compared, source: tuple[int, int], target: tuple[int, int]) -> tuple[float, float]:
    """Return the shares of the words around either of two places that have their counterpart around the other one.

    A half where no words stand there.
    """
    return _beside(words, source, target), _beside(words.turned, target, source)


def _beside(words: Compared, ours: tuple[int, int], theirs: tuple[int, int]) -> float:
    """Return the share of the words around our place whose counterparts stand around theirs."""
    own, other = _telling(words.ours, ours), _telling(words.theirs, theirs)
    asked, there = _around(words.ours, own, ours, AROUND), _around(words.theirs, other, theirs, WITHIN)
    if not asked or not other:
        return 0.5
    found = 0
    for i in asked:
        row = words.likeness[i]
        found += max((row[j] for j in there), default=-1) >= max(KIN, max(row[j] for j in other) - _SECOND)
    return found / len(asked)


def _telling(words: Sequence[Word], place: tuple[int, int]) -> list[int]:
    grammar = function_words("grammar")
    return [i for i, word in enumerate(words) if word.content and word.text not in grammar and not word.within(place)]


def _around(words: Sequence[Word], own: Sequence[int], place: tuple[int, int], most: int) -> list[int]:
    before = [i for i in own if words[i].end <= place[0]]
    return before[-most:] + [i for i in own if words[i].start >= place[1]][:most]


def _part_of_a_word(zh: str, words: Compared, one: Contradiction) -> bool:
    """Return whether a Chinese form is part of a longer word, 汤 of 汤姆, or of two, 下限 of 以下 and 限量.

    Opposites are parts of words all the time (不增), but not of two.
    """
    starts, ends = {word.start for word in words.ours}, {word.end for word in words.ours}
    first = one.source[0] + (zh[one.source[0]] == "/")  # 元/吨
    outside = first not in starts, one.source[1] not in ends
    return any(outside) if not groups()[one.group].polar else all(outside)


def _said(context: Context, phrase: str, place: tuple[int, int], words: Compared, claims: Spans, least: float) -> bool:
    """Return whether a word of the other side, outside its claims, says a phrase that stands at a place of ours.

    It must be as like that phrase as it is like any other word of ours.
    """
    others = [i for i, word in enumerate(words.ours) if not word.within(place)]
    for j, word in enumerate(words.theirs):
        if any(map(word.within, claims)):
            continue
        like = context.lexicon.likeness(phrase, word.text)
        if like >= least and (words.likeness[others, j] <= like + _CLOSE).all():
            return True
    return False
