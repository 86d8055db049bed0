"""Negation that one side has and the other has not: 不得转让 and "may be transferred".

The words are a table (data/denial.csv), a word a row, by what they do (class) and how surely (strength):

- ``accuses``: denies, so that the other side must deny too; with the strength none, a longer word that does not.
- ``answers``: what denies on the other side; ``maybe`` leaves a finding that is unsure, none is a word that only looks
  like one (under, beside un*).
- ``construction``: two negations, a choice, "not this but that": the sentence accuses nobody.
- ``forbids`` and ``permits``: a permission where the source forbids is the opposite, with both its places.
- ``idiom`` and ``adjective``: 不可替代 is "irreplaceable", and "replaceable" is its opposite.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.expressions import begun
from xlcheck.language.tables import TableRow, read_table
from xlcheck.model import Lang

TABLE = Path(__file__).parent / "data" / "denial.csv"

_KEPT = 256
"""Texts of which the first word that denies is kept."""

_NOT_ABLE = re.compile(r"(?:\b(?:not|never|no|nor|non|neither|hardly|without)\b|n['’]t\b|\bnon-)[^.;]{0,40}$")


class Denial(NamedTuple):
    """A negation that one side lacks: its place on the side that has it.

    Both places are known where a word of the other side permits what is forbidden, or is what is denied (``anchored``).
    ``sure`` where nothing on the other side could stand for the negation; ``added`` where the translation has it;
    ``idiom`` where one word of the source denies and says what.
    """

    source: tuple[int, int] | None
    target: tuple[int, int] | None
    sure: bool
    anchored: bool = False
    added: bool = False
    idiom: bool = False


@lru_cache(maxsize=512)
def pattern_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression of forms, the longest one that fits a place first; those in slashes before all others.

    Those that begin with a Latin letter follow one word boundary together, so that most places are left at once.
    """
    given = _given([form[1:-1] for form in forms if form[0] == "/"])
    latin = [form for form in forms if form[0].isascii() and form[0].isalpha()]
    ends = [rf"\b\w{_expression(form)}" for form in forms if form[0] == "*"]
    rest = [form for form in forms if form[0] not in "/*" and form not in latin]
    words = rf"\b(?:{'|'.join(_branches(latin))})" if latin else ""
    return re.compile("|".join(filter(None, [*given, words, *ends, *_branches(rest)])) or "(?!)")


def _given(expressions: Sequence[str]) -> list[str]:
    """Return alternatives for expressions; those that begin at a word boundary follow one together, as words do."""
    bounded = [each for each in expressions if each.startswith(r"\b") and not _has_alternatives(each)]
    rest = [each for each in expressions if each not in bounded]
    return [*rest, rf"\b(?:{'|'.join(each[2:] for each in bounded)})"] if bounded else rest


def _has_alternatives(expression: str) -> bool:
    """Return whether an expression has alternatives outside of all brackets."""
    depth = 0
    for sign in re.findall(r"\\.|\[[^]]*\]|[()|]", expression):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return True
    return False


def _branches(forms: Iterable[str]) -> list[str]:
    """Return the expressions of forms that begin with letters, one for each of their first letters."""
    heads: dict[str, list[str]] = {}
    for form in forms:
        head = form.partition("*")[0]
        heads.setdefault(head, []).append(_expression(form)[len(re.escape(head)) :])
    return begun(heads)


def _expression(form: str) -> str:
    """Return the expression of a form: an asterisk stands for letters."""
    inner = re.escape(form).replace(r"\*", r"\w*")
    return rf"{inner}\b" if form[-1] == "*" or (form[-1].isascii() and form[-1].isalpha()) else inner


def _fits(form: str, text: str) -> bool:
    """Return whether a text is of a form with letters left open; the expressions of few forms are ever needed."""
    begins = form[0] == "/" or text.startswith(form.partition("*")[0])
    return begins and pattern_of((form,)).fullmatch(text) is not None


