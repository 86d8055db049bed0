"""What a sentence denies, found undenied on the other side: 不使用 beside "use", whatever else the other side says.

A denial that only the Chinese has is told in other words as often as it is lost: 不开门 is "closed", 不公开 "in private".
It is lost where the word that is denied stands in the English as it is, with nothing near it that could deny it.
"""

from __future__ import annotations

import re

from xlcheck.checks.context import Context
from xlcheck.checks.meaning.negation import denials
from xlcheck.checks.wordwise import compared
from xlcheck.language.function_words import function_words

KEPT = 0.45
"""Cosine from which an English word is what the Chinese denies. Of 47 accusations in 27,000 human pairs 19 have one,
of 74 denials that were put in 50."""

_NEGATIVE = re.compile(r"(?:a|anti-?|dis|il|im|in|ir|non-?|un|under)(?=\w{4})")
"""What makes an English word deny, where the rest of it is what the Chinese denies: immobile, acyclic."""
_REST = 0.25  # cosine from which the rest is so
_BEFORE, _AFTER = 80, 60  # characters around the English word within which nothing may deny it
_SENTENCE, _CLAUSE = re.compile(r"[.;!?](?:\s|$)"), re.compile("[，。；：！？、,;:!?“”（）()]")


def undenied(context: Context, bead: int, place: tuple[int, int], most: int) -> bool:
    """Return whether one of so many words that a Chinese word denies stands in the English, with no denial near it."""
    content = context.lexicon.content
    zh, lower = context.folded(bead), context.target(bead).text.lower()
    words, grammar = context.once(compared, bead), function_words("grammar")
    end = found.start() if (found := _CLAUSE.search(zh, place[1])) else len(zh)
    behind = [
        i
        for i, word in enumerate(words.ours)
        if place[0] <= word.start and word.end <= end and content(word) and denials().answer(word.text, "zh") == "none"
    ]
    known = [j for j, word in enumerate(words.theirs) if content(word) and word.text not in grammar]
    like, i, j = max(((float(words.likeness[i, j]), i, j) for i in behind[:most] for j in known), default=(0.0, 0, 0))
    if like < KEPT or any(_negative(context, words.ours[i].text, word.text) for i in behind[:1] for word in words.theirs):
        return False
    return denials().answer(_around(lower, words.theirs[j].start, words.theirs[j].end), "en") == "none"


def _negative(context: Context, denied: str, word: str) -> bool:
    """Return whether an English word is the negative of a Chinese one."""
    prefix = _NEGATIVE.match(word)
    return bool(prefix) and context.lexicon.likeness(denied, word[prefix.end() :]) >= _REST


def _around(text: str, start: int, end: int) -> str:
    """Return what stands around a place in its sentence."""
    before, after = _SENTENCE.split(text[:start])[-1][-_BEFORE:], _SENTENCE.split(text[end:])[0][:_AFTER]
    return before + text[start:end] + after
