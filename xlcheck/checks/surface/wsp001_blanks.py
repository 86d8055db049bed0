"""WSP001: blanks that are too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, contiguous, english, findings
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity, Span

KINDS = {
    "after": "two blanks after the end of a sentence",
    "double": "two blanks side by side",
    "mark": "a blank before a punctuation mark",
    "open": "a blank after an opening bracket or quotation mark",
    "close": "a blank before a closing bracket or quotation mark",
    "wide": "a full-width blank",
}
"""What each group of the pattern finds. Each kind is a habit of its own."""

_BLANK = "[ \u00a0]"
_EXTRA = re.compile(
    rf"(?<=[.!?:;]){_BLANK}{{2}}(?! )(?P<after>)|(?<=\S){_BLANK}{{2,}}(?=\S)(?P<double>)"
    rf"|(?<=[\w)\]”’\"%\ue000]){_BLANK}+(?=[,;:.!?](?:\s|$))(?P<mark>)"
    rf"|(?<=[(\[“]){_BLANK}+(?=\w)(?P<open>)|(?<=[\w.,!?]){_BLANK}+(?=[)\]”])(?P<close>)"
    r"|\u3000+(?P<wide>)"
)
_SIGNAL = re.compile(rf"{_BLANK}[ \u00a0,;:.!?)\]”]|[(\[“]{_BLANK}|\u3000")

_LAYOUT = re.compile(rf"\S(?:{_BLANK}{{2,}}|\u3000+)\S")
"""Blanks of the source that set columns apart: the translation has to have them too."""


@register
@dataclass(frozen=True, slots=True)
class ExtraBlank:
    """A blank too many: two side by side, one before a comma, one inside a bracket.

    A document that has two blanks after every sentence has a style, not fifty faults: from the fourth place of a kind
    on they are one finding, which lists the others. Only blanks that stand in the file as they are count, not those
    around mark-up or code that is not read.

    Bad:
        zh: 产量增加了，质量也提高了。
        en: Output rose , and  quality improved.

    Good:
        zh: 产量增加了，质量也提高了。
        en: Output rose, and quality improved.
    """

    code: ClassVar[str] = "WSP001"
    name: ClassVar[str] = "extra-blank"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each place, one for all where a document has many of a kind."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        document = context.pair.target
        for bead, segment, text in context.once(english):
            for match in _EXTRA.finditer(text) if _SIGNAL.search(text) else ():
                kind = str(match.lastgroup)
                span = Span(*match.span()).shift(segment.span.start)
                before = max(segment.span.start, span.start - 1)
                if not contiguous(document, before, min(segment.span.end, span.end + 1)):
                    continue
                if kind == "double" and _LAYOUT.search(context.source(bead).text):
                    continue
                if kind == "mark" and re.match(r"[.\s]*\.\s?\.", text[match.end() :]):
                    continue  # an ellipsis may stand apart
                yield Spot(bead, span, KINDS[kind], "info" if kind == "after" else self.severity)
