"""What to write in the place of a forbidden rendering, where that is certain."""

from __future__ import annotations

from xlcheck.terms.match.english import FUNCTION_WORDS, read_words
from xlcheck.terms.match.judge import Verdict
from xlcheck.terms.match.spelling import singular


def replacement(verdict: Verdict, english: str) -> str | None:
    """Return the preferred rendering in the number and the capital of what it replaces, or None.

    ``english`` is the English of the bead. Nothing is certain for a verb phrase, a homograph, several places, an entry
    that does not bind, and where words of the rendering stand in the sentence already: there more than the forbidden
    words has to be rewritten.
    """
    concept = verdict.concept
    if len(verdict.target) != 1 or concept.loose or concept.homograph or not concept.binding or not concept.good:
        return None
    start, end = verdict.target[0]
    around = set(read_words(f"{english[:start]} | {english[end:]}").keys)
    preferred = concept.good[0].partition(" (")[0]
    if around & set(read_words(preferred).keys) - FUNCTION_WORDS:
        return None
    if _is_plural(verdict.found) and not _is_plural(preferred):
        preferred = _plural(preferred)
    return preferred[:1].upper() + preferred[1:] if english[:start].strip() == "" else preferred


def _is_plural(text: str) -> bool:
    words = text.split()
    return bool(words) and singular(words[-1].lower()) != words[-1].lower()


def _plural(text: str) -> str:
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + ("es" if text.endswith(("s", "x", "sh", "ch")) else "s")
