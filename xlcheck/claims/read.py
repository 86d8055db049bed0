"""The claims of a text: each place where a form of a concept stands, the longest form where several do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from xlcheck.claims.concepts import Concept, concepts, groups

Key = tuple[str, str]
"""Group and name of a concept."""

_KEPT = 4096
"""Texts whose claims are kept: two checks ask for those of a pair, one after the other for all pairs of a file."""

_WORD = re.compile(r"[^\W_]+")


_PREFIXES = frozenset(("anti", "counter", "de", "dis", "ex", "in", "mis", "pseudo", "quasi", "semi", "un"))


_FREE = re.compile(r"-(?:free|less)\b")


class Claim(NamedTuple):
    """A place that claims one of some concepts. Those of ``sure`` it says; what may be another thing answers only."""

    concepts: frozenset[Key]
    start: int
    end: int
    sure: frozenset[Key]


class _Form(NamedTuple):
    words: tuple[str, ...]
    written: str  # as it must be written where that matters, else empty
    concepts: frozenset[Key]
    sure: frozenset[Key]


def inflected(word: str, verb: bool) -> Iterator[str]:
    """Yield an English word in small letters with the regular forms of a noun, and of a verb if it may be one."""
    yield word
    to_ies = word.endswith("y") and word[-2:-1] not in tuple("aeiou")
    ending = "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
    yield word[:-1] + "ies" if to_ies else word + ending
    if verb:
        stem = word[:-1] if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) else word
        yield word[:-1] + "ied" if to_ies else stem + "ed"
        yield stem + "ing"


class Reader:
    """Finds the forms of concepts in a text: one look-up for each word or character, however many forms there are."""

    def __init__(self, rows: Iterable[Concept]) -> None:
        """Take the concepts."""
        chinese: dict[str, set[Key]] = {}
        english: dict[tuple[tuple[str, ...], str], tuple[set[Key], set[Key]]] = {}
        for concept in rows:
            for text in concept.zh:
                chinese.setdefault(text, set()).add(concept.key)
            for sure, forms in ((True, concept.en), (False, concept.en_also)):
                for text in forms:
                    for words, written in _spellings(text, groups()[concept.group].polar):
                        english.setdefault((words, written), (set(), set()))[not sure].add(concept.key)
        self._chinese: dict[str, list[tuple[str, frozenset[Key]]]] = {}
        for text in sorted(chinese, key=len, reverse=True):
            self._chinese.setdefault(text[0], []).append((text, frozenset(chinese[text])))
        self._english: dict[str, list[_Form]] = {}
        for (words, written), (certain, maybe) in sorted(english.items(), key=lambda item: -len(item[0][0])):
            form = _Form(words, written, frozenset(certain | maybe), frozenset(certain))
            self._english.setdefault(words[0], []).append(form)

    def chinese(self, text: str) -> Iterator[Claim]:
        """Yield the claims of a Chinese text in simplified characters, from left to right."""
        forms, place, end = self._chinese, 0, len(text)
        while place < end:
            for form, found in forms.get(text[place], ()):
                if text.startswith(form, place):
                    yield Claim(found, place, place + len(form), found)
                    place += len(form)
                    break
            else:
                place += 1

    def english(self, text: str) -> Iterator[Claim]:
        """Yield the claims of an English text, from left to right."""
        words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
        lower = [word[0].lower() for word in words]
        place = 0
        while place < len(words):
            forms = [form for form in self._english.get(lower[place], ()) if _stands(form, place, words, lower)]
            if not forms:
                place += 1
                continue
            # The longest say it together: "Chinese" is a people with its capital, and a word of the home country.
            longest = [form for form in forms if len(form.words) == len(forms[0].words)]
            last = place + len(forms[0].words)
            said = frozenset().union(*(form.concepts for form in longest))
            sure = frozenset().union(*(form.sure for form in longest))
            if (place and _negates(lower[place - 1], text[words[place][1] - 1], said)) or _FREE.match(
                text, words[last - 1][2]
            ):
                sure = frozenset()  # non-citizens, de-activate, error-free
            yield Claim(said, words[place][1], words[last - 1][2], sure)
            place = last


def _spellings(form: str, verb: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words of an English form in small letters, and how they must be written where a capital is needed."""
    words = tuple(_WORD.findall(form))
    if form != form.lower():
        plural = (*words[:-1], words[-1] + "s")
        for spelt in (words, plural) if words[-1][-1].islower() and words[-1][-1] != "s" else (words,):
            yield tuple(word.lower() for word in spelt), " ".join(spelt)
        return
    for last in inflected(words[-1], verb):
        yield (*words[:-1], last), ""


def _stands(form: _Form, place: int, words: list[tuple[str, int, int]], lower: list[str]) -> bool:
    if tuple(lower[place : place + len(form.words)]) != form.words:
        return False
    written = form.written.split()
    return all(_as_written(own, there[0]) for own, there in zip(written, words[place:], strict=False))


def _negates(before: str, between: str, said: frozenset[Key]) -> bool:
    """Return whether the word before a claim is a prefix that denies it; "non" turns opposites round by itself."""
    if before == "non":
        return not any(groups()[group].polar for group, _ in said)
    return between == "-" and before in _PREFIXES


def _as_written(own: str, there: str) -> bool:
    """Return whether a word has the capitals that it must have; all capitals stand for any."""
    return own == there or (there.isupper() and (not own.isupper() or own == there)) or own.islower()


@cache
def _reader() -> Reader:
    return Reader(concepts())


@lru_cache(maxsize=_KEPT)
def read_chinese(text: str) -> tuple[Claim, ...]:
    """Return the claims of a Chinese text in simplified characters, from left to right."""
    return tuple(_reader().chinese(text))


@lru_cache(maxsize=_KEPT)
def read_english(text: str) -> tuple[Claim, ...]:
    """Return the claims of an English text, from left to right."""
    return tuple(_reader().english(text))
