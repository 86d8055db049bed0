"""Where a Chinese term stands in the English of its bead, by the links of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from xlcheck.language.function_words import articles, function_words
from xlcheck.language.tables import read_table
from xlcheck.terms.match.bead import Range
from xlcheck.terms.match.english import FUNCTION_WORDS, Words

TABLE = Path(__file__).with_name("frames.csv")

BETWEEN = 2
"""So many small words may stand between the words of a rendering."""

_SMALL = frozenset({*articles(), "of", "for", "in", "on", "and", "or", "with", "within", "from", "by", "at"})
"""Words that a noun phrase may have within."""

CERTAIN = 0.35
"""A rendering of which the links are weaker on average, over the words of the Chinese, may be chance."""

POSSIBLE = 0.3
"""The same where all else in a bead has its counterpart."""

SURE = 0.45
"""From here on it is as sure as a word of a dictionary."""

LEFT = 0.4
"""How sure it is that what is left of both sides of a bead belongs together."""

MOST_LEFT = 3
"""So many English words may be left; more are a paraphrase."""

_BREAK = re.compile(r"[,;:.!?()\[\]\"“”\n/|]|\s[-–—]\s")


Link = tuple[int, float]


@cache
def frames(kind: str) -> frozenset[str]:
    """Return the words that stand "before verb" or "before noun", or with which the "object" of a verb begins.

    Of "no name" are those that name nothing by themselves.
    """
    return frozenset(row.form for row in read_table(TABLE) if row.kind == kind)


@cache
def _closed() -> frozenset[str]:
    """Return the words of which none continues a noun phrase with another noun."""
    return function_words("grammar") | function_words("term") | frames("before verb")


@dataclass(frozen=True, slots=True)
class Rendering:
    """A rendering of a term in one bead.

    ``place`` are code points of the English. For each word of the Chinese, ``words`` has the keys of the English words
    that belong to it, divided by blanks, and ``surfaces`` these words as they stand, both empty where there is none.
    ``nominal`` tells whether the rendering stands where a noun phrase does, ``head`` whether it ends one, ``longer``
    whether it is a part of a longer name in capitals, ``sure`` whether its words belong to the term beyond doubt.
    """

    place: Range
    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    strength: float
    nominal: bool
    head: bool
    longer: bool
    sure: bool


def left_over(en: str, words: Words, linked: frozenset[int]) -> tuple[int, ...] | None:
    """Return the content words that belong to no Chinese one; None if they do not stand together or are many."""
    left = [i for i, key in enumerate(words.keys) if i not in linked and not _empty(key, words.surfaces[i])]
    blocks = list(_blocks(en, words, left))
    if len(blocks) > 1 or len(left) > MOST_LEFT:
        return None
    return tuple(left)


def _empty(key: str, surface: str) -> bool:
    if key in FUNCTION_WORDS or not surface[:1].isalpha():
        return True
    return surface.casefold() in _closed() | frames("no name")


VERBAL = 0.4
"""A word of the Chinese is a verb in a text where this share of its English words stand or end as verbs do."""

_INFLECTED = re.compile(r"[a-z]{2}(?:ed|ing)$")


def verbal(places: Sequence[tuple[str, Words, int]]) -> bool:
    """Return whether the English words for one word of the Chinese are verbs in a text.

    They stand behind what verbs need or before an object, or some of them have endings of verbs and others have none.
    A place is the English of a bead, its words, and the number of the one that is meant.
    """
    endings = sum(bool(_INFLECTED.search(words.surfaces[i])) for _, words, i in places)
    endings = endings if endings < len(places) else 0
    placed = sum(
        behind_verb_words(en, words, i) or before_object(en, words, i)
        for en, words, i in places
        if not _INFLECTED.search(words.surfaces[i])
    )
    return endings + placed >= VERBAL * len(places)


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the two sides of a bead when a term is taken out: words that belong to none of the other side.

    ``words`` are the content words of the English, where they stand together and are few; ``literal`` tells whether no
    Chinese is left, so that they belong to the term.
    """

    words: tuple[int, ...] = ()
    literal: bool = False


