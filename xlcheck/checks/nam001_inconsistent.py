"""NAM001: a person or a body has several names in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.nam import beads_of, people_of
from xlcheck.model import Finding, Related, Severity
from xlcheck.names import bodies, renamed, variants


@register
@dataclass(frozen=True, slots=True)
class NameInconsistent:
    """A person or a body has several English names in one document.

    A person is spelt in two systems (Lin Qingmiao, Lin Ching-miao), or has a western given name here and a Chinese one
    there; a body that no glossary has is a Bureau here and an Office there. One finding names all forms and stands at
    the first that departs from the most frequent. Order of surname and given name, hyphens, a surname alone, and names
    of which one is a part of the other make no difference. What the glossary has is the business of TRM003.

    Bad:
        zh: 第一个发言的是赵晓峰先生。
        en: Zhao Xiaofeng was the first to speak.
        zh: 赵晓峰谈了水价。
        en: Chao Hsiao-feng talked about the price of water.

    Good:
        zh: 第一个发言的是赵晓峰先生。
        en: Zhao Xiaofeng was the first to speak.
        zh: 赵晓峰谈了水价。
        en: Mr. Zhao talked about the price of water.
    """

    code: ClassVar[str] = "NAM001"
    name: ClassVar[str] = "name-inconsistent"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each person and each body with several names."""
        known = context.glossary.concepts
        for name, called in variants(people_of(context)):
            if name not in known:
                spans = [((use.mention.start, use.mention.end), (use.start, use.end)) for use in called]
                forms = [" ".join(sorted(use.key)) for use in called]
                yield _finding(context, name, [use.bead for use in called], spans, forms)
        for uses in renamed(bodies(beads_of(context))):
            if uses[0].name not in known:
                spans = [(body.source, body.target) for body in uses]
                forms = [" ".join(sorted(body.key)) for body in uses]
                yield _finding(context, uses[0].name, [body.bead for body in uses], spans, forms)


def _finding(
    context: Context,
    name: str,
    beads: Sequence[int],
    spans: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    forms: Sequence[str],
) -> Finding:
    """Return the finding of a name: its places, and for each of them the form that is compared."""
    counts = Counter(forms).most_common()
    places = [
        Related(bead, (context.source(bead).span(*zh),), (context.target(bead).span(*en),))
        for bead, (zh, en) in zip(beads, spans, strict=True)
    ]
    texts = [context.target(bead).text[slice(*en)] for bead, (_, en) in zip(beads, spans, strict=True)]
    named = ", ".join(f"“{texts[forms.index(form)]}” ({count})" for form, count in counts)
    here = next(i for i, form in enumerate(forms) if form != counts[0][0])
    return Finding(
        code=NameInconsistent.code,
        severity="minor",
        confidence="medium",
        message=f"{name} has several names in this document: {named}",
        bead=places[here].bead,
        source_spans=places[here].source_spans,
        target_spans=places[here].target_spans,
        related=tuple(place for i, place in enumerate(places) if i != here),
    )
