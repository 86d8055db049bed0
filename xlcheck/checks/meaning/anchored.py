"""A word that both sides have, denied on one of them: 未被包括 and "were included", whatever else the sentence denies.

Another "not" far away excuses a lost negation where only the sentence is asked. Where the two sides have one claim of a
group each, and it is the same, the denial must stand right before it on one side, and nothing near it on the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from xlcheck.checks.meaning.negation import Denial, Denials, denials, in_small_letters
from xlcheck.claims import Claim, groups, read_chinese, read_english

_LINK_ZH = re.compile("(?:被|能|会|再|予以?|够|直接|得|可|应|完全|进行)?$")
_LINK_EN = re.compile(r"(?: (?:be|been|being|have|has|yet|able to|allowed to|\w+ly))* $")
_FORBID = ("禁止", "严禁")  # what is prohibited is so at the far end of an English sentence: "any act that ... is"
_SENTENCE, _CLAUSE = re.compile(r"[.;!?](?:\s|$)"), re.compile("[，。；：！？]")
_BEFORE_ZH, _BEFORE_EN = 8, 40  # characters before a word where what denies it stands
_NEAR, _AFTER = 80, 60  # characters of the English around a word that must not deny


def denial(zh: str, en: str) -> Denial | None:
    """Return what one side denies and the other does not, or None; the Chinese in simplified characters."""
    found, lower = denials(), in_small_letters(en)
    if found.none_in(zh, lower):
        return found.bared(zh, lower)
    return next(anchored(zh, en), None) or found.find(zh, en)


def anchored(zh: str, en: str) -> Iterator[Denial]:
    """Yield the words that one side denies and the other does not; the Chinese in simplified characters."""
    found, lower = denials(), in_small_letters(en)
    added = found.first(lower, "en") is not None
    if not added and not found.first(zh, "zh"):
        return
    ours = _single(read_chinese(zh))
    if not added:
        ours = {
            group: claim for group, claim in ours.items() if _denied(found, zh, claim.start, chinese=True) is not None
        }
    same = list(_same(ours, en)) if ours else ()
    if not same or found.constructed(zh, "zh") or found.constructed(lower, "en"):
        return
    for own, theirs in same:
        source = _denied(found, zh, own.start, chinese=True)
        target = _denied(found, lower, theirs.start, chinese=False)
        if source and not target and _affirms(found, lower, theirs, chinese=False):
            yield Denial((source, own.end), (theirs.start, theirs.end), True, True)
        elif target and not source and _affirms(found, zh, own, chinese=True):
            yield Denial((own.start, own.end), (target, theirs.end), True, True, added=True)


def _same(ours: Mapping[str, Claim], en: str) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims of polar groups that both sides make once, and no other of their group."""
    theirs = _single(read_english(en))
    for group, claim in ours.items():
        other = theirs.get(group)
        if other and claim.concepts & other.sure:
            yield claim, other


def _single(claims: Sequence[Claim]) -> dict[str, Claim]:
    known, by_group = groups(), dict[str, list[Claim]]()
    for claim in claims:
        for group in {name for name, _ in claim.concepts if known[name].polar}:
            by_group.setdefault(group, []).append(claim)
    return {group: found[0] for group, found in by_group.items() if len(found) == 1}


def _denied(found: Denials, text: str, start: int, *, chinese: bool) -> int | None:
    """Return where the word begins that denies what starts at a place, None where none stands right before it."""
    first = max(0, start - (_BEFORE_ZH if chinese else _BEFORE_EN))
    link = _LINK_ZH if chinese else _LINK_EN
    for match in found.accusing(text, "zh" if chinese else "en", first, start):
        if not match[0].endswith(_FORBID) and link.fullmatch(text, match.end(), start):
            return match.start()
    return None


def _affirms(found: Denials, text: str, claim: Claim, *, chinese: bool) -> bool:
    """Return whether nothing denies near a claim."""
    before, after = text[: claim.start], text[claim.end :]
    if chinese:
        near = _CLAUSE.split(before)[-1] + text[claim.start : claim.end] + _CLAUSE.split(after)[0]
        return found.answer(near, "zh") == "none"
    near = _SENTENCE.split(before)[-1][-_NEAR:] + text[claim.start : claim.end] + _SENTENCE.split(after)[0][:_AFTER]
    return found.answer(near, "en") == "none"