def renderings(
    en: str, words: Words, term: Sequence[str], links: Sequence[Sequence[Link]], times: int, left: Left
) -> list[Rendering]:
    """Return the likeliest renderings of a term that stands so many times in a bead, the surest first.

    ``links`` has the links of each of its words, which count by their length. Those of its words that have no English
    have what is left of it, if that stands as a noun does.
    """
    free: frozenset[int] = frozenset()
    linked = {word for some in links for word, _ in some}
    if left.words and left.literal and not all(links) and _belongs(en, words, left.words, linked):
        free = frozenset(left.words)
        links = [some or [(word, LEFT) for word in left.words] for some in links]
    certain = POSSIBLE if left.literal else CERTAIN
    telling = [not some or any(words.keys[i] not in FUNCTION_WORDS for i, _ in some) for some in links]
    weights = [len(word) * tells for word, tells in zip(term, telling, strict=True)]
    found = []
    for block in _blocks(en, words, sorted({word for some in links for word, _ in some})):
        inside = [[link for link in some if link[0] in block] for some in links]
        best = (max((link[1] for link in some), default=0.0) for some in inside)
        strength = sum(weight * one for weight, one in zip(weights, best, strict=True)) / max(sum(weights), 1)
        if strength >= certain:
            found.append(
                Rendering(
                    Range(_start(en, words, block[0]), words.ends[block[-1]]),
                    tuple(" ".join(words.keys[i] for i in sorted({i for i, _ in some})) for some in inside),
                    tuple(" ".join(words.surfaces[i] for i in sorted({i for i, _ in some})) for some in inside),
                    round(strength, 3),
                    not (behind_verb_words(en, words, block[0]) or before_object(en, words, block[-1])),
                    _head(en, words, block[-1]),
                    _longer(en, words, block),
                    strength >= SURE and free.isdisjoint(block),
                )
            )
    return sorted(found, key=lambda one: (-one.strength, one.place))[:times]


def _belongs(en: str, words: Words, free: Sequence[int], linked: Collection[int]) -> bool:
    """Return whether what is left of the English is a part of a noun phrase: beside words of the term, or alone."""
    beside = {free[0] - 1, free[-1] + 1} & {*linked}
    block = sorted({*free, *beside})
    if not _head(en, words, block[-1]) or before_object(en, words, block[-1]):
        return False
    if len(block) == len(words.keys):
        return True
    between = en[words.ends[block[0] - 1] if block[0] else 0 : words.starts[block[0]]].split()
    previous = between[-1] if between else words.surfaces[block[0] - 1] if block[0] else ""
    previous = previous.casefold()
    return previous in frames("before noun") or bool(beside and previous not in frames("before verb"))


def _blocks(en: str, words: Words, linked: Sequence[int]) -> Iterator[list[int]]:
    """Yield the linked words that stand together."""
    block: list[int] = []
    for word in linked:
        if words.keys[word] in FUNCTION_WORDS:
            continue
        if block and not _together(en, words, block[-1], word):
            yield block
            block = []
        block.append(word)
    if block:
        yield block


def _together(en: str, words: Words, one: int, other: int) -> bool:
    between = words.keys[one + 1 : other]
    if len(between) > BETWEEN or not all(key in _SMALL for key in between):
        return False
    return not _BREAK.search(en, words.ends[one], words.starts[other])


def _start(en: str, words: Words, first: int) -> int:
    """Return where a rendering begins, with the words that a hyphen joins to it."""
    while first and en[words.ends[first - 1] : words.starts[first]] == "-":
        first -= 1
    return words.starts[first]


def behind_verb_words(en: str, words: Words, first: int) -> bool:
    """Return whether a word stands behind one that a verb follows, and a noun phrase seldom."""
    previous = en[words.ends[first - 1] if first else 0 : words.starts[first]].split()
    before = previous[-1] if previous else words.surfaces[first - 1] if first else ""
    return before.casefold() in frames("before verb")


def before_object(en: str, words: Words, last: int) -> bool:
    """Return whether a word stands before one with which an object begins."""
    behind = en[words.ends[last] : words.ends[last] + 12]
    following = behind.split(maxsplit=1)
    return behind[:1].isspace() and bool(following) and following[0].casefold() in frames("object")


def _head(en: str, words: Words, last: int) -> bool:
    """Return whether no other content word follows within the phrase."""
    if last + 1 == len(words.keys) or _BREAK.search(en, words.ends[last], words.starts[last + 1]):
        return True
    between = en[words.ends[last] : words.starts[last + 1]].split()
    return bool(between) or words.surfaces[last + 1].casefold() in _closed()


def _longer(en: str, words: Words, block: Sequence[int]) -> bool:
    """Return whether a rendering in capitals goes on in capitals, within a sentence that is not all in capitals."""
    if not all(words.surfaces[i][:1].isupper() for i in block):
        return False
    small = sum(surface[:1].islower() and len(surface) > 3 for surface in words.surfaces)
    if 2 * small < len(words.surfaces) and small < 3:
        return False
    return any(
        0 <= beside < len(words.surfaces)
        and words.surfaces[beside][:1].isupper()
        and beside not in (0,)
        and not _BREAK.search(en, words.ends[min(edge, beside)], words.starts[max(edge, beside)])
        for edge, beside in ((block[0], block[0] - 1), (block[-1], block[-1] + 1))
    )
