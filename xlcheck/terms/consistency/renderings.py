"""One Chinese term with several English renderings, in a document or in several.

Two renderings are one where only what may vary differs: letter case, plural, hyphens, articles and prepositions, the
order of the words, an abbreviation and its long form, and a shorter form after the longer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from xlcheck.language.folding import fold
from xlcheck.terms.match.abbreviations import Abbreviations, expand
from xlcheck.terms.match.bead import Range, ReadBead, outermost
from xlcheck.terms.match.chinese import Finder, Occurrence
from xlcheck.terms.match.english import FUNCTION_WORDS, Form, Rendering, is_capitals, read_words, word_key
from xlcheck.terms.match.judge import Judge
from xlcheck.terms.match.likeness import COMPACT, content_key, expand_form, unlisted

SHORT: Mapping[str, str] = {
    "国有企业": "国企",
    "國有企業": "國企",
    "中央企业": "央企",
    "民营企业": "民企",
    "国有资产": "国资",
    "国有资本": "国资",
    "高等院校": "高校",
    "中小企业": "中小企",
    "知识产权": "知产",
}
"""Chinese words that stand in their short form within the same term: 国企改革 for 国有企业改革."""

BARE = 6
"""Characters from which a term without its last, generic word is still the same term."""

_GENERIC = re.compile("(?:行动|工程|计划|战略|规划|倡议)$")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_INTRODUCES = re.compile(r"(?<!\s)\s*+[(（][^()（）]*[)）]?$")

Key = tuple[str, ...]


class Subject(NamedTuple):
    """The term that several renderings are of: the rendering of its entry, and whether the entry is binding."""

    zh: str
    rendering: str
    binding: bool


class Use(NamedTuple):
    """One place of a term and of its rendering.

    ``document`` numbers the documents of a comparison. ``listed`` is false where the glossary does not have the
    rendering; ``entry`` is the number of the accepted rendering that it is a form of, 0 the preferred one, -1 none.
    """

    document: int
    bead: int
    source: tuple[Range, ...]
    target: Range
    text: str
    key: Key
    good: bool
    listed: bool
    entry: int = -1

    @property
    def words(self) -> str:
        """The rendering without article, and without the abbreviation that it introduces."""
        return _ARTICLE.sub("", _INTRODUCES.sub("", self.text))


@dataclass(frozen=True, slots=True)
class Group:
    """The uses of renderings that count as one, in the order of the document."""

    uses: tuple[Use, ...]

    @property
    def good(self) -> bool:
        """Whether the glossary accepts all of the renderings."""
        return all(use.good for use in self.uses)

    @property
    def listed(self) -> bool:
        """Whether the glossary knows one of the renderings, accepted or forbidden."""
        return any(use.listed for use in self.uses)


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A term with several renderings; ``groups`` are these, the one to go by first, then by frequency.

    The one to go by is the glossary's ``preferred`` one, or where that is nowhere, the most frequent one.
    """

    subject: Subject
    groups: tuple[Group, ...]
    preferred: bool

    @property
    def uses(self) -> tuple[Use, ...]:
        """All places, in the order of the documents."""
        return tuple(sorted(use for group in self.groups for use in group.uses))

    @property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """The renderings as they stand and how often, group by group.

        Case, articles and plural make no difference; an abbreviation counts for the form that it stands for.
        """
        found = []
        for group in self.groups:
            texts = Counter(_fold(use.words) for use in group.uses)
            shown = {_fold(use.words): use.words for use in reversed(group.uses)}
            for short in [text for text in texts if " " not in text]:
                if long := next((t for t in texts if t != short and abbreviates(shown[short], shown[t])), ""):
                    texts[long] += texts.pop(short)
            found += [(shown[text], count) for text, count in texts.most_common()]
        return tuple(found)


def used(judge: Judge, *, characters: int = 3) -> Iterator[tuple[Subject, tuple[Use, ...]]]:
    """Yield the terms of a document with the places of their renderings, in the order in which they first occur.

    Terms shorter than ``characters`` are everyday words, which have many renderings; people are names; a homograph is
    several things.
    """
    terms = {zh: judge.glossary.concepts[zh] for bead in judge.beads for zh in bead.occurrences}
    terms = {zh: c for zh, c in terms.items() if len(zh) >= characters and c.good and not (c.person or c.homograph)}
    beads = _with_short_forms(judge, terms)
    places: dict[str, list[int]] = {}
    for number, bead in enumerate(beads):
        for zh in bead.occurrences if bead.words.keys else ():
            places.setdefault(zh, []).append(number)
    for zh, concept in terms.items():
        uses = [use for number in places.get(zh, ()) for use in _uses(judge, zh, number, beads[number])]
        known = _known(judge.good(zh), judge.abbreviations)
        # "SCS" for Supply Chain Security is no rendering of supply chain.
        uses = [use for use in uses if not use.listed or use.key in known or not is_capitals(use.text)]
        if uses := _in_number(uses):
            subject = Subject(zh, concept.good[0], concept.binding)
            yield subject, tuple(use._replace(entry=known.get(use.key, -1)) for use in uses)


