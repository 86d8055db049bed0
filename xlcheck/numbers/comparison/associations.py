"""Numbers that changed places: each value is there, but it belongs to what the other one counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from xlcheck.numbers import tables
from xlcheck.numbers.comparison import reports
from xlcheck.numbers.comparison.anchors import CLOSE, chinese_anchors, english_anchors
from xlcheck.numbers.comparison.matching import Matching
from xlcheck.numbers.disagreement import Disagreement
from xlcheck.numbers.quantity import Quantity
from xlcheck.numbers.units import UNITS, compatible

_MOST_PAIRS = 24
_WORDS = 3  # behind an English number, in which the thing counted is named
_STOPS = frozenset(",.")
_COUNTED = frozenset({"number", "year", "fraction"})


def exchanged(
    source: Sequence[Quantity], target: Sequence[Quantity], matching: Matching
) -> Iterator[tuple[int, int, Disagreement]]:
    """Yield two pairs of equal values whose units or counted things are exchanged, with the report for the first."""
    pairs = [(i, j) for i, j in sorted(matching.partner.items()) if _counts(source[i]) and _counts(target[j])]
    pairs = pairs[:_MOST_PAIRS]
    if len(pairs) < 2:
        return
    heads = {i: chinese_head(source[i].after) for i, _ in pairs}
    anchors = {i: chinese_anchors(source[i]) for i, _ in pairs}
    for first, (i, j) in enumerate(pairs):
        for k, n in pairs[first + 1 :]:
            a, b, a_there, b_there = source[i], source[k], target[j], target[n]
            if a.value != b.value and (
                _units_exchanged(a, b, a_there, b_there)
                or _heads_exchanged(heads[i], heads[k], a_there, b_there)
                or (a.family == b.family and _anchors_exchanged(anchors[i], anchors[k], a_there, b_there))
            ):
                yield i, k, reports.exchanged(a, b, a_there)
                return


def _counts(quantity: Quantity) -> bool:
    return quantity.family in _COUNTED and quantity.rank != "soft"


def _units_exchanged(a: Quantity, b: Quantity, a_there: Quantity, b_there: Quantity) -> bool:
    """Tell whether the one that has a unit in the source has none in the translation, and the other its unit."""
    for measured, bare, measured_there, bare_there in ((a, b, a_there, b_there), (b, a, b_there, a_there)):
        if not measured.unit or bare.unit or measured_there.unit or "ratio" in UNITS[measured.unit].dimensions:
            continue
        if compatible(measured.unit, bare_there.unit):
            return True
    return False


def _heads_exchanged(ours: str | None, theirs: str | None, a_there: Quantity, b_there: Quantity) -> bool:
    if ours == theirs:
        return False
    return english_heads(a_there.after) == {theirs} and english_heads(b_there.after) == {ours}


def _anchors_exchanged(at_a: set[str], at_b: set[str], a_there: Quantity, b_there: Quantity) -> bool:
    """Tell whether the words beside two numbers stand beside the other one in the translation.

    Both must have changed, unless the word belongs to its number closely: "won 1,489 of 3,000" has one.
    """
    if at_a == at_b:
        return False
    there_a, there_b = english_anchors(a_there), english_anchors(b_there)
    only_a, only_b = at_a - at_b, at_b - at_a
    there_only_a, there_only_b = there_a - there_b, there_b - there_a
    if only_a & there_a or only_b & there_b:
        return False
    crossed_a, crossed_b = only_a & there_only_b, only_b & there_only_a
    return bool(crossed_a and crossed_b) or bool((crossed_a | crossed_b) & CLOSE)


@cache
def _heads(language: str) -> tuple[dict[str, str], int]:
    """Return what is counted by its word, a Chinese noun or measure word or an English noun, and the longest length."""
    heads = tables.classes("heads", language=language)
    return heads, max(map(len, heads))


def chinese_head(after: str) -> str | None:
    """Return which thing the text after a Chinese number counts; the longest noun decides."""
    heads, longest = _heads("zh")
    for length in range(min(len(after), longest), 0, -1):
        found = heads.get(after[:length])
        if found is not None:
            return found
    return None


def english_heads(after: str) -> set[str]:
    """Return which things the three words after an English number name."""
    following = after.replace(",", " ,").replace(".", " .").split()[:_WORDS]
    heads, _ = _heads("en")
    return {heads[word] for word in takewhile(lambda word: word not in _STOPS, following) if word in heads}
