"""What a person changed in a text: the fewest words, so that what stands between them in the file keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from xlcheck.model import Span

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class Edit(NamedTuple):
    """Characters of a document's text, none of them where something is added, and what is to stand in their place."""

    span: Span
    new: str


def changes(old: str, new: str, start: int = 0) -> tuple[Edit, ...]:
    """Return what makes ``new`` of ``old``, word by word; ``start`` is the offset of ``old`` in its document."""
    return tuple(_changes(old, new, start))


def _changes(old: str, new: str, start: int) -> Iterator[Edit]:
    ours, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    at, end = _offsets(ours), _offsets(theirs)
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag != "equal":
            yield _trimmed(old[at[a] : at[b]], new[end[c] : end[d]], start + at[a])


def _offsets(tokens: list[str]) -> list[int]:
    found = [0]
    for token in tokens:
        found.append(found[-1] + len(token))
    return found


def _trimmed(old: str, new: str, start: int) -> Edit:
    """Return an edit without the characters that both sides begin and end with."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return Edit(Span(start + first, start + len(old) - last), new[first : len(new) - last])
