"""The disagreements of numbers in a pair, found once for all checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.checks.context import Context
from xlcheck.checks.crossed import crossed
from xlcheck.checks.keyed import said_in_words
from xlcheck.identifiers import common_places
from xlcheck.model import Span
from xlcheck.numbers import Disagreement, Quantity, compare, read_chinese, read_english
from xlcheck.numbers.comparison.conflicts import is_marker
from xlcheck.terms import shipped

_BETWEEN_ITEMS = 6  # beads from one item of a list to the next
_SAME_STEP = 1e-6


def disagreements(context: Context) -> tuple[tuple[int, Disagreement], ...]:
    """Return every disagreement of numbers in a trusted bead, with the index of the bead.

    In a running text a number may stand in the neighbouring bead before it is missing; the units of a bilingual
    file stand alone. Digits of an identifier that both sides have are no quantity.
    """
    count = len(context.pair.beads)
    # What the shipped glossaries know to be a name is no number, whichever glossary the terms are checked with.
    names = context.glossary.number_names | shipped().number_names
    sources = [read_chinese(context.source(i).text, names=names) for i in range(count)]
    targets = [read_english(context.target(i).text) for i in range(count)]

    def near(quantities: list[tuple[Quantity, ...]], bead: int) -> tuple[Quantity, ...]:
        if context.pair.bilingual:
            return ()
        around = (i for i in (bead - 1, bead + 1) if 0 <= i < count)
        return tuple(q for i in around for q in quantities[i])

    every: list[tuple[int, Disagreement]] = []
    for i in context.trusted_beads:
        if found := compare(sources[i], targets[i], near_source=near(sources, i), near_target=near(targets, i)):
            places = common_places(context.source(i).text, context.target(i).text)
            few = said_in_words(context.pair, i)  # "1 file" is the form for one of "{n} 个文件"
            every += [(i, one) for one in found if not _identifies(one, places) and not (few and one.source is None)]
    return tuple(_once_renumbered(every, context))


def _once_renumbered(found: Iterable[tuple[int, Disagreement]], context: Context) -> Iterator[tuple[int, Disagreement]]:
    """Yield the findings, but of the items of one list that are all renumbered by the same step the first alone.

    Marks that name the heading above them on one side alone are the same marks; of lists whose items stand in another
    order, each has its own.
    """
    last, step = -2, 0.0
    for bead, each in found:
        if not (each.source and each.target and is_marker(each.source) and is_marker(each.target)):
            yield bead, each
            continue
        if _nested(each.source) == _nested(each.target) or bead in context.once(crossed):
            continue
        here = (each.target.value or 0.0) - (each.source.value or 0.0)
        if bead - last > _BETWEEN_ITEMS or abs(here - step) > _SAME_STEP:
            yield bead, each
        last, step = bead, here


def _nested(mark: Quantity) -> str:
    """Return the last part of the mark of an item: 1. under a heading 2 is 2.1 where marks name their heading."""
    return mark.text.strip(" .()（）、").rpartition(".")[2]


def _identifies(found: Disagreement, places: tuple[list[Span], list[Span]]) -> bool:
    """Return whether a disagreement is about digits of an identifier that both sides have."""
    return any(
        quantity is not None and _inside(quantity.span, spans)
        for quantity, spans in zip((found.source, found.target), places, strict=True)
    )


def _inside(span: tuple[int, int], places: Iterable[Span]) -> bool:
    return any(place.start < span[1] and span[0] < place.end for place in places)
