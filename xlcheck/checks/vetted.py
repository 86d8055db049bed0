"""What the checks of plug-ins yield, vetted: who is to blame where they fail (docs/plugins.md)."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from xlcheck.checks.context import Context
from xlcheck.checks.registry import Check, plugin_of
from xlcheck.model import CONFIDENCES, SEVERITIES, Document, Finding, Pair, Span
from xlcheck.plugins import Plugin


def blamed(code: str) -> AbstractContextManager[None]:
    """Return a context in which a failure of a plug-in's check is told as its own; those of others pass."""
    plugin = plugin_of(code)
    return plugin.blamed(f"{code} failed") if plugin else nullcontext()


def vetted(plugin: Plugin, check: Check, context: Context) -> list[Finding]:
    """Return the findings of a plug-in's check of one pair.

    Raises:
        ConfigurationError: if one is no finding, or stands where the pair has no text.
    """
    pair = context.pair
    with plugin.blamed(f"{plugin.name} failed on {pair.target.path}"):
        findings = list(check.check(context))
    for finding in findings:
        if said := _amiss(plugin, finding, pair):
            raise plugin.error(f"{plugin.name} failed on {pair.target.path}: {said}")
    return findings


def _amiss(plugin: Plugin, finding: Any, pair: Pair) -> str | None:
    if not isinstance(finding, Finding):
        return f"it yields {finding!r:.60}, which is no finding"
    if finding.code != plugin.name:
        return f"it yields a finding of {finding.code}"
    if finding.severity not in SEVERITIES or finding.confidence not in CONFIDENCES:
        return f"it yields the severity {finding.severity!r} and the confidence {finding.confidence!r}"
    if finding.bead is not None and not 0 <= finding.bead < len(pair.beads):
        return f"it yields a finding in bead {finding.bead} of {len(pair.beads)}"
    sides = ((finding.source_spans, pair.source), (finding.target_spans, pair.target))
    if finding.bead is None and not any(spans for spans, _ in sides):
        return "it yields a finding that stands nowhere"
    outside = next((span for spans, document in sides for span in spans if not _inside(span, document)), None)
    return None if outside is None else f"it yields the span {tuple(outside)}, which is not in the text"


def _inside(span: Span, document: Document) -> bool:
    return 0 <= span[0] <= span[1] <= len(document.text)
