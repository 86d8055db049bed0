"""What became of each term: rendered, forbidden, replaced, or not to be seen.

A missing rendering is an error far less often than not: translators restructure, refer back and leave out. So the
verdict is about evidence. A term is *replaced* where something else stands in its place: a rendering of another term
that no Chinese of the bead accounts for, or its own rendering with one word turned into another that excludes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from xlcheck.terms.abbreviations import expand, learn
from xlcheck.terms.chinese import Finder, Occurrence
from xlcheck.terms.contrasts import exclude
from xlcheck.terms.english import FUNCTION_WORDS, Hit, Rendering, Words, read_words
from xlcheck.terms.glossary import Concept, Glossary
from xlcheck.terms.spelling import stem

Kind = Literal["forbidden", "contrast", "rival", "absent", "partial", "nested", "reordered"]
"""What a verdict rests on.

``forbidden``  a forbidden rendering stands there, outside every approved one
``contrast``   the rendering stands there with one word turned into another that excludes it
``rival``      the rendering of another term stands there, and its Chinese does not
``absent``     hardly a word of any rendering stands there
``partial``    some words of a rendering stand there
``nested``     the rendering stands there, but only inside the longer rendering of another term
``reordered``  all words of a rendering stand there close together, in another order
"""

WINDOW = 4
"""So many words more than the rendering itself may lie between the words of a reordered one."""

HARDLY = 0.34
"""Below this share of its content words a rendering counts as absent."""

STEM = 7
"""Letters by which words are compared when only traces of a rendering are sought (regulate, regulatory)."""


class Range(NamedTuple):
    """Half-open range of code points in one side of a bead."""

    start: int
    end: int

    def inside(self, other: Range) -> bool:
        """Return whether this range lies in another, which may be the same."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with one term in one bead.

    ``source`` are the places of the term in the Chinese, ``target`` that of what stands in its place, where something
    does: ``found`` is its text, ``rival`` the Chinese term that it renders elsewhere. ``also`` is true where the
    right rendering stands in the bead as well.
    """

    bead: int
    concept: Concept
    kind: Kind
    source: tuple[Range, ...]
    target: tuple[Range, ...] = ()
    found: str = ""
    rival: str = ""
    also: bool = False


def judge(glossary: Glossary, beads: Sequence[tuple[str, str]], *, running: bool = False) -> tuple[Verdict, ...]:
    """Return a verdict for each term of a bead that is not rendered as the glossary has it.

    Args:
        glossary: the terms.
        beads: the Chinese and the English of each bead, in the order of the document; an empty English is not judged.
        running: the beads are sentences of a running text, so a rendering may stand in the neighbouring bead.
    """
    return tuple(_Judge(glossary, beads, running).verdicts())


@dataclass(slots=True)
class _Bead:
    """One bead, read: ``hits`` are the places of the good renderings of each term that stands in the Chinese."""

    zh: str
    en: str
    words: Words
    expanded: Words
    occurrences: dict[str, list[Occurrence]]
    hits: dict[str, set[Range]]

    @property
    def readings(self) -> tuple[Words, ...]:
        return (self.words,) if self.expanded is self.words else (self.words, self.expanded)

    @property
    def claimed(self) -> list[Range]:
        """The places that renderings of terms of this bead account for."""
        return [place for places in self.hits.values() for place in places]

    def free(self, zh: str) -> set[Range]:
        """Return the places of a term's renderings that are not part of another term's longer rendering."""
        others = [place for other, places in self.hits.items() if other != zh for place in places]
        return {h for h in self.hits[zh] if not any(h != other and h.inside(other) for other in others)}


class _Judge:
    def __init__(self, glossary: Glossary, beads: Sequence[tuple[str, str]], running: bool) -> None:
        self.glossary = glossary
        self.running = running
        self._renderings: dict[str, tuple[tuple[Rendering, ...], tuple[Rendering, ...]]] = {}
        self._rivals: dict[str, list[tuple[str, tuple[str, ...]]]] | None = None
        finder = Finder(glossary.concepts)
        known: dict[str, tuple[str, ...]] = {}
        self.beads = []
        for zh, en in beads:
            known = {**known, **learn(en)}
            self.beads.append(self._read(finder.find(zh), zh, en, known))

    def _read(self, found: Iterable[Occurrence], zh: str, en: str, known: Mapping[str, tuple[str, ...]]) -> _Bead:
        occurrences: dict[str, list[Occurrence]] = {}
        for occurrence in found:
            if not self.glossary.concepts[occurrence.zh].shield:
                occurrences.setdefault(occurrence.zh, []).append(occurrence)
        words = read_words(en) if en else Words((), (), (), ())
        bead = _Bead(zh, en, words, expand(words, known), occurrences, {})
        for term in occurrences:
            bead.hits[term] = self._places(self._good(term), bead)
        return bead

    def _good(self, zh: str) -> tuple[Rendering, ...]:
        return self._of(zh)[0]

    def _bad(self, zh: str) -> tuple[Rendering, ...]:
        return self._of(zh)[1]

    def _of(self, zh: str) -> tuple[tuple[Rendering, ...], tuple[Rendering, ...]]:
        if zh not in self._renderings:
            concept = self.glossary.concepts[zh]
            good = tuple(Rendering(text, exact=concept.case, verbal=concept.verbal) for text in concept.good)
            bad = tuple(Rendering(text, verbal=concept.verbal) for text in concept.bad)
            self._renderings[zh] = good, bad
        return self._renderings[zh]

    @staticmethod
    def _places(renderings: Iterable[Rendering], bead: _Bead) -> set[Range]:
        return {_range(words, hit) for words in bead.readings for r in renderings for hit in r.find(words)}

    def verdicts(self) -> Iterator[Verdict]:
        for number, bead in enumerate(self.beads):
            if not bead.words.keys:
                continue
            for zh, occurrences in bead.occurrences.items():
                places = tuple(Range(o.start, o.end) for o in occurrences)
                free = bead.free(zh)
                concept = self.glossary.concepts[zh]
                if wrong := self._forbidden(bead, zh):
                    text = bead.en[wrong[0].start : wrong[0].end]
                    yield Verdict(number, concept, "forbidden", places, wrong, text, also=bool(free))
                elif not free and not self._nearby(number, zh):
                    kind, place, rival = self._evidence(bead, zh)
                    target = (place,) if place else ()
                    text = bead.en[place.start : place.end] if place else ""
                    yield Verdict(number, concept, kind, places, target, text, rival)

    def _forbidden(self, bead: _Bead, zh: str) -> tuple[Range, ...]:
        """Return where forbidden renderings of a term stand outside every approved rendering of the bead."""
        claimed = bead.claimed
        places = {p for p in self._places(self._bad(zh), bead) if not any(p.inside(c) for c in claimed)}
        return tuple(sorted(p for p in places if not any(p != q and p.inside(q) for q in places)))

    def _nearby(self, number: int, zh: str) -> bool:
        """Return whether the rendering stands in a neighbouring bead of which the Chinese does not ask for it."""
        if not self.running:
            return False
        around = (self.beads[i] for i in (number - 1, number + 1) if 0 <= i < len(self.beads))
        return any(zh not in bead.hits and self._places(self._good(zh), bead) for bead in around)

    def _evidence(self, bead: _Bead, zh: str) -> tuple[Kind, Range | None, str]:
        """Return what speaks for a missing rendering having been replaced, with its place and the rival term."""
        claimed = bead.claimed
        if place := self._contrast(bead, zh, claimed):
            return "contrast", place, ""
        nested = bool(bead.hits[zh])
        share = 1.0 if nested else max((_share(r, bead.words) for r in self._good(zh)), default=0.0)
        if share == 1.0 and not nested:
            return "reordered", None, ""
        if found := self._rival(bead, zh, claimed):
            return "rival", found[0], found[1]
        return ("nested" if nested else "absent" if share < HARDLY else "partial"), None, ""

    def _contrast(self, bead: _Bead, zh: str, claimed: Sequence[Range]) -> Range | None:
        """Return where a rendering stands with exactly one word turned into another that excludes it."""
        keys = bead.words.keys
        for rendering in self._good(zh):
            for form in rendering.forms:
                size = len(form.keys)
                if size < 2 or rendering.exact or rendering.verbal:
                    continue
                for first in range(len(keys) - size + 1):
                    differing = [i for i in range(size) if keys[first + i] != form.keys[i]][:2]
                    if len(differing) == 1 and exclude(keys[first + differing[0]], form.keys[differing[0]]):
                        place = _range(bead.words, Hit(first, first + size))
                        if not any(place.inside(c) or c.inside(place) for c in claimed):
                            return place
        return None

    def _rival(self, bead: _Bead, zh: str, claimed: Sequence[Range]) -> tuple[Range, str] | None:
        """Return the longest rendering of another term that nothing in the Chinese of the bead accounts for."""
        words, best = bead.words, None
        own = [set(form.keys) for r in self._good(zh) for form in r.forms]
        explained = _pairs(bead.zh)
        for first, head in enumerate(words.keys):
            for other, keys in self._rival_index.get(head, ()):
                if best is not None and len(keys) <= best[0]:
                    continue
                if words.keys[first : first + len(keys)] != keys or other in bead.hits:
                    continue
                pairs = _pairs(other)
                if 2 * len(pairs & explained) >= len(pairs) or any(set(keys) <= mine for mine in own):
                    continue
                place = _range(words, Hit(first, first + len(keys)))
                if not any(place.inside(c) for c in claimed):
                    best = len(keys), place, other
        return best and best[1:]

    @property
    def _rival_index(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """All renderings of all terms by their first word."""
        if self._rivals is None:
            self._rivals = {}
            for zh in self.glossary.concepts:
                for rendering in self._good(zh):
                    for form in rendering.forms:
                        if not (form.capitals or rendering.exact or rendering.verbal):
                            self._rivals.setdefault(form.keys[0], []).append((zh, form.keys))
        return self._rivals


def _range(words: Words, hit: Hit) -> Range:
    return Range(words.starts[hit.first], words.ends[hit.last - 1])


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def _trace(key: str) -> str:
    return stem(key)[:STEM]


def _share(rendering: Rendering, words: Words) -> float:
    """Return the largest share of a rendering's content words that stands within a window of the text."""
    traces = tuple(map(_trace, words.keys))
    best = 0.0
    for form in rendering.forms:
        content = [_trace(k) for k in form.keys if k not in FUNCTION_WORDS]
        if not content:
            continue
        size = len(form.keys) + WINDOW
        for first in (i for i, trace in enumerate(traces) if trace in content):
            window = list(traces[first : first + size])
            there = 0
            for trace in content:
                if trace in window:
                    window.remove(trace)
                    there += 1
            best = max(best, there / len(content))
    return best
