"""What one mistake sets off twice: the digits of an identifier as quantities, a person's name as a term.

Digits of an identifier that both sides have are no quantity, whatever their grouping.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from xlcheck.checks import ids003_phone, ids004_document
from xlcheck.model import Finding, Span

if TYPE_CHECKING:
    from xlcheck.numbers import Disagreement

READERS = (ids003_phone.read, ids004_document.read)
ECHOES = ("NUM", "DTE", "UNT")
"""What a wrong identifier sets off as well, since it is made of digits."""


def shared(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """Return where the identifiers that both texts have stand in either."""
    ours, theirs = ([i for read in READERS for i in read(text)] for text in (source, target))
    keys = {i.key for i in ours} & {i.key for i in theirs}
    return [i.span for i in ours if i.key in keys], [i.span for i in theirs if i.key in keys]


def about_identifier(found: Disagreement, spans: tuple[list[Span], list[Span]]) -> bool:
    """Return whether a disagreement is about digits of an identifier that both sides have."""
    return any(
        quantity is not None and _inside(quantity.span, places)
        for quantity, places in zip((found.source, found.target), spans, strict=True)
    )


def without_echoes(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those of numbers in an identifier, or terms in a name, that is reported itself."""
    named = [f for f in findings if f.code.startswith(("IDS", "NAM002"))]

    def echo(finding: Finding) -> bool:
        return any(
            finding.bead == other.bead
            and finding.code.startswith("TRM001" if other.code == "NAM002" else ECHOES)
            and (
                any(_inside(s, other.source_spans) for s in finding.source_spans)
                or any(_inside(s, other.target_spans) for s in finding.target_spans)
            )
            for other in named
        )

    return [f for f in findings if not echo(f)]


def _inside(span: tuple[int, int], places: Iterable[Span]) -> bool:
    return any(place.start < span[1] and span[0] < place.end for place in places)
