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
from xlcheck.checks.wordwise import beside, compared
from xlcheck.claims import groups, read_chinese, read_english
from xlcheck.language.function_words import function_words

if TYPE_CHECKING:
    from xlcheck.encode.lexicon import Word

KEPT = 0.45
"""Cosine from which an English word is what the Chinese denies. Of 47 accusations in 27,000 human pairs 19 have one, of
74 denials that were put in 50."""

MOST_WORDS = 2
"""Words behind a denial one of which must stand undenied on the other side (不会感到疼痛)."""

LEAST, LOWEST = 0.3, -9.0
"""Cosine below which nothing in the English is what the Chinese denies, and the weight of that."""

ODDS = {"": 0.0, "不": -0.5, "未": -0.4, "没": -0.5, "没有": 0.3, "无": -1.9, "不会": 0.7, "无法": 0.5, "不能": 0.5}
ODDS |= {"不再": -0.9, "不是": 0.9, "不需": 0.7, "尚未": -0.4, "禁止": -2.1, "不在": -0.6, "不存在": 0.6, "不得": 0.9}
ODDS |= {"不可": -0.8, "不想": 0.8, "不予": -1.1, "不应": 1.0, "并非": 1.0, "不必": 0.4, "不用": -0.4, "不兼容": -2.5}
ODDS |= {"未达": -1.8, "未使用": -0.9, "不适用": 0.8, "没能": -0.4, "不允许": -0.8, "没法": -0.7, "从未": -0.5}
"""Log odds of a word that denies: how much more often "not" was taken from its translation in the sentences above than
good translations have none. 无 is mostly said in other words (无痛, "painless"), 不会 hardly ever."""

_COVERED = 0.4  # cosine from which a word of the sentence is said

_NEGATIVE = re.compile(r"(?:a|anti-?|dis|il|im|in|ir|non-?|un|under)(?=\w{4})")
"""What makes an English word deny, where the rest of it is what the Chinese denies: immobile, acyclic."""
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
    if _turned(zh, place, context.target(bead).text, likest):
        return False
    return denials().answer(_around(lower, words.theirs[j].start, words.theirs[j].end), "en") == "none"


def weight(context: Context, bead: int, place: tuple[int, int], answered: bool) -> float:
    """Return the log odds, up to a constant, that a Chinese denial was lost and is not told in other words.

    They are those of a logistic regression on 894 English sentences from which "not" was taken and 1,010 translations
    of 33 collections in which nothing denies, among 1.2 million. ``answered`` is whether something may deny.
    """
    zh, lower = context.folded(bead), context.target(bead).text.lower()
    denial = next((match[0] for match in denials().accusing(zh[slice(*place)], "zh")), "")
    words, grammar = context.once(compared, bead), function_words("grammar")
    known = [j for j, word in enumerate(words.theirs) if word.content and word.text not in grammar]
    telling = [i for i, word in enumerate(words.ours) if word.content and known]
    behind = [i for i in _own(zh, place, words.ours) if words.ours[i].start >= place[0]] if known else []
    if not behind:
        return LOWEST
    best = {i: max((float(words.likeness[i, j]), j) for j in known) for i in telling}
    first = best[behind[0]][0] >= KEPT
    chosen = behind[0] if first else max(behind[:MOST_WORDS], key=lambda i: best[i][0])
    like, j = best[chosen]
    theirs = words.theirs[j]
    if like < LEAST or any(_negative(context, words.ours[behind[0]].text, word.text) for word in words.theirs):
        return LOWEST
    if _turned(zh, place, context.target(bead).text, words.theirs[best[behind[0]][1]]):
        return LOWEST
    if denials().answer(_around(lower, theirs.start, theirs.end), "en") != "none":
        return LOWEST
    ours = words.ours[chosen]
    rivals = 1 + sum(i != chosen and float(words.likeness[i, j]) >= KEPT for i in range(len(words.ours)))
    shared = rivals > sum(word.text == theirs.text for word in words.theirs)
    covered = sum(like >= _COVERED for like, _ in best.values()) / len(telling)
    near = max(beside(words, (ours.start, ours.end), (theirs.start, theirs.end)))
    odds = ODDS.get(denial, ODDS[""])
    return 0.92 * first + 1.47 * near - 1.25 * shared + 2.72 * covered + 0.71 * (not answered) + 1.13 * odds


def _turned(zh: str, place: tuple[int, int], english: str, likest: Word) -> bool:
    """Return whether the English says the opposite of what a Chinese word denies: 不要关闭, "keep open".

    It does where the word that is most like it is the opposite, or where it has the opposite and not the word itself.
    """
    claims = read_english(english)
    said = {key for claim in claims for key in claim.sure}
    there = {key for claim in claims if claim.start <= likest.start < claim.end for key in claim.concepts}
    end = found.start() if (found := _CLAUSE.search(zh, place[1])) else len(zh)
    for own in (c.sure for c in read_chinese(zh) if place[0] <= c.start < end):
        for group, name in own:
            if not groups()[group].polar:
                continue
            others = {key for key in said | there if key[0] == group and key[1] != name} - own
            if others & there or (others and (group, name) not in said):
                return True
    return False


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
