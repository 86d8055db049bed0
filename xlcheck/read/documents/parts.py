"""What a page shows that is no language: code blocks, targets of images, values of front matter.

Their text is put behind the last segment of the document, so that a finding names their place as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from xlcheck.model import Document, Part, PartKind, Run, Span

_SOURCE = re.compile(r"<[A-Za-z][^<>]{0,500}?\ssrc\s*=\s*(?P<quote>[\"'])(?P<src>[^\"'<>\n]{1,1000})(?P=quote)")
_MOST = 2_000_000
"""Characters of the parts of one page that are kept: more is data, and no example."""


class Shown(NamedTuple):
    """A part as it stands in the file: its lines, each with the 1-based line and column where it begins."""

    kind: PartKind
    name: str
    lines: tuple[tuple[str, int, int], ...]


def with_parts(page: Document, shown: Iterable[Shown]) -> Document:
    """Return a document with these parts, in the order of the file."""
    texts, runs, parts = [page.text], list(page.runs), list[Part]()
    length = len(page.text)
    for part in sorted((part for part in shown if part.lines), key=lambda part: part.lines[0][1:]):
        if length > len(page.text) + _MOST:
            break
        start = length + 1
        for text, line, column in part.lines:
            texts += ["\n", text]
            runs.append(Run(length + 1, line, column))
            length += len(text) + 1
        parts.append(Part(part.kind, part.name, Span(start, length)))
    return replace(page, text="".join(texts), runs=tuple(runs), parts=tuple(parts)) if parts else page


def code(content: str, name: str, places: Sequence[str], row: int) -> Shown:
    """Return a code block, given its content, its language and the 0-based row of its first line in ``places``."""
    lines = []
    for number, text in enumerate(content.rstrip("\n").split("\n"), row):
        raw = places[number].rstrip() if number < len(places) else ""
        text = text.rstrip()
        lines.append((text, number + 1, max(0, len(raw) - len(text)) + 1))
    return Shown("code", name, tuple(lines))


def image(target: str, line: int, column: int) -> Shown:
    """Return the target of an image, which stands at this 1-based line and column."""
    return Shown("image", "", ((target, line, column),))


def images(lines: Sequence[str], row: int, column: int = 0) -> Iterator[Shown]:
    """Yield the targets that elements of HTML show (``src``), given lines from the 0-based ``row`` on.

    ``column`` is the 0-based one at which the first of them begins.
    """
    for number, line in enumerate(lines, row + 1):
        for found in _SOURCE.finditer(line) if "src" in line else ():
            yield image(found["src"], number, found.start("src") + 1 + column)
        column = 0
