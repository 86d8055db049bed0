"""The claims of a text: each place where a form of a concept stands, the longest form where several do."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from xlcheck.claims.concepts import Concept, concepts, groups
from xlcheck.language.function_words import function_words

Key = tuple[str, str]
"""Group and name of a concept."""

_KEPT = 8192
"""Texts whose claims are kept: two checks ask for those of a pair, one after the other for all pairs of a file."""

_WORDS = 65536
"""Words of which is kept what they say."""

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
    """A form of a concept by its words in small letters; ``written`` as it must be where that matters, else empty."""

    key: Key
    sure: bool
    written: str
    inflects: bool
    verb: bool


class _Said(NamedTuple):
    """What some words say; where one of the forms must have capitals, ``forms`` are asked by each text."""

    concepts: frozenset[Key]
    sure: frozenset[Key]
    forms: tuple[_Form, ...]


class _Word(NamedTuple):
    """A word with which forms begin: the lengths of the longer ones without their last word, and what it says alone.

    ``longer`` are the words of the longer ones, all those in the middle and some one at the end, and what they say for
    sure.
    """

    lengths: tuple[int, ...]
    alone: _Said | None
    longer: tuple[tuple[frozenset[str], frozenset[str], frozenset[Key]], ...]


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


def _bases(word: str) -> Iterator[str]:
    """Yield what an English word in small letters may be a regular form of, itself first."""
    yield word
    for ending, stems in _ENDINGS:
        if word.endswith(ending):
            for stem in stems:
                yield word[: -len(ending)] + stem


_ENDINGS = (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")))


class Reader:
    """Finds the forms of concepts in a text: one look-up for each word or character, however many forms there are.

    English forms are kept as they are written; what a word is a form of is found out when it first stands in a text.
    """

    def __init__(self, rows: Iterable[Concept]) -> None:
        """Take the concepts."""
        chinese: dict[str, set[Key]] = {}
        self._forms: dict[str, list[_Form]] = {}
        """By the single word."""
        self._longer: dict[str, dict[tuple[str, ...], dict[str, list[_Form]]]] = {}
        """By the first word, all words but the last one, and the last one."""
        for concept in rows:
            key = concept.key
            for text in concept.zh:
                chinese.setdefault(text, set()).add(key)
            verb = groups()[concept.group].polar
            for sure, forms in ((True, concept.en), (False, concept.en_also)):
                for text in forms:
                    for words, form in _spellings(text, key, sure, verb):
                        if len(words) == 1:
                            self._forms.setdefault(words[0], []).append(form)
                        else:
                            lasts = self._longer.setdefault(words[0], {}).setdefault(words[:-1], {})
                            lasts.setdefault(words[-1], []).append(form)
        self._chinese: dict[str, list[tuple[str, frozenset[Key]]]] = {}
        """By the first two characters; a form of one character stands by that."""
        for text in sorted(chinese, key=len, reverse=True):
            self._chinese.setdefault(text[:2], []).append((text, frozenset(chinese[text])))
        self._known: dict[str, _Word | None] = {}

    def chinese(self, text: str) -> Iterator[Claim]:
        """Yield the claims of a Chinese text in simplified characters, from left to right."""
        end, known = 0, self._chinese
        for place in [i for i in range(len(text)) if text[i : i + 2] in known or text[i] in known]:
            if place < end:
                continue
            for form, found in (*known.get(text[place : place + 2], ()), *known.get(text[place], ())):
                if text.startswith(form, place):
                    end = place + len(form)
                    yield Claim(found, place, end, found)
                    break

    def english(self, text: str) -> Iterator[Claim]:
        """Yield the claims of an English text, from left to right."""
        words = _WORD.findall(text)
        lower = [word.lower() for word in words]
        places: list[tuple[int, int]] = []
        end = 0
        known = self._known
        for place, word in enumerate(lower):
            if place < end or not (here := known[word] if word in known else self._learn(word)):
                continue
            for last, said in self._at(lower, place, word) if here.lengths else ((place + 1, here.alone),):
                assert said is not None
                concepts, sure = said.concepts, said.sure
                if said.forms:
                    # They say it together: "Chinese" is a people with its capital, and a word of the home country.
                    stand = [form for form in said.forms if _stands(form.written, words[place:last])]
                    if not stand:
                        continue
                    concepts, sure = _together(stand)
                places = places or [match.span() for match in _WORD.finditer(text)]
                if place and sure and _negates(lower[place - 1], text[places[place][0] - 1], concepts):
                    sure = frozenset()  # non-citizens, de-activate
                if sure and _FREE.match(text, places[last - 1][1]):
                    sure = frozenset()  # error-free
                yield Claim(concepts, places[place][0], places[last - 1][1], sure)
                end = last
                break

    def may_say(self, text: str, names: Container[str]) -> frozenset[Key]:
        """Return the concepts of groups that an English text may say for sure, and perhaps others of the groups."""
        known = self._known
        words = set(_WORD.findall(text.lower()))
        found: set[Key] = set()
        for word in words:
            if here := known[word] if word in known else self._learn(word):
                if here.alone:
                    found |= here.alone.sure
                for middle, last, keys in here.longer:
                    if middle <= words and not last.isdisjoint(words):
                        found |= keys
        return frozenset(key for key in found if key[0] in names)

    def _learn(self, word: str) -> _Word | None:
        """Return what is known of a word, None where no form begins with it; it is kept."""
        if len(self._known) > _WORDS:
            self._known.clear()
        longer = self._longer.get(word, {})
        alone = _said(self._forms, word)
        lengths = tuple(sorted({len(before) for before in longer}, reverse=True))
        rests = tuple(
            (frozenset(before[1:]), frozenset(inflected(last, True)), frozenset(form.key for form in sure))
            for before, lasts in longer.items()
            for last, forms in lasts.items()
            if (sure := [form for form in forms if form.sure])
        )
        self._known[word] = _Word(lengths, alone, rests) if lengths or alone else None
        return self._known[word]

    def _at(self, lower: Sequence[str], place: int, word: str) -> Iterator[tuple[int, _Said]]:
        """Yield what the words from a place on say, the longest form first, each with the place behind it."""
        here = self._known[word]
        assert here is not None
        for length in here.lengths:
            last = place + length
            lasts = self._longer[word].get(tuple(lower[place:last])) if last < len(lower) else None
            if lasts and (said := _said(lasts, lower[last])):
                yield last + 1, said
        if here.alone:
            yield place + 1, here.alone


def _said(forms: Mapping[str, Sequence[_Form]], word: str) -> _Said | None:
    """Return what the forms say of which a word is one, or None."""
    found = [
        form
        for base in _bases(word)
        for form in forms.get(base, ())
        if base == word or (form.inflects and word in inflected(base, form.verb))
    ]
    return _Said(*_together(found), tuple(found) if any(form.written for form in found) else ()) if found else None


def _together(forms: Sequence[_Form]) -> tuple[frozenset[Key], frozenset[Key]]:
    return frozenset(form.key for form in forms), frozenset(form.key for form in forms if form.sure)


def _spellings(text: str, key: Key, sure: bool, verb: bool) -> Iterator[tuple[tuple[str, ...], _Form]]:
    """Yield the words of an English form in small letters, and how they must be written where a capital is needed."""
    words = tuple(_WORD.findall(text))
    if text != text.lower():
        plural = (*words[:-1], words[-1] + "s")
        for spelt in (words, plural) if words[-1][-1].islower() and words[-1][-1] != "s" else (words,):
            yield tuple(word.lower() for word in spelt), _Form(key, sure, " ".join(spelt), False, verb)
        return
    yield words, _Form(key, sure, "", words[-1] not in function_words("grammar"), verb)  # "noted" is none of "not"


def _stands(written: str, words: list[str]) -> bool:
    return all(_as_written(own, there) for own, there in zip(written.split(), words, strict=False))


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


def may_say(text: str, names: Container[str]) -> frozenset[Key]:
    """Return the concepts of groups that an English text may say for sure, without reading it."""
    return _reader().may_say(text, names)


@lru_cache(maxsize=_KEPT)
def read_chinese(text: str) -> tuple[Claim, ...]:
    """Return the claims of a Chinese text in simplified characters, from left to right."""
    return tuple(_reader().chinese(text))


@lru_cache(maxsize=_KEPT)
def read_english(text: str) -> tuple[Claim, ...]:
    """Return the claims of an English text, from left to right."""
    return tuple(_reader().english(text))
