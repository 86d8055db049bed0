"""Errors put into translations by a program, and changes that are none.

A pair is a list of tokens for each side. Each token knows its counterpart: the token of the other side that it is most
like, and is like most. An error takes a counterpart away (deletion, insertion, exchange, a denial more or less). It is
put where the result reads well, and every second pair is also changed on both sides alike: so neither an odd phrase nor
an unusual word tells that there is an error, only the other side does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from xlcheck.judge.stock import LINKED, Pairs, Stock, linked

OK, BAD, UNKNOWN = 0, 1, -1
"""Labels of tokens: with a counterpart, without one, not to be learned from."""

LONGEST = 110
"""Tokens of a side, what is longer is cut."""

KINDS = ("omission", "addition", "exchange", "denial")
"""Of errors: words left out, words put in, a word for another, a denial more or less."""

_SHARES = (0.29, 0.27, 0.20, 0.24)
_DOUBTFUL = 0.2  # cosine from which a token may have stood for one that is gone
_FEWEST = 2  # tokens of a side
_TRIES = 6
_SPANS = (1, 1, 1, 2, 2, 3, 4, 6, 8, 12)  # tokens
_JOINED = 0.12  # share of pairs that are two sentences


class Token:
    """A token; ``best`` is the one of the other side it is most like, ``mutual`` whether that is so of both."""

    __slots__ = ("best", "gone", "label", "mutual", "number", "strength")

    def __init__(self, number: int, label: int = OK) -> None:
        """Begin without a counterpart."""
        self.number = number
        self.label = label
        self.best: Token | None = None
        self.strength = 0.0
        self.mutual = False
        self.gone = False


class Example(NamedTuple):
    """Token ids and labels of both sides; ``wrong`` is whether an error was put in."""

    source: list[int]
    target: list[int]
    source_labels: list[int]
    target_labels: list[int]
    wrong: bool


Sides = tuple[list[Token], list[Token]]


class Corrupter:
    """Makes examples of pairs: half of them with errors, half without."""

    def __init__(self, stock: Stock, pairs: Pairs, seed: int) -> None:
        """Draw from ``pairs`` what is put into others."""
        self.stock = stock
        self.pairs = pairs
        self.random = Random(seed)
        makers = (self._delete, self._insert, self._exchange, self._deny)
        self._number = 0
        self._makers: dict[str, Callable[[Sides, int], bool]] = dict(zip(KINDS, makers, strict=True))

    def example(self, number: int) -> Example | None:
        """Return an example of a pair, None where it has too few words to be one."""
        sides = self._sides(number)
        if min(map(len, sides)) < _FEWEST:
            return None
        draw = self.random
        for _ in range(draw.choice((0, 0, 1, 1, 2))):
            draw.choice((self._delete_both, self._exchange_both, self._insert_both, self._reword))(sides)
        wrong = False
        if draw.random() < 0.5:
            for _ in range(draw.choice((1, 1, 1, 2, 2, 3))):
                wrong = self._err(sides, draw.choices(KINDS, _SHARES)[0]) or wrong
        return _example(sides, wrong)

    def wrong(self, number: int, kind: str) -> Example | None:
        """Return a pair with one error of a kind and no other change, None where there is no place for it."""
        sides = self._sides(number, alone=True)
        return _example(sides, True) if min(map(len, sides)) >= _FEWEST and self._err(sides, kind) else None

    def _sides(self, number: int, alone: bool = False) -> Sides:
        self._number = number
        source, target = self.pairs.side(number, 0), self.pairs.side(number, 1)
        if not alone and self.random.random() < _JOINED and number + 1 < len(self.pairs):
            source, target = source + self.pairs.side(number + 1, 0), target + self.pairs.side(number + 1, 1)
        source, target = source[: LONGEST - 8], target[: LONGEST - 8]
        sides = ([Token(i) for i in source], [Token(i) for i in target])
        if source and target:
            likeness, ours, theirs = linked(self.stock.rows, source, target)
            for one, token in enumerate(sides[0]):
                token.best, token.strength = sides[1][ours[one]], float(likeness[one, ours[one]])
                token.mutual = theirs[ours[one]] == one and token.strength > LINKED
            for two, token in enumerate(sides[1]):
                token.best, token.strength = sides[0][theirs[two]], float(likeness[theirs[two], two])
                token.mutual = ours[theirs[two]] == two and token.strength > LINKED
        return sides

    # Errors: each changes one side, and returns whether it could.

    def _err(self, sides: Sides, kind: str) -> bool:
        make = self._makers[kind]
        return any(make(sides, int(self.random.random() < 0.5)) for _ in range(3))

    def _delete(self, sides: Sides, side: int) -> bool:
        span = self._span(sides[side])
        return span is not None and self._remove(sides, side, *span)

    def _remove(self, sides: Sides, side: int, start: int, end: int) -> bool:
        """Take tokens out; what stood for them on the other side has no counterpart any more."""
        tokens, others = sides[side], sides[1 - side]
        if end - start >= len(tokens) - 1 or not any(t.mutual and self._content(t) for t in tokens[start:end]):
            return False
        for token in tokens[start:end]:
            token.gone = True
        self._bereave(others)
        del tokens[start:end]
        return True

    def _insert(self, sides: Sides, side: int) -> bool:
        tokens = sides[side]
        way = self.random.random()
        if way < 0.4:
            return self._insert_item(tokens, side)
        if way < 0.7:
            return self._insert_word(tokens, side)
        added = self._words_from_elsewhere(side)
        if not any(number in self.stock.content for number in added):
            return False
        for _ in range(_TRIES):
            at = self.random.randrange(len(tokens) + 1)
            if self._fits(tokens, at, added):
                break
        tokens[at:at] = [Token(number, BAD) for number in added]
        return True

    def _insert_item(self, tokens: list[Token], side: int) -> bool:
        """Add a word that belongs to one that is there, behind "and" or a comma."""
        at = self._any_content(tokens)
        related = self.stock.related[side].get(tokens[at].number) if at is not None else None
        if at is None or related is None or not len(related) or not self.stock.enumerators[side]:
            return False
        mark = self.random.choice(self.stock.enumerators[side])
        item = [int(self.random.choice(related))]
        if self.random.random() < 0.4:
            item = [*item, *self._words_from_elsewhere(side)[:3]]
        tokens[at + 1 : at + 1] = [Token(mark, UNKNOWN), *(Token(number, BAD) for number in item)]
        return True

    def _words_from_elsewhere(self, side: int) -> list[int]:
        """Return some words in a row of another pair, every second time of one that is near in its text."""
        number = self.random.randrange(len(self.pairs))
        if self.random.random() < 0.5:
            number = (self._number + self.random.choice((-3, -2, -1, 1, 2, 3))) % len(self.pairs)
        other = self.pairs.side(number, side)
        size = min(self.random.choice(_SPANS), len(other))
        start = self.random.randrange(max(1, len(other) - size + 1))
        return other[start : start + size]

    def _insert_word(self, tokens: list[Token], side: int) -> bool:
        """Add a word where the texts have it between such words."""
        for _ in range(3 * _TRIES):
            word = int(self.random.choice(self.stock.common[side]))
            at = self.random.randrange(1, len(tokens))
            if self._reads(tokens, at, at, word):
                tokens.insert(at, Token(word, BAD))
                return True
        return False

    def _exchange(self, sides: Sides, side: int) -> bool:
        tokens = sides[side]
        excluded = [i for i, token in enumerate(tokens) if token.number in self.stock.exchanges[side]]
        if excluded and self.random.random() < 0.45:
            at = self.random.choice(excluded)
            self._replace(sides, side, at, int(self.random.choice(self.stock.exchanges[side][tokens[at].number])))
            return True
        at_content = self._any_content(tokens)
        if at_content is None:
            return False
        related = self.stock.related[side].get(tokens[at_content].number)
        choices = related if related is not None and len(related) and self.random.random() < 0.75 else None
        word = -1
        for _ in range(_TRIES):
            word = int(self.random.choice(self.stock.common[side] if choices is None else choices))
            if self._reads(tokens, at_content, at_content + 1, word):
                break
        if self._means_the_same(tokens[at_content], word):
            return False
        self._replace(sides, side, at_content, word)
        return True

    def _replace(self, sides: Sides, side: int, at: int, word: int) -> None:
        old = sides[side][at]
        old.gone = True
        self._bereave(sides[1 - side])
        sides[side][at] = Token(word, BAD)

    def _deny(self, sides: Sides, side: int) -> bool:
        """Take a denial away, or add one where the texts have one."""
        tokens, denials = sides[side], self.stock.denials[side]
        there = [i for i, token in enumerate(tokens) if token.number in denials]
        if there and self.random.random() < 0.6:
            at = self.random.choice(there)
            return self._remove_denial(sides, side, at)
        for _ in range(3 * _TRIES):
            at = self.random.randrange(1, len(tokens))
            word = self.random.choice(tuple(denials))
            if tokens[at].number not in denials and self._reads(tokens, at, at, word):
                tokens.insert(at, Token(word, BAD))
                return True
        return False

    def _remove_denial(self, sides: Sides, side: int, at: int) -> bool:
        tokens, others = sides[side], sides[1 - side]
        answers = [token for token in others if token.number in self.stock.denials[1 - side]]
        if len(tokens) <= _FEWEST or (not answers and not tokens[at].mutual):
            return False  # it may be said by a word that is no denial; then nothing tells what was taken away
        tokens[at].gone = True
        self._bereave(others)
        if not any(token.label == BAD for token in answers):
            for token in answers:
                token.label = BAD if len(answers) == 1 else UNKNOWN
        del tokens[at]
        return True

    # Changes of both sides alike, and of none that matters: they leave the labels as they are.

    def _delete_both(self, sides: Sides) -> None:
        span = self._span(sides[0])
        if span is None:
            return
        start, end = span
        inside = {id(token) for token in sides[0][start:end]}
        places = [i for i, token in enumerate(sides[1]) if token.mutual and id(token.best) in inside]
        if not places:
            return
        first, last = places[0], places[-1] + 1
        whole = all(id(t.best) in inside for t in sides[1][first:last] if t.mutual)
        lone = any(t.mutual and not any(t.best is other for other in sides[1][first:last]) for t in sides[0][start:end])
        if whole and not lone and last - first < len(sides[1]) - 1 and end - start < len(sides[0]) - 1:
            del sides[0][start:end], sides[1][first:last]

    def _exchange_both(self, sides: Sides) -> None:
        places = [i for i, token in enumerate(sides[0]) if token.mutual and self._content(token)]
        if not places:
            return
        at = self.random.choice(places)
        pair = self._related_pair(sides[0][at].number)
        there = next((i for i, token in enumerate(sides[1]) if token is sides[0][at].best), None)
        if pair and there is not None:
            sides[0][at].number, sides[1][there].number = pair

    def _insert_both(self, sides: Sides) -> None:
        """Add a word and its translation beside two words that translate each other."""
        places = [i for i, token in enumerate(sides[0]) if token.mutual and self._content(token)]
        if not places or not all(self.stock.enumerators):
            return
        at = self.random.choice(places)
        there = next((i for i, token in enumerate(sides[1]) if token is sides[0][at].best), None)
        pair = self._related_pair(sides[0][at].number)
        if pair is None or there is None:
            return
        ours, theirs = Token(pair[0]), Token(pair[1])
        ours.best, theirs.best = theirs, ours
        ours.mutual = theirs.mutual = True
        if self.random.random() < 0.5:
            marks = [Token(self.random.choice(marks)) for marks in self.stock.enumerators]
            sides[0][at + 1 : at + 1], sides[1][there + 1 : there + 1] = [marks[0], ours], [marks[1], theirs]
        else:
            sides[0].insert(at, ours)
            sides[1].insert(there, theirs)

    def _reword(self, sides: Sides) -> None:
        """Drop function words, and say words by others of the same meaning."""
        for tokens in sides:
            kept = [t for t in tokens if t.mutual or t.number not in self.stock.function or self.random.random() < 0.6]
            if len(kept) >= _FEWEST:
                tokens[:] = kept
        for token in sides[1]:
            others = self.stock.synonyms.get(token.number)
            if others and token.mutual and self.random.random() < 0.1:
                token.number = self.random.choice(others)

    # What they are made of.

    def _content(self, token: Token) -> bool:
        return token.number in self.stock.content

    def _any_content(self, tokens: Sequence[Token]) -> int | None:
        places = [i for i, token in enumerate(tokens) if self._content(token)]
        return self.random.choice(places) if places else None

    def _span(self, tokens: Sequence[Token]) -> tuple[int, int] | None:
        """Return what may be left out: a clause, an item of a list, an attribute, or some words in a row."""
        way = self.random.random()
        commas = [i for i, token in enumerate(tokens) if token.number in self.stock.commas]
        if way < 0.3 and len(commas) > 1:
            first = self.random.randrange(len(commas) - 1)
            return commas[first], commas[first + 1]
        if way < 0.5:
            marks = {number for some in self.stock.enumerators for number in some}
            places = [i for i, token in enumerate(tokens[:-1]) if token.number in marks]
            if places:
                start = self.random.choice(places)
                return start, min(len(tokens), start + 1 + self.random.choice((1, 1, 2, 3)))
        if way < 0.7:
            places = [i for i, token in enumerate(tokens) if i and token.number == self.stock.attributive]
            heads = [i for i, token in enumerate(tokens) if token.number in self.stock.prepositions]
            if heads:
                start = self.random.choice(heads)
                ends = [i for i in (*heads, *commas, len(tokens)) if i > start + 1]
                return start, min(ends, default=len(tokens))
            if places:
                end = self.random.choice(places) + 1
                return max(0, end - 1 - self.random.choice((1, 1, 2, 3))), end
        return self._words(tokens)

    def _words(self, tokens: Sequence[Token]) -> tuple[int, int] | None:
        """Return some words in a row, without which the others read well if that can be."""
        span = None
        for _ in range(_TRIES):
            at = self._any_content(tokens)
            if at is None:
                return None
            span = at, min(len(tokens), at + self.random.choice(_SPANS))
            if (
                at
                and span[1] < len(tokens)
                and self.stock.stand_together(tokens[at - 1].number, tokens[span[1]].number)
            ):
                return span
        return span

    def _bereave(self, others: Sequence[Token]) -> None:
        """Label what stood for tokens that are gone."""
        for token in others:
            if token.best is not None and token.best.gone and token.label == OK:
                if token.mutual or (token.strength > LINKED and self._content(token)):
                    token.label = BAD
                elif token.strength > _DOUBTFUL:
                    token.label = UNKNOWN

    def _means_the_same(self, token: Token, word: int) -> bool:
        if token.best is None:
            return False
        return bool(self.stock.rows[word] @ self.stock.rows[token.best.number] > LINKED)

    def _related_pair(self, number: int) -> tuple[int, int] | None:
        """Return a Chinese token that has to do with this one and is rendered by the English one, with that."""
        related = self.stock.related[0].get(number)
        if related is None or not len(related):
            return None
        for _ in range(_TRIES):
            word = int(self.random.choice(related if self.random.random() < 0.7 else self.stock.common[0]))
            if renderings := self.stock.renderings.get(word):
                return word, self.random.choice(renderings)
        return None

    def _reads(self, tokens: Sequence[Token], start: int, end: int, word: int) -> bool:
        """Return whether a word may stand in place of the tokens, by its neighbours."""
        left = start == 0 or self.stock.stand_together(tokens[start - 1].number, word)
        return left and (end >= len(tokens) or self.stock.stand_together(word, tokens[end].number))

    def _fits(self, tokens: Sequence[Token], at: int, added: Sequence[int]) -> bool:
        left = at == 0 or self.stock.stand_together(tokens[at - 1].number, added[0])
        return left and (at >= len(tokens) or self.stock.stand_together(added[-1], tokens[at].number))


def _example(sides: Sides, wrong: bool) -> Example:
    source, target = (tokens[:LONGEST] for tokens in sides)
    return Example(
        [token.number for token in source],
        [token.number for token in target],
        [token.label for token in source],
        [token.label for token in target],
        wrong,
    )
