"""Checks that also compare pairs with each other: what one pair says, and what several of them say differently.

A check states facts about each pair. They are kept with its results, so that a pair that has not changed is not read
again, and are compared when all pairs of a run are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar, Protocol, TypeVar, runtime_checkable

from xlcheck.checks.context import Context
from xlcheck.model import Confidence, Fact, Finding, Related, Severity
from xlcheck.places import FactRow

LARGE = 50_000
"""Facts of one check up to which a pair is compared with others: beyond, it is a translation memory."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What several places of a run disagree about.

    ``facts`` are all places, in the order of the run; ``departing`` are those that have not the form to go by, of which
    there is one at least. ``term`` is the Chinese term where the facts are about one.
    """

    code: str
    severity: Severity
    confidence: Confidence
    message: str
    facts: tuple[FactRow, ...]
    departing: tuple[FactRow, ...]
    term: str | None = None


@runtime_checkable
class Comparing(Protocol):
    """A check that compares the pairs of a run."""

    code: ClassVar[str]

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield what a pair says, in the order of its beads."""
        ...

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield what facts, those of this check from all pairs in their order, disagree about."""
        ...


def stated(check: Comparing, context: Context) -> list[Fact]:
    """Return what a pair says for a check; nothing where that is too much to be kept."""
    facts = list(islice(check.facts(context), LARGE + 1))
    return facts if len(facts) <= LARGE else []


def by_subject(facts: Iterable[FactRow]) -> list[tuple[FactRow, ...]]:
    """Return the facts about each subject of which several pairs speak."""
    found: dict[str, list[FactRow]] = {}
    for fact in facts:
        found.setdefault(fact.subject, []).append(fact)
    return [tuple(group) for group in found.values() if len({fact.pair for fact in group}) > 1]


def within(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Return the facts of one pair about each subject."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.subject, []).append(fact)
    return list(found.values())


Form = tuple[str, str]
"""What a thing is called: as it is compared, and as it stands."""

_Stated = TypeVar("_Stated", Fact, FactRow)


def counted(forms: Sequence[Form]) -> tuple[str, Form]:
    """Return forms with their counts, for a message, and the most frequent one."""
    counts = Counter(form for form, _ in forms).most_common()
    texts = dict(reversed(forms))
    usual = counts[0][0]
    return ", ".join(f"“{texts[form]}” ({count})" for form, count in counts), (usual, texts[usual])


def departing(
    group: Sequence[_Stated], forms: Sequence[Form], usual: Form, differ: Callable[[Sequence[Form]], bool]
) -> tuple[_Stated, ...]:
    """Return the facts of which the form differs from the usual one; where none alone does, those with another form."""
    found = tuple(fact for fact, form in zip(group, forms, strict=True) if differ([usual, form]))
    return found or tuple(fact for fact in group if fact.form != usual[0])


def text_of(context: Context, fact: Fact) -> str:
    """Return the English of a fact."""
    return context.pair.target.text[slice(*fact.target_spans[0])]


def facts_finding(group: Sequence[Fact], here: Fact, grade: tuple[Severity, Confidence], message: str) -> Finding:
    """Return the finding of facts that disagree, which stands at one of them."""
    return Finding(
        code=here.code,
        severity=grade[0],
        confidence=grade[1],
        message=message,
        bead=here.bead,
        source_spans=here.source_spans,
        target_spans=here.target_spans,
        related=tuple(Related(f.bead, f.source_spans, f.target_spans) for f in group if f is not here),
    )


def in_files(facts: Sequence[FactRow]) -> str:
    """Return how many files facts stand in, for a message."""
    files = len({fact.target.path for fact in facts})
    return f"in {files} files" if files > 1 else "in this file"
