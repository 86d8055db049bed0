"""TRM008: two terms that a text tells apart have one English name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.terms.named import Places, recurrent
from xlcheck.model import Confidence, Finding, Related, Severity
from xlcheck.terms.naming.names import Shared, shared

GRADE: tuple[Severity, Confidence] = ("minor", "medium")

LEAST = 2
"""Sentences from which a term is compared with others."""

_AND = "(?:[、，,]|和|与|及|或|以及|或者)"
_DEFINED = "[”」』》’]?(?:[(（][^()（）]*[)）])?(?:是指|系指|指的是|[,，]?指|[,，]谓)"


@register
@dataclass(frozen=True, slots=True)
class SharedName:
    """Two terms have one English name, and the Chinese tells them apart.

    Readers take one name for one thing. The Chinese tells two terms apart where it defines both (法定代表人是指…), or
    names both side by side. Compared are terms of one length that have half of their characters in common: others with
    one name are mostly two sorts of one thing (姓名, 名称: name). The terms are found as those of TRM006, by the words
    of the two texts; what a glossary tells apart is the business of TRM001. The finding stands at the first place of
    the rarer term. Two documents are needed: in a bilingual file this check runs where it is selected by name.

    Bad:
        zh: 法定代表人和法定代理人都要签字。
        en: The legal representative and the legal representative must both sign.
        zh: 法定代表人由董事会任命。
        en: The legal representative is appointed by the board.
        zh: 法定代理人由法院指定。
        en: The legal representative is appointed by the court.

    Good:
        zh: 法定代表人和法定代理人都要签字。
        en: The legal representative and the statutory agent must both sign.
        zh: 法定代表人由董事会任命。
        en: The legal representative is appointed by the board.
        zh: 法定代理人由法院指定。
        en: The statutory agent is appointed by the court.
    """

    code: ClassVar[str] = "TRM008"
    name: ClassVar[str] = "one-name-for-several-terms"
    severity: ClassVar[Severity] = "minor"

    characters: int = 3
    """Chinese characters from which a sequence of words is a term."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each pair of terms with one name."""
        terms = context.once(recurrent, self.characters, LEAST)
        text = "\n".join(context.folded(bead) for bead in range(len(context.pair.beads)))

        def apart(one: str, other: str) -> bool:
            if not _alike(one, other):
                return False
            if re.search(f"{one}{_AND}{other}|{other}{_AND}{one}", text):
                return True
            return all(re.search(f"{term}{_DEFINED}", text) for term in (one, other))

        places = Places(one for uses in terms.values() for one in uses)
        for found in shared({term: [one.use for one in uses] for term, uses in terms.items()}, apart):
            yield _finding(self.code, found, places)


def _alike(one: str, other: str) -> bool:
    """Return whether two terms differ in some of their characters alone: 法定代表人, 法定代理人.

    Others that have one name are different sorts of the same thing: 姓名 and 名称, 债券 and 公司债.
    """
    return len(one) == len(other) and 2 * sum(a == b for a, b in zip(one, other, strict=True)) >= len(one)


def _finding(code: str, found: Shared, places: Places) -> Finding:
    first, *rest = (places.of(use) for uses in reversed(found.uses) for use in uses)
    (one, other), (ours, theirs) = found.terms, found.uses
    return Finding(
        code,
        *GRADE,
        f"{one} ({len(ours)}) and {other} ({len(theirs)}) have one name, “{found.name}”; the Chinese tells them apart",
        first.bead,
        (first.source,),
        (first.target,),
        term=other,
        related=tuple(
            Related(one.bead, (one.source,), (one.target,)) for one in sorted(rest, key=lambda one: one.bead)
        ),
    )
