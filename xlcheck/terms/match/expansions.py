"""Renderings by parts: what the English spells out of a formula that the Chinese only counts.

四个自信 is "confidence in … path … theory … system … culture" wherever a translator writes out what the four are. The
ellipsis in a rendering stands for up to `GAP` words; the parts stand in their order, in any inflection.
"""

from __future__ import annotations

import re

from xlcheck.terms.match.english import Words, read_words

GAP = 15
"""So many words may stand between two parts: "uphold Comrade X's position at the core, and uphold the authority"."""

_ELLIPSIS = re.compile(r"(?:…|\.\.\.)")


def is_by_parts(text: str) -> bool:
    """Return whether a rendering lists parts with others between them."""
    return bool(_ELLIPSIS.search(text))


class Expansion:
    """One rendering by parts, ready to be found."""

    def __init__(self, text: str) -> None:
        """Take the rendering; what stands before and after the ellipses are its parts."""
        self.parts = tuple(part for text in _ELLIPSIS.split(text) if (part := read_words(text).stems))

    def stands_in(self, words: Words) -> bool:
        """Return whether all parts stand there in their order, each near the one before."""
        stems, places = words.by_stem
        ends = {0}
        for number, part in enumerate(self.parts):
            starts = [at for at in places.get(part[0], ()) if stems[at : at + len(part)] == part]
            ends = {at + len(part) for at in starts if not number or any(0 <= at - end <= GAP for end in ends)}
        return bool(self.parts and ends)
