"""Which of several things a Chinese form stands for: 网络 is a network, or the web.

Each preferred entry of the form is a sense. The words that an entry names as standing near decide first; without them,
what stands beside the form and shows a noun or a verb (data/parts_of_speech.csv: ``form`` stands on the ``side`` of the
term, ``class`` is what it shows the term to be); then the domain of which the document has most terms. Evidence that
leaves no sense says nothing. What only the second and the third show is an indication: any rendering stays right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.tables import read_table
from xlcheck.terms.glossary.values import NOUNS, VERBS, Concept, Entry, Glossary, concept_of
from xlcheck.terms.match.chinese import Finder, Occurrence

TABLE = Path(__file__).parent / "data" / "parts_of_speech.csv"

LEAST, TIMES = 3, 3
"""A document is of a domain if it has so many terms of it, and so many times those of the other senses' domains."""


class Sense(NamedTuple):
    """What a form stands for at a place: the concept of that sense, and whether the entry's own words say so."""

    concept: Concept
    said: bool = False


Terms = dict[str, list[Occurrence]]
"""The terms of a sentence, and where they stand in it."""


@lru_cache(maxsize=8)
def _finder(glossary: Glossary) -> Finder:
    """Return a search for the terms of a glossary: the parts of a large file ask for the same ones."""
    return Finder(glossary.concepts)


def terms_of(
    texts: Sequence[str], glossary: Glossary, running: bool
) -> tuple[list[Terms], dict[tuple[int, str], Sense]]:
    """Return the terms of each sentence, and in which sense those stand that have several, by sentence and term.

    In a ``running`` text what stands near a term may be in the sentence before or behind.
    """
    finder, concepts = _finder(glossary), glossary.concepts
    found = [finder.find(zh) for zh in texts]
    domains = _domains(found, concepts)
    terms: list[Terms] = []
    senses: dict[tuple[int, str], Sense] = {}
    for number, zh in enumerate(texts):
        here: Terms = {}
        for one in found[number]:
            concept = concepts[one.zh]
            if not concept.shield and not is_elsewhere(zh, one, concept.not_in):
                here.setdefault(one.zh, []).append(one)
        for term in [term for term in here if concepts[term].told_apart]:
            around = "\n".join(texts[max(0, number - 1) : number + 2]) if running else zh
            if sense := sense_of(concepts[term], here[term], zh, around, domains):
                senses[number, term] = sense
            else:
                del here[term]
        terms.append(here)
    return terms, senses


def _domains(found: Iterable[Iterable[Occurrence]], concepts: Mapping[str, Concept]) -> Mapping[str, int]:
    """Return how many terms of each domain a document has, those that stand for several things left out."""
    counts: Counter[str] = Counter()
    for concept in (concepts[one.zh] for occurrences in found for one in occurrences):
        if not concept.homograph:
            counts.update({e.domain.casefold() for e in concept.entries if e.domain})
    return counts


def sense_of(
    concept: Concept, occurrences: Sequence[Occurrence], zh: str, around: str, domains: Mapping[str, int]
) -> Sense | None:
    """Return the sense in which a form stands in a sentence, None where it is none of those that the glossary has.

    Args:
        concept: all that the glossary has of the form.
        occurrences: where the form stands in the sentence.
        zh: the sentence.
        around: the sentence and its neighbours.
        domains: how many other terms of each domain the document has.
    """
    if not concept.told_apart:
        return Sense(concept)
    senses = [e for e in concept.entries if e.status == "preferred"] or list(concept.entries)
    free = [e for e in senses if not all(is_elsewhere(zh, one, e.not_in) for one in occurrences)]
    if not free:
        return None
    near = [e for e in free if any(word in around for word in e.near)]
    if not near and len(senses) == 1 and senses[0].near:
        return None
    held = near or [e for e in free if not e.near] or free
    said = bool(near) and len(held) < len(senses)
    for evidence in (_by_part_of_speech(held, occurrences, zh), _by_domain(held, domains)):
        if len(held) > 1 and evidence:
            held = evidence
    if len(held) == len(senses):
        return Sense(concept)
    rest = tuple(e for e in concept.entries if e not in senses)
    narrowed = concept_of(concept.zh, (*held, *rest))
    # Only the words that an entry names make another sense's rendering wrong.
    bad = narrowed.bad if said else tuple(text for text in narrowed.bad if text not in concept.good)
    return Sense(narrowed._replace(bad=bad), said)


def is_elsewhere(zh: str, occurrence: Occurrence, contexts: Collection[str]) -> bool:
    """Return whether a term stands in one of the contexts in which it is something else."""
    for context in contexts:
        at = zh.find(context)
        while at >= 0:
            if occurrence.zh not in context or (at <= occurrence.start and occurrence.end <= at + len(context)):
                return True
            at = zh.find(context, at + 1)
    return False


def _by_part_of_speech(senses: Sequence[Entry], occurrences: Sequence[Occurrence], zh: str) -> list[Entry]:
    shown = {kind for one in occurrences for kind in part_of_speech(zh, one.start, one.end)}
    if len(shown) != 1:
        return []
    wanted = VERBS if "verb" in shown else NOUNS
    return [e for e in senses if e.pos.casefold() in wanted]


def part_of_speech(zh: str, start: int, end: int) -> set[str]:
    """Return what the words beside a place show it to be: ``noun``, ``verb``, both or neither."""
    before, after = _markers("before"), _markers("after")
    found = {kind for form, kind in before.items() if zh.endswith(form, 0, start)}
    return found or {kind for form, kind in after.items() if zh.startswith(form, end)}


def _by_domain(senses: Sequence[Entry], domains: Mapping[str, int]) -> list[Entry]:
    of_each = [domains.get(e.domain.casefold(), 0) if e.domain else 0 for e in senses]
    counts = sorted(((count, place) for place, count in enumerate(of_each)), reverse=True)
    if len(counts) < 2 or counts[0][0] < max(LEAST, TIMES * counts[1][0]):
        return []
    return [senses[counts[0][1]]]


@cache
def _markers(side: str) -> Mapping[str, str]:
    return {row.form: row.kind for row in read_table(TABLE, "side") if row.values["side"] == side}
