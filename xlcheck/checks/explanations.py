"""One slip, one finding: what several checks see at one place is left to the check that explains it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.registry import Check, plugin_of
from xlcheck.checks.vetted import vetted
from xlcheck.model import CONFIDENCES, SEVERITIES, Finding, Span

MOST_IN_BEAD = 100
"""Findings of one code in one bead that are listed."""


class Explanation(NamedTuple):
    """Findings of codes that begin with ``by`` explain those of ``echoes`` at their place.

    ``inherits`` tells that both are about the same words in the same sense: the explanation is then as grave and as
    sure as they.
    """

    by: str
    echoes: tuple[str, ...]
    inherits: bool


EXPLANATIONS = (
    # What is not translated lacks its numbers, terms and denials too.
    Explanation(
        "KEY003", ("CLM", "CON", "DTE", "LEN", "LNG", "NAM", "NUM", "PUN", "SIM", "TAG", "TRM", "UNT", "WSP"), False
    ),
    # A wrong telephone or document number is made of digits, and may look like a quantity, a date or an amount.
    Explanation("IDS", ("NUM", "DTE", "UNT"), False),
    # An address that is shown is the target of its link too.
    Explanation("IDS001", ("TAG002",), False),
    # A number or an identifier in a cell is a value of the table, and code may be one.
    Explanation("NUM", ("TAG007",), False),
    Explanation("DTE", ("TAG007",), False),
    Explanation("UNT", ("TAG007",), False),
    Explanation("IDS", ("TAG007",), False),
    Explanation("TAG007", ("NAM003", "TAG003"), False),
    # A person's name that is spelt wrongly may be a term of the glossary too.
    Explanation("NAM002", ("TRM001",), False),
    # What the glossary, a unit or a name says of a place is surer than what its group of concepts does.
    Explanation("TRM", ("CLM",), True),
    Explanation("UNT", ("CLM",), True),
    Explanation("NAM", ("CLM",), True),
    # A list that is announced or numbered wrongly is a wrong number, with a list that proves it.
    Explanation("ENU", ("NUM",), True),
)


def findings(
    checks: Sequence[Check], context: Context, told: Callable[[int, int], None] | None = None
) -> list[Finding]:
    """Return what the checks find in one pair, without the echoes of what one of them explains.

    ``told`` hears before each check how many are done, and of how many.
    """
    found: list[Finding] = []
    for number, check in enumerate(checks):
        if told:
            told(number, len(checks))
        plugin = plugin_of(check.code)
        found += vetted(plugin, check, context) if plugin else check.check(context)
    for explanation in EXPLANATIONS:
        found = _explained(found, explanation)
    return _listed(found)


def _listed(found: Sequence[Finding]) -> list[Finding]:
    """Return so many findings of a code in one bead as a person may look at; the last one says how many more there are.

    What has hundreds of slips in one sentence is no sentence, and a report holds the sentence with each of them.
    """
    counts = Counter((finding.code, finding.bead) for finding in found)
    if not counts or max(counts.values()) <= MOST_IN_BEAD:
        return list(found)
    seen = Counter[tuple[str, int | None]]()
    kept = []
    for finding in found:
        key = finding.code, finding.bead
        seen[key] += 1
        if finding.bead is None or seen[key] < MOST_IN_BEAD or counts[key] == seen[key] == MOST_IN_BEAD:
            kept.append(finding)
        elif seen[key] == MOST_IN_BEAD:
            more = f"{finding.message}; {counts[key] - MOST_IN_BEAD} more in these sentences are not listed"
            kept.append(replace(finding, message=more))
    return kept


def _explained(found: Sequence[Finding], explanation: Explanation) -> list[Finding]:
    echoes: dict[int | None, list[int]] = defaultdict(list)
    for i, finding in enumerate(found):
        if finding.code.startswith(explanation.echoes):
            echoes[finding.bead].append(i)
    dropped: set[int] = set()
    kept: dict[int, Finding] = {}
    for place, finding in enumerate(found):
        if not finding.code.startswith(explanation.by):
            continue
        own = [i for i in echoes[finding.bead] if _at_one_place(found[i], finding)]
        dropped.update(own)
        if explanation.inherits:
            kept[place] = _as_grave(finding, [found[i] for i in sorted(own)])
    return [kept.get(place, finding) for place, finding in enumerate(found) if place not in dropped]


def _as_grave(finding: Finding, echoes: Sequence[Finding]) -> Finding:
    every = (finding, *echoes)
    severity = min((f.severity for f in every), key=SEVERITIES.index)
    confidence = min((f.confidence for f in every), key=CONFIDENCES.index)
    offers = (f.suggestion for f in echoes if f.target_spans == finding.target_spans)
    suggestion = finding.suggestion or next(offers, None)
    return replace(finding, severity=severity, confidence=confidence, suggestion=suggestion)


def _at_one_place(echo: Finding, finding: Finding) -> bool:
    return any(
        _touch(spans, others)
        for spans, others in ((echo.source_spans, finding.source_spans), (echo.target_spans, finding.target_spans))
    )


def _touch(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for span in spans for other in others)
