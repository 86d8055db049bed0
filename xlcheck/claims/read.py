"""The claims of a text: each place where a form of a concept stands, the longest form where several do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from xlcheck.claims.concepts import Concept, concepts, groups
from xlcheck.language.function_words import function_words

Key = tuple[str, str]
"""Group and name of a concept."""

_KEPT = 8192
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
    written: str  # as it must be written where that matters, else empty
    concepts: frozenset[Key]
    sure: frozenset[Key]


class _Forms(NamedTuple):
    """The forms of the same words in small letters, and what they say together where none must have capitals."""

    words: tuple[str, ...]
    forms: tuple[_Form, ...]
    concepts: frozenset[Key]
    sure: frozenset[Key]
    capitals: bool


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
        self._heads = re.compile(f"[{re.escape(''.join(self._chinese))}]" if self._chinese else "(?!)")
        alike: dict[tuple[str, ...], list[_Form]] = {}
        for (words, written), (certain, maybe) in english.items():
            alike.setdefault(words, []).append(_Form(written, frozenset(certain | maybe), frozenset(certain)))
        self._english: dict[str, dict[str, list[_Forms]]] = {}
        """By the first word, and by the second one, which is empty where there is none."""
        for words, alternatives in sorted(alike.items(), key=lambda item: -len(item[0])):
            capitals = any(form.written for form in alternatives)
            group = _Forms(words, tuple(alternatives), *_together(alternatives), capitals)
            second = words[1] if len(words) > 1 else ""
            self._english.setdefault(words[0], {}).setdefault(second, []).append(group)

    def chinese(self, text: str) -> Iterator[Claim]:
        """Yield the claims of a Chinese text in simplified characters, from left to right."""
        end = 0
        for head in self._heads.finditer(text):
            place = head.start()
            if place < end:
                continue
            for form, found in self._chinese[head[0]]:
                if text.startswith(form, place):
                    end = place + len(form)
                    yield Claim(found, place, end, found)
                    break

    def english(self, text: str) -> Iterator[Claim]:
        """Yield the claims of an English text, from left to right."""
        words = _WORD.findall(text)
        lower = [word.lower() for word in words]
        places: list[tuple[int, int]] = []
        known, end = self._english, 0
        for place, word in enumerate(lower):
            if word not in known or place < end:
                continue
            following = known[word]
            longer = following.get(lower[place + 1], ()) if place + 1 < len(lower) else ()
            for forms in (*longer, *following.get("", ())):
                last = place + len(forms.words)
                if last > place + 1 and tuple(lower[place:last]) != forms.words:
                    continue
                said, sure = forms.concepts, forms.sure
                if forms.capitals:
                    # They say it together: "Chinese" is a people with its capital, and a word of the home country.
                    said, sure = _together(form for form in forms.forms if _stands(form.written, words[place:last]))
                    if not said:
                        continue
                places = places or [match.span() for match in _WORD.finditer(text)]
                if place and sure and _negates(lower[place - 1], text[places[place][0] - 1], said):
                    sure = frozenset()  # non-citizens, de-activate
                if _FREE.match(text, places[last - 1][1]):
                    sure = frozenset()  # error-free
                yield Claim(said, places[place][0], places[last - 1][1], sure)
                end = last
                break


def _together(forms: Iterable[_Form]) -> tuple[frozenset[Key], frozenset[Key]]:
    found = list(forms)
    if len(found) == 1:
        return found[0].concepts, found[0].sure
    none: frozenset[Key] = frozenset()
    return none.union(*(form.concepts for form in found)), none.union(*(form.sure for form in found))


def _spellings(form: str, verb: bool) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the words of an English form in small letters, and how they must be written where a capital is needed."""
    words = tuple(_WORD.findall(form))
    if form != form.lower():
        plural = (*words[:-1], words[-1] + "s")
        for spelt in (words, plural) if words[-1][-1].islower() and words[-1][-1] != "s" else (words,):
            yield tuple(word.lower() for word in spelt), " ".join(spelt)
        return
    for last in inflected(words[-1], verb) if words[-1] not in function_words("grammar") else words[-1:]:  # noted
        yield (*words[:-1], last), ""


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


@lru_cache(maxsize=_KEPT)
def read_chinese(text: str) -> tuple[Claim, ...]:
    """Return the claims of a Chinese text in simplified characters, from left to right."""
    return tuple(_reader().chinese(text))


@lru_cache(maxsize=_KEPT)
def read_english(text: str) -> tuple[Claim, ...]:
    """Return the claims of an English text, from left to right."""
    return tuple(_reader().english(text))