class _Words:
    """The rows of one class and language; where several stand at a place, the longest one is what is said."""

    def __init__(self, rows: Iterable[TableRow]) -> None:
        ordered = sorted(rows, key=lambda row: (-len(row.form.strip("*")), "*" in row.form))
        self.pattern = pattern_of(tuple(row.form for row in ordered))
        self._plain = pattern_of(tuple(row.form for row in ordered if row.form[0] != "/"))
        self._literal = {
            row.form: (place, row.values["strength"])
            for place, row in reversed([*enumerate(ordered)])
            if "*" not in row.form and row.form[0] != "/"
        }
        self._loose = [
            (place, row.form, row.values["strength"])
            for place, row in enumerate(ordered)
            if "*" in row.form or row.form[0] == "/"
        ]
        self._strength: Callable[[str], str] = cache(self._strength_of)

    def _strength_of(self, text: str) -> str:
        last, strength = self._literal.get(text, (len(self._loose) + len(self._literal), "none"))
        loose = (said for place, form, said in self._loose if place < last and _fits(form, text))
        return next(loose, strength)

    def accusing(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the words that deny, between two places."""
        return (m for m in self.pattern.finditer(text, start, end) if self._strength(m[0]) == "sure")

    def answer(self, text: str) -> str:
        """Return how surely a text denies: sure, maybe or none; words are asked before expressions, which are slow."""
        said = "none"
        for pattern in (self._plain, self.pattern):
            for match in pattern.finditer(text):
                strength = self._strength(match[0])
                if strength == "sure":
                    return strength
                said = "maybe" if strength == "maybe" else said
        return said


class Denials:
    """The words that deny, ready to be found."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        """Take the rows of the table."""
        self._rows = rows

    def _words(self, kind: str, language: str) -> _Words:
        return _Words(row for row in self._rows if (row.kind, row.values["language"]) == (kind, language))

    @cached_property
    def _accuses(self) -> tuple[_Words, _Words]:
        return self._words("accuses", "zh"), self._words("accuses", "en")

    @cached_property
    def _answers(self) -> tuple[_Words, _Words]:
        return self._words("answers", "zh"), self._words("answers", "en")

    @cached_property
    def _constructions(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return self._words("construction", "zh").pattern, self._words("construction", "en").pattern

    @cached_property
    def _bare(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return self._words("idiom", "zh").pattern, self._words("adjective", "en").pattern

    @cached_property
    def _permission(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return self._words("forbids", "zh").pattern, self._words("permits", "en").pattern

    def accusing(self, text: str, language: Lang, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Yield the words of a text that deny, between two places; an English one in small letters."""
        return self._accuses[language == "en"].accusing(text, start, end)

    def none_in(self, zh: str, lower: str) -> bool:
        """Return whether neither a Chinese text nor an English one in small letters has a word that may deny."""
        return not self._accuses[0].pattern.search(zh) and not self._accuses[1].pattern.search(lower)

    def first(self, text: str, language: Lang) -> re.Match[str] | None:
        """Return the first word of a text that denies, an English one in small letters; it is kept for two checks."""
        return self._first[language == "en"](text)

    @cached_property
    def _first(self) -> tuple[Callable[[str], re.Match[str] | None], Callable[[str], re.Match[str] | None]]:
        zh, en = (
            lru_cache(_KEPT)(lambda text, words=words: next(words.accusing(text), None)) for words in self._accuses
        )
        return zh, en

    def answer(self, text: str, language: Lang) -> str:
        """Return how surely something in a text denies: sure, maybe or none."""
        return self._answers[language == "en"].answer(text)

    def constructed(self, text: str, language: Lang) -> bool:
        """Return whether a text denies twice, asks, or gives a choice."""
        return bool(self._constructions[language == "en"].search(text))

    def find(self, zh: str, en: str) -> Denial | None:
        """Return the negation that one side has and the other lacks, or None; the Chinese in simplified characters."""
        lower = in_small_letters(en)
        return self.bared(zh, lower) or self._lacking(zh, lower)

    def bared(self, zh: str, lower: str) -> Denial | None:
        """Return an idiom that denies where the English has its opposite: 不可替代, "replaceable"."""
        if (
            (idiom := self._bare[0].search(zh))
            and (able := self._bare[1].search(lower))
            and not _NOT_ABLE.search(lower, 0, able.start())
        ):
            return Denial(idiom.span(), able.span(), True, anchored=True, idiom=True)
        return None

    def _lacking(self, zh: str, lower: str) -> Denial | None:
        """Return the word that denies on one side, where nothing on the other does."""
        source, target = self.first(zh, "zh"), self.first(lower, "en")
        if source and not self._constructions[0].search(zh) and (said := self._answers[1].answer(lower)) != "sure":
            permitted = self._permission[1].search(lower) if self._permission[0].fullmatch(source[0]) else None
            return Denial(source.span(), permitted.span() if permitted else None, said == "none")
        if target and not self._constructions[1].search(lower) and target[0] not in zh.lower():
            said = self._answers[0].answer(zh)
            return Denial(None, target.span(), said == "none", added=True) if said != "sure" else None
        return None


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    return read_table(TABLE, "language", "strength")


def in_small_letters(en: str) -> str:
    """Return an English text as it is looked through: NOT_FOUND says "not"."""
    return en.lower().replace("_", " ")


@cache
def denials() -> Denials:
    """Return the words of the shipped table."""
    return Denials(rows())


def negation(zh: str, en: str) -> Denial | None:
    """Return the negation that one side has and the other lacks, or None; the Chinese in simplified characters."""
    return denials().find(zh, en)
