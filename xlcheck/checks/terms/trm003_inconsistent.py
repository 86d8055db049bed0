"""TRM003: a term has several renderings, in a document or across the files of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
from xlcheck.checks.registry import register
from xlcheck.checks.terms.shared import judged
from xlcheck.checks.texts import trusted_texts
from xlcheck.model import Confidence, Fact, Finding, Related, Severity
from xlcheck.places import FactRow
from xlcheck.terms import Inconsistency, Range, Subject, Use, common_end, differ, inconsistency, long_forms, used

SHOWN = 9
"""So many renderings are named in a message."""

ABBREVIATED: tuple[Severity, Confidence] = ("minor", "medium")
"""What it weighs that an abbreviation is written out in several ways."""


@register
@dataclass(frozen=True, slots=True)
class TermInconsistent:
    """A term of the glossary has several English renderings in one document, or in the files of one run.

    Readers take two names for two things. There is one finding for each term, with every rendering, how often it
    stands there, and all places; it stands at the first place that departs from the preferred rendering, or from the
    most frequent one where the glossary's is not there. Renderings that the glossary lists are found, and others
    that hold most of the words of one. Not counted as different: letter case, plural, hyphens, prepositions, another
    order of the same words, an abbreviation and its long form, and a short form after the long one. A short form of
    the Chinese (国企 for 国有企业) counts as the same term. In a run over many files one finding stands for all of
    them; there, a shorter form may also come before the longer one. Without a glossary, terms are compared that stand
    with the same abbreviation in brackets on both sides: 应用程序接口（API）, application programming interface (API).

    Bad:
        zh: 共建国家有三个。
        en: There are three participating countries.
        zh: 共建国家很多。
        en: There are many partner countries.

    Good:
        zh: 共建国家有三个。
        en: There are three participating countries.
        zh: 共建国家很多。
        en: Participating countries are many.
    """

    code: ClassVar[str] = "TRM003"
    name: ClassVar[str] = "term-inconsistent"
    severity: ClassVar[Severity] = "minor"

    characters: int = 3
    """Length of the Chinese from which a term is one; shorter ones are everyday words, which have many renderings."""
    accepted: bool = True
    """Whether renderings that the glossary accepts, all of them, are reported as well where they are mixed."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each term that has several renderings."""
        for subject, uses in context.once(_uses, self.characters):
            found = inconsistency(subject, uses)
            if found and self._counts(found):
                yield _finding(context, self.code, found)
        for group in within(_abbreviated(context)):
            forms = [(fact.form, text_of(context, fact)) for fact in group]
            if _differ(forms):
                named, usual = counted(forms)
                term = common_end([context.pair.source.text[slice(*fact.source_spans[0])] for fact in group])
                said = _abbreviation(term, group[0].subject, "in this document", named)
                yield facts_finding(group, departing(group, forms, usual, _differ)[0], ABBREVIATED, said)

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield every place of a term and its rendering."""
        for subject, uses in context.once(_uses, self.characters):
            for use in uses:
                form, place = " ".join(use.key), _place(context, use)
                detail = (subject.rendering, int(subject.binding), int(use.good), int(use.listed), use.entry)
                yield Fact(self.code, subject.zh, form, use.bead, place.source_spans, place.target_spans, detail)
        yield from _abbreviated(context)

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield the terms that the files of a run render in several ways."""
        for group in by_subject(fact for fact in facts if not fact.detail):
            forms = [(fact.form, fact.target.flagged) for fact in group]
            if _differ(forms):
                named, usual = counted(forms)
                term = common_end([fact.source.flagged for fact in group])
                said = _abbreviation(term, group[0].subject, in_files(group), named)
                yield Conflict(self.code, *ABBREVIATED, said, group, departing(group, forms, usual, _differ))
        for group in by_subject(fact for fact in facts if fact.detail):
            numbers = {pair: i for i, pair in enumerate(dict.fromkeys(fact.pair for fact in group))}
            places = {_use(fact, numbers[fact.pair]): fact for fact in group}
            rendering, binding, *_ = group[0].detail
            found = inconsistency(Subject(group[0].subject, str(rendering), bool(binding)), tuple(places))
            if found and self._counts(found):
                other = tuple(places[use] for use in found.uses if use not in found.groups[0].uses)
                said = _message(found, in_files(group))
                yield Conflict(self.code, *_grade(found), said, group, other, found.subject.zh)

    def _counts(self, found: Inconsistency) -> bool:
        return self.accepted or not all(group.good for group in found.groups)


def _uses(context: Context, characters: int) -> tuple[tuple[Subject, tuple[Use, ...]], ...]:
    return tuple(used(context.once(judged), characters=characters))


def _abbreviated(context: Context) -> Iterator[Fact]:
    """Yield every place where a term stands with its abbreviation in brackets, unless the glossary has the term."""
    known = context.once(judged).beads
    for form in long_forms(context.once(trusted_texts)):
        there = known[form.bead].occurrences.values() if known else ()
        if not any(place.end == form.source.end for places in there for place in places):
            subject, key = f"{form.short} {form.term}", " ".join(form.key)
            source = context.source(form.bead).span(*form.source)
            target = context.target(form.bead).span(*form.target)
            yield Fact(TermInconsistent.code, subject, key, form.bead, (source,), (target,))


def _differ(forms: Sequence[Form]) -> bool:
    return differ([text for _, text in forms])


def _abbreviation(term: str, subject: str, where: str, named: str) -> str:
    return f"{term} ({subject.split()[0]}) is written out in several ways {where}: {named}"


def _use(fact: FactRow, document: int) -> Use:
    """Return the use of a term that a fact states."""
    [(start, end)] = fact.target.spans
    place = Range(fact.target.start + start, fact.target.start + end)
    good, listed, entry = (int(value) for value in fact.detail[2:])
    key = tuple(fact.form.split())
    return Use(document, fact.unit, (), place, fact.target.flagged, key, bool(good), bool(listed), entry)


def _grade(found: Inconsistency) -> tuple[Severity, Confidence]:
    if not found.subject.binding:
        return "info", "low"
    return "minor", "low" if sum(group.listed for group in found.groups) < 2 else "medium"


def _finding(context: Context, code: str, found: Inconsistency) -> Finding:
    severity, confidence = _grade(found)
    first = min(use for group in found.groups[1:] for use in group.uses)
    places = [_place(context, use) for use in found.uses if use != first]
    here = _place(context, first)
    return Finding(
        code=code,
        severity=severity,
        confidence=confidence,
        message=_message(found, "in this document"),
        bead=here.bead,
        source_spans=here.source_spans,
        target_spans=here.target_spans,
        term=found.subject.zh,
        related=tuple(places),
    )


def _place(context: Context, use: Use) -> Related:
    source, target = context.source(use.bead), context.target(use.bead)
    return Related(use.bead, tuple(source.span(*place) for place in use.source), (target.span(*use.target),))


def _message(found: Inconsistency, where: str) -> str:
    forms = found.forms
    named = ", ".join(f"“{text}” ({count})" for text, count in forms[:SHOWN])
    rest = f" and {len(forms) - SHOWN} more" if len(forms) > SHOWN else ""
    message = f"{found.subject.zh} has {len(forms)} renderings {where}: {named}{rest}"
    if found.preferred:
        return f"{message}; the glossary prefers “{found.subject.rendering}”"
    sizes = [len(group.uses) for group in found.groups]
    return f"{message}; the first is the most frequent" if sizes[0] > max(sizes[1:]) else message
