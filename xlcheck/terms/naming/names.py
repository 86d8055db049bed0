"""One term under several names: renderings that put another word in the place of the usual one.

What counts as another name: for one word of the Chinese both renderings have a word of their own, and the two are not
one word that is inflected, derived or clipped. So a head with its modifier and without, a pronoun, an abbreviation, or
another order of the words is no other name.

Where several terms that share a word have two names for that word (账号, 账号管理: account, profile), it is the word
that has two names, and there is one finding for it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from xlcheck.terms.consistency.renderings import abbreviates
from xlcheck.terms.match.english import FUNCTION_WORDS, is_capitals, read_words
from xlcheck.terms.naming.sequences import Words
from xlcheck.terms.naming.variants import kin, own, substituted

WHOLE = 0.6
"""A name covers this share of the characters of the Chinese; what covers less may be a part of it."""

FIXED = 2
"""Places that have the usual name, where it counts for more."""

USUAL = 0.6
"""A name is the usual one of a term in this share of its places."""

_PARTICIPLE = re.compile(r"[^e]ed$")
"""The ending of words that are no nouns: where a rendering has one, it is another construction."""
_NAMED = re.compile(r"[A-Za-z][A-Za-z'’-]+")
"""What a name may differ in: a word, neither a figure nor a sign."""

At = tuple[int, int, int]
"""A place: the number of its document, of its bead, and an offset in the English, for an order of the text."""


class Use(NamedTuple):
    """One place of a term and its rendering.

    ``text`` is the rendering as it stands; ``words`` and ``surfaces`` have its word for each word of the Chinese, as a
    key and as it stands. ``sentence`` is the English around it. ``defining`` tells whether the place fixes the name: a
    title, a definition. ``times`` is how often it stands in its document, where one place stands for all; ``head``
    tells whether it ends its noun phrase in one of them, ``sure`` whether it is the rendering beyond doubt.
    """

    at: At
    text: str
    words: tuple[str, ...]
    surfaces: tuple[str, ...]
    sentence: str = ""
    defining: bool = False
    times: int = 1
    head: bool = True
    sure: bool = True


class Names(NamedTuple):
    """The names of a term, the most frequent one first, each with its uses in the order of the text."""

    term: str
    groups: tuple[tuple[Use, ...], ...]

    @property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """The names as they stand most often, with their counts."""
        return tuple((_usual(group), _times(group)) for group in self.groups)

    @property
    def fixed(self) -> bool:
        """Whether a title or a definition fixes the name that other places depart from, or departs from theirs."""
        sure = [[use for use in group if use.sure] for group in self.groups]
        if _times(self.groups[0]) < FIXED or not sure[0] or not any(sure[1:]):
            return False
        return any(use.defining for group in sure for use in group)

    @property
    def uses(self) -> tuple[Use, ...]:
        """All uses, in the order of the text."""
        return tuple(sorted((use for group in self.groups for use in group), key=_place))


class _Split(NamedTuple):
    """The uses of one term by name, and the word of the Chinese that the names have two words for, with these."""

    term: Words
    groups: list[list[Use]]
    words: frozenset[tuple[str, str, str]]


def several(terms: Mapping[Words, Sequence[Use]]) -> list[Names]:
    """Return the terms that have several names, in the order of the text."""
    splits = [split for term, uses in terms.items() if (split := _split(term, uses))]
    by_word: dict[str, list[_Split]] = defaultdict(list)
    for split in splits:
        for word in {word for word, _, _ in split.words}:
            by_word[word].append(split)
    found: dict[tuple[At, ...], Names] = {}
    for word, some in by_word.items():
        for group in _alike(word, some):
            one = _of_word(word, group) if len(group) > 1 and len(word) > 1 else _of_term(max(group, key=_size))
            if one and (key := tuple(use.at for use in one.groups[1])) not in found:
                found[key] = one
    return sorted(_once(found.values()), key=lambda names: names.groups[1][0].at)


class Shared(NamedTuple):
    """One name for two terms: the terms, the rarer one behind, and the uses of each, in the order of the text."""

    terms: tuple[str, str]
    name: str
    uses: tuple[tuple[Use, ...], tuple[Use, ...]]


def shared(terms: Mapping[Words, Sequence[Use]], apart: Callable[[str, str], bool]) -> list[Shared]:
    """Return the pairs of terms that have one usual name, of those that a text tells apart, in the order of the text.

    ``apart`` tells of two terms whether it does.
    """
    by_name: dict[frozenset[str], list[tuple[str, list[Use]]]] = defaultdict(list)
    for term, uses in terms.items():
        whole = [use for use in uses if covers(term, use.words)]
        if len(whole) > 1 and any(use.head for use in whole):
            name, count = Counter(_keys(use.text) for use in whole).most_common(1)[0]
            if count >= USUAL * len(whole):
                by_name[name].append(("".join(term), [use for use in whole if _keys(use.text) == name]))
    found = []
    for some in by_name.values():
        for one, other in combinations(some, 2):
            if one[0] not in other[0] and other[0] not in one[0] and apart(one[0], other[0]):
                (first, ours), (second, theirs) = sorted((one, other), key=lambda item: -len(item[1]))
                places = tuple(sorted(ours, key=_place)), tuple(sorted(theirs, key=_place))
                found.append(Shared((first, second), _usual(ours), places))
    return sorted(found, key=lambda shared: shared.uses[1][0].at)


def _place(use: Use) -> At:
    return use.at


def _split(term: Words, uses: Sequence[Use]) -> _Split | None:
    """Return a term with its uses by name, None where it has one name."""
    whole = [use for use in uses if covers(term, use.words)]
    groups: list[list[Use]] = []
    counts = Counter[tuple[str, ...]]()
    for use in whole:
        counts[use.words] += use.times
    for words, _ in counts.most_common():
        some = [use for use in whole if use.words == words]
        home = next((group for group in groups if not _other(group, some)), None)
        if home is None:
            groups.append(some)
        else:
            home += some
    groups.sort(key=lambda group: -_times(group))
    kept = [[use for use in group if not _usual_is_there(groups[0], use)] for group in groups[1:]]
    kept = [group for group in kept if group and not _stands_beside(group[0], groups[0])]
    if not kept or not any(use.head for use in groups[0]):
        return None
    divided = frozenset(
        (
            term[i],
            " ".join(own(groups[0][0].words[i], group[0].words[i])),
            " ".join(own(group[0].words[i], groups[0][0].words[i])),
        )
        for group in kept
        for i in substituted(groups[0][0].words, group[0].words)
    )
    return _Split(term, [groups[0], *kept], divided)


def covers(term: Words, words: Sequence[str]) -> bool:
    """Return whether the English words of a rendering stand for enough of the Chinese to be its name."""
    return sum(len(zh) for zh, en in zip(term, words, strict=True) if en) >= WHOLE * sum(map(len, term))


def _other(group: Sequence[Use], some: Sequence[Use]) -> bool:
    """Return whether uses with the same words are another name than those of a group."""
    other = some[0]
    if any(abbreviates(use.text, other.text) or abbreviates(other.text, use.text) for use in group):
        return False
    firsts = {use.words: use for use in group}
    return all(_differ(one, other, group, some) for one in firsts.values())


def _differ(one: Use, other: Use, group: Sequence[Use], some: Sequence[Use]) -> bool:
    for i in substituted(one.words, other.words):
        ours, theirs = own(one.words[i], other.words[i]), own(other.words[i], one.words[i])
        surfaces = (*one.surfaces[i].split(), *other.surfaces[i].split())
        if any(not _NAMED.fullmatch(word) or is_capitals(word) for word in surfaces):
            continue
        if any(_PARTICIPLE.search(word) for word in (*ours, *theirs)):
            continue
        if all(_among(word, group) for word in theirs) or all(_among(word, some) for word in ours):
            continue
        return True
    return False


def _among(word: str, uses: Iterable[Use]) -> bool:
    """Return whether a word stands in one of some renderings, for whichever word of the Chinese."""
    return any(kin(word, other) for text in {use.text for use in uses} for other in _keys(text))


def _usual_is_there(usual: Sequence[Use], use: Use) -> bool:
    """Return whether the word that a use replaces stands in its sentence as well: then that may be the rendering."""
    places = substituted(usual[0].words, use.words)
    gone = {word for one in usual for i in places for word in own(one.words[i], use.words[i])}
    return any(kin(word, other) for word in gone for other in _keys(use.sentence))


def _stands_beside(other: Use, usual: Sequence[Use]) -> bool:
    """Return whether another name's own word stands in most sentences of the usual one: then it is a part of that."""
    places = substituted(usual[0].words, other.words)
    new = [word for i in places for word in own(other.words[i], usual[0].words[i])]
    return 2 * sum(any(kin(word, key) for word in new for key in _keys(use.sentence)) for use in usual) > len(usual)


