"""The clauses of some sentences as sentences of their own, for the aligner to look at a passage again.

A boundary of the alignment may fall inside of a sentence: where a list tells what the other side tells in one sentence,
where the cells of a row are a sentence, where a translator let a clause cross. See `xlcheck.align.clauses`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from xlcheck.align.band import Floats, Ints
from xlcheck.align.path import Path
from xlcheck.align.speech import boundaries
from xlcheck.align.symbols import chinese_symbols, english_symbols
from xlcheck.align.texts import LENGTH_POWER, Text, Tokens, clause_begins, ends_of, marks_of
from xlcheck.encode.base import TokenEncoder

_CUTS = (
    re.compile(r"(?<=[，,；;：:、。！？!?])(?![\d”’」』）》)])"),
    re.compile(r"(?<=[,;:.!?—])\s+|(?<=—)"),
)
"""Where a clause ends, Chinese and English: behind a mark that does not stand inside of a number."""
_SYMBOLS = (chinese_symbols, english_symbols)


class Units(NamedTuple):
    """Clauses as a text, and for each of them the number of its sentence."""

    text: Text
    owners: tuple[int, ...]


class Owned(NamedTuple):
    """A step of clauses: the sentences to which they belong, and its probability."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]
    score: float


class Divider:
    """Divides sentences of one side (0 source, 1 target) into clauses; what was counted in the text stays as it is."""

    def __init__(self, text: Text, side: int, words: TokenEncoder) -> None:
        self._text, self._side, self._words = text, side, words
        ids = text.tokens.ids
        self._known = np.full(
            int(ids.max(initial=-1)) + 1, np.nan, np.float32
        )  # by token: in each place it tells as much
        self._known[ids] = text.tokens.weights

    def units(self, numbers: Sequence[int]) -> Units:
        """Return the clauses of some sentences."""
        text = self._text
        parts = [clauses(text.raw[number], self._side) for number in numbers]
        owners = tuple(chain.from_iterable([number] * len(part) for number, part in zip(numbers, parts, strict=True)))
        raw = tuple(chain.from_iterable(parts))
        places = np.array(owners, np.int64)
        first = np.diff(places, prepend=-1) != 0
        last = np.diff(places, append=-1) != 0
        sums, tokens = self._tokens(raw)
        within = self._within(numbers, parts)
        known = _SYMBOLS[self._side]
        return Units(
            Text(
                raw,
                sums,
                np.array([sum(not c.isspace() for c in part) for part in raw], np.float32),
                tuple(known(part) & text.symbols[owner] for part, owner in zip(raw, owners, strict=True)),
                text.repeats[places],
                text.blocks[places],
                np.zeros(len(raw), np.int64),
                np.zeros(len(raw), np.int64),
                marks_of(raw),
                np.zeros(len(raw), np.int64),
                text.opens[places] * first,
                text.closes[places] * last,
                within[0],
                within[1],
                text.reports[places] * first,
                np.zeros(len(raw), np.int64),
                tokens,
            ),
            owners,
        )

    def _within(self, numbers: Sequence[int], parts: Sequence[Sequence[str]]) -> tuple[Ints, Ints]:
        """Return which clauses begin inside of a quotation, and behind which one goes on."""
        found = [
            boundaries(part, bool(self._text.begun[number]), bool(self._text.unclosed[number]))
            for number, part in zip(numbers, parts, strict=True)
        ]
        return np.concatenate([each[:-1] for each in found]), np.concatenate([each[1:] for each in found])

    def _tokens(self, texts: Sequence[str]) -> tuple[Floats, Tokens]:
        ids, bounds = self._words.tokens(texts)
        rows = self._words.token_rows(ids)
        weights = self._weight(ids, rows)
        sums = np.zeros((len(texts), rows.shape[1]), np.float32)
        mass = np.zeros(len(texts), np.float32)
        for k, (first, last) in enumerate(pairwise(bounds.tolist())):
            sums[k], mass[k] = rows[first:last].sum(axis=0), weights[first:last].sum()
        return sums, Tokens(ids, bounds, weights, clause_begins(ids, bounds, ends_of(self._words)), mass)

    def _weight(self, ids: Ints, rows: Floats) -> Floats:
        """Return how much tokens tell: as much as in the whole text, and the most where a cut has made them new."""
        out = np.full(len(ids), np.nan, np.float32)
        old = ids < len(self._known)
        out[old] = self._known[ids[old]]
        new = np.linalg.norm(rows, axis=1) ** LENGTH_POWER * np.log(len(self._text) + 1)
        return np.asarray(np.where(np.isnan(out), new, out), np.float32)


def owned(path: Path, ours: Units, theirs: Units) -> list[Owned]:
    """Return the steps of an alignment of clauses by the sentences that they belong to."""
    return [
        Owned(tuple(dict.fromkeys(ours.owners[i - a : i])), tuple(dict.fromkeys(theirs.owners[j - b : j])), score)
        for i, j, a, b, score in path
    ]


def clauses(text: str, side: int) -> list[str]:
    """Return the clauses of a sentence; the text itself where it has none."""
    return [part for part in _CUTS[side].split(text) if part.strip()] or [text]
