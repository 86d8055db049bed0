"""Of which fields a text is: the shipped terms of a field hold in the texts of that field alone.

A term of law or of software is an everyday word elsewhere (claim, branch), and nobody chose the shipped glossaries for
a text. A text is of a field where it has many terms of it, and renders nearly all of them as listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from xlcheck.terms.glossary.values import Entry, Glossary
from xlcheck.terms.match.chinese import Finder
from xlcheck.terms.match.english import Words, read_words, renderings

FIELDS = frozenset({"law", "statistics", "diplomacy", "health", "software"})
"""Domains of which the shipped terms hold in texts of the field alone; the others hold wherever they stand."""

TERMS = 8
"""So many different terms of a field a text of it has."""

PLACES = 20
"""So many places of them, each in a sentence of its own."""

RENDERED = 0.9
"""This share of the places has a listed rendering. Where fewer have one, the words mean something else there, or the
translation follows another usage; what is left may be told as a slip."""


@lru_cache(maxsize=8)
def without_fields(glossary: Glossary) -> Glossary:
    """Return a glossary without the shipped terms that hold in texts of their field alone."""
    kept = tuple(entry for entry in glossary.entries if not _of_a_field(entry))
    return glossary if len(kept) == len(glossary.entries) else Glossary(kept)


def of_fields(glossary: Glossary, beads: Sequence[tuple[str, str]]) -> Glossary:
    """Return the shipped terms of the fields that a text is of, as proposals: nobody chose them for it.

    ``beads`` are the Chinese and the English of each sentence; an empty English tells nothing.
    """
    own = _of_any_field(glossary)
    return _proposed(own, fields_of(own, beads) if own else frozenset())


@lru_cache(maxsize=8)
def _of_any_field(glossary: Glossary) -> Glossary:
    return Glossary(tuple(entry for entry in glossary.entries if _of_a_field(entry)))


@lru_cache(maxsize=16)
def _proposed(glossary: Glossary, domains: frozenset[str]) -> Glossary:
    return Glossary(tuple(entry._replace(status="proposed") for entry in glossary.entries if entry.domain in domains))


@lru_cache(maxsize=8)
def _finder(glossary: Glossary) -> tuple[dict[str, str], Finder]:
    """Return the domains of the terms of a glossary, and a search for them."""
    domains = {entry.zh: entry.domain for entry in glossary.entries}
    return domains, Finder(domains)


def fields_of(glossary: Glossary, beads: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Return the domains of a glossary that a text is of."""
    domains, finder = _finder(glossary)
    found = [(en, {o.zh for o in finder.find(zh)}) for zh, en in beads if en]
    terms = {(domains[zh], zh) for _, there in found for zh in there}
    places = Counter(domains[zh] for _, there in found for zh in there)
    sizes = Counter(domain for domain, _ in terms)
    likely = {domain for domain in places if sizes[domain] >= TERMS and places[domain] >= PLACES}
    rendered = Counter[str]()
    for en, there in found:
        words: Words | None = None
        for zh in there:
            if domains[zh] in likely:
                words = words or read_words(en)
                rendered[domains[zh]] += any(one.find(words) for one in renderings(glossary.concepts[zh].good))
    return frozenset(domain for domain in likely if rendered[domain] >= RENDERED * places[domain])


def _of_a_field(entry: Entry) -> bool:
    return entry.shipped and entry.domain in FIELDS
