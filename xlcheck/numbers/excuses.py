"""What a translator may infer, add or leave out without being wrong, and what stands in the neighbouring bead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlcheck.numbers.quantity import DEMANDS, RELATIVE_DAY, RELATIVE_YEAR, Family, Key, Quantity, Rank
from xlcheck.numbers.units import converts


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
        self._families = {q.family for q in source}
        self._month_ends = {e for q in source if q.family == "month" for e in (q.span.end, q.span.end + 1)}
        self._source_words, self._target_words = _relative_words(source), _relative_words(target)
        self._near_source, self._near_target = _firm_keys(near_source), _firm_keys(near_target)

    def source_elsewhere(self, i: int) -> bool:
        """Tell whether a neighbouring bead of the translation has the number."""
        return not self._near_target.isdisjoint(self._source[i].keys)

    def target_elsewhere(self, j: int) -> bool:
        """Tell whether a neighbouring bead of the source has the number."""
        return not self._near_source.isdisjoint(self._target[j].keys)

    def elsewhere(self, i: int, j: int) -> bool:
        """Tell whether both numbers of a conflict stand in neighbouring beads: the sentences are divided otherwise."""
        return self.source_elsewhere(i) and self.target_elsewhere(j)

    def source_rank(self, i: int) -> Rank:
        """Return how much the Chinese quantity demands, given the English sentence."""
        quantity = self._source[i]
        if quantity.family == "day" and quantity.rank == "hard":
            if RELATIVE_DAY in self._target_words:
                before = {q.value for q in self._source if q.family == "day"}
                return "soft" if (quantity.value or 0) - 1 in before else "medium"
            if quantity.span.start not in self._month_ends:
                return "medium"  # the bare day of a news line (记者26日获悉) is often left out
        return quantity.rank

    def target_rank(self, j: int, lost: Sequence[int]) -> Rank:
        """Return how much the English quantity demands, given the Chinese sentence and what it lost."""
        quantity = self._target[j]
        families = self._families
        if quantity.family == "month":
            return self._month_rank(quantity, families, lost)
        dated = bool(families & {"month", "day"}) or bool(self._source_words & {RELATIVE_YEAR, RELATIVE_DAY})
        if quantity.family == "year" and "year" not in families and dated:
            return "medium"
        if quantity.family == "year" and RELATIVE_YEAR in self._source_words:
            years = {q.value for q in self._source if q.family == "year"}
            if (quantity.value or 0) + 1 in years or (quantity.value or 0) - 1 in years:
                return "medium"  # 2023年同比增长: "... compared with 2022"
        if quantity.family == "day" and "day" not in families and RELATIVE_DAY in self._source_words:
            return "medium"
        return quantity.rank

    def _month_rank(self, quantity: Quantity, families: set[Family], lost: Sequence[int]) -> Rank:
        """Return the demand of a month: beside a day that stands bare in Chinese it was inferred (26日: July 26)."""
        if "month" not in families:
            return "soft"
        months = [q for q in self._source if q.family == "month"]
        days = {q.value for q in self._source if q.family == "day" and q.span.start not in self._month_ends}
        known = {q.value + shift for q in months if q.value is not None for shift in (-1, 0, 1)}
        beside = {
            q.value
            for q in self._target
            if q.family == "day"
            and (0 <= q.span.start - quantity.span.end <= 6 or 0 <= quantity.span.start - q.span.end <= 9)
        }
        inferred = bool(days & beside) and quantity.value in known
        if inferred and not any(self._source[i].family == "month" for i in lost):
            return "soft"
        return "hard" if not any(self._source[i].family == "month" for i in lost) else quantity.rank


def said_otherwise(own: Sequence[Quantity], index: int, agreeing: Mapping[int, Sequence[int]]) -> bool:
    """Tell whether a quantity only repeats a matched one in another unit: 80公里（50英里）."""
    quantity = own[index]
    return quantity.unit is not None and any(
        i in agreeing and converts(quantity.value, quantity.unit, other.value, other.unit)
        for i, other in enumerate(own[max(0, index - 2) : index + 3], max(0, index - 2))
    )


def _relative_words(quantities: Sequence[Quantity]) -> set[Key]:
    """Return which words that point to another date are there; a weekday points to a day."""
    found = {key for q in quantities if q.family == "code" for key in q.keys & {RELATIVE_DAY, RELATIVE_YEAR}}
    if any(q.family == "weekday" for q in quantities):
        found.add(RELATIVE_DAY)
    return found


def _firm_keys(quantities: Sequence[Quantity]) -> set[Key]:
    return {key for q in quantities if DEMANDS[q.rank] for key in q.keys}
