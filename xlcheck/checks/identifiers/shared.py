"""What the IDS checks share: two lists of identifiers are paired, and what has no partner is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from xlcheck.checks.context import Context
from xlcheck.identifiers import Identifier, slips
from xlcheck.model import Confidence, Finding, Severity, Side

Reader = Callable[[str], list[Identifier]]


def compare(context: Context, code: str, what: str, severity: Severity, read: Reader) -> Iterator[Finding]:
    """Yield a finding for each identifier of a trusted bead that became another one, or stands on one side only.

    One that differs from its only possible partner by a slip is certain and has ``severity``; one that was replaced as
    a whole or left out is a lesser matter: a translation may point its readers to another page or office. What stands
    in the neighbouring bead is not missing.
    """
    sources = [read(context.source(i).text) for i in range(len(context.pair.beads))]
    targets = [read(context.target(i).text) for i in range(len(context.pair.beads))]

    def around(found: list[list[Identifier]], bead: int) -> set[str]:
        near = range(bead, bead + 1) if context.pair.bilingual else range(max(0, bead - 1), bead + 2)
        return {identifier.key for i in near if i < len(found) for identifier in found[i]}

    for bead in context.trusted_beads:
        if not sources[bead] and not targets[bead]:
            continue
        here, there = around(targets, bead), around(sources, bead)
        lost = [i for i in sources[bead] if i.key not in here]
        added = [i for i in targets[bead] if i.key not in there]
        source, target = context.source(bead), context.target(bead)
        for one in list(lost):
            other = next((i for i in added if slips(one.key, i.key)), None)
            if other is not None:
                lost.remove(one)
                added.remove(other)
                yield _finding(code, severity, "high", f"{what} differs: {one.text} became {other.text}",
                               bead, source, target, one, other)  # fmt: skip
        for one in lost:
            yield _finding(code, "minor" if not added else "info", "medium",
                           f"{what} is missing: {one.text}", bead, source, target, one, None)  # fmt: skip
        for other in () if lost else added:
            yield _finding(code, "info", "medium", f"{what} is only in the translation: {other.text}",
                           bead, source, target, None, other)  # fmt: skip


def _finding(
    code: str, severity: Severity, confidence: Confidence, message: str, bead: int, source: Side, target: Side,
    one: Identifier | None, other: Identifier | None,
) -> Finding:  # fmt: skip
    return Finding(
        code,
        severity,
        confidence,
        message,
        bead,
        (source.span(*one.span),) if one else (),
        (target.span(*other.span),) if other else (),
        one.text if one and other and one.text.isascii() else None,
    )
