"""What became of each term: rendered, forbidden, replaced, or not to be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from xlcheck.terms.glossary.values import ANY, LIVE, Concept, Glossary
from xlcheck.terms.match.abbreviations import expand, learn
from xlcheck.terms.match.bead import Range, ReadBead, find, outermost
from xlcheck.terms.match.capitals import look
from xlcheck.terms.match.chinese import Occurrence, joined
from xlcheck.terms.match.english import Rendering, Words, head_keys, read_words, renderings
from xlcheck.terms.match.evidence import (
    Fit,
    Head,
    contrast,
    coordinated,
    fitting,
    misnamed,
    regrouped,
    rivals,
    shape_alike,
    share,
    traces,
)
from xlcheck.terms.match.expansions import Expansion, is_by_parts
from xlcheck.terms.match.senses import Sense, terms_of
from xlcheck.terms.patterns.written import ordinary

Kind = Literal[
    "forbidden",
    "sense",
    "contrast",
    "rival",
    "absent",
    "referred",
    "partial",
    "nested",
    "reordered",
    "case",
    "translated",
]
"""What a verdict rests on.

``forbidden``  a forbidden rendering stands there, outside every approved one
``sense``      the rendering of another sense stands there, though words of the entry show which one is meant
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

FIELD = 10
"""In a text of the glossary's field, one sentence of so many has a term of it."""

FOLLOWED = 0.8
"""From this share of renderings as listed on, a document keeps to a glossary that nobody chose for it: a briefing of
the body whose terms they are has 90 %, government work reports have 67 to 73 %, which is paraphrase, not error."""

USUAL, DOUBT = 0.9, 10
"""The share that is taken for granted, and the number of terms that it weighs as much as."""

AT = 6
"""A rendering so few words from where a term should stand stands in its place."""

SENTENCE_ENDS = "。！？；\n"
"""Marks that divide the Chinese of a bead into sentences."""

