"""What became of each term: rendered, forbidden, replaced, or not to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from xlcheck.terms.glossary.values import ANY, LIVE, Concept, Glossary
from xlcheck.terms.match.abbreviations import expand, learn
from xlcheck.terms.match.bead import Range, ReadBead, outermost
from xlcheck.terms.match.capitals import look
from xlcheck.terms.match.chinese import Finder, Occurrence, joined
from xlcheck.terms.match.english import Rendering, Words, head_keys, read_words
from xlcheck.terms.match.evidence import Head, Rival, contrast, misnamed, regrouped, rivals, share, traces

Kind = Literal[
    "forbidden", "contrast", "rival", "absent", "referred", "partial", "nested", "reordered", "case", "translated"
]
"""What a verdict rests on.

``forbidden``  a forbidden rendering stands there, outside every approved one
``contrast``   the rendering stands there with one word turned into another that excludes it
``rival``      the rendering of another term stands there, and its Chinese does not
``absent``     hardly a word of any rendering stands there
``referred``   the same, but a rendering stands in the sentence before or after, so this one may refer to it
``partial``    some words of a rendering stand there
``nested``     the rendering stands there, but only inside the longer rendering of another term
``reordered``  all words of a rendering stand there close together, in another order
``case``       a rendering that must stand with its capitals stands there with others
``translated`` a term that is not translated does not stand there as it is
"""

HARDLY = 0.34
"""Below this share of its content words a rendering counts as absent."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with one term in one bead.

    ``source`` are the places of the term in the Chinese, ``target`` that of what stands in its place, where something
    does: ``found`` is its text, ``rival`` the Chinese term that it renders elsewhere. ``also`` is true where the
    right rendering stands in the bead as well. ``right`` is ``found`` with the capitals it should have.
    """

    bead: int
    concept: Concept
    kind: Kind
    source: tuple[Range, ...]
    target: tuple[Range, ...] = ()
    found: str = ""
    rival: str = ""
    also: bool = False
    right: str = ""


def judge(glossary: Glossary, beads: Sequence[tuple[str, str]], *, running: bool = False) -> tuple[Verdict, ...]:
    """Return a verdict for each term of a bead that is not rendered as the glossary has it.

    Args:
        glossary: the terms.
        beads: the Chinese and the English of each bead, in the order of the document; an empty English is not judged.
        running: the beads are sentences of a running text, so a rendering may stand in the neighbouring bead.
    """
    return tuple(Judge(glossary, beads, running).verdicts())


def as_it_is(zh: str, english: str, *, case: bool = True) -> list[Range]:
    """Return where a term stands untranslated, not as a part of a longer word."""
    wanted, text = (zh, english) if case else (zh.casefold(), english.casefold())
    found, at = [], text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not joined(text, at) and not joined(text, end):
            found.append(Range(at, end))
        at = text.find(wanted, end)
    return found


def _is_elsewhere(zh: str, occurrence: Occurrence, contexts: Sequence[str]) -> bool:
    """Return whether a term stands in one of the contexts in which it is something else."""
    for context in contexts:
        at = zh.find(context)
        while at >= 0:
            if occurrence.zh not in context or (at <= occurrence.start and occurrence.end <= at + len(context)):
                return True
            at = zh.find(context, at + 1)
    return False


class Judge:
    """The terms of a document found on both sides, and the verdicts on them; the arguments are those of `judge`."""

    def __init__(self, glossary: Glossary, beads: Sequence[tuple[str, str]], running: bool = False) -> None:
        self.glossary = glossary
        self.running = running
        self._good: dict[str, tuple[Rendering, ...]] = {}
        self._bad: dict[str, tuple[Rendering, ...]] = {}
        self._index: dict[str, list[Head]] | None = None
        self._anywhere = tuple(
            (Concept(ANY, (e.en,) if e.en else (), e.forbidden, (e,)), tuple(map(Rendering, e.forbidden)))
            for e in glossary.anywhere
        )
        finder = Finder(glossary.concepts)
        known: dict[str, tuple[str, ...]] = {}
        self.beads = []
        for zh, en in beads:
            known = {**known, **learn(en)}
            self.beads.append(self._read(finder.find(zh), zh, en, known))
        self.abbreviations: Mapping[str, tuple[str, ...]] = known

    def _read(self, found: list[Occurrence], zh: str, en: str, known: Mapping[str, tuple[str, ...]]) -> ReadBead:
        occurrences: dict[str, list[Occurrence]] = {}
        for occurrence in found:
            concept = self.glossary.concepts[occurrence.zh]
            if not concept.shield and not _is_elsewhere(zh, occurrence, concept.not_in):
                occurrences.setdefault(occurrence.zh, []).append(occurrence)
        wanted = occurrences or self.running or self._anywhere
        words = read_words(en) if en and wanted else Words((), (), (), ())
        bead = ReadBead(zh, en, words, expand(words, known), occurrences, {})
        for term in occurrences:
            bead.hits[term] = self._hits(bead, term)
        return bead

    def _hits(self, bead: ReadBead, zh: str) -> frozenset[Range]:
        """Return where the good renderings of a term stand."""
        concept = self.glossary.concepts[zh]
        if concept.kept:
            others = [rendering for rendering in self.good(zh) if rendering.text != zh]
            return frozenset(as_it_is(zh, bead.en)) | bead.find(others)
        found = bead.find(self.good(zh))
        if concept.case:
            found -= {capitals.place for capitals in look(bead, concept.good) if capitals.wrong}
        return found

    def good(self, zh: str) -> tuple[Rendering, ...]:
        """Return the good renderings of a term, ready to be found."""
        if zh not in self._good:
            concept = self.glossary.concepts[zh]
            self._good[zh] = tuple(Rendering(t, verbal=concept.verbal) for t in concept.good)
        return self._good[zh]

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the verdicts in the order of the beads."""
        for number, bead in enumerate(self.beads):
            if not bead.words.keys:
                continue
            for concept, bad in self._anywhere:
                if wrong := outermost([place for place in bead.find(bad) if bead.unclaimed(place)]):
                    yield self._verdict(number, concept, "forbidden", wrong)
            for zh in bead.occurrences:
                free = bead.free(zh)
                if wrong := self.forbidden(bead, zh):
                    # An abbreviation in brackets belongs to what stands before it.
                    also = any(bead.en[place.start - 1 : place.start] not in ("(", "（") for place in free)
                    yield self._verdict(number, zh, "forbidden", wrong, also=also)
                elif not free and not self._nearby(number, zh) and (verdict := self._missing(number, zh)):
                    yield verdict

    def _verdict(
        self, number: int, term: str | Concept, kind: Kind, target: tuple[Range, ...] = (), rival: str = "",
        also: bool = False, right: str = "",
    ) -> Verdict:  # fmt: skip
        bead = self.beads[number]
        concept = self.glossary.concepts[term] if isinstance(term, str) else term
        source = tuple(Range(o.start, o.end) for o in bead.occurrences.get(concept.zh, ()))
        found = bead.en[target[0].start : target[0].end] if target else ""
        return Verdict(number, concept, kind, source, target, found, rival, also, right)

    def forbidden(self, bead: ReadBead, zh: str) -> tuple[Range, ...]:
        """Return where forbidden renderings of a term stand outside every approved rendering of the bead."""
        if zh not in self._bad:
            concept = self.glossary.concepts[zh]
            self._bad[zh] = tuple(Rendering(text, verbal=concept.verbal) for text in concept.bad)
        return outermost([place for place in bead.find(self._bad[zh]) if bead.unclaimed(place)])

    def _nearby(self, number: int, zh: str) -> bool:
        """Return whether the rendering stands in a neighbouring bead of which the Chinese does not ask for it."""
        return any(zh not in bead.hits and bool(bead.find(self.good(zh))) for bead in self._neighbours(number))

    def _neighbours(self, number: int) -> list[ReadBead]:
        """Return the beads before and after one, in a running text."""
        return [self.beads[i] for i in (number - 1, number + 1) if self.running and 0 <= i < len(self.beads)]

    def _missing(self, number: int, zh: str) -> Verdict | None:
        """Return the verdict on a term whose rendering is not there."""
        bead, good = self.beads[number], self.good(zh)
        concept = self.glossary.concepts[zh]
        if concept.kept:
            return self._verdict(number, zh, "translated", tuple(as_it_is(zh, bead.en, case=False))[:1])
        if concept.case and (other := [c for c in look(bead, concept.good) if bead.unclaimed(c.place)]):
            return self._verdict(number, zh, "case", (other[0].place,), right=other[0].right)
        if self.glossary.concepts[zh].person:
            named, wrong = misnamed(bead, good[0], alone=bead.zh.count(zh[0]) == len(bead.occurrences[zh]))
            if named:
                return self._verdict(number, zh, "contrast", (wrong,)) if wrong else None
            return self._verdict(number, zh, "partial")
        if regrouped(bead, good):
            return None
        if not bead.hits[zh] and share(good, traces(bead, unclaimed=False)) == 1.0:
            return self._verdict(number, zh, "reordered")
        if place := contrast(bead, good):
            return self._verdict(number, zh, "contrast", (place,))
        if rival := self._rival(number, zh):
            return self._verdict(number, zh, "rival", (rival.place,), rival.zh)
        if bead.hits[zh]:
            return self._verdict(number, zh, "nested")
        if share(good, traces(bead, unclaimed=True)) >= HARDLY:
            return self._verdict(number, zh, "partial")
        # "These enterprises" points back at the term, however well the sentence before renders it.
        around = (other for other in self._neighbours(number) if zh in other.hits)
        referred = any(other.free(zh) or self.forbidden(other, zh) for other in around)
        return self._verdict(number, zh, "referred" if referred else "absent")

    def _rival(self, number: int, zh: str) -> Rival | None:
        """Return the longest rival that is no part of the term's own renderings."""
        own = [set(form.keys) for rendering in self.good(zh) for form in rendering.forms]
        bead = self.beads[number]
        around = "\n".join(b.zh for b in (bead, *self._neighbours(number))) if self.running else ""
        found = (r for r in rivals(bead, self.index, self.good, around) if not any(set(r.keys) <= mine for mine in own))
        return max(found, key=lambda r: len(r.keys), default=None)

    @property
    def index(self) -> dict[str, list[Head]]:
        """The terms that bind by the first word of their renderings."""
        if self._index is None:
            self._index = {}
            for entry in self.glossary.entries:
                if entry.status in LIVE and entry.zh != ANY and not entry.kept:
                    for text in (entry.en, *entry.variants):
                        first, second = head_keys(text)
                        if first:
                            self._index.setdefault(first, []).append(Head(entry.zh, second))
        return self._index
