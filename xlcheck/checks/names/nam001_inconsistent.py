"""NAM001: a person or a body has several names, in a document or across the files of a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar

from xlcheck.checks.comparing import (
    Conflict,
    Form,
    by_subject,
    counted,
    departing,
    facts_finding,
    in_files,
    text_of,
    within,
)
from xlcheck.checks.context import Context
from xlcheck.checks.names.shared import people_of
from xlcheck.checks.registry import register
from xlcheck.checks.texts import folded_texts
from xlcheck.model import Confidence, Fact, Finding, Severity
from xlcheck.names import bodies, callings, instruments, name_key, renamed, several
from xlcheck.places import FactRow

GRADE: tuple[Severity, Confidence] = ("minor", "medium")
PERSON, BODY = ("person",), ("body",)
"""What a fact is about."""


@register
@dataclass(frozen=True, slots=True)
class NameInconsistent:
    """A person, a body or a law has several English names in one document, or in the files of one run.

    A person is spelt in two systems (Lin Qingmiao, Lin Ching-miao), or has a western given name here and a Chinese one
    there; a body that no glossary has is a Bureau here and an Office there; a law or a treaty is an Act and a Law. One
    finding names all forms and stands at the first that departs from the most frequent. Order of surname and given
    name, hyphens, a surname alone, and names of which one is a part of the other make no difference. What the glossary
    has is the business of TRM003.

    Bad:
        zh: 第一个发言的是赵晓峰先生。
        en: Zhao Xiaofeng was the first to speak.
        zh: 赵晓峰谈了水价。
        en: Chao Hsiao-feng talked about the price of water.

    Good:
        zh: 第一个发言的是赵晓峰先生。
        en: Zhao Xiaofeng was the first to speak.
        zh: 赵晓峰谈了水价。
        en: Mr. Zhao talked about the price of water.
    """

    code: ClassVar[str] = "NAM001"
    name: ClassVar[str] = "name-inconsistent"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each person, body or law with several names."""
        for group in within(self.facts(context)):
            forms = [(fact.form, text_of(context, fact)) for fact in group]
            differ = _DIFFER[group[0].detail]
            if differ(forms):
                named, usual = counted(forms)
                here = departing(group, forms, usual, differ)[0]
                name = context.pair.source.text[slice(*group[0].source_spans[0])]
                yield facts_finding(group, here, GRADE, _message(name, "in this document", named))

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield every place where a person or a body is called by its name; names are compared in simplified form."""
        for name, called in callings(context.once(people_of)).items():
            for use in called:
                places = (use.mention.start, use.mention.end), (use.start, use.end)
                if not _in_glossary(context, name, use.bead, places[0]):
                    yield _fact(context, name, use.key, use.bead, *places, PERSON)
        beads = context.once(folded_texts)
        for body in chain(bodies(beads), instruments(beads)):
            if not _in_glossary(context, body.name, body.bead, body.source):
                yield _fact(context, body.name, name_key(body.text), body.bead, body.source, body.target, BODY)

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield the people and bodies that the files of a run call by several names."""
        for group in by_subject(facts):
            forms = [(fact.form, fact.target.flagged) for fact in group]
            differ = _DIFFER[group[0].detail]
            if differ(forms):
                named, usual = counted(forms)
                said = _message(group[0].source.flagged, in_files(group), named)
                yield Conflict(self.code, *GRADE, said, group, departing(group, forms, usual, differ))


def _in_glossary(context: Context, name: str, bead: int, place: tuple[int, int]) -> bool:
    """Return whether a glossary has a name, as it is written at its place or in simplified characters."""
    known = context.glossary.concepts
    return name in known or context.source(bead).text[slice(*place)] in known


def _fact(
    context: Context,
    name: str,
    key: frozenset[str],
    bead: int,
    source: tuple[int, int],
    target: tuple[int, int],
    kind: tuple[str],
) -> Fact:
    zh, en = context.source(bead).span(*source), context.target(bead).span(*target)
    return Fact(NameInconsistent.code, name, " ".join(sorted(key)), bead, (zh,), (en,), kind)


def _people_differ(forms: Sequence[Form]) -> bool:
    return several([frozenset(form.split()) for form, _ in forms])


def _bodies_differ(forms: Sequence[Form]) -> bool:
    return renamed([text for _, text in forms])


_DIFFER: Mapping[tuple[str | int, ...], Callable[[Sequence[Form]], bool]] = {
    PERSON: _people_differ,
    BODY: _bodies_differ,
}


def _message(name: str, where: str, named: str) -> str:
    return f"{name} has several names {where}: {named}"