HARDLY = 0.34
"""Below this share of its content words a rendering counts as absent."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with one term in one bead.

    ``source`` are the places of the term in the Chinese, ``target`` that of what stands in its place, where something
    does: ``found`` is its text, ``rival`` the Chinese term that it renders elsewhere. ``also`` is true where the
    right rendering stands in the bead as well. ``right`` is ``found`` with the capitals it should have. ``left_out``
    is true where other terms stand in the same Chinese sentence, and all of them are absent.
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
    left_out: bool = False


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


class Judge:
    """The terms of a document found on both sides, and the verdicts on them; the arguments are those of `judge`."""

    def __init__(
        self, glossary: Glossary, beads: Sequence[tuple[str, str]], running: bool = False, loose: Sequence[str] = ()
    ) -> None:
        self.glossary = glossary
        self.running = running
        self.loose = loose
        self._loose: dict[str, Words] = {}
        self._parts: dict[str, tuple[Expansion, ...]] = {}
        self._good: dict[str, tuple[Rendering, ...]] = {}
        self._bad: dict[tuple[str, tuple[str, ...]], tuple[Rendering, ...]] = {}
        self._index: dict[str, list[Head]] | None = None
        self._anywhere = tuple(
            (Concept(ANY, (e.en,) if e.en else (), bad, (e,)), tuple(map(Rendering, bad)))
            for e in glossary.anywhere
            if (bad := ordinary(e.forbidden))
        )
        known: dict[str, tuple[str, ...]] = {}
        self.beads: list[ReadBead] = []
        occurrences, self._senses = terms_of([zh for zh, _ in beads], glossary, running)
        for (zh, en), terms in zip(beads, occurrences, strict=True):
            if learnt := learn(en):
                known = {**known, **learnt}
            self.beads.append(self._read(terms, zh, en, known))
        self.abbreviations: Mapping[str, tuple[str, ...]] = known

    def _read(
        self, occurrences: dict[str, list[Occurrence]], zh: str, en: str, known: Mapping[str, tuple[str, ...]]
    ) -> ReadBead:
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
            # As it stands in this sentence: 6g are grams where 6G is a network.
            written = {zh, *(bead.zh[one.start : one.end] for one in bead.occurrences[zh])}
            return frozenset(place for text in written for place in as_it_is(text, bead.en)) | bead.find(others)
        found = bead.find(self.good(zh))
        if concept.case:
            found -= {capitals.place for capitals in look(bead, concept.cased) if capitals.wrong}
        return found

    def good(self, zh: str) -> tuple[Rendering, ...]:
        """Return the good renderings of a term, ready to be found."""
        if zh not in self._good:
            concept = self.glossary.concepts[zh]
            self._good[zh] = renderings(tuple(t for t in concept.good if not is_by_parts(t)), concept.verbal)
        return self._good[zh]

    def verdicts(self) -> Iterator[Verdict]:
        """Yield the verdicts in the order of the beads."""
        for number, bead in enumerate(self.beads):
            if not bead.words.keys:
                continue
            for concept, bad in self._anywhere:
                if wrong := outermost([place for place in bead.find(bad) if bead.unclaimed(place)]):
                    yield self._verdict(number, concept, "forbidden", wrong)
            missing = []
            for zh in bead.occurrences:
                free, sense = bead.free(zh), self._senses.get((number, zh))
                if wrong := self.forbidden(bead, zh, sense):
                    # An abbreviation in brackets belongs to what stands before it.
                    also = any(bead.en[place.start - 1 : place.start] not in ("(", "（") for place in free)
                    yield self._verdict(number, zh, "forbidden", wrong, also=also)
                elif other := self._of_another_sense(bead, sense, free):
                    yield self._verdict(number, zh, "sense", other)
                elif not (free or self._spelled_out(bead.words, zh) or self._nearby(number, zh)):
                    missing.append(zh)
            yield from self._missing(number, missing)

    def _verdict(
        self, number: int, term: str | Concept, kind: Kind, target: tuple[Range, ...] = (), rival: str = "",
        also: bool = False, right: str = "", left_out: bool = False,
    ) -> Verdict:  # fmt: skip
        bead = self.beads[number]
        concept = self._concept(number, term) if isinstance(term, str) else term
        source = tuple(Range(o.start, o.end) for o in bead.occurrences.get(concept.zh, ()))
        found = bead.en[target[0].start : target[0].end] if target else ""
        return Verdict(number, concept, kind, source, target, found, rival, also, right, left_out)

    def _concept(self, number: int, zh: str) -> Concept:
        """Return what a term of a bead stands for there."""
        sense = self._senses.get((number, zh))
        return sense.concept if sense else self.glossary.concepts[zh]

    def forbidden(self, bead: ReadBead, zh: str, sense: Sense | None = None) -> tuple[Range, ...]:
        """Return where forbidden renderings of a term stand outside every approved rendering of the bead.

        Where the entry's own words say in which ``sense`` the term stands, those of its other senses are not approved.
        """
        concept = sense.concept if sense else self.glossary.concepts[zh]
        key = (zh, concept.bad)
        if key not in self._bad:
            self._bad[key] = renderings(concept.bad, concept.verbal)
        places = bead.find(self._bad[key])
        if sense and sense.said and places:
            claims = [*self._own(bead, sense), *(p for term in bead.hits if term != zh for p in bead.hits[term])]
            return outermost([place for place in places if not any(place.inside(claim) for claim in claims)])
        return outermost([place for place in places if bead.unclaimed(place)])

    def _of_another_sense(self, bead: ReadBead, sense: Sense | None, free: Sequence[Range]) -> tuple[Range, ...]:
        """Return where a rendering of another sense stands in place of that which words of the entry ask for."""
        return tuple(free[:1]) if sense and sense.said and free and not self._own(bead, sense) else ()

    def _own(self, bead: ReadBead, sense: Sense) -> frozenset[Range]:
        """Return where the renderings of one sense of a term stand."""
        concept = sense.concept
        return bead.find([Rendering(t, verbal=concept.verbal) for t in concept.good if not is_by_parts(t)])

    def _spelled_out(self, words: Words, zh: str) -> bool:
        """Return whether the parts of a rendering by parts stand in a text."""
        if zh not in self._parts:
            self._parts[zh] = tuple(Expansion(text) for text in self.glossary.concepts[zh].good if is_by_parts(text))
        return any(expansion.stands_in(words) for expansion in self._parts[zh])

    @cached_property
    def _usage(self) -> tuple[int, int, int]:
        """How many beads there are, how many terms that come with xlcheck stand in them, and how many are rendered."""
        beads = [bead for bead in self.beads if bead.en]
        terms = [(bead, zh) for bead in beads for zh in bead.occurrences if self.glossary.concepts[zh].shipped]
        return (
            len(beads),
            len(terms),
            sum(bool(bead.free(zh)) or self._spelled_out(bead.words, zh) for bead, zh in terms),
        )

    @property
    def followed(self) -> bool:
        """Whether a document keeps to the glossary that comes with xlcheck, so that a missing rendering says something.

        It is of the glossary's field if a rendering stands in one of `FIELD` sentences, and it follows the glossary if
        `FOLLOWED` of the terms are rendered as listed; a short document has the benefit of the doubt.
        """
        beads, terms, rendered = self._usage
        of_the_field = (rendered + 1) * FIELD >= beads
        return of_the_field and rendered + USUAL * DOUBT >= FOLLOWED * (terms - 1 + DOUBT)

    def _nearby(self, number: int, zh: str) -> bool:
        """Return whether the rendering stands beside a bead in English of which the Chinese does not ask for it."""
        if self.loose and self.loose[number]:
            words = self._loose_words(self.loose[number])
            if find(self.good(zh), words) or self._spelled_out(words, zh):
                return True
        return any(
            zh not in bead.hits and (bool(bead.find(self.good(zh))) or self._spelled_out(bead.words, zh))
            for bead in self._neighbours(number)
        )

    def _loose_words(self, text: str) -> Words:
        if text not in self._loose:
            self._loose[text] = read_words(text)
        return self._loose[text]

    def _neighbours(self, number: int) -> list[ReadBead]:
        """Return the beads before and after one, in a running text."""
        return [self.beads[i] for i in (number - 1, number + 1) if self.running and 0 <= i < len(self.beads)]

    def _missing(self, number: int, terms: Sequence[str]) -> Iterator[Verdict]:
        """Yield the verdicts on the terms of a bead of which no rendering is there."""
        bead = self.beads[number]
        unexplained = [zh for zh in terms if not self._explained(bead, zh)]
        settled = {zh: verdict for zh in unexplained if (verdict := self._seen(number, zh))}
        rivals = self._rivals(number, [zh for zh in unexplained if zh not in settled])
        absence = {zh: self._absence(number, zh) for zh in unexplained if not (zh in settled or zh in rivals)}
        for zh in unexplained:
            if zh in settled:
                yield settled[zh]
            elif fit := rivals.get(zh):
                yield self._verdict(number, zh, "rival", (fit.rival.place,), fit.rival.zh)
            else:
                yield self._verdict(number, zh, absence[zh], left_out=self._left_out(bead, zh, absence))

    def _explained(self, bead: ReadBead, zh: str) -> bool:
        """Return whether the English renders a term after all: in another grouping, or with a head that terms share."""
        concept, good = self.glossary.concepts[zh], self.good(zh)
        if concept.kept or concept.case:
            return False
        if concept.person:
            named, wrong = self._misnamed(bead, zh)
            return named and not wrong
        return regrouped(bead, good) or coordinated(bead, zh, good)

    def _misnamed(self, bead: ReadBead, zh: str) -> tuple[bool, Range | None]:
        return misnamed(bead, self.good(zh)[0], alone=bead.zh.count(zh[0]) == len(bead.occurrences[zh]))

    def _seen(self, number: int, zh: str) -> Verdict | None:
        """Return the verdict on a term whose own words show what became of it."""
        bead, concept, good = self.beads[number], self.glossary.concepts[zh], self.good(zh)
        if concept.kept:
            return self._verdict(number, zh, "translated", tuple(as_it_is(zh, bead.en, case=False))[:1])
        if concept.case and (other := [c for c in look(bead, concept.cased) if bead.unclaimed(c.place)]):
            return self._verdict(number, zh, "case", (other[0].place,), right=other[0].right)
        if concept.person:
            _, wrong = self._misnamed(bead, zh)
            return self._verdict(number, zh, "contrast", (wrong,)) if wrong else self._verdict(number, zh, "referred")
        if not bead.hits[zh] and share(good, traces(bead, unclaimed=False)) == 1.0:
            return self._verdict(number, zh, "reordered")
        if place := contrast(bead, good):
            return self._verdict(number, zh, "contrast", (place,))
        return None

    def _absence(self, number: int, zh: str) -> Kind:
        """Return how a term is missing in whose place nothing is seen."""
        bead = self.beads[number]
        if bead.hits[zh]:
            return "nested"
        if share(self.good(zh), traces(bead, unclaimed=True)) >= HARDLY:
            return "partial"
        # "These enterprises" points back at the term, however well the sentence before renders it.
        around = (other for other in self._neighbours(number) if zh in other.hits)
        return "referred" if any(other.free(zh) or self.forbidden(other, zh) for other in around) else "absent"

    def _rivals(self, number: int, terms: Sequence[str]) -> dict[str, Fit]:
        """Return what stands in the place of missing terms: each rival replaces one term, the one that it fits best."""
        if not terms:
            return {}
        bead = self.beads[number]
        around = "\n".join(b.zh for b in (bead, *self._neighbours(number))) if self.running else ""
        found = rivals(bead, self.index, self.good, around)
        longest = outermost({rival.place for rival in found})
        found = [rival for rival in found if rival.place in longest]
        own = {zh: [frozenset(read_words(one.text).keys) for one in self.good(zh)] for zh in terms}
        fits = ((fit, zh) for zh in terms for fit in fitting(bead, zh, own[zh], found))
        chosen: dict[str, Fit] = {}
        taken: set[Range] = set()
        for fit, zh in sorted(item for item in fits if self._counts(bead, *item)):
            if zh not in chosen and fit.rival.place not in taken:
                chosen[zh] = fit
                taken.add(fit.rival.place)
        return chosen

    def _counts(self, bead: ReadBead, fit: Fit, zh: str) -> bool:
        """Return whether a rival counts against a term.

        A document that does not keep to the glossary paraphrases its terms, and the words of others stand everywhere:
        there a strange one must be of the shape of what is missing, and at its place, or nothing else be left of that.
        """
        if not fit.strange or not self.glossary.concepts[zh].shipped or self.followed:
            return True
        good = self.good(zh)
        shaped = any(shape_alike(bead.en[slice(*fit.rival.place)], rendering.text) for rendering in good)
        return shaped and (fit.distance <= AT or share(good, traces(bead, unclaimed=True)) < HARDLY)

    def _left_out(self, bead: ReadBead, zh: str, absence: Mapping[str, Kind]) -> bool:
        """Return whether a whole sentence is missing: of several terms in it, none has left a word."""
        first = bead.occurrences[zh][0]
        start = max(bead.zh.rfind(mark, 0, first.start) for mark in SENTENCE_ENDS) + 1
        ends = [at for mark in SENTENCE_ENDS if (at := bead.zh.find(mark, first.end)) >= 0]
        end = min(ends, default=len(bead.zh))
        there = [term for term, places in bead.occurrences.items() if any(start <= o.start < end for o in places)]
        return len(there) > 1 and all(absence.get(term) == "absent" for term in there)

    @property
    def index(self) -> dict[str, list[Head]]:
        """The terms that bind by the first word of their renderings."""
        if self._index is None:
            self._index = {}
            for entry in self.glossary.entries:
                if entry.status in LIVE and entry.zh != ANY and not entry.kept and not entry.patterned:
                    for text in (t for t in (entry.en, *entry.variants) if not is_by_parts(t)):
                        first, second = head_keys(text)
                        if first:
                            self._index.setdefault(first, []).append(Head(entry.zh, second))
        return self._index
