"""Who does it to whom: 甲向乙 and "B to A". Both sides name the same two, and the other one stands behind "to".

Passives and another order change nothing: 向 and "to" stand before the one that receives, 从 and "from" before the one
that gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xlcheck.claims.concepts import groups
from xlcheck.claims.read import Claim, Key, read_chinese, read_english

_MARKS = (
    (re.compile("[向给赴往对]$"), re.compile(r"\b(?:to|towards?) (?:the )?$"), re.compile(r"\b(?:to|towards?)\b")),
    (re.compile("[从自]$"), re.compile(r"\bfrom (?:the )?$"), re.compile(r"\bfrom\b")),
)
"""What stands before the one that receives, and before the one that gives: in Chinese, in English, and anywhere."""


def exchanged(zh: str, en: str) -> Iterator[tuple[Key, Key, Claim, Claim]]:
    """Yield two concepts that stand in each other's place, the Chinese one first, with their claims.

    The Chinese is in simplified characters. Only where both sides name two of a group once each.
    """
    source = read_chinese(zh)
    for group, pair in _pairs(source).items() if len(source) > 1 else ():
        for chinese, english, word in _MARKS:
            marked = [claim for claim in pair if chinese.search(zh, 0, claim.start)]
            if len(marked) != 1 or len(word.findall(en)) != 1:
                continue
            said = [claim for claim in _pairs(read_english(en)).get(group, ()) if english.search(en, 0, claim.start)]
            if len(said) == 1:
                own, other = _concept(marked[0], group), _concept(said[0], group)
                if own != other and {own, other} == {_concept(claim, group) for claim in pair}:
                    yield own, other, marked[0], said[0]


def _pairs(claims: Sequence[Claim]) -> dict[str, tuple[Claim, Claim]]:
    """Return the groups of nouns with two claims of different concepts each, and no other one."""
    by_group: dict[str, list[Claim]] = {}
    for claim in claims:
        for group in {name for name, _ in claim.concepts if not groups()[name].polar}:
            by_group.setdefault(group, []).append(claim)
    found = {group: own for group, own in by_group.items() if len(own) == 2}
    return {group: (own[0], own[1]) for group, own in found.items() if not own[0].concepts & own[1].concepts}


def _concept(claim: Claim, group: str) -> Key:
    return min(key for key in claim.concepts if key[0] == group)
