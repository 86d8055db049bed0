"""CLM008: a member of a list that the translation leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from xlcheck.checks.registry import register
from xlcheck.claims.lists import Member, chinese_lists, english_parts
from xlcheck.model import Finding, Severity

if TYPE_CHECKING:
    from xlcheck.checks.context import Context
    from xlcheck.encode import Encoder

LIKE = 0.3
"""Similarity from which a part of the English may be a member of the list."""

NAMED = 0.6
"""Similarity from which a few words between the neighbours name the member after all."""

NOWHERE = 0.28
"""Similarity up to which no few words between the neighbours are like the member: then it is sure to be missing."""

CLEARER = 0.2
"""By how much the neighbours must be more like their parts than the member is like anything there."""

ANOTHER = 0.6
"""Similarity from which a member is named by a part that another member has, since the two are nearly the same."""

EXPLAINED = 0.45
"""Similarity from which a part between the neighbours' belongs to another member (wages *and salaries*)."""

MOST = 0.6
"""Share of the other members that must have their part: else the list was rewritten."""

FEWEST, SHORTEST, LONGEST = 3, 2, 8  # members of a list; characters of one
WIDEST = 12  # words of a part that may be a member
_FEW_WORDS = 4
_WORD = re.compile(r"[^\s,;:()]+")


class Lost(NamedTuple):
    """A member of a Chinese list that no part of the English is like, and the parts of its neighbours."""

    member: Member
    between: tuple[int, int]
    sure: bool


@register
@dataclass(frozen=True, slots=True)
class ListItem:
    """A list of the source has a member that the translation leaves out: 银行、保险、证券 and "banks and securities".

    The members are matched by what they name, with the vectors of the encoder, each to one part of the English between
    commas, "and" and "or". A finding needs both neighbours of the lost member in two parts of the English that follow
    each other, and most of the other members in theirs. Lists of three and more are looked at, in two documents only.

    Bad:
        zh: 展会有家具、服装、玩具和电器。
        en: There were furniture, toys and electrical appliances at the fair.

    Good:
        zh: 展会有家具、服装、玩具和电器。
        en: There were furniture, clothes, toys and electrical appliances at the fair.
    """

    code: ClassVar[str] = "CLM008"
    name: ClassVar[str] = "list-item"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each lost member."""
        for bead in context.trusted_beads if context.encoder else ():
            source, target = context.source(bead), context.target(bead)
            if "、" not in source.text or not context.encoder:
                continue
            for lost in lost_members(context.folded(bead), target.text, context.encoder):
                name = source.text[lost.member.start : lost.member.end]
                yield Finding(
                    self.code,
                    "major" if lost.sure else "minor",
                    "medium" if lost.sure else "low",
                    f"{name} is a member of the list, and nothing like it stands in the translation",
                    bead,
                    (source.span(lost.member.start, lost.member.end),),
                    (target.span(*lost.between),),
                )


def lost_members(zh: str, en: str, encoder: Encoder) -> Iterator[Lost]:
    """Yield the members of the lists of a Chinese text, in simplified characters, that an English one lacks."""
    lists = [members for members in chinese_lists(zh) if len(members) >= FEWEST]
    parts = english_parts(en) if lists else []
    for members in lists if len(parts) > 1 else ():
        yield from _lost(zh, members, en, parts, encoder)


def _lost(
    zh: str, members: Sequence[Member], en: str, parts: Sequence[tuple[int, int]], encoder: Encoder
) -> Iterator[Lost]:
    texts = [zh[member.start : member.end] for member in members]
    vectors = encoder.encode([*texts, *(en[slice(*part)] for part in parts)])
    like = vectors[: len(texts)] @ vectors[len(texts) :].T
    part_of = _matched(like)
    if len(part_of) < MOST * (len(members) - 1):
        return
    for i in range(1, len(members) - 1):
        before, after = part_of.get(i - 1), part_of.get(i + 1)
        if i in part_of or before is None or after is None or not _may_be_lost(members, texts, i):
            continue
        wide = [len(en[slice(*parts[one])].split()) > WIDEST for one in (before, after)]
        if wide[1] or (wide[0] and i > 1) or float(like[i].max()) >= ANOTHER:
            continue
        if _adjacent(like, before, after, part_of) and not _free(like, i, part_of):
            place = parts[before][0], parts[after][1]
            best = float((encoder.encode(list(_windows(en[slice(*place)]))) @ vectors[i]).max())
            if best < NAMED:
                near = min(float(like[i - 1, before]), float(like[i + 1, after]))
                sure = best < min(NOWHERE, near - CLEARER) and float(like[i].max()) < LIKE
                yield Lost(members[i], place, sure)


def _may_be_lost(members: Sequence[Member], texts: Sequence[str], i: int) -> bool:
    neighbours = len(texts[i - 1]) >= SHORTEST and len(texts[i + 1]) >= SHORTEST
    return members[i].exact and SHORTEST <= len(texts[i]) <= LONGEST and neighbours


def _matched(like: Any) -> dict[int, int]:
    """Return for each member that has one the part that is its own, the most alike first."""
    members, parts = like.shape
    order = sorted(((float(like[i, j]), i, j) for i in range(members) for j in range(parts)), reverse=True)
    part_of: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in order:
        if score < LIKE:
            break
        if i not in part_of and j not in taken:
            part_of[i] = j
            taken.add(j)
    return part_of


def _adjacent(like: Any, before: int, after: int, part_of: dict[int, int]) -> bool:
    """Return whether a part follows another one, or only one stands between that a member of the list explains."""
    between = range(before + 1, after)
    taken = set(part_of.values())
    explained = all(j not in taken and float(like[:, j].max()) >= EXPLAINED for j in between)
    return before < after and len(between) <= 1 and explained


def _free(like: Any, i: int, part_of: dict[int, int]) -> bool:
    """Return whether a part within the list that no member has may be this one, in another place."""
    taken = set(part_of.values())
    return any(j not in taken and float(like[i, j]) >= LIKE for j in range(min(taken), max(taken) + 1))


def _windows(text: str) -> Iterator[str]:
    words = [match.span() for match in _WORD.finditer(text)]
    for first in range(len(words)):
        for last in range(first, min(first + _FEW_WORDS, len(words))):
            yield text[words[first][0] : words[last][1]]
