"""Pairs of sentences that the judge doubts, and the words for which it does.

A pair is doubted for one of three reasons: its score as a whole, a word of the source, or three words of the
translation (one of these is often free, three in a sentence seldom are). All scores are logits. A text that is freely
translated has high ones everywhere: what its median lies above that of closely translated texts is taken from all of
them, so that of a novel little is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

from xlcheck.checks.context import Context
from xlcheck.judge.verdict import Doubt
from xlcheck.language.script import HAN

if TYPE_CHECKING:
    from xlcheck.judge import Verdict

Kind = Literal["exchanged", "omitted", "added"]

PAIR, SOURCE, TARGET = 3.75, 3.75, 2.35
"""Scores from which a pair is doubted: as a whole, for a word of the source, for the mean of three of the translation.

Each alone doubts some 3 of 1,000 pairs of published translations of six genres, all together 7.
"""

SHOWN = 1.0
"""Score from which a word is shown."""

USUAL = -0.5
"""Median of the scores of pairs in closely translated texts: UN documents; software documentation has -1.2 and less."""

ENOUGH = 20
"""Pairs of a text from which on its median is taken."""

FAR = 5.0
"""Of a judge whose scores have no scale of their own: deviations from the median, in medians of the deviations."""

_TARGETS = 3
_APART = 2  # characters between words that are shown as one
_SHORTEST = 4, 12  # characters of both sides of a pair of which something can be said
_WORD = re.compile(f"[^\\W_{HAN}]")
_SAYS = re.compile(f"[{HAN}A-Za-z]")


class Doubted(NamedTuple):
    """A bead, what seems to be wrong with it, and the words on both sides, as places in the texts."""

    bead: int
    kind: Kind
    source: tuple[tuple[int, int], ...] = ()
    target: tuple[tuple[int, int], ...] = ()


def doubted(context: Context) -> tuple[Doubted, ...]:
    """Return the beads that the judge doubts, in order."""
    beads = [bead for bead in context.trusted_beads if _worth(context, bead)]
    texts = [(context.folded(bead), context.target(bead).text) for bead in beads]
    verdicts = context.judge.judge(texts)
    known = [(bead, text, one) for bead, text, one in zip(beads, texts, verdicts, strict=True) if one]
    scores = [verdict.score for _, _, verdict in known]
    if not context.judge.absolute:
        far = zip(known, _deviations(scores), strict=True)
        return tuple(Doubted(bead, "exchanged") for (bead, _, _), deviation in far if deviation >= FAR)
    excess = max(0.0, median(scores) - USUAL) if len(scores) >= ENOUGH else 0.0
    return tuple(filter(None, (_doubted(bead, text, verdict, excess) for bead, text, verdict in known)))


def words_of(doubts: Sequence[Doubt], text: str) -> Iterator[Doubt]:
    """Yield the words of a text: pieces of one are one with the mean of their scores; what has no letter is none."""
    run: list[Doubt] = []
    for doubt in doubts:
        joined = run and doubt.start == run[-1].end and _WORD.match(text, doubt.start)
        if joined and _WORD.match(text, run[-1].end - 1):
            run.append(doubt)
            continue
        yield from _one(run, text)
        run = [doubt]
    yield from _one(run, text)


def _one(run: Sequence[Doubt], text: str) -> Iterator[Doubt]:
    if run and _SAYS.search(text, run[0].start, run[-1].end):
        yield Doubt(run[0].start, run[-1].end, sum(doubt.score for doubt in run) / len(run))


def _worth(context: Context, bead: int) -> bool:
    """Return whether a bead has words enough on both sides."""
    return len(context.source(bead).text) >= _SHORTEST[0] and len(context.target(bead).text) >= _SHORTEST[1]


def _deviations(scores: Sequence[float]) -> list[float]:
    """Return how far each score lies above the median; all 0 where there are too few to tell."""
    if len(scores) < ENOUGH:
        return [0.0] * len(scores)
    middle = median(scores)
    usual = median(abs(score - middle) for score in scores)
    return [(score - middle) / max(usual, 1e-6) for score in scores]


def _doubted(bead: int, text: tuple[str, str], verdict: Verdict, excess: float) -> Doubted | None:
    """Return what is doubted of a pair, None where nothing is; ``excess`` is taken from all scores."""
    source, target = list(words_of(verdict.source, text[0])), list(words_of(verdict.target, text[1]))
    if not source or not target:
        return None
    highest = max(word.score for word in source)
    three = sorted((word.score for word in target), reverse=True)[:_TARGETS]
    if max(verdict.score - PAIR, highest - SOURCE, sum(three) / len(three) - TARGET) < excess:
        return None
    shown = _places(source, SHOWN), _places(target, SHOWN)
    if not any(shown):  # the pair as a whole: the word that is nearest to it
        first = highest >= three[0]
        shown = (_places(source, highest), ()) if first else ((), _places(target, three[0]))
    kind: Kind = "exchanged" if all(shown) else "omitted" if shown[0] else "added"
    return Doubted(bead, kind, *shown)


def _places(words: Sequence[Doubt], least: float) -> tuple[tuple[int, int], ...]:
    """Return the places of the words with a score of at least ``least``; those in a row are one."""
    found: list[tuple[int, int]] = []
    for word in words:
        if word.score >= least:
            if found and word.start - found[-1][1] <= _APART:
                found[-1] = (found[-1][0], word.end)
            else:
                found.append((word.start, word.end))
    return tuple(found)
