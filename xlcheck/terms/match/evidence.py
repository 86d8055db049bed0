"""What speaks for a term having been replaced, and not merely paraphrased or left out.

A replacement leaves traces: the rendering of another term that no Chinese of the bead accounts for, the term's own
rendering with one word turned into another that excludes it, or no word of the rendering at all where translators who
paraphrase keep one. On human translations with swapped terms the three together find 96 % of the swaps at the gate
and accuse 2.7 % of the instances of correct text, against 93 and 6.2 % for every missing term of three and more
characters; without rivals in the glossary still 76 % at 1.3 %.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from xlcheck.terms.match.bead import Range, ReadBead, pairs, place
from xlcheck.terms.match.contrasts import exclude
from xlcheck.terms.match.english import FUNCTION_WORDS, Hit, Rendering, read_words
from xlcheck.terms.match.spelling import trace

WINDOW = 4
"""So many words more than the rendering itself may lie between the words of a reordered one."""

LIST = 12
"""Within so many words the head of a list of modifiers follows."""

NEAR = 20
"""So many words away from its place a rendering may stand, in a sentence that is built in another order."""

NEAR_SHARE = 0.25
"""The same for a long text, as a share of its length."""

ALIKE = 0.5
"""From this ratio of common letters on two given names are one, misspelt."""


_MARK = re.compile(r"[,;:.!?()]")
_DIGITS = "〇一二三四五六七八九"
_PUNCTUATION = re.compile(r"[,;:.!?()]\s")


_JOINS = re.compile(r"\s*(?:,|/|\b(?:and|or|as well as)\b)", re.I)
_ENDS = re.compile(r"[.;:!?](?:\s|$)")


class Rival(NamedTuple):
    """The rendering of a term whose Chinese is not there."""

    keys: tuple[str, ...]
    place: Range
    zh: str


class Fit(NamedTuple):
    """How well a rival fits the place of a missing term; the least is the best.

    ``strange`` is false where most of its words are those of a rendering of the term, as with what is mixed up;
    ``distance`` counts the words between it and the place in the English that corresponds to that of the Chinese.
    """

    strange: bool
    distance: float
    rival: Rival


class Head(NamedTuple):
    """A term that has a rendering with this second word; empty where it has none or several."""

    zh: str
    second: str


def contrast(bead: ReadBead, renderings: Iterable[Rendering]) -> Range | None:
    """Return where a rendering stands with a word, or a few, turned into others that exclude them."""
    keys = bead.words.keys
    for rendering in renderings:
        for form in rendering.forms:
            size = len(form.keys)
            if size < 2 or rendering.exact or rendering.verbal:
                continue
            for first in _anchors(bead, form.keys):
                differing = [i for i in range(size) if keys[first + i] != form.keys[i]]
                if _says_chinese(bead.zh, (keys[first + i] for i in differing)):
                    continue  # the 19th congress, which the Chinese names as well
                if 2 * len(differing) <= size and all(exclude(keys[first + i], form.keys[i]) for i in differing):
                    found = place(bead.words, Hit(first, first + size))
                    marks = set(_MARK.findall(bead.en, *found))
                    if marks <= set(rendering.text) and bead.apart(found):
                        return found
    return None


_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")


def _says_chinese(zh: str, keys: Iterable[str]) -> bool:
    """Return whether the Chinese itself has one of some numbers below 100, in figures or in numerals."""
    return any(
        re.search(rf"(?<!\d){number[1]}(?!\d)|(?<![{_DIGITS}十]){_numeral(int(number[1]))}(?![{_DIGITS}十])", zh)
        for number in filter(None, map(_NUMBER.fullmatch, keys))
    )


def _numeral(number: int) -> str:
    """Return a number below 100 as Chinese writes it: 十九, 二十."""
    tens, units = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[units] if units else "")


def _anchors(bead: ReadBead, form: Sequence[str]) -> Iterator[int]:
    """Yield where a form could begin with some words different: its first or its second word is there."""
    size, last = len(form), len(bead.words.keys) - len(form)
    at = bead.words.by_key[1]
    for first in sorted({*at.get(form[0], ()), *(p - 1 for p in at.get(form[1], ()))}):
        if 0 <= first <= last and size:
            yield first


def regrouped(bead: ReadBead, renderings: Iterable[Rendering]) -> bool:
    """Return whether the words of a rendering stand together in another grouping, which renders the term as well.

    "Development of the bond market" for "bond market development": all content words of the rendering, no other
    content word and no punctuation between them.
    """
    words = bead.words
    for form in (form for rendering in renderings if not rendering.exact for form in rendering.forms):
        content = sorted(k for k in form.keys if k not in FUNCTION_WORDS)
        if len(content) < 2:
            continue
        for first in words.by_key[1].keys() & set(content):
            for start in words.by_key[1][first]:
                last = _last_of(words.keys, start, content)
                if last is not None:
                    spot = place(words, Hit(start, last + 1))
                    if bead.unclaimed(spot) and not _PUNCTUATION.search(bead.en, *spot):
                        return True
    return False


def _last_of(keys: Sequence[str], start: int, content: Sequence[str]) -> int | None:
    """Return where a run of just these content words ends, with function words between."""
    left = list(content)
    for number in range(start, min(len(keys), start + len(content) + WINDOW)):
        if keys[number] in left:
            left.remove(keys[number])
            if not left:
                return number
        elif keys[number] not in FUNCTION_WORDS:
            return None
    return None


def coordinated(bead: ReadBead, zh: str, renderings: Iterable[Rendering]) -> bool:
    """Return whether a rendering shares its head with others: "law-based, clean and efficient government".

    What stands before the head is there, about where the term is in the Chinese, a comma or a conjunction follows it,
    and the head comes within the sentence.
    """
    keys, starts, ends = bead.words.keys, bead.words.starts, bead.words.ends
    for form in (form for rendering in renderings if not rendering.exact for form in rendering.forms):
        size = len(form.keys) - 1
        for first in bead.words.by_key[1].get(form.keys[0], ()) if size else ():
            last = first + size
            if keys[first:last] != form.keys[:-1] or not _JOINS.match(bead.en, ends[last - 1]):
                continue
            if not _near(bead, zh, place(bead.words, Hit(first, last))):
                continue
            for head in range(last + 1, min(len(keys), last + LIST)):
                if _ENDS.search(bead.en, ends[last - 1], starts[head]):
                    break
                if keys[head] == form.keys[-1]:
                    return True
    return False


def misnamed(bead: ReadBead, person: Rendering, *, alone: bool) -> tuple[bool, Range | None]:
    """Return whether a person's surname stands there, and where it stands with another given name.

    A surname alone is how a text goes on speaking of a person ("Mr. Wang"). Unless it stands ``alone`` in the Chinese
    it may be another person's too; then only a given name that looks like the right one is a wrong one.
    """
    surname, *given = person.forms[0].keys
    words = bead.words
    spots = words.by_key[1].get(surname, [])
    for spot in spots:
        following = spot + 1
        if following == len(words.keys) or not bead.unclaimed(place(words, Hit(spot, following))):
            continue
        name = words.surfaces[following]
        adjacent = bead.en[words.ends[spot] : words.starts[following]] == " "
        if not (adjacent and name[:1].isupper() and name[1:].islower()):
            continue
        if alone or SequenceMatcher(None, words.keys[following], "".join(given)).ratio() >= ALIKE:
            return True, place(words, Hit(spot, following + 1))
    return bool(spots), None


def rivals(
    bead: ReadBead, index: Mapping[str, Sequence[Head]], good: Callable[[str], Iterable[Rendering]], around: str
) -> list[Rival]:
    """Return the renderings of other terms that nothing in the Chinese accounts for.

    ``index`` holds terms by the first word of their renderings, ``good`` gives the renderings of a term. A term is
    accounted for when half of its pairs of characters stand in the Chinese of the bead; in a running text, where beads
    are short, its first or last pair in the bead or its neighbours (``around``) will do.
    """
    words, found = bead.words, []
    there = words.by_key[1]
    heads = (head for word in there for head in index.get(word, ()) if not head.second or head.second in there)
    for zh in dict.fromkeys(head.zh for head in heads):
        parts = pairs(zh)
        if zh in bead.hits or 2 * len(parts & bead.pairs) >= len(parts) or _spelt_out(zh, bead.zh):
            continue
        if around and (zh[:2] in around or zh[-2:] in around):
            continue
        for rendering in good(zh):
            if rendering.exact or rendering.verbal:
                continue
            for form in rendering.forms:
                for hit in form.find(words, words.by_key):
                    spot = place(words, hit)
                    if bead.unclaimed(spot):
                        found.append(Rival(form.keys, spot, zh))
    return found


def _spelt_out(zh: str, text: str) -> bool:
    """Tell whether a numbered formula stands there item by item: 四通 as 通路、通水、通电、通邮."""
    count = "二三四五六七八九".find(zh[0]) + 2
    return len(zh) > 1 and count > 1 and text.count(zh[1:].removeprefix("个")) >= count


def fitting(bead: ReadBead, zh: str, own: Sequence[frozenset[str]], found: Iterable[Rival]) -> list[Fit]:
    """Return the rivals that can stand in the place of a term, of which the words of the renderings are ``own``.

    A single common word stands anywhere: only a name, an abbreviation or several words say that something else is
    named. They must stand about where the term does, and be no part of a rendering of it.
    """
    fits = []
    for rival in found:
        if any(set(rival.keys) <= mine for mine in own):
            continue
        if len(rival.keys) == 1 and bead.en[slice(*rival.place)].islower():
            continue
        if _near(bead, zh, rival.place):
            content = set(rival.keys) - FUNCTION_WORDS
            strange = not any(2 * len(content & mine) > len(content) for mine in own)
            fits.append(Fit(strange, _away(bead, zh, rival.place) * len(bead.words.keys), rival))
    return fits


def _away(bead: ReadBead, zh: str, place: Range) -> float:
    """Return how far a place is from where a term stands in the Chinese, as a share of the text."""
    at = (place.start + place.end) / 2 / len(bead.en)
    return min(abs(at - (o.start + o.end) / 2 / len(bead.zh)) for o in bead.occurrences[zh])


def _near(bead: ReadBead, zh: str, place: Range) -> bool:
    away = _away(bead, zh, place)
    return away <= NEAR_SHARE or away * len(bead.words.keys) <= NEAR


def shape_alike(one: str, other: str) -> bool:
    """Return whether two renderings could be taken for each other's: both names or neither, of like length."""
    sizes = sorted((len(read_words(one).keys), len(read_words(other).keys)))
    return one[:1].isupper() == other[:1].isupper() and sizes[1] <= 2 * sizes[0]


def traces(bead: ReadBead, *, unclaimed: bool) -> tuple[str, ...]:
    """Return the words of a bead cut down to what can be a trace; words of other terms' renderings may be left out."""
    words = bead.words
    return tuple(
        trace(key)
        for number, key in enumerate(words.keys)
        if not unclaimed or bead.unclaimed(Range(words.starts[number], words.ends[number]))
    )


def share(renderings: Iterable[Rendering], found: Sequence[str]) -> float:
    """Return the largest share of a rendering's content words among the traces within a window of the text."""
    best = 0.0
    for form in (form for rendering in renderings for form in rendering.forms if not form.capitals):
        content = [trace(k) for k in form.keys if k not in FUNCTION_WORDS]
        size = len(form.keys) + WINDOW
        for first in (i for i, one in enumerate(found) if one in content):
            window = list(found[first : first + size])
            there = 0
            for one in content:
                if one in window:
                    window.remove(one)
                    there += 1
            best = max(best, there / len(content))
    return best
