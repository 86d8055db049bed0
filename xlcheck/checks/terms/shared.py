"""What the checks of terms share: the verdicts on a pair, and how one becomes a finding."""

from __future__ import annotations

from xlcheck.checks.context import Context
from xlcheck.checks.texts import trusted_texts
from xlcheck.model import Confidence, Finding, Severity
from xlcheck.terms import Judge, Verdict


def judged(context: Context) -> Judge:
    """Return the terms of a pair, found on both sides; a bead whose alignment is not trusted has no English."""
    glossary = context.glossary.limited((context.pair.source.path, context.pair.target.path))
    beads = context.once(trusted_texts) if context.glossary else ()
    return Judge(glossary, beads, not context.pair.bilingual)


def verdicts(context: Context) -> tuple[Verdict, ...]:
    """Return the verdicts on the terms of a pair; a bead whose alignment is not trusted has none."""
    return tuple(context.once(judged).verdicts())


def finding(
    context: Context,
    code: str,
    verdict: Verdict,
    grade: tuple[Severity, Confidence],
    message: str,
    suggestion: str | None = None,
) -> Finding:
    """Return the finding of a verdict: all places of the term, and of what stands in its place."""
    source, target = context.source(verdict.bead), context.target(verdict.bead)
    return Finding(
        code=code,
        severity=grade[0],
        confidence=grade[1],
        message=message,
        bead=verdict.bead,
        source_spans=tuple(source.span(*place) for place in verdict.source),
        target_spans=tuple(target.span(*place) for place in verdict.target),
        suggestion=suggestion,
        term=verdict.concept.zh if verdict.source else None,
    )
