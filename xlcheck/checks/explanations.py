"""One slip, one finding: what several checks see at one place is left to the check that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from xlcheck.checks.context import Context
from xlcheck.checks.registry import Check, plugin_of
from xlcheck.checks.vetted import vetted
from xlcheck.model import SEVERITIES, Finding, Span


class Explanation(NamedTuple):
    """Findings of codes that begin with ``by`` explain those of ``echoes`` at their place.

    ``inherits`` tells that both are about the same words in the same sense: the explanation is then as grave as they.
    """

    by: str
    echoes: tuple[str, ...]
    inherits: bool


EXPLANATIONS = (
    # A wrong telephone or document number is made of digits, and may look like a quantity, a date or an amount.
    Explanation("IDS", ("NUM", "DTE", "UNT"), False),
    # A person's name that is spelt wrongly may be a term of the glossary too.
    Explanation("NAM002", ("TRM001",), False),
    # A list that is announced or numbered wrongly is a wrong number, with a list that proves it.
    Explanation("ENU", ("NUM",), True),
)


def findings(checks: Iterable[Check], context: Context) -> list[Finding]:
    """Return what the checks find in one pair, without the echoes of what one of them explains."""
    found: list[Finding] = []
    for check in checks:
        plugin = plugin_of(check.code)
        found += vetted(plugin, check, context) if plugin else check.check(context)
    for explanation in EXPLANATIONS:
        found = _explained(found, explanation)
    return found


def _explained(found: Sequence[Finding], explanation: Explanation) -> list[Finding]:
    echoes = {i for i, finding in enumerate(found) if finding.code.startswith(explanation.echoes)}
    dropped: set[int] = set()
    kept: dict[int, Finding] = {}
    for place, finding in enumerate(found):
        if not finding.code.startswith(explanation.by):
            continue
        own = [i for i in echoes if _at_one_place(found[i], finding)]
        dropped.update(own)
        if explanation.inherits:
            kept[place] = _as_grave(finding, [found[i] for i in sorted(own)])
    return [kept.get(place, finding) for place, finding in enumerate(found) if place not in dropped]


def _as_grave(finding: Finding, echoes: Sequence[Finding]) -> Finding:
    severity = min((f.severity for f in (finding, *echoes)), key=SEVERITIES.index)
    offers = (f.suggestion for f in echoes if f.target_spans == finding.target_spans)
    return replace(finding, severity=severity, suggestion=finding.suggestion or next(offers, None))


def _at_one_place(echo: Finding, finding: Finding) -> bool:
    return echo.bead == finding.bead and any(
        _touch(spans, others)
        for spans, others in ((echo.source_spans, finding.source_spans), (echo.target_spans, finding.target_spans))
    )


def _touch(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for span in spans for other in others)
