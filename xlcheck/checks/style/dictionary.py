"""Whether a word is known: by a dictionary, a list of words, the tables beside this file, or as formed from one."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache

from xlcheck.checks.style.known import british_forms, known_words
from xlcheck.errors import UsageError
from xlcheck.names.romanise import divisions
from xlcheck.terms.match.spelling import PREFIXES, american

_PREFIXES = sorted(PREFIXES, key=len, reverse=True)
_NEVER_JOINED = frozenset(
    {"the", "of", "and", "that", "with", "for", "from", "to", "are", "was", "were", "been", "has", "had", "this"}
    | {"which", "than", "our", "their", "its"}
)
"""Words that are never part of another one, as "in", "on" and "out" are."""

_FORMED = re.compile(
    r"(?P<stem>[a-z]{4,}?)(?:iz(?:e[ds]?|ing|ations?|ers?|able|ability)|ness|like|wise|less|able|ability|(?<!s)s)$"
)
"""Words that English forms at will, from a word that has to be known itself."""


@cache
def is_known(word: str) -> bool:
    """Return whether a word in small letters is English, in either spelling.

    Raises:
        UsageError: if the extra is not installed.
    """
    if word in known_words() or word in british_forms():
        return True
    joined = next((word[len(p) :] for p in _PREFIXES if word.startswith(p)), "")
    spellings = {form for part in (word, *([joined] if len(joined) > 3 else ())) for form in (part, american(part))}
    if any(map(in_dictionary, spellings)):
        return True
    stems = (found["stem"] for form in spellings if (found := _FORMED.match(form)))
    return any(in_dictionary(stem) or in_dictionary(f"{stem}e") for stem in stems)


def in_dictionary(word: str) -> bool:
    """Return whether a word in small letters stands in the dictionary or in the list of words.

    Raises:
        UsageError: if the extra is not installed.
    """
    return word in _list() or _look_up()(word)


@cache
def joined(word: str) -> str | None:
    """Return the two words that stand in one without a blank ("ofthe"), or None."""
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        if (one in _NEVER_JOINED and is_known(two)) or (two in _NEVER_JOINED and is_known(one)):
            return f"{one} {two}"
    return None


def reads_as_pinyin(word: str) -> bool:
    """Return whether a word may be Chinese in pinyin: hutong, siheyuan."""
    return bool(divisions(word, 4))


@cache
def _list() -> frozenset[str]:
    try:
        from spellchecker import SpellChecker
    except ImportError:
        raise _lacking() from None
    return frozenset(SpellChecker().word_frequency.words())


@cache
def _look_up() -> Callable[[str], bool]:
    try:
        from spylls.hunspell import Dictionary
    except ImportError:
        raise _lacking() from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its files to the garbage collector
        look_up: Callable[[str], bool] = Dictionary.from_files("en_US").lookup
    return look_up


def _lacking() -> UsageError:
    return UsageError(
        "STY001 looks words up in a dictionary that is not installed: pip install 'xlcheck[spell]', or --ignore STY001"
    )
