"""TRM003: a term has several renderings in a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.trm import judged
from xlcheck.model import Confidence, Finding, Related, Severity
from xlcheck.terms import Inconsistency, Use, inconsistencies

SHOWN = 9
"""So many renderings are named in a message."""


@register
@dataclass(frozen=True, slots=True)
class TermInconsistent:
    """A term of the glossary has several English renderings in one document.

    Readers take two names for two things. There is one finding for each term, with every rendering, how often it
    stands there, and all places; it stands at the first place that departs from the preferred rendering, or from the
    most frequent one where the glossary's is not there. Renderings that the glossary lists are found, and others
    that hold most of the words of one. Not counted as different: letter case, plural, hyphens, prepositions, another
    order of the same words, an abbreviation and its long form, and a short form after the long one. A short form of
    the Chinese (国企 for 国有企业) counts as the same term.

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
        for found in inconsistencies(judged(context), characters=self.characters):
            if self.accepted or not all(group.good for group in found.groups):
                yield _finding(context, self.code, found)


def _finding(context: Context, code: str, found: Inconsistency) -> Finding:
    grade: tuple[Severity, Confidence] = "minor", "medium"
    if not found.concept.binding:
        grade = "info", "low"
    elif sum(group.listed for group in found.groups) < 2:
        grade = "minor", "low"
    first = min(use for group in found.groups[1:] for use in group.uses)
    places = [_place(context, use) for use in found.uses if use != first]
    here = _place(context, first)
    return Finding(
        code=code,
        severity=grade[0],
        confidence=grade[1],
        message=_message(found),
        bead=here.bead,
        source_spans=here.source_spans,
        target_spans=here.target_spans,
        term=found.concept.zh,
        related=tuple(places),
    )


def _place(context: Context, use: Use) -> Related:
    source, target = context.source(use.bead), context.target(use.bead)
    return Related(use.bead, tuple(source.span(*place) for place in use.source), (target.span(*use.target),))


def _message(found: Inconsistency) -> str:
    forms = found.forms
    named = ", ".join(f"“{text}” ({count})" for text, count in forms[:SHOWN])
    rest = f" and {len(forms) - SHOWN} more" if len(forms) > SHOWN else ""
    message = f"{found.concept.zh} has {len(forms)} renderings in this document: {named}{rest}"
    if found.preferred:
        return f"{message}; the glossary prefers “{found.concept.good[0]}”"
    sizes = [len(group.uses) for group in found.groups]
    return f"{message}; the first is the most frequent" if sizes[0] > max(sizes[1:]) else message
