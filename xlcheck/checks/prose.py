"""What the checks of English spelling and spacing share: the sentences they read, and one finding for one habit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from xlcheck.checks.chinese_in_english import mostly_chinese
from xlcheck.checks.context import Context
from xlcheck.model import Confidence, Document, Finding, Related, Segment, Severity, Span

HABIT = 4
"""Places of one kind in a document from which they are its house style: one finding with the others as related."""

_MASK = "\ue000"
_OPAQUE = re.compile(
    r"(?<!`)`++[^`\n]++`++"  # code
    r"|(?:https?|ftp|file)://[^\s<>\"”’，。；、（）]+|www\.[^\s<>\"”’，。；、（）]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+"
    r"|\b[\w-]{1,64}(?:\.[\w-]{1,64}){0,16}\.(?:com|cn|org|net|gov|edu|io|html?|pdf|py|js|md|txt|json|xml|sh|exe)\b"
    r"|</?[A-Za-z][^<>]*>|\$?\{[^{}\s]*\}|%\([^()\s]+\)[a-z]|&#?\w{2,8};"
)


_OPAQUE_SIGNAL = re.compile(r"`|@|<|\{|%\(|&#?\w|://|\.[a-zA-Z]|www\.")
"""What a text must have for any of these to stand in it; most have nothing of the kind."""


class Sentence(NamedTuple):
    """A sentence of the translation with its bead; ``prose`` is its text, of the same length, without what is none."""

    bead: int
    segment: Segment
    prose: str


def masked(text: str) -> str:
    """Return a text of the same length in which addresses, file names, code and mark-up are private-use characters."""
    return _OPAQUE.sub(lambda match: _MASK * len(match[0]), text) if _OPAQUE_SIGNAL.search(text) else text


def _prose(document: Document, segment: Segment) -> str:
    """Return the masked text of a segment, what its file marks as code masked too."""
    text, start = segment.text, segment.span.start
    first = bisect_right(document.codes, start, key=lambda code: code.end)
    for code in islice(document.codes, first, None):
        if code.start >= segment.span.end:
            break
        one, other = max(0, code.start - start), min(len(text), code.end - start)
        text = f"{text[:one]}{_MASK * (other - one)}{text[other:]}"
    return masked(text)


def english(context: Context) -> tuple[Sentence, ...]:
    """Return each sentence of the translation that is in English: `Context.once` keeps them for all who ask."""
    document = context.pair.target
    segments = (
        (index, document.segments[number]) for index, bead in enumerate(context.pair.beads) for number in bead.target
    )
    return tuple(
        Sentence(index, segment, _prose(document, segment))
        for index, segment in segments
        if segment.text and (segment.text.isascii() or not mostly_chinese(segment.text))
    )


def located(paragraph: Sequence[Sentence], at: int) -> tuple[int, Segment, int]:
    """Return the bead, the sentence and the offset in it of an offset in sentences joined by one character each."""
    for bead, segment, _ in paragraph:
        if at <= len(segment.text):
            return bead, segment, at
        at -= len(segment.text) + 1
    raise AssertionError("offset outside of the paragraph")


def contiguous(document: Document, start: int, end: int) -> bool:
    """Return whether a range of the text stands in the file as it is, with no mark-up, code or line end left out."""
    if "\n" in document.text[start:end]:
        return False
    runs = document.runs
    first = bisect_right(runs, start, key=lambda run: run.offset)
    return first >= len(runs) or runs[first].offset >= end


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a kind in the translation: offsets of the document's text. ``kind`` is the message."""

    bead: int
    span: Span
    kind: str
    severity: Severity = "minor"
    confidence: Confidence = "high"
    suggestion: str | None = None


def findings(code: str, spots: Iterable[Spot], habit: int = HABIT) -> Iterator[Finding]:
    """Yield a finding for each spot; ``habit`` of a kind or more are one finding, the others related."""
    kinds: dict[tuple[str, Severity], list[Spot]] = defaultdict(list)
    for spot in spots:
        kinds[spot.kind, spot.severity].append(spot)
    for (kind, severity), group in kinds.items():
        together = len(group) >= habit
        for spot in group[:1] if together else group:
            others = tuple(Related(s.bead, (), (s.span,)) for s in group[1:]) if together else ()
            yield Finding(
                code,
                severity,
                spot.confidence,
                f"{kind}, and so in {len(others)} other places" if others else kind,
                spot.bead,
                (),
                (spot.span,),
                spot.suggestion,
                related=others,
            )
