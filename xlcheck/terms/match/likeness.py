"""A rendering that no glossary lists, found by its likeness to a listed one: most of its words, close together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xlcheck.terms.match.abbreviations import Abbreviations
from xlcheck.terms.match.bead import Range, ReadBead
from xlcheck.terms.match.english import FUNCTION_WORDS, Form
from xlcheck.terms.match.spelling import stem, trace

SHARE = 0.5
"""Above this share of the content words of a listed rendering, and from two of them on, another may be like it."""

NEARLY = 0.66
"""From this share on, the head may be missing."""

WINDOW = 4
"""So many words more than the listed rendering may lie within one that is like it."""

COMPACT = 3
"""Up to so many content words stand together; between more of them there may be others."""

_PUNCTUATION = re.compile(r"[,;:.!?()]\s|[()（）]")
_FILLERS = FUNCTION_WORDS | {"regarding", "concerning", "about", "toward", "through", "within", "across", "both", "all"}
"""Words that come and go between those of a rendering."""
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "to"})


class Like(NamedTuple):
    """Where it stands; ``key`` are the words of the listed rendering if it has no other content words, else None."""

    place: Range
    key: tuple[str, ...] | None


class _Match(NamedTuple):
    share: float
    size: int
    first: int
    last: int
    head: bool
    ends_in_head: bool
    form: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The content words of the rendering."""
        return content_key(self.form)


def content_key(words: Iterable[str]) -> tuple[str, ...]:
    """Return the content words of a rendering, sorted, as what it is compared by."""
    return tuple(sorted({stem(word) for word in words} - FUNCTION_WORDS))


def expand_form(form: Form, known: Abbreviations) -> tuple[str, ...]:
    """Return the words of a rendering with the abbreviations of the document written out; none of an abbreviation."""
    if form.capitals:
        return ()
    return tuple(word for key in form.keys for word in known.get(key, (key,)))


def unlisted(bead: ReadBead, zh: str, forms: Sequence[tuple[str, ...]]) -> Like | None:
    """Return the place that is most like one of the renderings of a term, or None.

    The head of a rendering, its last word or the one before its first preposition, must be there, or another word in
    its place, or nearly all others. Words that render other terms do not count, but for parts of this one.
    """
    words = bead.expanded
    claims = [place for other, places in bead.hits.items() if other not in zh for place in places]
    traces = []
    for i, key in enumerate(words.keys):
        start, end = words.starts[i], words.ends[i]
        traces.append("" if any(a <= start and end <= b for a, b in claims) else trace(key))
    best: _Match | None = None
    for form in dict.fromkeys(forms):
        match = _match(bead, traces, form)
        if match and (best is None or match[:2] > best[:2]):
            best = match
    if best is None:
        return None
    place = Range(words.starts[best.first], words.ends[best.last])
    if best.share == 1:
        return Like(place, best.key)
    last: int | None = best.last
    if not best.head:
        last = _replaced_head(bead, best.last) if best.ends_in_head else None
        if last is None and best.share >= NEARLY:
            last = best.last
    if last is None or _PUNCTUATION.search(bead.en, *place):
        return None
    other = [key for key in words.keys[best.first : last + 1] if trace(key) not in map(trace, best.form)]
    if any(key[:1].isdigit() for key in other):
        return None  # a wrong number, not another name
    return Like(Range(place.start, words.ends[last]), None if set(other) - _FILLERS else best.key)


def _match(bead: ReadBead, traces: Sequence[str], form: tuple[str, ...]) -> _Match | None:
    """Return the fullest and then shortest window over the words of one rendering; few words stand side by side."""
    content = [trace(key) for key in form if key not in FUNCTION_WORDS]
    if len(content) < 2:
        return None
    cut = next((i for i, key in enumerate(form) if i and key in _PREPOSITIONS), len(form))
    head, size = trace(form[cut - 1]), len(content) + WINDOW
    best: _Match | None = None
    for first in (i for i, one in enumerate(traces) if one in content):
        left, last = list(content), first
        for number in range(first, min(first + size, len(traces))):
            if traces[number] in left:
                left.remove(traces[number])
                last = number
        found = len(content) - len(left)
        if len(content) <= COMPACT and _interrupted(bead, traces, content, first, last):
            continue
        match = _Match(found / len(content), first - last, first, last, head not in left, cut == len(form), form)
        if found > 1 and match.share > SHARE and (best is None or match[:2] > best[:2]):
            best = match
    return best


def _interrupted(bead: ReadBead, traces: Sequence[str], content: Sequence[str], first: int, last: int) -> bool:
    """Return whether other content words, or punctuation, stand between those of a rendering."""
    words = bead.expanded
    if any(traces[i] not in content and words.keys[i] not in _FILLERS for i in range(first, last)):
        return True
    return bool(_PUNCTUATION.search(bead.en, words.starts[first], words.ends[last]))


def _replaced_head(bead: ReadBead, last: int) -> int | None:
    """Return the word right behind a rendering without its head: equipment [upgrades] for equipment renewal."""
    words, following = bead.expanded, last + 1
    if following == len(words.keys) or words.keys[following] in FUNCTION_WORDS:
        return None
    between = bead.en[words.ends[last] : words.starts[following]]
    place = Range(words.starts[following], words.ends[following])
    return following if between in (" ", "-") and bead.unclaimed(place) else None
