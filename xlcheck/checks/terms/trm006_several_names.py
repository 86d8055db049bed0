"""TRM006: a term that no glossary has bears several names, in a document or across the files of a run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.comparing import Conflict, in_files
from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.terms.named import Named, Places, every, named, nouns, recurrent
from xlcheck.model import Confidence, Fact, Finding, Related, Severity
from xlcheck.places import FactRow
from xlcheck.terms.naming.names import Names, Use, covers, several
from xlcheck.terms.naming.sequences import Words, recurring

GRADE: tuple[Severity, Confidence] = ("minor", "medium")
FIXED: tuple[Severity, Confidence] = ("major", "medium")
"""What it weighs that a name departs from that of a title, a definition or a string."""

SHOWN = 5
"""So many names are named in a message."""

_BETWEEN = "\t"
"""What divides the words of a subject, and of a form."""


@register
@dataclass(frozen=True, slots=True)
class SeveralNames:
    """A term that recurs has several English names, and no glossary says which one is right.

    Readers take two names for two things, and one thing under three names is the commonest fault where nobody keeps a
    glossary. The terms are sequences of Chinese words that stand in several sentences, without what makes a sentence;
    their names are found by the words of the two texts that belong together. Another name is one that puts another word
    in the place of the usual one. Not counted: inflection and derivation, articles, another order, an abbreviation, a
    head with its modifier or without, a pronoun, verbs, a name in whose sentence the usual word stands as well.
    There is one finding for each term, with the names, the most frequent one first, how often each stands there, and
    all places; it stands at the first one that departs. Where terms that share a word have two names for it (仓库数量,
    活跃仓库), it is the word that has two names. In a run over many files one finding stands for all of them. A name
    that departs from that of a heading, a definition, a term in quotation marks or a text that is the term alone is
    major; all others are for review. Terms of the glossary are the business of TRM003. Two documents are needed: in a
    bilingual file this check runs where it is selected by name.

    Bad:
        zh: 城中村的房租较低。
        en: Rents in urban villages are low.
        zh: 该市有九个城中村。
        en: The city has nine urban villages.
        zh: 许多工人住在城中村。
        en: Many workers live in shanty towns.

    Good:
        zh: 城中村的房租较低。
        en: Rents in urban villages are low.
        zh: 该市有九个城中村。
        en: The city has nine such villages.
        zh: 许多工人住在城中村。
        en: Many workers live in an urban village.
    """

    code: ClassVar[str] = "TRM006"
    name: ClassVar[str] = "term-with-several-names"
    severity: ClassVar[Severity] = "minor"

    characters: int = 3
    """Chinese characters from which a sequence of words is a term; shorter ones have many renderings."""
    least: int = 3
    """Sentences from which a sequence of words recurs."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each term with several names."""
        terms = context.once(recurrent, self.characters, self.least)
        places = Places(one for uses in terms.values() for one in uses)
        for found in several({term: [one.use for one in uses] for term, uses in terms.items()}):
            yield _finding(self.code, found, places)

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield every place of a term with several names; of other terms the first place of each name."""
        terms = context.once(recurrent, self.characters, self.least)
        split = {
            use for found in several({t: [one.use for one in uses] for t, uses in terms.items()}) for use in found.uses
        }
        found = []
        for term in nouns(context, list(context.once(every, self.characters))):
            uses = [one for one in context.once(named, self.characters, term) if covers(term, one.use.words)]
            counts: dict[tuple[object, ...], list[Named]] = defaultdict(list)
            for one in uses:
                counts[(one.use.words, one.use.at if one.use in split else None)].append(one)
            found += [_fact(self.code, term, some) for some in counts.values()]
        yield from sorted(found, key=lambda fact: (fact.bead, fact.subject))

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield the terms that the files of a run call by several names."""
        numbers = {pair: i for i, pair in enumerate(dict.fromkeys(fact.pair for fact in facts))}
        stated: dict[Words, list[FactRow]] = defaultdict(list)
        for fact in facts:
            stated[tuple(fact.subject.split(_BETWEEN))].append(fact)
        places = {term: [(fact, i) for fact in some for i in range(_times(fact))] for term, some in stated.items()}
        terms = recurring(places, self.least, lambda at: (at[0].pair, at[0].unit, at[1]), lambda at: _beside(at[0]))
        rows: dict[tuple[int, int], list[FactRow]] = defaultdict(list)
        uses: dict[Words, list[Use]] = {}
        for term in terms:
            if len({fact.pair for fact in stated[term]}) > 1:
                uses[term] = []
                for fact in stated[term]:
                    use = _use(fact, numbers[fact.pair])
                    uses[term].append(use)
                    rows[use.at[:2]].append(fact)
        for found in several(uses):
            group = tuple(dict.fromkeys(_row(rows, use) for use in found.uses))
            if len({fact.pair for fact in group}) > 1:
                others = tuple(dict.fromkeys(_row(rows, use) for some in found.groups[1:] for use in some))
                yield Conflict(self.code, *_grade(found), _message(found, in_files(group)), group, others, found.term)


def _finding(code: str, found: Names, places: Places) -> Finding:
    first = min(use for group in found.groups[1:] for use in group)
    here = places.of(first)
    rest = (places.of(use) for use in found.uses if use is not first)
    return Finding(
        code,
        *_grade(found),
        _message(found, "in this document"),
        here.bead,
        (here.source,),
        (here.target,),
        term=found.term,
        related=tuple(dict.fromkeys(Related(one.bead, (one.source,), (one.target,)) for one in rest)),
    )


def _fact(code: str, term: Words, some: Sequence[Named]) -> Fact:
    """Return the fact of places that have the same name: it stands at the first one, or at one that fixes the name."""
    one = next((one for one in some if one.use.defining), some[0])
    head = any(one.use.head for one in some)
    detail: tuple[str | int, ...] = (
        len(some),
        int(one.use.defining),
        int(head),
        int(one.use.sure),
        *one.beside,
        *one.use.surfaces,
    )
    form = _BETWEEN.join(one.use.words)
    return Fact(code, _BETWEEN.join(term), form, one.bead, (one.source,), (one.target,), detail)


def _times(fact: FactRow) -> int:
    """Return how often the document of a fact has the name."""
    return int(fact.detail[0])


def _beside(fact: FactRow) -> tuple[str, str]:
    _, _, _, _, before, behind, *_ = fact.detail
    return str(before), str(behind)


def _use(fact: FactRow, document: int) -> Use:
    """Return the use of a term that a fact states."""
    times, defining, head, sure, _, _, *surfaces = fact.detail
    at = document, fact.unit, fact.target.start + fact.target.spans[0][0]
    words = tuple(fact.form.split(_BETWEEN))
    flags = bool(defining), int(times), bool(head), bool(sure)
    return Use(at, fact.target.flagged, words, tuple(map(str, surfaces)), fact.target.text, *flags)


def _row(rows: dict[tuple[int, int], list[FactRow]], use: Use) -> FactRow:
    def distance(fact: FactRow) -> tuple[bool, int]:
        start, end = (fact.target.start + edge for edge in fact.target.spans[0])
        return not start <= use.at[2] < end, end - start

    return min(rows[use.at[:2]], key=distance)


def _grade(found: Names) -> tuple[Severity, Confidence]:
    return FIXED if found.fixed else GRADE


def _message(found: Names, where: str) -> str:
    forms = ", ".join(f"“{text}” ({count})" for text, count in found.forms[:SHOWN])
    rest = f" and {len(found.forms) - SHOWN} more" if len(found.forms) > SHOWN else ""
    return f"{found.term} has {len(found.forms)} names {where}: {forms}{rest}"
