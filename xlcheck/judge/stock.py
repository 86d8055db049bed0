"""What the training texts tell about their tokens: how often, beside what, in place of what, by what rendered.

Errors are made with it that read well: a word is put where words like it stand, so that nothing but the other side
tells that it is wrong.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from xlcheck.claims.concepts import concepts
from xlcheck.encode.base import Counts, Vectors, normalized
from xlcheck.encode.static import StaticEncoder
from xlcheck.language.script import HAN

LINKED = 0.35
"""Cosine from which two tokens that are each most like the other are counterparts."""

_CONTENT = 3000  # a token that is more than one in so many says little,
_OFTEN = 2000  # if it was seen so often
_SEEN = 20  # times, of a token that is put in place of another
_RELATED = (0.12, 0.55)  # cosines of words that have to do with each other and do not mean the same
_NEIGHBOURS = 60
_LINKS_FROM = 60_000  # pairs whose links are counted
_TRANSLATES = (5, 0.08)  # times, and share of the links of a token, from which another is a translation of it
_HAN, _LATIN = re.compile(f"[{HAN}]"), re.compile("[a-z]{2}")
_AT_ONCE = 2048
_ENDINGS = ("", "s", "d", "ed", "ing")  # of English forms: one that is inflected is exchanged for another that is


class Pairs(NamedTuple):
    """Pairs as token ids: those of all texts in a row, and where each text begins, shape (pairs + 1,)."""

    source: Counts
    source_starts: Counts
    target: Counts
    target_starts: Counts

    def __len__(self) -> int:
        return len(self.source_starts) - 1

    def side(self, number: int, side: int) -> list[int]:
        """Return the token ids of one side, 0 the Chinese, 1 the English."""
        ids, starts = (self.source, self.source_starts) if side == 0 else (self.target, self.target_starts)
        found: list[int] = ids[starts[number] : starts[number + 1]].tolist()
        return found


@dataclass(frozen=True, slots=True)
class Stock:
    """Facts about tokens. What has an item for each side is a tuple: Chinese, English.

    ``rows`` have length 1, shape (tokens, dim); ``content`` says which tokens say something by themselves.
    """

    rows: Vectors
    rarity: Vectors
    content: frozenset[int]
    common: tuple[Counts, Counts]
    together: frozenset[int]
    exchanges: tuple[Mapping[int, Sequence[int]], Mapping[int, Sequence[int]]]
    related: tuple[Mapping[int, Counts], Mapping[int, Counts]]
    denials: tuple[frozenset[int], frozenset[int]]
    function: frozenset[int]
    commas: frozenset[int]
    enumerators: tuple[tuple[int, ...], tuple[int, ...]]
    attributive: int
    prepositions: frozenset[int]
    renderings: Mapping[int, tuple[int, ...]]
    synonyms: Mapping[int, tuple[int, ...]]

    def stand_together(self, left: int, right: int) -> bool:
        """Whether two tokens stand one behind the other in the texts, more than once."""
        return left * len(self.rows) + right in self.together


_FUNCTION = ("the", "a", "an", "of", "的", "了", "也", "并", "that", ",")
_COMMAS = (",", ";", "。", ".", ":", "!", "?", "(", ")", "、")
_DENIALS = (
    ("不", "没", "未", "无", "非", "没有", "不能", "不会", "不得", "不可", "无法", "不要", "尚未", "并非"),
    ("not", "no", "never", "without", "cannot", "nor", "neither", "none"),
)
_PREPOSITIONS = ("of", "in", "for", "with", "to", "from", "by", "on", "at", "during", "under", "through", "between")
_ENUMERATORS = (("、", "和", "及", "或"), ("and", "or", ","))


def take_stock(encoder: StaticEncoder, pairs: Pairs) -> Stock:
    """Return the facts about the tokens of an encoder as ``pairs`` use them."""
    tokenizer = encoder.tokenizer
    names = [tokenizer.id_to_token(i) or "" for i in range(encoder.vocabulary)]
    number = {name: i for i, name in enumerate(names)}
    rows = normalized(encoder.all_rows())
    counts = tuple(np.bincount(ids, minlength=len(names)) for ids in (pairs.source, pairs.target))
    both = counts[0] + counts[1] + 1
    scripts = tuple(np.array([bool(mark.search(name)) for name in names]) for mark in (_HAN, _LATIN))
    rare = both < max(both.sum() / _CONTENT, _OFTEN)
    common = tuple(np.flatnonzero(script & (counts[i] > _SEEN) & rare) for i, script in enumerate(scripts))
    content = frozenset(np.flatnonzero(rare & (scripts[0] | scripts[1])).tolist())
    renderings = _renderings(_links(rows, pairs, content))

    def numbers(listed: Sequence[str]) -> tuple[int, ...]:
        return tuple(number[name] for name in listed if name in number)

    return Stock(
        rows=rows,
        rarity=(np.log(both / both.sum()) / 10).astype(np.float32),
        content=content,
        common=(common[0], common[1]),
        together=_together(pairs, len(names)),
        exchanges=(_exchanges(number, "zh"), _exchanges(number, "en")),
        related=(_related(rows, common[0]), _related(rows, common[1])),
        denials=(frozenset(numbers(_DENIALS[0])), frozenset(numbers(_DENIALS[1]))),
        function=frozenset(numbers(_FUNCTION)),
        commas=frozenset(numbers(_COMMAS)),
        enumerators=(numbers(_ENUMERATORS[0]), numbers(_ENUMERATORS[1])),
        attributive=number.get("的", -1),
        prepositions=frozenset(numbers(_PREPOSITIONS)),
        renderings=renderings,
        synonyms=_synonyms(renderings),
    )


def linked(rows: Vectors, source: Sequence[int], target: Sequence[int]) -> tuple[Vectors, Counts, Counts]:
    """Return the cosines of all tokens of two sides, (n, m), and for each token the one it is most like, (n,), (m,)."""
    likeness: Vectors = rows[source] @ rows[target].T
    return likeness, likeness.argmax(axis=1), likeness.argmax(axis=0)


def _links(rows: Vectors, pairs: Pairs, content: frozenset[int]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for i in range(0, len(pairs), max(1, len(pairs) // _LINKS_FROM)):
        source, target = pairs.side(i, 0), pairs.side(i, 1)
        if source and target:
            likeness, ours, theirs = linked(rows, source, target)
            for one, two in enumerate(ours.tolist()):
                if theirs[two] == one and likeness[one, two] > LINKED and source[one] in content:
                    found[source[one], target[two]] += 1
    return found


def _synonyms(renderings: Mapping[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    """Return, for each English token, those that render the same Chinese one as often."""
    found: dict[int, set[int]] = defaultdict(set)
    for listed in renderings.values():
        for one in listed:
            found[one].update(other for other in listed if other != one)
    return {one: tuple(sorted(others)) for one, others in found.items() if others}


def _renderings(links: Counter[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    """Return the English tokens that render each Chinese one."""
    totals: Counter[int] = Counter()
    for (zh, _), times in links.items():
        totals[zh] += times
    kept: dict[int, list[int]] = defaultdict(list)
    least, share = _TRANSLATES
    for (zh, en), times in links.items():
        if times >= least and times >= share * totals[zh]:
            kept[zh].append(en)
    return {zh: tuple(listed) for zh, listed in kept.items()}


def _together(pairs: Pairs, vocabulary: int) -> frozenset[int]:
    found: set[int] = set()
    for ids, starts in ((pairs.source, pairs.source_starts), (pairs.target, pairs.target_starts)):
        codes = ids[:-1] * vocabulary + ids[1:]
        codes = np.delete(codes, starts[1:-1] - 1)
        kinds, times = np.unique(codes, return_counts=True)
        found.update(kinds[times > 1].tolist())
    return frozenset(found)


def _exchanges(number: Mapping[str, int], language: str) -> dict[int, list[int]]:
    """Return, for tokens that are forms of a concept, the forms of the concepts that exclude it."""
    groups: dict[str, dict[str, set[int]]] = defaultdict(dict)
    for concept in concepts():
        written: tuple[str, ...] = getattr(concept, language)
        for ending in _ENDINGS if language == "en" else ("",):
            forms = {number[form + ending] for form in written if form + ending in number}
            if forms:
                groups[concept.group + ending][concept.name] = forms
    found: dict[int, list[int]] = defaultdict(list)
    for named in groups.values():
        for name, forms in named.items():
            others = {other for one, some in named.items() if one != name for other in some} - forms
            for form in forms:
                found[form] += sorted(others)
    return {form: others for form, others in found.items() if others}


def _related(rows: Vectors, ids: Counts) -> dict[int, Counts]:
    """Return, for each token of a script, others of it that have to do with it."""
    known = rows[ids]
    found = {}
    low, high = _RELATED
    for start in range(0, len(ids), _AT_ONCE):
        likeness = known[start : start + _AT_ONCE] @ known.T
        nearest = np.argpartition(-likeness, min(2 * _NEIGHBOURS, len(ids) - 1), axis=1)[:, : 2 * _NEIGHBOURS]
        for row, columns in enumerate(nearest):
            values = likeness[row, columns]
            kept = columns[(values > low) & (values < high)]
            found[int(ids[start + row])] = ids[kept[np.argsort(-likeness[row, kept])][:_NEIGHBOURS]]
    return found
