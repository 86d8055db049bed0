"""One side of a pair as the aligner sees it: vectors, tokens, lengths, symbols and structure of each sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from xlcheck.align.band import Floats, Ints
from xlcheck.align.speech import INSIDE, QUOTES, boundaries, goes_on, reports
from xlcheck.align.symbols import chinese_symbols, english_symbols, telling
from xlcheck.encode.base import TokenEncoder
from xlcheck.encode.beside import Beside
from xlcheck.model import Kind, Segment

_SPACE = re.compile(r"\s+")
# Page numbers and the like change from one repetition of a line to the next.
_VARIES = re.compile(r"[\W\d_]+")

KINDS: tuple[Kind, ...] = ("text", "heading", "item", "cell", "speaker")
MARKS = ("", ".。．", "?？", "!！", ":：", ";；")
"""Classes of marks that end a sentence; the first is any other end."""
# Training makes the rows of telling tokens long; this power of their length, times how rare a token is in its own text,
# says best how much its translation should count.
LENGTH_POWER = 1.5
# Paragraphs have at least so many sentences on average where they are paragraphs, and not single lines.
_SENTENCES = 1.2
_CLOSING = "\"'”’」』）)]】》〉 　"
# A clause ends at one of these, and has at least so many tokens.
_CLAUSE_ENDS = ",，;；:：。.!！?？—"
_CLAUSE = 4
# What stands behind so many clauses or tokens of one sentence is not looked at: no sentence of a text has as many.
_MOST_CLAUSES = 64
_MOST_TOKENS = 2000
# Quotation marks tell something where more than this share of the sentences begin or end with one.
_QUOTED = 0.02


@dataclass(frozen=True)
class Tokens:
    """The tokens of one text: ``ids`` of all sentences in a row, ``bounds`` (n + 1,) where each sentence begins."""

    ids: Ints
    bounds: Ints
    weights: Floats  # one for each token: how much it tells
    clauses: Ints  # one for each token: 1 where a clause begins
    mass: Floats  # (n,): how much the tokens of each sentence tell together

    def part(self, first: int, last: int) -> Tokens:
        """Return the tokens of the sentences ``first`` up to but not including ``last``."""
        bounds = self.bounds[first : last + 1]
        here = slice(int(bounds[0]), int(bounds[-1]))
        return Tokens(self.ids[here], bounds - bounds[0], self.weights[here], self.clauses[here], self.mass[first:last])

    def take(self, numbers: Sequence[int], weights: Floats | None = None) -> Tokens:
        """Return the tokens of some sentences, in the order that is given; ``weights`` may take the place of theirs."""
        places = np.asarray(numbers, np.int64)
        sizes = np.diff(self.bounds)[places]
        bounds = np.concatenate([[0], np.cumsum(sizes)])
        here = np.arange(bounds[-1]) + np.repeat(self.bounds[places] - bounds[:-1], sizes)
        weights = self.weights if weights is None else weights
        return Tokens(self.ids[here], bounds, weights[here], self.clauses[here], self.mass[places])


@dataclass(frozen=True)
class Text:
    """What is known of each sentence of one side; all arrays have one entry for each sentence."""

    raw: tuple[str, ...]
    sums: Floats  # (n, d): the vector of a merged span points the way of the sum of its sentences' rows
    lengths: Floats  # characters without white space
    symbols: tuple[frozenset[str], ...]
    repeats: Floats  # logarithm of how often its words stand on its side, at most 3
    blocks: Ints  # the kind of block: index into KINDS
    kinds: Ints  # the same where both sides have such blocks, else 0
    breaks: Ints  # 1 where a paragraph begins
    marks: Ints  # how the sentence ends: index into MARKS
    continues: Ints  # 1 where it begins in the middle of a sentence (only where the text has capitals at all)
    opens: Ints  # 1 where it begins with a quotation mark
    closes: Ints  # 1 where it ends with one
    begun: Ints  # 1 where it begins inside of a quotation
    unclosed: Ints  # 1 where a quotation goes on behind it
    reports: Ints  # how many of its clauses report a quotation
    reported: Ints  # 1 where the next sentence begins with the clause that reports the quotation at its end
    tokens: Tokens
    seams: Ints | None = None  # 1 where what stood before the sentence was taken out

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, first: int, last: int) -> Text:
        """Return the sentences ``first`` up to but not including ``last``; what was counted stays as it is."""
        here = slice(first, last)
        return self._at(
            lambda values: values[here],
            self.tokens.part(first, last),
            None if self.seams is None else self.seams[here],
        )

    def take(self, numbers: Sequence[int]) -> Text:
        """Return some sentences, in the order that is given; what was counted stays as it is."""
        places = np.asarray(numbers, np.int64)
        seams = np.diff(places, prepend=places[:1] - 1) != 1
        if self.seams is not None:
            seams |= self.seams[places] != 0
        return self._at(
            lambda values: tuple(values[i] for i in numbers) if isinstance(values, tuple) else values[places],
            self.tokens.take(numbers),
            seams.astype(np.int64),
        )

    def _at(self, chosen: Callable[[Any], Any], tokens: Tokens, seams: Ints | None) -> Text:
        """Return the text of which every field by sentence is what ``chosen`` makes of it."""
        each = {f.name: chosen(getattr(self, f.name)) for f in fields(self) if f.name not in ("tokens", "seams")}
        return Text(**each, tokens=tokens, seams=seams)


def _lengths(texts: Sequence[str]) -> Floats:
    return np.array([len(_SPACE.sub("", text)) for text in texts], np.float32)


def _repeats(texts: Sequence[str]) -> Floats:
    words = [_VARIES.sub("", text.lower()) for text in texts]
    counts = Counter(words)
    return np.array([min(np.log(counts[word]), 3.0) for word in words], np.float32)


def marks_of(texts: Sequence[str]) -> Ints:
    """Return the class of the mark with which each text ends: index into MARKS."""
    ends = [text.rstrip().rstrip(_CLOSING)[-1:] for text in texts]
    return np.array([next((k for k, marks in enumerate(MARKS) if end and end in marks), 0) for end in ends], np.int64)


def _continues(texts: Sequence[str]) -> Ints:
    first = [next((c for c in text if c.isalnum()), " ") for text in texts]
    low, high = sum(c.islower() for c in first), sum(c.isupper() for c in first)
    return np.array([int(c.islower() and low < high) for c in first], np.int64)


def _quoted(texts: Sequence[str]) -> tuple[Ints, Ints]:
    """Return which sentences begin and which end with a quotation mark."""
    plain = [text.strip() for text in texts]
    return (
        np.array([int(text[:1] in QUOTES) if text else 0 for text in plain], np.int64),
        np.array([int(text[-1:] in QUOTES) if text else 0 for text in plain], np.int64),
    )


def _reports(texts: Sequence[str], within: Ints, language: Literal["zh", "en"]) -> tuple[Ints, Ints]:
    """Return how many clauses of each sentence report a quotation, and after which such a clause follows."""
    follows = [language == "zh" and goes_on(after, before) for before, after in pairwise(texts)]
    quoting = [
        reports(text, state == INSIDE, language) if state == INSIDE or not QUOTES.isdisjoint(text) else 0
        for text, state in zip(texts, within.tolist(), strict=False)
    ]
    reported = np.array([*follows, False][: len(texts)], np.int64)
    return np.array(quoting, np.int64) + np.roll(reported, 1)[: len(texts)], reported


def _breaks(segments: Sequence[Segment]) -> Ints:
    paragraphs = [segment.paragraph for segment in segments]
    return np.array([1, *(int(x != y) for x, y in pairwise(paragraphs))], np.int64)


def _rarity(place: Ints, bounds: Ints, kinds: int) -> Floats:
    """Return for each kind of token the logarithm of how few of the sentences have it."""
    n = len(bounds) - 1
    sentences = np.repeat(np.arange(n), np.diff(bounds))
    held = np.unique(place.astype(np.int64) * n + sentences) // max(n, 1)
    return np.log((n + 1) / np.maximum(np.bincount(held, minlength=kinds), 1)).astype(np.float32)


def ends_of(encoder: TokenEncoder) -> frozenset[int]:
    """Return the tokens that are marks at which a clause ends."""
    ids, bounds = encoder.tokens(list(_CLAUSE_ENDS))
    return frozenset(int(ids[first]) for first, last in pairwise(bounds) if last == first + 1)


def clause_begins(ids: Ints, bounds: Ints, ends: frozenset[int]) -> Ints:
    """Return 1 for each token that begins a clause; what is left at the end of a sentence belongs to the last one."""
    begins = np.zeros(len(ids), np.int64)
    marks = np.isin(ids, list(ends))
    for first, last in pairwise(bounds.tolist()):
        if first == last:
            continue
        begins[first] = 1
        begin = first
        count = 1
        for place in (np.flatnonzero(marks[first:last]) + first + 1).tolist():
            if place - begin > _CLAUSE and last - place >= _CLAUSE:
                begins[place] = 1
                begin = place
                count += 1
                if count == _MOST_CLAUSES:
                    break
    return begins


def _first_tokens(ids: Ints, bounds: Ints) -> tuple[Ints, Ints]:
    """Return the tokens of each sentence without those beyond the limit."""
    sizes = np.diff(bounds)
    if not len(sizes) or sizes.max() <= _MOST_TOKENS:
        return ids, bounds
    within = np.arange(len(ids)) - np.repeat(bounds[:-1], sizes) < _MOST_TOKENS
    return ids[within], np.concatenate([[0], np.cumsum(np.minimum(sizes, _MOST_TOKENS))])


def _vectors(texts: Sequence[str], encoder: TokenEncoder | Beside) -> tuple[Floats, Tokens]:
    if isinstance(encoder, Beside):
        sums, tokens = _vectors(texts, encoder.words)
        return encoder.beside(sums, texts), tokens
    ids, bounds = _first_tokens(*encoder.tokens(texts))
    kinds, place = np.unique(ids, return_inverse=True)
    rows = encoder.token_rows(kinds)
    weights = (np.linalg.norm(rows, axis=1) ** LENGTH_POWER * _rarity(place, bounds, len(kinds)))[place]
    mass = np.diff(np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])[bounds]).astype(np.float32)
    sums = np.zeros((len(texts), encoder.dim), np.float32)
    for i in range(len(texts)):
        if bounds[i] < bounds[i + 1]:
            sums[i] = rows[place[bounds[i] : bounds[i + 1]]].sum(axis=0)
    clauses = clause_begins(ids, bounds, ends_of(encoder))
    return sums, Tokens(ids, bounds, weights.astype(np.float32), clauses, mass)


def _text(
    segments: Sequence[Segment],
    symbols: Callable[[str], frozenset[str]],
    encoder: TokenEncoder | Beside,
    language: Literal["zh", "en"],
) -> Text:
    texts = [segment.text for segment in segments]
    lengths = _lengths(texts)
    sums, tokens = _vectors(texts, encoder)
    kinds = np.array([KINDS.index(segment.kind) for segment in segments], np.int64)
    within = boundaries(texts)
    return Text(
        tuple(texts),
        sums,
        lengths,
        tuple(symbols(text) for text in texts),
        _repeats(texts),
        kinds,
        kinds,
        _breaks(segments),
        marks_of(texts),
        _continues(texts),
        *_quoted(texts),
        within[:-1],
        within[1:],
        *_reports(texts, within, language),
        tokens,
    )


def _structured(source: Text, target: Text) -> tuple[Text, Text]:
    """Return both sides without the structure that cannot tell anything about the other side.

    Paragraphs of one sentence, or one paragraph for all, show nothing; neither does a kind of block that only one side
    has: then the two texts were written in different ways.
    """
    common = np.intersect1d(source.kinds, target.kinds)
    telling = all(len(text) >= _SENTENCES * text.breaks.sum() and text.breaks.sum() > 1 for text in (source, target))
    quoted = all((text.opens | text.closes).sum() > _QUOTED * len(text) for text in (source, target))
    spoken = all((text.begun == INSIDE).any() for text in (source, target))
    ours, theirs = (
        replace(
            text,
            kinds=np.where(np.isin(text.kinds, common), text.kinds, 0),
            breaks=text.breaks if telling else np.zeros_like(text.breaks),
            opens=text.opens if quoted else np.zeros_like(text.opens),
            closes=text.closes if quoted else np.zeros_like(text.closes),
            begun=text.begun if spoken else np.zeros_like(text.begun),
            unclosed=text.unclosed if spoken else np.zeros_like(text.unclosed),
            reported=text.reported if quoted else np.zeros_like(text.reported),
        )
        for text in (source, target)
    )
    return ours, theirs


def read_texts(
    source: Sequence[Segment], target: Sequence[Segment], encoder: TokenEncoder | Beside
) -> tuple[Text, Text]:
    """Return what is known of both sides, without what can tell nothing about the other side."""
    left = _text(source, chinese_symbols, encoder, "zh")
    # All words of an English sentence are symbols: only those are kept that the Chinese text has.
    ours = frozenset[str]().union(*left.symbols)
    right = _text(target, lambda text: telling(english_symbols(text), ours), encoder, "en")
    theirs = frozenset[str]().union(*right.symbols)
    return _structured(replace(left, symbols=tuple(telling(found, theirs) for found in left.symbols)), right)
