"""Lists within a sentence: their members in Chinese (银行、保险、证券), and the parts of an English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_RUN = re.compile("[^，。；：！？（）()“”《》\n]+")
_JOINED = re.compile("(.{2,8}?)(?:以及|和|及|与|或)(.+)$")
_OTHERS = re.compile("等|之类")
_BETWEEN = re.compile(
    r"[,;:()]\s*(?:(?:and/or|and|or|as well as)\b|&)?|\s(?:(?:and/or|and|or|as well as)\b|&)\s|[.!?](?=\s|$)|\n",
    re.IGNORECASE,
)


class Member(NamedTuple):
    """A member of a Chinese list by its place; ``exact`` where nothing but the list itself stands beside it."""

    start: int
    end: int
    exact: bool


def chinese_lists(text: str) -> Iterator[list[Member]]:
    """Yield the lists of a Chinese text: what stands between enumeration commas, and before and behind the last 和."""
    for run in _RUN.finditer(text):
        cuts = [match.start() for match in re.finditer("、", run[0])]
        if not cuts:
            continue
        first = run.start()
        places = list(zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(run[0])], strict=True))
        members = [Member(first + start, first + end, i > 0) for i, (start, end) in enumerate(places[:-1])]
        yield members + list(_last(run[0][places[-1][0] :], first + places[-1][0]))


def _last(text: str, first: int) -> Iterator[Member]:
    """Yield the members behind the last enumeration comma: 保险和证券等行业 are two."""
    if joined := _JOINED.match(text):
        yield Member(first, first + joined.end(1), True)
        text, first = joined[2], first + joined.start(2)
    others = _OTHERS.search(text)
    yield Member(first, first + (others.start() if others else len(text)), bool(others and others.start() > 1))


def english_parts(text: str) -> list[tuple[int, int]]:
    """Return the parts of an English text between commas, "and" and "or", as spans without the blanks around."""
    spans, start = [], 0
    for match in _BETWEEN.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    found = []
    for first, last in spans:
        part = text[first:last]
        if inner := part.strip():
            lead = first + len(part) - len(part.lstrip())
            found.append((lead, lead + len(inner)))
    return found
