"""What one side says word by word: whether a word of one side is said by a word of the other that no table has.

A finding that is sure rests on words of tables. Before it is shown, the words of the embedded model are asked whether
something else says what seems lost, or is the source of what seems added: one look at the few beads that are accused.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlcheck.checks.context import Context
from xlcheck.claims import Contradiction, read_chinese, read_english

if TYPE_CHECKING:
    from xlcheck.encode.lexicon import Compared

RENDERED, SOURCED = 0.45, 0.4
"""Cosines from which another English word renders a Chinese claim, and another Chinese word is the source of an
English one. Of 159 planted errors five are lost by them, of what is found in 88,000 human pairs a third."""

ALIKE = 0.2
"""Cosine from which two words are no opposites but shades of one sense: 经常 and "constantly" have .4, 增加 and
"reduce" .1."""

_CLOSE = 0.02  # a word belongs to what it is most like, or nearly so

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
    whole = any((word.start, word.end) == one.source for word in words.ours)
    whole = whole and any((word.start, word.end) == one.target for word in words.theirs)
    if whole and context.lexicon.likeness(source, target) >= ALIKE:
        return True
    ours, theirs = (
        [(claim.start, claim.end) for claim in claims if any(group == one.group for group, _ in claim.concepts)]
        for claims in (read_chinese(zh), read_english(en))
    )
    return _said(context, source, one.source, words, theirs, RENDERED) or _said(
        context, target, one.target, words.turned, ours, SOURCED
    )


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
