"""The terms of a pair that no glossary has, and what they are called: found once for the checks of names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlcheck.checks.context import Context
from xlcheck.checks.terms.shared import judged
from xlcheck.checks.texts import in_code
from xlcheck.language.script import HAN
from xlcheck.model import Span
from xlcheck.terms.match.english import Words as EnglishWords
from xlcheck.terms.match.english import read_words
from xlcheck.terms.naming.names import Use
from xlcheck.terms.naming.renderings import Left, Link, Rendering, left_over, renderings, verbal
from xlcheck.terms.naming.sequences import Place, Run, Texts, Words, all_runs, no_terms, recurring, says_something

_DEFINED = re.compile(
    r"\s{0,3}[”」』》’]?\s{0,3}(?:[(（][^()（）]*[)）])?\s{0,3}(?:是指|系指|指的是|[,，]?指|即|[:：])"
)
_OPENING, _CLOSING = "“「『《‘", "”」』》’"
_MARKS = re.compile(rf"[^{HAN}A-Za-z]+")

Links = tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The beads of a pair: the Chinese with its words, the English words, and the links between both."""

    chinese: Texts
    english: Mapping[int, EnglishWords]
    links: Mapping[int, Links]


@dataclass(frozen=True, slots=True)
class Named:
    """One place of a term: its bead, its spans in the documents' texts, the words beside it, and its use."""

    bead: int
    source: Span
    target: Span
    beside: tuple[str, str]
    use: Use


def read(context: Context) -> Read:
    """Return the words of the trusted beads and their links; none where no encoder shows its words."""
    nothing = Read({}, {}, {})
    if context.encoder is None:
        return nothing
    from xlcheck.encode.base import places_words
    from xlcheck.encode.beside import words_of
    from xlcheck.encode.words import Text, word_links

    encoder = words_of(context.encoder)
    if not places_words(encoder):
        return nothing
    beads = list(context.trusted_beads)
    known = context.once(judged).beads
    english = {bead: known[bead].words if known else read_words(context.target(bead).text) for bead in beads}
    english = {bead: words if words.keys else read_words(context.target(bead).text) for bead, words in english.items()}
    texts = [Text(context.folded(bead), words.surfaces, words.keys) for bead, words in english.items()]
    linked = dict(zip(beads, word_links(encoder, texts), strict=True))
    chinese = {bead: (context.folded(bead), linked[bead].places) for bead in beads}
    return Read(chinese, english, {bead: linked[bead].links for bead in beads})


def every(context: Context, characters: int) -> Mapping[Words, list[Run]]:
    """Return all runs of Chinese words of a pair that could be terms, with their places."""
    return all_runs(context.once(read).chinese, characters)


def recurrent(context: Context, characters: int, least: int) -> Mapping[Words, list[Named]]:
    """Return the terms that stand in so many beads, with their renderings."""
    runs = context.once(every, characters)
    terms = recurring(runs, least, lambda run: run.place.bead, lambda run: (run.before, run.behind))
    return {term: context.once(named, characters, term) for term in nouns(context, terms)}


def nouns(context: Context, terms: Sequence[Words]) -> list[Words]:
    """Return the terms without those that begin with a verb, and so are an action on something, or a clause.

    The words of the Chinese are verbs for which the English of a pair has verbs.
    """
    firsts = {term[0] for term in terms if not term[-1].endswith(tuple(no_terms("noun")))}
    text = context.once(read)
    places: dict[str, list[tuple[str, EnglishWords, int]]] = {first: [] for first in firsts}
    for bead, (zh, words) in text.chinese.items():
        linked = {zh[start:end]: links for (start, end), links in zip(words, text.links[bead], strict=True) if links}
        for word in linked.keys() & firsts:
            places[word] += [(context.target(bead).text, text.english[bead], number) for number, _ in linked[word]]
    verbs = {word for word, some in places.items() if some and verbal(some)}
    return [term for term in terms if term[0] not in verbs or term[-1].endswith(tuple(no_terms("noun")))]


def named(context: Context, characters: int, term: Words) -> list[Named]:
    """Return the places of a term at which it has a rendering."""
    known = context.once(judged).beads
    text = context.once(read)
    by_bead: dict[int, list[Run]] = defaultdict(list)
    for run in context.once(every, characters)[term]:
        by_bead[run.place.bead].append(run)
    found = []
    for bead, runs in by_bead.items():
        first, end = runs[0].place[1:]
        links, words = text.links[bead][first:end], text.english[bead]
        left = _left(context, bead, range(first, end))
        shown = renderings(context.target(bead).text, words, term, links, len(runs), left)
        taken = [o for some in known[bead].occurrences.values() for o in some] if known else []
        for run, rendering in zip(runs, shown, strict=False):
            start, stop = _range(text, run.place)
            if any(o.start < stop and start < o.end for o in taken):
                continue
            if one := _named(context, run, (start, stop), rendering):
                found.append(one)
    return found


def _left(context: Context, bead: int, term: range) -> Left:
    """Return what is left of a bead when a term is taken out."""
    words, other = context.once(_unlinked, bead)
    return Left(words or (), words is not None and other <= {*term})


def _unlinked(context: Context, bead: int) -> tuple[tuple[int, ...] | None, frozenset[int]]:
    """Return the words of both sides of a bead that belong to none of the other side.

    Of the English these are content words that stand together and are few, None where there are others.
    """
    text = context.once(read)
    (zh, places), links = text.chinese[bead], text.links[bead]
    linked = frozenset(word for some in links for word, _ in some)
    left = left_over(context.target(bead).text, text.english[bead], linked)
    return left, frozenset(
        i for i, place in enumerate(places) if left is not None and not links[i] and says_something(zh, place)
    )


def _range(text: Read, place: Place) -> tuple[int, int]:
    places = text.chinese[place.bead][1]
    return places[place.first][0], places[place.end - 1][1]


def _named(context: Context, run: Run, source: tuple[int, int], rendering: Rendering) -> Named | None:
    """Return one place of a term, None where its rendering is no noun phrase, a part of a name, or code."""
    bead = run.place.bead
    side = context.target(bead)
    target = side.span(*rendering.place)
    if not rendering.nominal or rendering.longer or in_code(context.pair.target, target):
        return None
    text = side.text[slice(*rendering.place)]
    defining = _defining(context.folded(bead), *source)
    use = Use((0, bead, target.start), text, rendering.words, rendering.surfaces, side.text, defining)._replace(
        head=rendering.head
    )
    return Named(bead, context.source(bead).span(*source), target, (run.before, run.behind), use)


def _defining(text: str, start: int, end: int) -> bool:
    """Return whether a place fixes the name of a term: a heading or a string of its own, in quotes, or a definition."""
    if _MARKS.sub("", text) == text[start:end]:
        return True
    if start and text[start - 1] in _OPENING and text[end : end + 1] in tuple(_CLOSING):
        return True
    return not _MARKS.sub("", text[:start]) and bool(_DEFINED.match(text, end))


class Places:
    """The places of terms by their uses."""

    def __init__(self, known: Iterable[Named]) -> None:
        """Take the places."""
        self._by_bead: dict[int, list[Named]] = defaultdict(list)
        for one in known:
            self._by_bead[one.bead].append(one)

    def of(self, use: Use) -> Named:
        """Return the place of a use, or of the term that the use is a word of."""
        there = [one for one in self._by_bead[use.at[1]] if one.target.start <= use.at[2] < one.target.end]
        return min(there, key=lambda one: (one.use != use, one.target.end - one.target.start))
