"""Telling Chinese from English by the characters, to catch swapped arguments before they become findings."""

from __future__ import annotations

import re

from xlcheck.errors import LanguageError
from xlcheck.language.script import count_han
from xlcheck.model import Document, Lang, Pair

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_KANA = re.compile("[\u3041-\u30ff]")

#: A Chinese text may be full of Latin names and code, an English one may hold some Chinese sentences.
_CHINESE = 0.25
_ENGLISH = 0.05
_FEWEST = 20  # letters; fewer tell nothing
_SAMPLE = 1 << 20
_TRANSLATED = 0.2  # of the texts of a file of keys: with fewer in English, it is a copy that nobody has translated


def looks_like(text: str) -> Lang | None:
    """Return the language that most of a text is in, by the share of Han characters among its letters; None if unsure.

    Unsure are texts with hardly any letters, with as much of both, and with more kana than a Chinese text has.
    """
    sample = text[:_SAMPLE]
    han = count_han(sample)
    latin = sum(map(len, _LATIN.findall(sample)))
    if han + latin < _FEWEST or len(_KANA.findall(sample)) * 10 > han + latin:
        return None
    share = han / (han + latin)
    return "zh" if share >= _CHINESE else "en" if share <= _ENGLISH else None


def check_languages(source: Document, target: Document) -> None:
    """Make sure that a Chinese text is compared with an English one.

    Raises:
        LanguageError: if the two are swapped, or one of them is plainly in the other's language.
    """
    found = looks_like(source.prose), looks_like(target.prose)
    if found == ("en", "zh"):
        if source.path == target.path:
            raise LanguageError(f"{source.path}: the columns are swapped: Chinese stands first, English second", True)
        raise LanguageError(
            f"the two files are swapped: {source.path} is English and {target.path} is Chinese; "
            f"call xlcheck check {target.path} {source.path}",
            True,
        )
    if found == ("zh", "zh"):
        raise LanguageError(f"{_both(source, target)} Chinese; give the English translation second", False)
    if found == ("en", "en"):
        raise LanguageError(f"{_both(source, target)} English; give the Chinese source first", True)
    if found[0] == "en":
        raise LanguageError(f"{source.path}: this is not Chinese; give the Chinese source first", True)
    if found[1] == "zh":
        raise LanguageError(f"{target.path}: this is not English; give the English translation second", False)


def check_keyed(pair: Pair) -> None:
    """Make sure that two files of keys are Chinese and English; one with a part that is not translated yet is.

    Raises:
        LanguageError: as `check_languages`.
    """
    source, target = pair.source, pair.target
    if looks_like(target.prose) != "zh" or looks_like(source.prose) == "en":
        check_languages(source, target)
        return
    translated = sum(not count_han(segment.text) for segment in target.segments if _LATIN.search(segment.text))
    if translated < _TRANSLATED * len(target.segments):
        check_languages(source, target)


def _both(source: Document, target: Document) -> str:
    if source.path == target.path:
        return f"{source.path}: both columns are"
    return f"{source.path} and {target.path} are both"
