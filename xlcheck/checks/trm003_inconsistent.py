"""TRM003: a term has several renderings, in a document or across the files of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar
from weakref import WeakKeyDictionary

from xlcheck.checks.across import Conflict, by_subject, in_files
from xlcheck.checks.base import Context, register
from xlcheck.checks.trm import judged
from xlcheck.model import Confidence, Fact, Finding, Related, Severity
from xlcheck.rows import FactRow
from xlcheck.terms import Inconsistency, Range, Subject, Use, inconsistency, used

SHOWN = 9
"""So many renderings are named in a message."""

_USED: WeakKeyDictionary[Context, tuple[tuple[Subject, tuple[Use, ...]], ...]] = WeakKeyDictionary()


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
    them; there, a shorter form may also come before the longer one.

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
        for subject, uses in self._used(context):
            found = inconsistency(subject, uses)
            if found and self._counts(found):
                yield _finding(context, self.code, found)

    def facts(self, context: Context) -> Iterator[Fact]:
        """Yield every place of a term and its rendering."""
        for subject, uses in self._used(context):
            for use in uses:
                form, place = " ".join(use.key), _place(context, use)
                detail = (subject.rendering, int(subject.binding), int(use.good), int(use.listed), use.entry)
                yield Fact(self.code, subject.zh, form, use.bead, place.source_spans, place.target_spans, detail)

    def across(self, facts: Sequence[FactRow]) -> Iterator[Conflict]:
        """Yield the terms that the files of a run render in several ways."""
        for group in by_subject(facts):
            numbers = {pair: i for i, pair in enumerate(dict.fromkeys(fact.pair for fact in group))}
            places = {_use(fact, numbers[fact.pair]): fact for fact in group}
            rendering, binding, *_ = group[0].detail
            found = inconsistency(Subject(group[0].subject, str(rendering), bool(binding)), tuple(places))
            if found and self._counts(found):
                departing = tuple(places[use] for use in found.uses if use not in found.groups[0].uses)
                said = _message(found, in_files(group))
                yield Conflict(self.code, *_grade(found), said, group, departing, found.subject.zh)

    def _used(self, context: Context) -> tuple[tuple[Subject, tuple[Use, ...]], ...]:
        if context not in _USED:
            _USED[context] = tuple(used(judged(context), characters=self.characters))
        return _USED[context]

    def _counts(self, found: Inconsistency) -> bool:
        return self.accepted or not all(group.good for group in found.groups)


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
