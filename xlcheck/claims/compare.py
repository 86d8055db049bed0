"""Contradictions: a concept of the source that is not rendered, beside one of its group that has no source.

One end alone proves nothing, since good translations leave out and add. Both together, in one sentence, are what an
error looks like: 澳门 where the English has Taiwan and no Macao, and the Chinese no 台湾.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from xlcheck.claims.concepts import Concept, concepts, groups
from xlcheck.claims.read import Claim, Key, may_say, read_chinese, read_english
from xlcheck.claims.roles import exchanged
from xlcheck.claims.turning import Turning, turning

_SCALE, _WHETHER = re.compile("性|程度|与否"), re.compile("是否[^，。；]{0,8}$")
"""What makes the name of a scale of one of its ends: 兼容性 and 是否兼容 say no more than "how compatible"."""

_FAULT = re.compile("(?:错误|失败|报错)(?:原因|信息|描述)[：:]")
"""Where what must be is told as what was not so: 错误原因：两者需要相同, "the two differ"."""


class Contradiction(NamedTuple):
    """A Chinese place and the English one that says another concept of its group.

    ``sure`` is False where something in the Chinese may be what the English says, or what is said of an opposite is
    denied twice.
    """

    group: str
    source: tuple[int, int]
    target: tuple[int, int]
    concepts: tuple[str, str]
    sure: bool


@cache
def _by_key() -> Mapping[Key, Concept]:
    return {concept.key: concept for concept in concepts()}


@cache
def _neighbours() -> Mapping[Key, frozenset[Key]]:
    """Return for each concept those that may stand for it, itself among them; what is near is so both ways."""
    found: dict[Key, set[Key]] = {concept.key: {concept.key} for concept in concepts()}
    for concept in concepts():
        for name in concept.near:
            found[concept.key].add((concept.group, name))
            found[concept.group, name].add(concept.key)
    return {key: frozenset(near) for key, near in found.items()}


def contradictions(zh: str, en: str) -> Iterator[Contradiction]:
    """Yield what an English text claims against its Chinese one, at most one for each pair of concepts.

    The Chinese is in simplified characters.
    """
    yield from contradictions_of(zh, en, turning())
    for own, other, ours, theirs in exchanged(zh, en):
        yield Contradiction(own[0], ours[1:3], theirs[1:3], (own[1], other[1]), True)


def contradictions_of(zh: str, en: str, words: Turning) -> Iterator[Contradiction]:
    """Yield the same with the given words that turn a claim round."""
    source = read_chinese(zh)
    if not source:
        return
    keys = {key for claim in source for key in claim.concepts}
    names = {group for group, _ in keys}
    if len(names) == len(keys) and may_say(en, names) <= keys:
        return
    target = read_english(en)
    lost = list(_lost(source, target))
    if not lost:
        return
    here = Counter(key for claim in source for key in claim.concepts)
    again = Counter(key for claim in target for key in claim.sure)
    lower, folded = en.lower(), zh.lower()
    turns = {claim: words.chinese_words(zh, claim.start, claim.end) for claim in lost if _is_polar(claim)}
    turned = {claim for claim, count in turns.items() if count}
    seen: set[tuple[Key, Key]] = set()
    for claim in target:
        if not claim.sure or any(_has_source(key, here, again) for key in claim.concepts):
            continue
        if lower[claim.start : claim.end] in folded:  # SARS, in Latin letters
            continue
        for own, other in _opposed(claim, lost):
            places, twice = [one for one in lost if own in one.concepts], False
            if groups()[own[0]].polar:
                # Both turned round contradict each other as neither would: 禁止扰乱, "prohibit protection of".
                count = words.english_words(lower, claim.start)
                denied = count > 0
                if sum((one in turned) != denied for one in places) >= max(1, again[other]):
                    continue  # 不具相容性 beside "compatible" and "incompatible"
                if denied and not words.beside(lower, claim.start):
                    continue
                places = [one for one in places if (one in turned) == denied]
                twice = count > 1 or any(turns[one] > 1 for one in places) or bool(_FAULT.search(zh))
                twice = twice or all(_SCALE.match(zh, one.end) or _WHETHER.search(zh[: one.start]) for one in places)
            if places and (own, other) not in seen:
                seen.add((own, other))
                place = _closest(claim, places, len(zh) / max(1, len(en)))
                sure = not twice and not _hinted(zh, claim, own[0], source)
                yield Contradiction(own[0], place, (claim.start, claim.end), (own[1], other[1]), sure)


def _has_source(key: Key, said: Counter[Key], again: Counter[Key]) -> bool:
    """Return whether the Chinese says a concept, or one near it; an opposite as often as the English does."""
    needed = max(1, again[key]) if groups()[key[0]].polar else 1
    return said[key] >= needed or any(said[near] for near in _neighbours()[key] if near != key)


def _hinted(zh: str, claim: Claim, group: str, source: Sequence[Claim]) -> bool:
    """Return whether something in the Chinese may be what an English claim says in a group; no part of 不易 is 易."""
    rest = zh
    for one in source:
        if any(name == group for name, _ in one.concepts):
            rest = rest[: one.start] + "\0" * (one.end - one.start) + rest[one.end :]
    return any(form in rest for key in claim.concepts if key[0] == group for form in _by_key()[key].zh_also)


def _lost(source: Sequence[Claim], target: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of the source of which there are more than of their renderings."""
    rendered = Counter(key for claim in target for key in claim.concepts)
    there = Counter(key for claim in source for key in claim.concepts)
    for claim in source:
        if all(sum(rendered[near] for near in _neighbours()[key]) < there[key] for key in claim.concepts):
            yield claim


def _is_polar(claim: Claim) -> bool:
    return any(groups()[group].polar for group, _ in claim.concepts)


def _opposed(claim: Claim, lost: Sequence[Claim]) -> Iterator[tuple[Key, Key]]:
    """Yield pairs of a lost concept and one of the claim that are of one group."""
    for other in sorted(claim.sure):
        for own in sorted({key for one in lost for key in one.concepts}):
            if own[0] == other[0]:
                yield own, other
                return


def _closest(claim: Claim, places: Sequence[Claim], scale: float) -> tuple[int, int]:
    best = min(places, key=lambda one: abs(one.start - claim.start * scale))
    return best.start, best.end
