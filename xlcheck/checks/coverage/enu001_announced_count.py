"""ENU001: a list that does not have as many items as were announced, or whose items are numbered wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.coverage.enumeration import (
    EN_ORDINALS,
    LAST,
    Count,
    Marker,
    chinese_counts,
    chinese_numbers,
    english_counts,
    markers,
    series,
)
from xlcheck.checks.crossed import crossed
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Segment, Severity, Span

Items = tuple[Marker, ...]

COUNTED = ("一是", "一要", "第一", "其一", "（一）")
"""Families of Chinese markers that count aloud, so that an English item without a mark stands out."""

LEAD = 2
"""Sentences before the first item, its own included, in which a list is announced."""


@register
@dataclass(frozen=True, slots=True)
class AnnouncedCount:
    """The translation announces a number of items and then lists another number, or numbers the items wrongly.

    "Progress was made in six areas", and then First to Fifth: the reader looks for the sixth. Reported where the
    source has a complete list (一是 ... 五是, 第一 ... 第五, （一） ...) and the translation announces another number
    than it lists itself, or gives an item the number of another one ("First", "Second", "Second"). Where the number is
    wrong against the source as well, this is the one finding, and as grave. An item that is not marked although all the
    others are is only mentioned.

    Bad:
        zh: 成效体现在两个方面：
        en: The results can be seen in three areas:
        zh: 一是水质明显改善。
        en: First, water quality has improved markedly.
        zh: 二是管网持续延伸。
        en: Second, the pipelines reach ever further.

    Good:
        zh: 成效体现在两个方面：
        en: The results can be seen in two areas:
        zh: 一是水质明显改善。
        en: First, water quality has improved markedly.
        zh: 二是管网持续延伸。
        en: Second, the pipelines reach ever further.
    """

    code: ClassVar[str] = "ENU001"
    name: ClassVar[str] = "announced-count"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the findings of each list of the source whose beads are trusted."""
        source, target = context.pair.source.segments, context.pair.target.segments
        lists = {items: f for f, found in markers(source, chinese=True).items() for items in series(found)}
        if not lists:
            return
        marked = markers(target, chinese=False)
        english: dict[int, list[Items]] = {}
        for listed in (items for found in marked.values() for items in series(found)):
            english.setdefault(listed[0].segment, []).append(listed)
        everything = sorted(marker for found in marked.values() for marker in found)
        owner = {number: index for index, bead in enumerate(context.pair.beads) for number in bead.source}
        for items in sorted(lists, key=lambda items: items[0][1:]):
            yield from self._count(context, items, english, owner)
            yield from self._numbering(context, items, everything, owner, lists[items] in COUNTED)

    def _count(
        self, context: Context, items: Items, english: dict[int, list[Items]], owner: dict[int, int]
    ) -> Iterator[Finding]:
        """Compare the count that announces the English list with the list, where the Chinese list is as long."""
        pair, first = context.pair, owner.get(items[0].segment)
        if first is None or not context.trusted(first):
            return
        for listed in (items for number in pair.beads[first].target for items in english.get(number, ())):
            if len(listed) != len(items):
                continue
            announced = _announcement(pair.target.segments, listed[0])
            if not announced:
                continue
            segment, counts = announced
            if any(count.value == len(listed) for count in counts):
                continue
            count = counts[-1]
            bead = next((i for i, bead in enumerate(pair.beads) if segment in bead.target), first)
            text = context.source(bead).text
            if count.value in chinese_numbers(text):
                continue  # the source itself announces this number
            same = [c for c in chinese_counts(text) if c.value == len(items)]
            yield Finding(
                self.code,
                self.severity,
                "high" if same else "medium",
                f"{count.value} items are announced, but {len(listed)} follow here and in the source",
                bead,
                (context.source(bead).span(*same[0].span),) if same else _spans(pair.source.segments, items[-1:]),
                (count.span.shift(pair.target.segments[segment].span.start),),
            )

    def _numbering(
        self, context: Context, items: Items, everything: Sequence[Marker], owner: dict[int, int], counted: bool
    ) -> Iterator[Finding]:
        """Compare the number of each item with the one that its translation carries."""
        pair, right, wrong, bare = context.pair, set[int](), list[tuple[Marker, Marker]](), list[Marker]()
        for item in items:
            bead = owner.get(item.segment)
            if bead is None or not context.trusted(bead) or sum(owner.get(i.segment) == bead for i in items) > 1:
                continue
            here = [m for m in everything if m.segment in pair.beads[bead].target]
            values = {len(items) if m.value == LAST else m.value for m in here}
            if item.value in values or (LAST in {m.value for m in here} and item is items[-1]):
                right.add(item.value)
            elif here and here[0].segment == pair.beads[bead].target[0] and bead not in context.once(crossed):
                wrong.append((item, here[0]))
            elif not here:
                bare.append(item)
        if wrong and (len(right) > 1 or wrong[0][1].value in right):
            yield self._misnumbered(context, *wrong[0], owner)
        elif counted and len(bare) == 1 and len(right) == len(items) - 1 > 1 and not _named(context, bare[0], owner):
            yield self._unmarked(context, bare[0], owner)

    def _misnumbered(self, context: Context, item: Marker, marker: Marker, owner: dict[int, int]) -> Finding:
        value = "the last" if marker.value == LAST else f"number {marker.value}"
        return Finding(
            self.code,
            self.severity,
            "high",
            f"item {item.value} of the source's list is {value} in the translation",
            owner[item.segment],
            _spans(context.pair.source.segments, [item]),
            _spans(context.pair.target.segments, [marker]),
        )

    def _unmarked(self, context: Context, item: Marker, owner: dict[int, int]) -> Finding:
        bead = owner[item.segment]
        return Finding(
            self.code,
            "info",
            "low",
            f"item {item.value} of the source's list is not marked in the translation, all others are",
            bead,
            _spans(context.pair.source.segments, [item]),
            (context.pair.target.segments[context.pair.beads[bead].target[0]].span,),
        )


def _announcement(segments: Sequence[Segment], first: Marker) -> tuple[int, list[Count]] | None:
    """Return the nearest English segment that announces the list, with the counts in it."""
    for number in range(first.segment, max(-1, first.segment - LEAD), -1):
        text = segments[number].text
        counts = english_counts(text[: first.span.start] if number == first.segment else text)
        if counts:
            return number, counts
    return None


def _named(context: Context, item: Marker, owner: dict[int, int]) -> bool:
    """Return whether the translation of an item names its number somewhere: "This will involve first to ..."."""
    word = next(word for word, value in [*EN_ORDINALS.items(), ("", item.value)] if value == item.value)
    return not word or word in context.target(owner[item.segment]).text.lower()


def _spans(segments: Sequence[Segment], found: Sequence[Marker]) -> tuple[Span, ...]:
    return tuple(marker.span.shift(segments[marker.segment].span.start) for marker in found)
