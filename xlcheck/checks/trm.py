"""What the checks of terms share: the verdicts on a pair, made once, and how one becomes a finding."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from xlcheck.checks.base import Context
from xlcheck.model import Confidence, Finding, Severity
from xlcheck.terms import Judge, Verdict

_JUDGES: WeakKeyDictionary[Context, Judge] = WeakKeyDictionary()
_VERDICTS: WeakKeyDictionary[Context, tuple[Verdict, ...]] = WeakKeyDictionary()


def judged(context: Context) -> Judge:
    """Return the terms of a pair, found on both sides; a bead whose alignment is not trusted has no English."""
    if context not in _JUDGES:
        trusted = set(context.trusted_beads)
        beads = [
            (context.source(i).text, context.target(i).text if i in trusted else "")
            for i in range(len(context.pair.beads) if context.glossary else 0)
        ]
        glossary = context.glossary.limited((context.pair.source.path, context.pair.target.path))
        _JUDGES[context] = Judge(glossary, beads, not context.pair.bilingual)
    return _JUDGES[context]


def verdicts(context: Context) -> tuple[Verdict, ...]:
    """Return the verdicts on the terms of a pair; a bead whose alignment is not trusted has none."""
    if context not in _VERDICTS:
        _VERDICTS[context] = tuple(judged(context).verdicts())
    return _VERDICTS[context]


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
