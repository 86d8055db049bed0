"""SIM002: the translation says the opposite of its source, or denies what the source asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.contradicted import of_page
from xlcheck.checks.meaning.anchored import denial
from xlcheck.checks.meaning.negation import Denial
from xlcheck.checks.meaning.predicate import MOST_WORDS, undenied, weight
from xlcheck.checks.registry import register
from xlcheck.checks.similarity import clause_likeness, cosine, count_clauses
from xlcheck.model import Confidence, Finding, Severity

SURE: tuple[Severity, Confidence] = "major", "medium"
UNSURE: tuple[Severity, Confidence] = "minor", "low"

LITERAL = 0.6
"""Similarity from which a sentence and the clause that denies are sure to lack a counterpart of the negation.

A sentence embedding hardly sees the negation itself; below, more is said in other words, or the clause was left out.
Of 26 documents (6,700 sentences) no accusation is left where 7 were that asked for the sentence alone, all of them
wrong; of the negations that were removed from them 42 % are, and of those added 32 %.
"""

RELATED = 0.5
"""Similarity from which a sentence that permits what its source forbids is its translation."""

MOST_CLAUSES = 5
"""Clauses of a sentence, without an encoder, up to which a lost negation is sure if what it denies is there.

One that was added is not: of 27,000 pairs that were new to the tables 20 had one, nearly all of them said in other
words by the Chinese, and of 50 where the word denied stands on both sides five were right.
"""

LOST = 3.8
"""Weight from which a denial was lost, without an encoder.

Nearly half of those with it were, of those between 2.2 and it one of six.
"""

SHORTEST, LONGEST = 1.8, 4.5
"""English characters for each Chinese one between which a translation leaves nothing out and adds nothing."""

_SAYS = re.compile(r"\b[a-z]{2}")
"""A name in capitals alone (YAGNI) says nothing that could be denied."""

FREE, FEW = 0.02, 4
"""Share of the sentence pairs of two documents from which sure findings, more than a few, show a free translation: then
none is sure. The rows of a bilingual file were translated one by one."""


@register
@dataclass(frozen=True, slots=True)
class OppositeMeaning:
    """The translation says the opposite: it withdraws where the source invests, or "not" is lost or added.

    Such a sentence reads well, has every number and every term, and is as wrong as can be. Two tables are compared:
    pairs of opposites (促进 / hinder, 进口 / export, 允许 / forbid), and the words that deny (不得, 没有, 禁止 / not,
    never, without, un-). A finding is serious only where nothing else in the sentence could stand for what was
    turned, and neither the sentence nor the text is freely translated: by their vectors where two documents are
    compared, by their words in a bilingual file, where what is denied must stand undenied on the other side.
    Sentences with words of both kinds are left alone. A rise or fall by a number is NUM009.

    Bad:
        zh: 我们将继续加大投入。
        en: We will continue to withdraw.

    Bad:
        zh: 本证不得转让。
        en: This permit may be transferred.

    Good:
        zh: 我们将继续加大投入，证件不得转让。
        en: We will continue to invest, and permits remain non-transferable.
    """

    code: ClassVar[str] = "SIM002"
    name: ClassVar[str] = "opposite-meaning"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each opposite, and one for the first negation that has no counterpart."""
        found = list(self._findings(context))
        sure = sum((finding.severity, finding.confidence) == SURE for finding in found)
        free = not context.pair.bilingual and sure > max(FEW, FREE * len(context.pair.beads))
        yield from (replace(f, severity=UNSURE[0], confidence=UNSURE[1]) if free else f for f in found)

    def _findings(self, context: Context) -> Iterator[Finding]:
        yield from of_page(context, self.code, "“{en}” says the opposite of {zh}")
        for bead in context.trusted_beads:
            source, target = context.source(bead), context.target(bead)
            texts = context.folded(bead), target.text
            if found := denial(*texts):
                yield Finding(
                    self.code,
                    *(SURE if _lacks(context, bead, found) else UNSURE),
                    _message(source.text, target.text, found),
                    bead,
                    (source.span(*(found.source or (0, len(source.text)))),),
                    (target.span(*(found.target or (0, len(target.text)))),),
                )


def _lacks(context: Context, bead: int, denial: Denial) -> bool:
    """Return whether a negation that stands on one side is one that the other side lacks.

    Where both places are known, the sentence need only be its translation. Without an encoder, few clauses and
    a translation of the usual length leave little that could have been left out.
    """
    zh, en = context.source(bead).text, context.target(bead).text
    if denial.source and not _SAYS.search(en):
        return False
    if not context.encoder:
        if not denial.source or denial.added:
            return False
        if denial.target and (denial.idiom or not denial.anchored):
            return denial.sure
        whole = SHORTEST <= len(en) / len(zh) <= LONGEST and count_clauses(zh) <= MOST_CLAUSES
        return whole and weight(context, bead, denial.source, not denial.sure) >= LOST
    like = cosine(zh, en, context.encoder)
    if like < RELATED or (denial.source and denial.target):
        return denial.anchored or like >= RELATED
    if denial.source and undenied(context, bead, denial.source, MOST_WORDS if like >= LITERAL else 1):
        return True
    if not denial.sure or like < LITERAL:
        return False
    text, place, other = (zh, denial.source, en) if denial.source else (en, denial.target, zh)
    assert place is not None
    return clause_likeness(text, *place, other, context.encoder) >= LITERAL


def _message(zh: str, en: str, denial: Denial) -> str:
    if denial.source and denial.target:
        return f"“{en[slice(*denial.target)]}” says the opposite of {zh[slice(*denial.source)]}"
    if denial.source:
        return f"the source denies something ({zh[slice(*denial.source)]}), and nothing in the translation does"
    return "the translation denies something, and nothing in the source does"
