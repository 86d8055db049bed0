"""Entries with patterns: what must stand in the English where a pattern stands in the Chinese, and what must not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from xlcheck.terms.glossary.values import ANY, Entry
from xlcheck.terms.match.bead import Range, find, outermost
from xlcheck.terms.match.chinese import Finder
from xlcheck.terms.match.english import Rendering, Words, read_words
from xlcheck.terms.patterns.automaton import Match
from xlcheck.terms.patterns.written import ordinary, written

_SHOWN = re.compile(r"\\([1-9])")


class Breach(NamedTuple):
    """A place where a sentence pair is not as an entry with patterns has it.

    ``wanted`` is the rendering that is missing, or the one that is forbidden, with the groups of the Chinese filled in;
    ``instead`` is what should stand where a forbidden one does.
    """

    entry: Entry
    kind: Literal["missing", "forbidden"]
    source: Range | None
    target: Range | None
    wanted: str
    instead: str = ""


class Rule:
    """An entry with patterns, ready to be looked for."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self._source = written(entry.zh)
        self._finder = None if self._source or entry.zh == ANY else Finder([entry.zh])
        self._good = tuple(t for t in (entry.en, *entry.variants) if t) if entry.patterned else ()
        self._forbidden = tuple(t for t in entry.forbidden if entry.patterned or written(t))

    @cached_property
    def _approved(self) -> tuple[Rendering, ...]:
        """The ordinary renderings of the entry: what is forbidden counts outside of them."""
        return tuple(Rendering(text) for text in ordinary((self.entry.en, *self.entry.variants)) if text)

    def breaches(self, zh: str, en: str) -> Iterator[Breach]:
        """Yield where a sentence pair breaks the rule, from left to right in the Chinese."""
        if self.entry.near and not any(_holds(text, zh) for text in self.entry.near):
            return
        if self.entry.zh == ANY:
            if not any(_holds(text, zh) for text in self.entry.not_in):
                yield from self._wrong(None, (), en)
            return
        words: Words | None = None
        for match in self._matches(zh):
            source = Range(match.start, match.end)
            if self._is_elsewhere(zh, source):
                continue
            missing = ""
            if self._good:
                words = words or read_words(en)
                if not any(_stands(text, match.groups, en, words) for text in self._good):
                    missing = shown(self._good[0], match.groups)
            wrong = list(self._wrong(source, match.groups, en))
            if missing and not wrong:
                yield Breach(self.entry, "missing", source, None, missing)
            for breach in wrong:
                yield breach._replace(instead=missing)

    def _matches(self, zh: str) -> Iterable[Match]:
        if self._source:
            return self._source.compiled().find(zh)
        assert self._finder
        return [Match(one.start, one.end, ()) for one in self._finder.find(zh)]

    def _wrong(self, source: Range | None, groups: tuple[str, ...], en: str) -> Iterator[Breach]:
        for text in self._forbidden:
            places = _places(text, groups, en)
            if places and self._approved:
                good = find(self._approved, read_words(en))
                places = [place for place in places if not any(place.inside(one) for one in good)]
            for place in places:
                yield Breach(self.entry, "forbidden", source, place, shown(text, groups))

    def _is_elsewhere(self, zh: str, source: Range) -> bool:
        """Return whether a place is in one of the contexts in which the entry does not hold.

        A context that holds the Chinese of the entry counts at its own place, another one in the whole sentence.
        """
        for text in self.entry.not_in:
            for place in _places(text, (), zh):
                if (place.start < source.end and source.start < place.end) or not any(
                    place.start <= match.start and match.end <= place.end for match in self._matches(zh)
                ):
                    return True
        return False


def breaches(rules: Sequence[Rule], zh: str, en: str) -> Iterator[Breach]:
    """Yield where a sentence pair breaks some rules; of one place in the English the first rule alone."""
    seen: set[Range] = set()
    for rule in rules:
        for breach in rule.breaches(zh, en):
            if breach.target is None or breach.target not in seen:
                yield breach
            if breach.target is not None:
                seen.add(breach.target)


def _stands(text: str, groups: tuple[str, ...], en: str, words: Words) -> bool:
    pattern = written(text)
    return pattern.filled(groups).matches(en) if pattern else bool(find([Rendering(text)], words))


def _holds(text: str, zh: str) -> bool:
    pattern = written(text)
    return pattern.compiled().matches(zh) if pattern else text in zh


def _places(text: str, groups: tuple[str, ...], where: str) -> list[Range]:
    """Return where a pattern or a text stands."""
    if pattern := written(text):
        return [Range(match.start, match.end) for match in pattern.filled(groups).find(where)]
    if text.isascii():
        return list(outermost(find([Rendering(text)], read_words(where))))
    return [Range(match.start(), match.end()) for match in re.finditer(re.escape(text), where)]


def shown(text: str, groups: Sequence[str]) -> str:
    """Return a rendering as a message shows it: a pattern with the groups filled in, without boundaries of words."""
    if not written(text):
        return f"“{text}”"
    filled = _SHOWN.sub(lambda match: groups[int(match[1]) - 1] if int(match[1]) <= len(groups) else match[0], text)
    return filled.replace("\\b", "")
