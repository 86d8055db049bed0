"""Figures that another country groups: 15 1643, 1 234,5 and 1.234,5 are one number, read as several by either side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.readings import canonical

_MOST_GROUPS = 4
#: Groups of four with blanks, as Chinese has them; of three with points, or with blanks before a decimal comma, as in
#: Europe. Thousands with blanks alone (2 691) and commas in other places (2,0000) are no English: they are reported.
_GROUPED = re.compile(r"(\d{1,4}(?: \d{4})+|\d{1,3}(?:[.']\d{3})+|\d{1,3}(?: \d{3})+(?=,\d))(?:[.,](\d{1,2}))?")
_NO_DIGIT = re.compile(r"\D")
_SEPARATORS = frozenset(" .,'")


def regrouped(
    source: Sequence[Quantity], target: Sequence[Quantity], lost: Sequence[int], added: Sequence[int]
) -> tuple[set[int], set[int]]:
    """Return which leftovers of either side are one number, that one side writes in the groups of another country."""
    if not lost or not added:
        return set(), set()
    whole, parts = _found(source, target, lost)
    more_parts, more_whole = (set(), set()) if whole else _found(target, source, added)[::-1]
    return whole | more_parts, parts | more_whole


def _found(own: Sequence[Quantity], other: Sequence[Quantity], indices: Sequence[int]) -> tuple[set[int], set[int]]:
    """Return the leftovers that stand in groups on the other side, and the groups."""
    wanted: dict[float | str | None, int] = {
        own[i].value: i for i in indices if own[i].family == "number" and (own[i].value or 0) >= 1000
    }
    if not wanted:
        return set(), set()
    wanted |= {own[i].text: i for i in wanted.values()}
    whole: set[int] = set()
    parts: set[int] = set()
    for text, index in [(own[i].text, i) for i in wanted.values()]:
        members_there = _one_by_one(text, other)
        if members_there:
            whole.add(index)
            parts.update(members_there)
    for members, text, value in _runs(other):
        for key in (text, value):  # the same writing on both sides is no other number: 403 404 500
            if key in wanted:
                whole.add(wanted[key])
                parts.update(members)
    return whole, parts


def _one_by_one(text: str, other: Sequence[Quantity]) -> list[int]:
    """Return where each group of a number stands alone on the other side: 403 404 500 are three codes."""
    groups = text.split(" ")
    if len(groups) < 2 or not all(group.isdigit() for group in groups):
        return []
    places = {quantity.text: j for j, quantity in enumerate(other)}
    return [places[group] for group in groups] if all(group in places for group in groups) else []


def _runs(quantities: Sequence[Quantity]) -> Iterator[tuple[range, str, float | None]]:
    """Yield the runs of figures that only a separator parts, as they stand, with the number that they are together."""
    for first in range(len(quantities) - 1):
        text = quantities[first].text
        for last in range(first + 1, min(len(quantities), first + _MOST_GROUPS)):
            before = quantities[last - 1]
            if quantities[last].span.start != before.span.end + 1 or before.after[:1] not in _SEPARATORS:
                break
            text += before.after[:1] + quantities[last].text
            m = _GROUPED.fullmatch(text)
            value = canonical(float(f"{_NO_DIGIT.sub('', m[1])}.{m[2] or 0}")) if m else None
            yield range(first, last + 1), text, value