def inconsistency(subject: Subject, uses: Sequence[Use]) -> Inconsistency | None:
    """Return what is inconsistent in the uses of a term, in the order of their documents; None if nothing is."""
    groups = [(subject.binding and any(u.entry == 0 for u in group.uses), group) for group in _groups(uses)]
    if len(groups) < 2:
        return None
    groups.sort(key=lambda item: (not item[0], -len(item[1].uses)))
    return Inconsistency(subject, tuple(group for _, group in groups), groups[0][0])


def _with_short_forms(judge: Judge, terms: Iterable[str]) -> list[ReadBead]:
    """Return the beads of a document with the short forms of its terms found as well, as the terms themselves.

    A short form has 国企 for 国有企业, or leaves out the word that says what sort of thing is named (行动, 计划), or
    whom it is about.
    """
    short: dict[str, str] = {}
    for zh in terms:
        forms = {form for long, brief in SHORT.items() for form in (zh.replace(long, brief), zh) if len(form) > 2}
        forms |= {bare for form in forms if len(bare := _bare(form)) >= BARE}
        forms |= {rest for form in forms if len(rest := form.removeprefix(_owner(zh))) >= BARE}
        if forms := {form for form in forms - {zh} if form not in judge.glossary.concepts}:
            short |= {form: zh for form in sorted(forms) if form not in short} | {zh: zh}
    finder = Finder(short)
    return [_with(judge, bead, found, short) if (found := finder.find(bead.zh)) else bead for bead in judge.beads]


def _bare(zh: str) -> str:
    """Return a term without the word at its end that says what sort of thing is named."""
    return zh[: len(_GENERIC.sub("", fold(zh)))]


def _owner(zh: str) -> str:
    """Return the word with which a term begins that says whom it is about, empty if none does."""
    return next((long for long in SHORT if zh.startswith(long)), "")


def _with(judge: Judge, bead: ReadBead, found: Sequence[Occurrence], short: Mapping[str, str]) -> ReadBead:
    occurrences: dict[str, list[Occurrence]] = {}
    for zh, places in bead.occurrences.items():
        if left := [o for o in places if not any(f.start < o.end and o.start < f.end for f in found)]:
            occurrences[zh] = left
    for one in found:
        occurrences.setdefault(short[one.zh], []).append(one)
    if bead.en and not bead.words.keys:
        words = read_words(bead.en)
        bead = replace(bead, words=words, expanded=expand(words, judge.abbreviations))
    hits = {zh: bead.hits.get(zh) or bead.find(judge.good(zh)) for zh in occurrences}
    return replace(bead, occurrences=occurrences, hits=hits)


def _uses(judge: Judge, zh: str, number: int, bead: ReadBead) -> Iterator[Use]:
    """Yield the places of a term's renderings in one bead, listed or not."""
    source = tuple(Range(o.start, o.end) for o in bead.occurrences[zh])
    good = outermost(bead.free(zh))
    bad = tuple(p for p in judge.forbidden(bead, zh) if not any(p.inside(g) for g in good))
    for place, accepted in sorted([(p, True) for p in good] + [(p, False) for p in bad]):
        yield Use(0, number, source, place, bead.en[slice(*place)], _key_of(bead, place), accepted, True)
    if not (good or bad or bead.hits[zh] or judge.glossary.concepts[zh].loose):
        forms = _expanded(judge, zh)
        owner = _owner(zh)
        if owner and not any(bead.zh.startswith((owner, SHORT[owner]), place.start) for place in source):
            about = {word for form in _expanded(judge, owner) for word in form} - FUNCTION_WORDS
            forms = [tuple(word for word in form if word not in about) for form in forms]
        if like := unlisted(bead, zh, forms):
            key = like.key or _key_of(bead, like.place)
            yield Use(0, number, source, like.place, bead.en[slice(*like.place)], key, like.key is not None, False)


def _expanded(judge: Judge, zh: str) -> list[tuple[str, ...]]:
    """Return the words of a term's renderings with abbreviations written out; none of what the glossary has not."""
    if zh not in judge.glossary.concepts:
        return []
    return [expand_form(form, judge.abbreviations) for rendering in judge.good(zh) for form in rendering.forms]


def _key_of(bead: ReadBead, place: Range) -> Key:
    words = bead.expanded
    return content_key(words.keys[bisect_left(words.starts, place.start) : bisect_left(words.starts, place.end)])


