"""The English side: a text as keys of words, and where a rendering stands in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from xlcheck.language.function_words import articles, function_words
from xlcheck.terms.match.common import abbreviated, written_out
from xlcheck.terms.match.spelling import PREFIXES, key, stem

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'\u2018\u2019\u02bc\u2032"
_HYPHENS = "-\u2010\u2011\u2012\uff0d"
_WORD = re.compile(
    rf"(?:[^\W_]\.){{2,}}|[A-Z]&[A-Z]\b|[A-Z]{{3,}}(?=\d)|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+|[{_INVISIBLE}]+[^\W_]*)*|[%+$€£]"
)
_FOLD = {ord(c): None for c in _INVISIBLE + "." + _HYPHENS} | {ord(c): "'" for c in _APOSTROPHES}
_POSSESSIVE = re.compile(r"'[sS]?$")

ARTICLES = frozenset({*articles(), *map(str.capitalize, articles())} - {"A"})
"""Words that come and go within a rendering. A capital A stays: it may be a name (A shares)."""

Sequences = tuple[tuple[str, ...], dict[str, list[int]]]


class Hit(NamedTuple):
    """A range of words, the end one past the last."""

    first: int
    last: int


class Words:
    """A text as words without articles, in parallel sequences.

    ``keys`` are for comparing, ``surfaces`` are the words as they stand, ``starts`` and ``ends`` their code points.
    """

    def __init__(
        self, keys: Sequence[str], surfaces: Sequence[str], starts: Sequence[int], ends: Sequence[int]
    ) -> None:
        self.keys, self.surfaces, self.starts, self.ends = tuple(keys), tuple(surfaces), tuple(starts), tuple(ends)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The keys without the endings of verbs."""
        return tuple(map(stem, self.keys))

    @cached_property
    def by_key(self) -> Sequences:
        """The keys, and where each stands."""
        return self.keys, _places(self.keys)

    @cached_property
    def by_stem(self) -> Sequences:
        """The stems, and where each stands."""
        return self.stems, _places(self.stems)

    @cached_property
    def by_surface(self) -> Sequences:
        """The words in their letter case, and where each stands."""
        words = tuple(map(plain, self.surfaces))
        return words, _places(words)


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        found.setdefault(word, []).append(place)
    return found


@lru_cache(maxsize=4096)
def read_words(text: str) -> Words:
    """Return the words of a text; hyphens count as blanks but for the one after a bound prefix."""
    keys: list[str] = []
    surfaces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if ends and ends[-1] == start - 1 and text[start - 1] in _HYPHENS and surfaces[-1].lower() in PREFIXES:
            word = surfaces.pop() + text[start - 1] + word
            start = starts.pop()
            keys.pop()
            ends.pop()
        if word not in ARTICLES:
            keys.append(word_key(word))
            surfaces.append(word)
            starts.append(start)
            ends.append(match.end())
    return Words(keys, surfaces, starts, ends)


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """Return the key of a word as it stands: width, case, possessive, number and British spelling are gone."""
    folded = plain(word)
    if folded[-1:] == "s" and folded[:-1].isupper():
        folded = folded[:-1]
    return key(folded.lower())


def plain(word: str) -> str:
    """Return a word without what is not of it: dots of an abbreviation, a possessive, invisible marks, hyphens."""
    return _POSSESSIVE.sub("", unicodedata.normalize("NFKC", word).translate(_FOLD))


FUNCTION_WORDS = frozenset(form for word in function_words("term") for form in (word, word_key(word), stem(word)))
"""Words that say nothing about which term is meant, as they stand and as keys: that of "this" is "thi"."""

_ABBREVIATION = re.compile(r"(?<!\s)\s*+[(（]([A-Z][A-Za-z&-]{0,9}[A-Z])s?[)）]")
_HYPHEN = re.compile(rf"(?<=[a-z])[{_HYPHENS}](?=[a-z])")


def long_form(text: str) -> str:
    """Return a rendering without an abbreviation in brackets."""
    return _ABBREVIATION.sub(" ", text)


class Form(NamedTuple):
    """One sequence of words that is looked for; ``capitals`` where the text must have it in capitals."""

    keys: tuple[str, ...]
    capitals: bool = False

    def find(self, words: Words, sequences: Sequences) -> list[Hit]:
        """Return where the form stands in one of the sequences of a text."""
        sequence, places = sequences
        size = len(self.keys)
        return [
            Hit(place, place + size)
            for place in places.get(self.keys[0], ())
            if sequence[place : place + size] == self.keys and (not self.capitals or is_capitals(words.surfaces[place]))
        ]


class Rendering:
    """One rendering, ready to be found: ``Long Form (ABC)`` stands for itself, for ``Long Form`` and for ``ABC``.

    An abbreviation that every reader knows stands for its long form too.

    A hyphen of the rendering is a blank in the text, or nothing (start-up, startup).
    ``exact`` compares the words as they stand, ``verbal`` their stems. A rendering of one word in capitals must stand
    in capitals: MOST is a ministry, most is not.
    """

    def __init__(self, text: str, *, exact: bool = False, verbal: bool = False) -> None:
        self.text = text
        self.exact = exact
        self.verbal = verbal and not exact
        long = long_form(text)
        texts = (text, long, _HYPHEN.sub("", long), *_ABBREVIATION.findall(text), written_out(long), abbreviated(long))
        self.forms = tuple(form for form in dict.fromkeys(map(self._form, dict.fromkeys(texts))) if form.keys)

    def _form(self, text: str) -> Form:
        words = read_words(text)
        if self.exact:
            return Form(tuple(map(plain, words.surfaces)))
        capitals = len(words.keys) == 1 and is_capitals(words.surfaces[0])
        return Form(words.stems if self.verbal else words.keys, capitals)

    def find(self, words: Words) -> list[Hit]:
        """Return where the rendering stands, in any of its forms."""
        sequences = words.by_stem if self.verbal else words.by_surface if self.exact else words.by_key
        return [hit for form in self.forms for hit in form.find(words, sequences)]


@lru_cache(maxsize=8192)
def renderings(texts: tuple[str, ...], verbal: bool = False) -> tuple[Rendering, ...]:
    """Return renderings ready to be found; the parts of a large file ask for the same ones."""
    return tuple(Rendering(text, verbal=verbal) for text in texts)


_PLAIN_START = re.compile(r"([a-z]+)(?: ([a-z]+))?(?= |$)")


def head_keys(text: str) -> tuple[str, str]:
    """Return the keys of the first two words of a rendering, as far as each of its forms begins with them.

    The second is empty where there is none, or where it depends on the form.
    """
    if "(" not in text and "-" not in text and (match := _PLAIN_START.match(text)):
        first, second = match.groups()
        if first not in ARTICLES and first not in PREFIXES and second not in ARTICLES and second not in PREFIXES:
            return key(first), key(second) if second else ""
    keys = read_words(long_form(text)).keys
    return next(iter(keys), ""), keys[1] if len(keys) > 1 and not _HYPHEN.search(text) else ""


def is_capitals(word: str) -> bool:
    """Return whether a word is an abbreviation in capitals: it may have a small letter within (HiBOR, SOEs)."""
    letters = plain(word).removesuffix("s")
    return len(letters) > 1 and letters[:1].isupper() and any(c.isupper() for c in letters[1:])
