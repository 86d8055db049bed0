"""What the checks of terms share: the verdicts on a pair, and how one becomes a finding."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from xlcheck.checks.context import Context
from xlcheck.checks.texts import trusted_texts
from xlcheck.model import Confidence, Finding, Severity
from xlcheck.terms import Judge, Verdict
from xlcheck.terms.match.fields import of_fields, without_fields


def judged(context: Context) -> Judge:
    """Return the terms of a pair, found on both sides; a bead whose alignment is not trusted has no English."""
    glossary = context.glossary.limited((context.pair.source.path, context.pair.target.path))
    beads = context.once(trusted_texts) if context.glossary else ()
    running = not context.pair.bilingual
    return Judge(without_fields(glossary), beads, running, loose_texts(context, beads) if running else ())


def field_judged(context: Context) -> Judge | None:
    """Return the same with the shipped terms of the fields that the pair is of, None where it is of none.

    They are judged by themselves, so that they say nothing about other terms.
    """
    beads = context.once(trusted_texts) if context.glossary else ()
    glossary = of_fields(context.glossary, beads)
    return Judge(glossary, beads, not context.pair.bilingual) if glossary else None


def loose_texts(context: Context, beads: Sequence[tuple[str, str]]) -> list[str]:
    """Return for each bead the English beside it that has no Chinese to be compared with.

    A sentence that became a list, or two that changed places, leave the rest of a bead's English there.
    """
    runs: list[str] = []
    numbers = iter(range(len(beads)))
    for judged_, run in groupby(numbers, key=lambda i: bool(beads[i][1])):
        indices = list(run)
        text = "" if judged_ else "\n".join(context.target(i).text for i in indices)
        runs += [text] * len(indices)
    # Of a bead without English nothing is judged; to copy a long run for each of its sentences takes quadratic space.
    return [
        "\n".join(text for i in (number - 1, number + 1) if 0 <= i < len(beads) and (text := runs[i]))
        if english
        else ""
        for number, (_, english) in enumerate(beads)
    ]


def verdicts(context: Context) -> tuple[Verdict, ...]:
    """Return the verdicts on the terms of a pair; a bead whose alignment is not trusted has none."""
    field = context.once(field_judged)
    return (*context.once(judged).verdicts(), *(field.verdicts() if field else ()))


def verdict_finding(
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
