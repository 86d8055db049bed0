"""TRM007: a pattern of the glossary or of the configuration does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.texts import trusted_texts
from xlcheck.model import Confidence, Finding, Severity
from xlcheck.terms import Breach, Rule, breaches


@register
@dataclass(frozen=True, slots=True)
class PatternBroken:
    r"""A pattern that you wrote asks for something in the English that is not there, or forbids what is.

    An entry of a glossary, or a table `[[patterns]]` of the configuration, may hold regular expressions: what stands
    in the Chinese (`/第(\d+)条/`), what must then stand in the English (`/Article \1\b/`, the group filled in), what
    must not, and what must stand in no text. Every place in the Chinese is looked at by itself. An expression takes
    time in proportion to the text, whatever it is. The guide to glossaries has the syntax; `xlcheck terms lint` tries
    the examples that an entry brings along.

    Bad:
        glossary: /第(\d+)号公告/,/Announcement No\. ?\1\b/
        zh: 详见第12号公告。
        en: See Announcement No. 21 for details.

    Good:
        glossary: /第(\d+)号公告/,/Announcement No\. ?\1\b/
        zh: 详见第12号公告。
        en: See Announcement No. 12 for details.
    """

    code: ClassVar[str] = "TRM007"
    name: ClassVar[str] = "pattern-broken"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each place at which a pattern does not hold."""
        held = context.glossary.limited((context.pair.source.path, context.pair.target.path))
        rules = [Rule(entry) for entry in held.patterned if entry.status in ("preferred", "admitted", "proposed")]
        if not rules:
            return
        for bead, (zh, en) in enumerate(context.once(trusted_texts)):
            for breach in breaches(rules, zh, en) if en else ():
                yield self._finding(context, bead, breach)

    def _finding(self, context: Context, bead: int, breach: Breach) -> Finding:
        source, target = context.source(bead), context.target(bead)
        grade: tuple[Severity, Confidence] = ("info", "low") if breach.entry.status == "proposed" else ("major", "high")
        text = source.text[slice(*breach.source)] if breach.source else ""
        found = target.text[slice(*breach.target)] if breach.target else ""
        if breach.kind == "missing":
            message = f"{text} asks for {breach.wanted}, which does not stand here"
        elif breach.instead:
            message = f"“{found}” is forbidden for {text}: write {breach.instead}"
        elif text:
            message = f"“{found}” is forbidden for {text}: {breach.wanted}"
        else:
            message = f"“{found}” is forbidden: {breach.wanted}"
        if breach.entry.note:
            message += f" ({breach.entry.note})"
        return Finding(
            code=self.code,
            severity=grade[0],
            confidence=grade[1],
            message=message,
            bead=bead,
            source_spans=(source.span(*breach.source),) if breach.source else (),
            target_spans=(target.span(*breach.target),) if breach.target else (),
            term=breach.entry.zh if breach.source else None,
        )
