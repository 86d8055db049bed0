"""What a translator may infer, add or leave out without being wrong, and what stands in the neighbouring bead."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from xlcheck.model import Span
from xlcheck.numbers.quantity import DEMANDS, Quantity, Rank
from xlcheck.numbers.readings import (
    RELATIVE_DAY,
    RELATIVE_REFERENCE,
    RELATIVE_YEAR,
    Family,
    Reading,
    answered,
    of_kind,
    plain,
)
from xlcheck.numbers.units import converts

_AGO = re.compile("年[之以]?[前后]")
_LONGEST_RANGE = 20  # a longer one is not written out member by member


class Excuses:
    """Lower the demand of what may have been inferred from the rest of the sentence."""

    def __init__(
        self,
        source: Sequence[Quantity],
        target: Sequence[Quantity],
        near_source: Sequence[Quantity],
        near_target: Sequence[Quantity],
    ) -> None:
        self._source, self._target = source, target
        self._near_source, self._near_target = near_source, near_target

    @cached_property
    def _families(self) -> set[Family]:
        return {q.family for q in self._source}

    @cached_property
    def _years_beside(self) -> set[float]:
        """The years before and after one that the source names."""
        return _reckoned(_values(self._source, "year"), {1})

    @cached_property
    def _known_years(self) -> set[float]:
        """The years that the source names, here or beside."""
        return _values(self._source, "year") | _values(self._near_source, "year")

    @cached_property
    def _reckoned_years(self) -> set[float]:
        """The years that the source reckons from one it names: 2021年 and 两年前 make 2019."""
        spans = {q.value for q in self._source if q.value is not None and _AGO.match(q.after)}
        return _reckoned(self._known_years, spans)

    def _reckons(self, span: float) -> bool:
        """Tell whether the translation names the year that the source reckons by a span of years."""
        return not _values(self._target, "year").isdisjoint(_reckoned(self._known_years, {span}))

    @cached_property
    def weekday_for_date(self) -> bool:
        """Whether a weekday of the translation stands alone for a date: 10月30日 as "Sunday"."""
        if any(q.family == "weekday" for q in self._source):
            return False
        dates = [q.span for q in self._target if q.family in ("month", "day")]
        return any(
            q.family == "weekday" and all(d.start - q.span.end > 6 or q.span.start - d.end > 6 for d in dates)
            for q in self._target
        )

    @cached_property
    def _months(self) -> set[float]:
        """The months of the source and those beside them; January follows December."""
        return {(month + shift) % 12 or 12 for month in _values(self._source, "month") for shift in (-1, 0, 1)}

    @cached_property
    def _month_ends(self) -> set[int]:
        """Where a day stands that follows a month of the source."""
        return {end for q in self._source if q.family == "month" for end in (q.span.end, q.span.end + 1)}

    @cached_property
    def _bare_month(self) -> bool:
        """Whether the source names a month without a day: 10月将审议, which English may make precise."""
        days = {q.span.start for q in self._source if q.family == "day"}
        return any(q.family == "month" and days.isdisjoint(range(q.span.end, q.span.end + 3)) for q in self._source)

    @cached_property
    def _days_after(self) -> set[float]:
        """The days after those of the source: 26日 ... 次日."""
        return {day + 1 for day in _values(self._source, "day")}

    @cached_property
    def _bare_spans(self) -> list[Span]:
        """Where the translation names a day that stands without a month in the source."""
        bare = {q.value for q in self._source if q.family == "day" and q.span.start not in self._month_ends}
        return [q.span for q in self._target if q.family == "day" and q.value in bare]

    @cached_property
    def _source_words(self) -> set[Reading]:
        return _relative_words(self._source)

    @cached_property
    def _target_words(self) -> set[Reading]:
        return _relative_words(self._target)

    @cached_property
    def _refers(self) -> bool:
        """Whether a word of the source points to an article, and every article it names is named in the target too."""
        if not any(RELATIVE_REFERENCE in q.readings for q in self._source):
            return False
        there = {reading for q in self._target for reading in q.readings}
        return all(answered(r, there) for q in self._source for r in of_kind(q.readings, "reference"))

    @cached_property
    def _ranges(self) -> list[tuple[float, float]]:
        """The ranges of the source that both sides have from end to end."""
        there = {q.value for q in self._target}
        return [
            (low.value, high.value)
            for low, high in pairwise(self._source)
            if low.end == "low"
            and high.end == "high"
            and low.value is not None
            and high.value is not None
            and {low.value, high.value} <= there
            and high.value - low.value <= _LONGEST_RANGE
        ]

    @cached_property
    def _firm_source(self) -> set[Reading]:
        return _firm_readings(self._near_source)

    @cached_property
    def _firm_target(self) -> set[Reading]:
        return _firm_readings(self._near_target)

    def _inside(self, quantity: Quantity) -> bool:
        """Tell whether a quantity is a member of a range of the source."""
        value = quantity.value
        return value is not None and value % 1 == 0 and any(low < value < high for low, high in self._ranges)

    def _other_end(self, j: int) -> bool:
        """Tell whether a quantity is one end of an approximate numeral of the source, and its neighbour the other."""
        value = self._target[j].value
        beside = {q.value for q in self._target[max(0, j - 1) : j + 2]} - {value, None}
        return value is not None and any(
            not q.text[0].isdigit()
            and plain(value) in q.readings
            and len(of_kind(q.readings, "plain")) == 2
            and any(plain(other) in q.readings for other in beside if other is not None)
            for q in self._source
        )

    def dates_said_otherwise(self, lost: Sequence[int], added: Sequence[int]) -> tuple[list[int], list[int]]:
        """Return the months and days that are not to be paired: the translation names the weekday instead."""
        if not self.weekday_for_date:
            return [], []
        return (
            [i for i in lost if self._source[i].family in ("month", "day")],
            [j for j in added if self._target[j].family == "day"],
        )

    def source_elsewhere(self, i: int) -> bool:
        """Tell whether a neighbouring bead of the translation has the number."""
        return not self._firm_target.isdisjoint(self._source[i].readings)

    def target_elsewhere(self, j: int) -> bool:
        """Tell whether a neighbouring bead of the source has the number."""
        return not self._firm_source.isdisjoint(self._target[j].readings)

    def elsewhere(self, i: int, j: int) -> bool:
        """Tell whether both numbers of a conflict stand in neighbouring beads: the sentences are divided otherwise."""
        return self.source_elsewhere(i) and self.target_elsewhere(j)

    def source_rank(self, i: int) -> Rank:
        """Return how much the Chinese quantity demands, given the English sentence."""
        quantity = self._source[i]
        if quantity.value is not None and _AGO.match(quantity.after) and self._reckons(quantity.value):
            return "soft"
        if quantity.family == "day" and quantity.rank == "hard":
            if RELATIVE_DAY in self._target_words:
                return "soft" if quantity.value in self._days_after else "medium"
            if quantity.span.start not in self._month_ends:
                return "medium"  # the bare day of a news line (记者26日获悉) is often left out
        if quantity.family in ("month", "day") and self.weekday_for_date:
            return "medium"
        if quantity.family == "year" and RELATIVE_YEAR in self._target_words:
            return "medium"  # "in the same year"
        return quantity.rank

    def target_rank(self, j: int, month_lost: bool) -> Rank:
        """Return how much the English quantity demands, given the Chinese sentence and whether it lost a month."""
        quantity, families = self._target[j], self._families
        if quantity.family == "month":
            return self._month_rank(j, month_lost)
        if self._refers and of_kind(quantity.readings, "reference"):
            return "soft"  # 前条: "Article 18"
        if self._other_end(j):
            return "soft"  # 二三十: "twenty or thirty"
        if self._inside(quantity):
            return "soft"  # 第90条至第92条: "Articles 90, 91 and 92"
        dated = bool(families & {"month", "day"}) or bool(self._source_words & {RELATIVE_YEAR, RELATIVE_DAY})
        if quantity.family == "year" and quantity.value in self._reckoned_years:
            return "soft"  # 2021年 ... 两年前: "2019"
        if quantity.family == "year" and "year" not in families and (dated or self._known_years):
            return "medium"
        if quantity.family == "day" and (self.weekday_for_date or self._bare_month):
            return "medium"
        if quantity.family == "year" and RELATIVE_YEAR in self._source_words and quantity.value in self._years_beside:
            return "medium"  # 2023年同比增长: "... compared with 2022"
        reckoned = "day" not in families or quantity.value in self._days_after
        if quantity.family == "day" and RELATIVE_DAY in self._source_words and reckoned:
            return "medium"  # 26日提出，次日审议: "... on October 27"
        return quantity.rank

    def _month_rank(self, j: int, month_lost: bool) -> Rank:
        """Return the demand of a month: beside a day that stands bare in Chinese it was inferred (26日: July 26)."""
        quantity = self._target[j]
        if "month" not in self._families:
            return "soft"
        if month_lost:
            return quantity.rank
        start, end = quantity.span
        before = {span.end for span in self._bare_spans}
        after = {span.start for span in self._bare_spans}
        beside = not (before.isdisjoint(range(start - 9, start + 1)) and after.isdisjoint(range(end, end + 7)))
        return "soft" if beside and quantity.value in self._months else "hard"


def said_otherwise(own: Sequence[Quantity], index: int, agreeing: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether a quantity only repeats a matched one in another unit: 80公里（50英里）."""
    quantity = own[index]
    return any(
        i in agreeing and converts(quantity.value, quantity.unit, own[i].value, own[i].unit)
        for i in range(index - 2, index + 3)
    )


def _values(quantities: Sequence[Quantity], family: Family) -> set[float]:
    return {q.value for q in quantities if q.family == family and q.value is not None}


def _reckoned(values: Collection[float], spans: Collection[float]) -> set[float]:
    """Return what lies a span before or after one of the values."""
    return {value + shift for value in values for span in spans for shift in (-span, span)}


def _relative_words(quantities: Sequence[Quantity]) -> set[Reading]:
    """Return which words that point to another date are there; a weekday points to a day."""
    found = {
        reading for q in quantities if q.family == "code" for reading in q.readings & {RELATIVE_DAY, RELATIVE_YEAR}
    }
    if any(q.family == "weekday" for q in quantities):
        found.add(RELATIVE_DAY)
    return found


def _firm_readings(quantities: Sequence[Quantity]) -> set[Reading]:
    return {reading for q in quantities if DEMANDS[q.rank] for reading in q.readings}
