"""One aligned pair of texts as the judge of terms sees it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from xlcheck.terms.match.chinese import Occurrence
from xlcheck.terms.match.english import Hit, Rendering, Words


class Range(NamedTuple):
    """Half-open range of code points in one side of a bead."""

    start: int
    end: int

    def inside(self, other: Range) -> bool:
        """Return whether this range lies in another, which may be the same."""
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True)
class ReadBead:
    """A bead with its terms found: ``hits`` are the places of the good renderings of each term of the Chinese.

    ``words`` are those of the English, ``expanded`` the same with the document's abbreviations written out.
    """

    zh: str
    en: str
    words: Words
    expanded: Words
    occurrences: dict[str, list[Occurrence]]
    hits: dict[str, frozenset[Range]]

    @cached_property
    def claimed(self) -> frozenset[Range]:
        """The places that renderings of terms of this bead account for."""
        return frozenset(place for places in self.hits.values() for place in places)

    @cached_property
    def pairs(self) -> set[str]:
        """The pairs of neighbouring characters of the Chinese."""
        return pairs(self.zh)

    def unclaimed(self, place: Range) -> bool:
        """Return whether a place is not part of a rendering of a term of this bead."""
        return not any(place.inside(claim) for claim in self.claimed)

    def apart(self, place: Range) -> bool:
        """Return whether a place neither is nor holds a rendering of a term of this bead."""
        return self.unclaimed(place) and not any(claim.inside(place) for claim in self.claimed)

    def free(self, zh: str) -> list[Range]:
        """Return the places of a term's renderings that are not part of another term's longer rendering."""
        others = [place for other, places in self.hits.items() if other != zh for place in places]
        return [h for h in self.hits[zh] if not any(h != other and h.inside(other) for other in others)]

    def find(self, renderings: Iterable[Rendering]) -> frozenset[Range]:
        """Return the places of some renderings in the English."""
        return find(renderings, self.words) | (
            find(renderings, self.expanded) if self.expanded is not self.words else frozenset()
        )


def find(renderings: Iterable[Rendering], words: Words) -> frozenset[Range]:
    """Return the places of some renderings among the words of a text."""
    return frozenset(place(words, hit) for rendering in renderings for hit in rendering.find(words))


def place(words: Words, hit: Hit) -> Range:
    """Return the code points of a range of words."""
    return Range(words.starts[hit.first], words.ends[hit.last - 1])


def outermost(places: Collection[Range]) -> tuple[Range, ...]:
    """Return the places that are not part of another, from left to right."""
    return tuple(sorted(p for p in places if not any(p != q and p.inside(q) for q in places)))


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of a text, or the text where it is one character."""
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}
