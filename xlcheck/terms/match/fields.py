"""Of which fields a text is: the terms of a shipped glossary of one field hold in the texts of that field alone.

A term of law or of software is an everyday word elsewhere (claim, branch), and nobody chose the shipped glossaries
for a text. A text is of a field where it has many terms of it, and renders nearly all of them as listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from xlcheck.terms.glossary.values import Glossary
from xlcheck.terms.match.chinese import Finder
from xlcheck.terms.match.english import Rendering, read_words

FIELDS = frozenset({"law", "statistics", "diplomacy", "health", "software"})
"""Domains of which the shipped terms hold in texts of the field alone; the others hold wherever they stand."""

TERMS = 8
"""So many different terms of a field a text of it has."""

PLACES = 20
"""So many places of them, each in a sentence of its own."""

RENDERED = 0.9
"""This share of the places has a listed rendering. Where fewer have one, the words mean something else there, or the
translation follows another usage; what is left may be told as a slip."""


def of_field(glossary: Glossary, beads: Sequence[tuple[str, str]]) -> Glossary:
    """Return a glossary without the shipped terms of the fields that a text is not of.

    ``beads`` are the Chinese and the English of each sentence; an empty English tells nothing.
    """
    terms = {e.zh: e.domain for e in glossary.entries if e.shipped and e.domain in FIELDS}
    if not terms:
        return glossary
    finder = Finder(terms)
    seen: dict[str, set[str]] = {field: set() for field in FIELDS}
    places, rendered = Counter[str](), Counter[str]()
    found = [(number, {o.zh for o in finder.find(zh)}) for number, (zh, en) in enumerate(beads) if en]
    for _, there in found:
        for zh in there:
            seen[terms[zh]].add(zh)
            places[terms[zh]] += 1
    likely = {field for field in FIELDS if len(seen[field]) >= TERMS and places[field] >= PLACES}
    known: dict[str, tuple[Rendering, ...]] = {}
    for number, there in found:
        words = None
        for zh in there:
            if terms[zh] in likely:
                words = words or read_words(beads[number][1])
                if zh not in known:
                    known[zh] = tuple(map(Rendering, glossary.concepts[zh].good))
                rendered[terms[zh]] += any(rendering.find(words) for rendering in known[zh])
    held = {field for field in likely if rendered[field] >= RENDERED * places[field]}
    if held == FIELDS:
        return glossary
    return Glossary(tuple(e for e in glossary.entries if not (e.shipped and e.domain in FIELDS - held)))