def _in_number(uses: Sequence[Use]) -> list[Use]:
    """Return the uses without what is more than a bead's Chinese asks for: that renders something else.

    Of more different renderings than the term has occurrences, the ones that are frequent elsewhere stay.
    """
    frequent = Counter(use.key for use in uses)
    by_bead: dict[int, list[Use]] = {}
    for use in uses:
        by_bead.setdefault(use.bead, []).append(use)
    kept = []
    for there in by_bead.values():
        keys = sorted({use.key for use in there}, key=lambda k: (-frequent[k], k))[: len(there[0].source)]
        kept += [use for use in there if use.key in keys]
    return kept


def _groups(uses: Sequence[Use]) -> tuple[Group, ...]:
    """Return the uses by rendering, in the order of the documents."""
    joined: dict[Key, Key] = {use.key: use.key for use in uses}

    def root(key: Key) -> Key:
        while joined[key] != key:
            key = joined[key]
        return key

    for one, other in _same(uses):
        joined[root(other)] = root(one)
    grouped: dict[Key, list[Use]] = {}
    for use in uses:
        grouped.setdefault(root(use.key), []).append(use)
    return tuple(Group(tuple(g)) for g in grouped.values())


def _known(renderings: Sequence[Rendering], abbreviations: Abbreviations) -> Mapping[Key, int]:
    """Return the number of the listed rendering that each of its forms belongs to: an abbreviation, its long form."""
    known: dict[Key, int] = {}
    for number, rendering in enumerate(renderings):
        forms = [*rendering.forms, *(Form(expand_form(form, abbreviations)) for form in rendering.forms)]
        keys = [key for form in forms if (key := content_key(form.keys))]
        same = min((known[key] for key in keys if key in known), default=number)
        for key in keys:
            known.setdefault(key, same)
    return known


def _same(uses: Sequence[Use]) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of renderings that count as one: forms of one entry, initials, a shorter form of a longer one.

    The same words may have several keys in several documents: not each of them introduces an abbreviation.
    """
    firsts = {use.key: use for use in reversed(uses)}
    longest: dict[Key, str] = {}
    alike: dict[int | str, dict[Key, None]] = {}
    for use in uses:
        longest[use.key] = max(longest.get(use.key, ""), use.words, key=len)
        if not is_capitals(use.words):  # which may stand for several long forms
            alike.setdefault(_fold(use.words), {})[use.key] = None
        if use.entry >= 0:
            alike.setdefault(use.entry, {})[use.key] = None
    for keys in alike.values():
        yield from pairwise(keys)
    for one, use in firsts.items():
        for other, shorter in firsts.items():
            if one == other:
                continue
            if abbreviates(shorter.words, longest[one]) or (set(other) < set(one) and _may_shorten(use, shorter)):
                yield one, other


def _may_shorten(longer: Use, shorter: Use) -> bool:
    """Return whether one rendering is the other cut short on purpose.

    The glossary accepts both, or the shorter one comes later, or in another document: these have no order.

    From the middle of a rendering of few words nothing is cut: future industries are not future-oriented industries.
    """
    if shorter.listed and not shorter.good:
        return False
    if len(longer.key) <= COMPACT and " ".join(_keys(shorter.words)) not in " ".join(_keys(longer.words)):
        return False
    ordered = longer.document == shorter.document
    return (longer.good and shorter.good) or not ordered or longer.bead <= shorter.bead


def _keys(text: str) -> tuple[str, ...]:
    return tuple(key for key in read_words(text).keys if key not in FUNCTION_WORDS)


def abbreviates(short: str, long: str) -> bool:
    """Return whether one text is the other with some words in a row put into one of their initials.

    "Open API" for "Open Application Programming Interface", "C-RAF" for "Cyber Resilience Assessment Framework".
    """
    brief, full = short.split(), long.replace("-", " ").split()
    while brief and full and word_key(brief[0]) == word_key(full[0]):
        brief, full = brief[1:], full[1:]
    while brief and full and word_key(brief[-1]) == word_key(full[-1]):
        brief, full = brief[:-1], full[:-1]
    if len(brief) != 1 or not is_capitals(brief[0]):
        return False
    initials = [word[0].casefold() for word in _WORD.findall(" ".join(full))]
    content = [word[0].casefold() for word in _WORD.findall(" ".join(full)) if word.casefold() not in FUNCTION_WORDS]
    return word_key(brief[0]) in ("".join(initials), "".join(content))


def _fold(text: str) -> str:
    """Return a rendering as a form that is counted: without case, plural and article, but with its hyphens."""
    return _ARTICLE.sub("", " ".join(_WORD.sub(lambda word: word_key(word[0]), text).split()))
