"""What a comment says of a finding, and on which characters of a document it stands."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from xlcheck.model import Pair, Span
from xlcheck.places import Located
from xlcheck.report.fields import View, also, path_of, visible
from xlcheck.report.xlsx import Part, parts
from xlcheck.rows import ReportedFinding

AUTHOR, INITIALS = "xlcheck", "xl"

_MOST = 20  # other places that are named
_WHERE = "; it would follow "
"""Before the place of what has no translation, which a comment that stands there need not tell."""
_WORD = re.compile(r"\S+\s*\Z")
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Line(NamedTuple):
    """A paragraph of a comment; ``small`` is for what only identifies the finding."""

    parts: tuple[Part, ...]
    small: bool = False


def remark(row: ReportedFinding, view: View, beside: str = "") -> list[Line]:
    """Return the paragraphs of a comment. ``beside`` says what it is about where it cannot stand at those words."""
    lines = [Line((Part(beside),))] if beside else []
    message = row.message if row.target else row.message.partition(_WHERE)[0]
    lines.append(Line((Part(_sentence(message)),)))
    if row.source and row.source.text:
        lines.append(Line((Part("Chinese: "), *parts(row.source))))
    if row.suggestion:
        lines.append(Line((Part("Suggestion: "), Part(row.suggestion, True))))
    if row.related:
        lines.append(Line((Part(f"Also: {also(row, _MOST, lambda path: path_of(path, view.root))}"),)))
    sure = "" if view.gate(row) else " · needs a look"
    lines.append(Line((Part(f"{row.code} {row.name.replace('-', ' ')} · {row.severity}{sure}"),), small=True))
    return lines


def elsewhere(row: ReportedFinding) -> str:
    """Return what a comment says first that stands where its words are reached from: in a note, a box, a header."""
    side = row.target
    words = " ".join(side.flagged.split()) if side else ""
    shown = words if len(words) <= 80 else f"{words[:80].rsplit(' ', 1)[0]} …"
    return f"In {side.unit if side and side.unit else 'this part'}: “{shown}”"


def range_of(row: ReportedFinding, pair: Pair) -> Span | None:
    """Return the characters of the translation that a finding is about, as a range of the document's text.

    Of what has no translation, it is the last word before the place where that would stand, or the first one after it;
    None where the document has neither.
    """
    if row.target is not None:
        return _flagged(row.target)
    if row.unit is None:
        return None
    document = pair.target
    before = [i for bead in pair.beads[: row.unit - 1] for i in bead.target]
    if before:
        last = document.segments[before[-1]]
        word = _WORD.search(last.text)
        return Span(last.span.start + (word.start() if word else 0), last.span.end)
    after = next((i for bead in pair.beads[row.unit - 1 :] for i in bead.target), None)
    if after is None:
        return None
    first = document.segments[after]
    return Span(first.span.start, first.span.start + len(first.text.split(" ")[0]))


def _flagged(side: Located) -> Span:
    spans = side.spans or ((0, len(side.text)),)
    return Span(side.start + min(a for a, _ in spans), side.start + max(b for _, b in spans))


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]


def xml_text(text: str) -> str:
    """Return a text as XML: escaped, without what XML does not know, with marks of direction made visible."""
    return escape(_NOT_XML.sub("\ufffd", visible(text)), quote=False)
