"""Whether two texts can be compared at all: what cannot is refused, since a run that compares nothing finds nothing."""

from __future__ import annotations

from xlcheck.errors import InputError
from xlcheck.model import Document, Pair

MAX_SENTENCE = 20_000
"""Code points of a sentence of a document or a unit of a bilingual file: in these, checks compare all with all."""

_PER_HAN = 3
"""Letters of English for one Chinese character, at least: briefings have 3.6, headings 3."""
_SHARE = 20
_FEWEST = 300
"""A text of fewer letters may well stand against a part of itself: its sentences are shown as missing."""
_FEWEST_SENTENCES = 1_000
"""So may one of fewer sentences; of more, most have no letter where the letters of both texts agree."""


def ensure_checkable(source: Document, target: Document, *, bilingual: bool) -> None:
    """Return if both sides have text, of sentences as long as sentences are, and one is no scrap of the other.

    Raises:
        InputError: (IOE008) with the line of the first sentence that is too long, (IOE016) if a side of two documents
            has nothing that can be read, or hardly anything of what the other has.
    """
    for page in (source, target):
        for segment in page.segments:
            if len(segment.text) > MAX_SENTENCE:
                raise InputError(
                    f"{page.path}:{segment.line}: this sentence has {len(segment.text):,} characters, more than a "
                    f"sentence or a unit has ({MAX_SENTENCE:,}); end sentences with a mark or a line, or leave this "
                    "text out",
                    "IOE008",
                )
    if bilingual:
        return
    ours, theirs = (sum(_letters(segment.text) for segment in page.segments) for page in (source, target))
    for page, count in ((source, ours), (target, theirs)):
        if not count:
            raise InputError(
                f"{page.path}: nothing in this file can be compared: it has no letter and no digit that a reader sees; "
                "give the whole text, or export it again in another format",
                "IOE016",
            )
    sentences = len(source.segments), len(target.segments)
    for sizes, fewest in (((ours * _PER_HAN, theirs), _FEWEST), (sentences, _FEWEST_SENTENCES)):
        if max(sizes) < fewest or _SHARE * min(sizes) >= max(sizes):
            continue
        scrap, whole = (source, target) if sizes[0] < sizes[1] else (target, source)
        raise InputError(
            f"{scrap.path}: less than a twentieth of {whole.path}, too little to be compared; give the whole text, or "
            "take this pair out of the configuration (exclude) until it is translated",
            "IOE016",
        )


def ensure_compared(pair: Pair, trusted: bool, found: bool) -> None:
    """Return if something was compared or found; ``trusted`` tells whether any two sides could be.

    Raises:
        InputError: (IOE016) if nothing was: silence would look like a good translation.
    """
    if not trusted and not found:
        raise InputError(
            f"{pair.target.path}: no sentence of this text could be compared with one of {pair.source.path}; check "
            "that both belong together and are complete (xlcheck align shows what was found)",
            "IOE016",
        )


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
