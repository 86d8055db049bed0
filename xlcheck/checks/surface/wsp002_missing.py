"""WSP002: a blank that is missing, or lost at the edge of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, contiguous, english, findings
from xlcheck.checks.registry import register
from xlcheck.model import Document, Finding, Segment, Severity, Span

STARTERS = (
    "The", "This", "These", "That", "Those", "There", "It", "Its", "In", "On", "At", "By", "For", "From", "With", "We",
    "Our", "He", "She", "They", "Their", "You", "Your", "If", "When", "While", "As", "An", "And", "But", "However",
    "Therefore", "Moreover", "After", "Before", "All", "Each", "No", "Some", "Such", "To", "Under", "What", "Where",
)  # fmt: skip
"""Words that begin a sentence; the name of a member after a dot ("collections.Counter") is none of them."""

_MISSING = re.compile(
    r"(?P<comma>(?<=[a-z]{2}),(?=[A-Za-z]{2}))"
    r"|(?P<semicolon>(?<=[a-z]{2});(?=[A-Za-z]{2}))"
    rf"|(?P<stop>(?<=[a-z]{{2}})[.!?](?=(?:{'|'.join(STARTERS)})\s))"
    r"|(?P<close>(?<=[A-Za-z0-9]{2})\)(?=[a-z]{3,}\b(?!\()))"
    r"|(?P<open>(?<=[a-z]{3})\((?=[A-Za-z]+ [A-Za-z ]+\)|[A-Z]{2,6}\)))"
)
_SIGNAL = re.compile(r"[,;.!?)][A-Za-z]|[a-z]\(")
KINDS = {
    "comma": "no blank after the comma",
    "semicolon": "no blank after the semicolon",
    "stop": "no blank between two sentences",
    "close": "no blank after the closing bracket",
    "open": "no blank before the opening bracket",
}

_PREFIX = re.compile(
    r"\((?:un|re|in|im|il|ir|non|pre|post|de|dis|mis|over|under|sub|super|inter|intra|co|anti|ex|trans|multi|semi|micro"
    r"|macro|bi|up|down|out)-?\)(?=[a-z])",
    re.IGNORECASE,
)
"""What stands in brackets before the rest of its word: "(un)intended", "(re)build"."""


@register
@dataclass(frozen=True, slots=True)
class MissingBlank:
    """A blank is missing after a comma, between two sentences or around a bracket, or at the edge of a unit.

    In a bilingual file a text that the program joins to another one needs the blanks and line ends at its edges: those
    that the source has and the translation has not, and the reverse, are reported as information. In running text,
    names of members and files ("collections.Counter") are left alone.

    Bad:
        zh: 产量增加了，质量也提高了。
        en: Output rose,and quality improved.

    Good:
        zh: 产量增加了，质量也提高了。
        en: Output rose, and quality improved (see Section 3.2).
    """

    code: ClassVar[str] = "WSP002"
    name: ClassVar[str] = "missing-blank"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each place, one for all where a document has many of a kind."""
        yield from findings(self.code, self._spots(context))
        if context.pair.bilingual:
            yield from self._edges(context)

    def _spots(self, context: Context) -> Iterator[Spot]:
        document = context.pair.target
        for bead, segment, text in context.once(english):
            for match in _MISSING.finditer(text) if _SIGNAL.search(text) else ():
                span = Span(match.start() - 1, match.end() + 1).shift(segment.span.start)
                if contiguous(document, *span) and not _inside_word(text, match):
                    yield Spot(bead, span, KINDS[str(match.lastgroup)])

    def _edges(self, context: Context) -> Iterator[Finding]:
        """Compare the blanks around the text of each unit."""
        pair = context.pair
        source, target = _around(pair.source), _around(pair.target)
        for index, bead in enumerate(pair.beads):
            if len(bead.source) != 1 or len(bead.target) != 1 or not context.translated(index):
                continue
            for at, edge in enumerate(("beginning", "end")):
                one, other = source[bead.source[0]][at], target[bead.target[0]][at]
                # Chinese needs no blank where English does: only line ends and blanks that were lost are certain.
                if ("\n" in one) != ("\n" in other) or (one and not other):
                    kind = "a line end" if "\n" in one + other else "a blank"
                    side = "source" if one else "translation"
                    spans = pair.source.segments[bead.source[0]].span, pair.target.segments[bead.target[0]].span
                    message = f"only the {side} has {kind} at its {edge}"
                    yield Finding(self.code, "info", "medium", message, index, spans[:1], spans[1:])


def _inside_word(text: str, match: re.Match[str]) -> bool:
    """Return whether the place is part of a word, of code or of a list without blanks: "(un)intended", "f(a,b)"."""
    if match.lastgroup == "close":
        opening = text.rfind("(", 0, match.start())
        before = text[max(0, opening - 1) : opening]
        return opening < 0 or not before.isspace() or bool(_PREFIX.match(text, opening))
    if match.lastgroup == "open":
        return False
    word = re.search(r"\S*$", text[: match.start()])
    tail = re.match(r"\S*", text[match.end() :])
    around = (word[0] if word else "") + (tail[0] if tail else "")
    return bool(re.search(r"[_=<>{}\[\]\\/|#$&*@;\ue000]|\(\S|\w\.\w", around)) or around.count(",") > 1


def _around(document: Document) -> list[tuple[str, str]]:
    """Return the blanks before and after each segment that belong to its unit."""
    segments: tuple[Segment, ...] = document.segments
    edges, before = [], document.text[: segments[0].span.start] if segments else ""
    for segment, following in zip(segments, (*segments[1:], None), strict=True):
        gap = document.text[segment.span.end : following.span.start if following else None]
        # One line end divides two units.
        after, _, rest = gap.rpartition("\n") if following else (gap, "", "")
        edges.append((before, after))
        before = rest
    return edges
