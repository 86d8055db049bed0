"""TRM001: a term has none of its renderings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.registry import register
from xlcheck.checks.terms.shared import judged, verdict_finding, verdicts
from xlcheck.model import Confidence, Finding, Severity
from xlcheck.names.romanise import fold, spells
from xlcheck.terms import Kind, Verdict

Grade = tuple[Severity, Confidence]

GRADES: Mapping[Kind, Grade] = {
    "sense": ("minor", "medium"),
    "contrast": ("major", "high"),
    "rival": ("major", "medium"),
    "absent": ("major", "medium"),
    "referred": ("minor", "low"),
    "partial": ("info", "low"),
    "nested": ("minor", "low"),
    "reordered": ("info", "low"),
}
"""How much each kind of evidence weighs. On human translations a mere absence of words that are partly there is
nearly always a paraphrase, and a replacement nearly always leaves a trace."""

REPLACED: frozenset[Kind] = frozenset({"contrast", "rival", "sense"})
"""Kinds that show what stands in the place of the rendering."""

SPELT: Grade = ("major", "medium")
"""Where the characters were spelt out in pinyin instead of translated (Yawan for 雅万, Jakarta-Bandung)."""

_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:['’-][A-Za-z]+)*")


@register
@dataclass(frozen=True, slots=True)
class TermMissing:
    """A term of the glossary stands in the Chinese, and none of its renderings in the English.

    Terms are why glossaries exist: the same thing must have the same name. But a translator may also refer back
    ("the plan") or rebuild the sentence, so the finding is serious only where the term was replaced: the rendering of
    another term stands there, or its own with one word turned into another that excludes it, or nothing like it.
    That a rendering is there in part, or in another order, is only told (info). Letter case, plural, hyphens,
    articles, British spelling, abbreviations that the document introduces and those that everybody knows (R&D) make
    no difference, nor does a head that terms share ("law-based and efficient government").

    Of the terms that come with xlcheck nobody said that they hold for the text. Where it does not keep to them (fewer
    than four in five are rendered as listed, or hardly any stand there), the mere absence of one is for review.
    `--domain` says that those of a field do hold.

    Bad:
        zh: 原油产量和发电量都有提高。
        en: Refined oil output and electricity generation both rose.

    Good:
        zh: 原油产量和发电量都有提高。
        en: Crude-oil output and electricity generation both rose.
    """

    code: ClassVar[str] = "TRM001"
    name: ClassVar[str] = "term-missing"
    severity: ClassVar[Severity] = "major"

    characters: int = 3
    """Length of the Chinese from which the absence of all words is serious; shorter terms are everyday words too."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each term of a sentence pair that has no rendering there."""
        for verdict in context.once(verdicts):
            if verdict.kind not in GRADES or not (grade := self._grade(verdict, context.once(judged).followed)):
                continue
            message, spelt = _message(verdict), _spelt(verdict, context.target(verdict.bead).text)
            if spelt and verdict.concept.binding:
                grade, message = SPELT, f"{message}; “{spelt[0]}” only says how {spelt[1]} sounds"
            yield verdict_finding(context, self.code, verdict, grade, message)

    def _grade(self, verdict: Verdict, followed: bool) -> Grade | None:
        """Return the weight of a verdict; what only a proposed entry says is a hint.

        ``followed`` tells whether the document keeps to the glossary that comes with xlcheck. Where it does not, a term
        of it is missing because it is called something else there.
        """
        if not verdict.concept.binding:
            if verdict.kind == "reordered":
                return None
            return ("major", "medium") if verdict.kind == "contrast" else ("info", "low")
        if len(verdict.concept.zh) < self.characters and verdict.kind not in REPLACED:
            return "info", "low"
        if verdict.kind == "absent" and verdict.concept.loose:
            return "minor", "low"
        if verdict.kind == "absent" and verdict.concept.shipped and not (followed or verdict.left_out):
            return "minor", "low"
        return GRADES[verdict.kind]


def _spelt(verdict: Verdict, en: str) -> tuple[str, str] | None:
    """Return the word of the English that spells out the first characters of a term, and these characters."""
    if verdict.kind not in ("partial", "absent", "nested"):
        return None
    zh, own = verdict.concept.zh, {fold(word) for text in verdict.concept.good for word in text.split()}
    for word in _CAPITALISED.findall(en):
        letters = fold(word)
        if letters not in own:
            for size in range(min(len(zh), len(letters) // 2), 1, -1):
                if spells(letters, zh[:size]):
                    return word, zh[:size]
    return None


def _message(verdict: Verdict) -> str:
    concept = verdict.concept
    should = f"{concept.zh} is {' or '.join(f'“{text}”' for text in concept.preferred)} in the glossary"
    if verdict.kind == "sense":
        near = ", ".join(word for e in concept.entries for word in e.near)
        return f"{should} near {near}; here it is “{verdict.found}”, its rendering in another sense"
    if verdict.kind == "contrast":
        return f"{should}; here it is “{verdict.found}”"
    if verdict.kind == "rival":
        return f"{should}; that is missing, and “{verdict.found}” ({verdict.rival}) stands here without its Chinese"
    if verdict.kind == "reordered":
        return f"{should}; here its words stand in another order"
    if verdict.kind == "nested":
        return f"{should}; here it stands only inside the name of something else"
    if verdict.kind == "partial":
        return f"{should}; here only a part of it stands"
    if verdict.kind == "referred":
        return f"{should}; nothing like it stands here, but beside it: does this sentence refer to it?"
    return f"{should}; nothing like it stands here"
