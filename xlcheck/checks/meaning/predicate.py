"""What a sentence denies, found undenied on the other side: 不使用 beside "use", whatever else the other side says.

A denial that only the Chinese has is told in other words as often as it is lost: 不开门 is "closed". It is lost where
the word that is denied stands in the English as it is, with nothing near it that could deny it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xlcheck.checks.context import Context
from xlcheck.checks.meaning.negation import denials
from xlcheck.checks.wordwise import compared
from xlcheck.claims import groups, read_chinese, read_english
from xlcheck.language.function_words import function_words

if TYPE_CHECKING:
    from xlcheck.encode.lexicon import Word

KEPT = 0.45
"""Cosine from which an English word is what the Chinese denies. Of 47 accusations in 27,000 human pairs 19 have one, of
74 denials that were put in 50."""

_NEGATIVE = re.compile(r"(?:a|anti-?|dis|il|im|in|ir|non-?|un|under)(?=\w{4})")
"""What makes an English word deny, where the rest of it is what the Chinese denies: immobile, acyclic."""
_NEAR = 3  # characters behind a denial within which the word stands that it denies
_REST = 0.25  # cosine from which the rest is so
_BEFORE, _AFTER = 80, 60  # characters around the English word within which nothing may deny it
_SENTENCE, _CLAUSE = re.compile(r"[.;!?](?:\s|$)"), re.compile("[，。；：！？、,;:!?“”（）()]")


def undenied(context: Context, bead: int, place: tuple[int, int], most: int) -> bool:
    """Return whether one of so many words that a Chinese word denies stands in the English, with no denial near it.

    Where it is not the first of them, half of the words of the clause must be there.
    """
    zh, lower = context.folded(bead), context.target(bead).text.lower()
    words, grammar = context.once(compared, bead), function_words("grammar")
    known = [j for j, word in enumerate(words.theirs) if word.content and word.text not in grammar]
    clause = [i for i in _own(zh, place, words.ours) if known]
    best = {i: max((float(words.likeness[i, j]), j) for j in known) for i in clause}
    behind = [i for i in clause if words.ours[i].start >= place[0]]
    like, j = max((best[i] for i in behind[:most]), default=(0.0, 0))
    if like < KEPT or any(_negative(context, words.ours[behind[0]].text, word.text) for word in words.theirs):
        return False
    if best[behind[0]][0] < KEPT and 2 * sum(best[i][0] >= KEPT for i in clause) < len(clause):
        return False
    likest = words.theirs[best[behind[0]][1]]  # to the word denied itself
    if _turned(zh, place, context.target(bead).text, likest.start):
        return False
    return denials().answer(_around(lower, words.theirs[j].start, words.theirs[j].end), "en") == "none"


def _turned(zh: str, place: tuple[int, int], english: str, at: int) -> bool:
    """Return whether an English word is the opposite of what a Chinese word denies: 不要关闭, "keep open"."""
    denied = [c.sure for c in read_chinese(zh) if place[0] <= c.start <= place[1] + _NEAR]
    if not denied:
        return False
    theirs = {key for claim in read_english(english) if claim.start <= at < claim.end for key in claim.concepts}
    return any(
        group == other and name != opposite and (group, opposite) not in sure and groups()[group].polar
        for sure in denied
        for group, name in sure
        for other, opposite in theirs
    )


def _own(zh: str, place: tuple[int, int], words: Sequence[Word]) -> Iterator[int]:
    """Yield the numbers of the words that say something in the clause of a denial, without what denies."""
    start = max((match.end() for match in _CLAUSE.finditer(zh, 0, place[0])), default=0)
    end = found.start() if (found := _CLAUSE.search(zh, place[1])) else len(zh)
    for i, word in enumerate(words):
        if start <= word.start and word.end <= end and word.content and denials().answer(word.text, "zh") == "none":
            yield i


def _negative(context: Context, denied: str, word: str) -> bool:
    """Return whether an English word is the negative of a Chinese one."""
    prefix = _NEGATIVE.match(word)
    return prefix is not None and context.lexicon.likeness(denied, word[prefix.end() :]) >= _REST


def _around(text: str, start: int, end: int) -> str:
    """Return what stands around a place in its sentence."""
    before, after = _SENTENCE.split(text[:start])[-1][-_BEFORE:], _SENTENCE.split(text[end:])[0][:_AFTER]
    return before + text[start:end] + after