def _alike(word: str, splits: Sequence[_Split]) -> list[list[_Split]]:
    """Return the terms in groups that have the same two names for a word."""
    groups: list[list[_Split]] = []
    for split in splits:
        for group in groups:
            if any(_same(word, split, other) for other in group):
                group.append(split)
                break
        else:
            groups.append([split])
    return groups


def _same(word: str, one: _Split, other: _Split) -> bool:
    ours, theirs = ([(a, b) for zh, a, b in split.words if zh == word] for split in (one, other))
    return any((_one(a, c) and _one(b, d)) or (_one(a, d) and _one(b, c)) for a, b in ours for c, d in theirs)


def _one(some: str, others: str) -> bool:
    return any(kin(word, other) for word in some.split() for other in others.split())


def _size(split: _Split) -> tuple[int, int]:
    return sum(map(_times, split.groups)), -len(split.term)


def _of_term(split: _Split) -> Names:
    return Names("".join(split.term), tuple(tuple(sorted(group, key=_place)) for group in split.groups))


def _of_word(word: str, splits: Sequence[_Split]) -> Names | None:
    """Return the names of a word that several terms have two names for: their uses, by their English for the word."""
    uses: dict[At, Use] = {}
    for split in splits:
        i = split.term.index(word)
        for use in (use for group in split.groups for use in group if use.words[i]):
            document, bead, start = use.at
            at = document, bead, start + max(0, use.text.find(use.surfaces[i]))
            uses.setdefault(at, use._replace(text=use.surfaces[i], words=(use.words[i],), surfaces=(use.surfaces[i],)))
    one = _split((word,), list(uses.values()))
    return _of_term(one) if one else None


def _once(found: Iterable[Names]) -> list[Names]:
    """Return the names without those whose other names all stand at places of larger ones."""
    kept: list[Names] = []
    for one in sorted(found, key=lambda names: -sum(map(_times, names.groups))):
        taken = {(use.at[:2], _words(use)) for names in kept for group in names.groups[1:] for use in group}
        others = [use for group in one.groups[1:] for use in group]
        if not all(any(at == use.at[:2] and words & _words(use) for at, words in taken) for use in others):
            kept.append(one)
    return kept


def _words(use: Use) -> frozenset[str]:
    return frozenset(filter(None, use.words))


def _times(group: Iterable[Use]) -> int:
    return sum(use.times for use in group)


@lru_cache(maxsize=4096)
def _keys(text: str) -> frozenset[str]:
    return frozenset(read_words(text).keys) - FUNCTION_WORDS


def _usual(group: Sequence[Use]) -> str:
    texts = Counter[str]()
    for use in group:
        texts[use.text.casefold()] += use.times
    best = texts.most_common(1)[0][0]
    return min((use.text for use in group if use.text.casefold() == best), key=lambda text: (not text.islower(), text))
