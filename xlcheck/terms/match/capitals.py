"""Capitals: whether a rendering that must stand with its capitals does, and how it would."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlcheck.terms.match.bead import Range, ReadBead, place
from xlcheck.terms.match.english import FUNCTION_WORDS, Rendering, long_form, plain, read_words

_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n])[\s\"'“”‘’(\[*_#>-]*$")

TITLE = 0.75
"""From this share of capitalised content words on, a text is a title, in which capitals say nothing."""


class Capitals(NamedTuple):
    """A place where a rendering stands but for its capitals; ``right`` is its text with the capitals it should have."""

    place: Range
    wrong: bool
    right: str


def look(bead: ReadBead, renderings: Iterable[str]) -> Iterator[Capitals]:
    """Yield the places of some renderings, letter case left out of account, and whether their capitals are wrong.

    A capital at the beginning of a sentence or in a title is never wrong, nor is a plural ending.
    """
    by_key = bead.words.by_key
    for text in renderings:
        spelled = {
            words.keys: [plain(word) for word in words.surfaces] for words in map(read_words, (text, long_form(text)))
        }
        hits = ((form.keys, hit) for form in Rendering(text).forms for hit in form.find(bead.words, by_key))
        for keys, hit in hits:
            have = bead.words.surfaces[hit.first : hit.last]
            spot = place(bead.words, hit)
            wanted = spelled.get(keys)
            if wanted is None:  # the abbreviation, or one word for two with a hyphen
                yield Capitals(spot, False, "")
                continue
            recased = [_recased(one, plain(two)) for one, two in zip(wanted, have, strict=True)]
            differing = [i for i, word in enumerate(recased) if word != plain(have[i])]
            excused = all(_raised(recased[i], plain(have[i])) for i in differing) and (
                (differing == [0] and bool(_SENTENCE_START.search(bead.en[: spot.start]))) or _is_title(bead)
            )
            yield Capitals(spot, bool(differing) and not excused, _replaced(bead.en, bead, hit.first, recased))


def _recased(wanted: str, have: str) -> str:
    """Return a word with the letter case of another as far as the letters are the same."""
    return "".join(
        wanted[i] if i < len(wanted) and wanted[i].casefold() == letter.casefold() else letter
        for i, letter in enumerate(have)
    )


def _raised(right: str, have: str) -> bool:
    """Return whether a word differs only by capitals that should be small letters."""
    return all(a == b or a.islower() for a, b in zip(right, have, strict=True))


def _is_title(bead: ReadBead) -> bool:
    content = [w for w in bead.words.surfaces if w.lower() not in FUNCTION_WORDS and w[:1].isalpha()]
    return bool(content) and sum(w[:1].isupper() for w in content) >= TITLE * len(content)


def _replaced(text: str, bead: ReadBead, first: int, recased: list[str]) -> str:
    """Return the text of a place with its words in the right case; empty where marks within words are in the way."""
    words = bead.words
    parts, at = [], words.starts[first]
    for number, word in enumerate(recased, first):
        if len(word) != words.ends[number] - words.starts[number]:
            return ""
        parts += [text[at : words.starts[number]], word]
        at = words.ends[number]
    return "".join(parts)
