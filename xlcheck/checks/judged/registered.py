"""MIS001 to MIS003: words that seem to have no counterpart, by the judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from xlcheck.checks.judged.doubts import Doubted, Kind, doubted
from xlcheck.checks.registry import register
from xlcheck.model import Confidence, Finding, Severity

if TYPE_CHECKING:
    from xlcheck.checks.context import Context

_SHOWN = 3  # phrases of a message, and characters of a phrase
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class JudgedCheck:
    """What the judge doubts of one kind."""

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "minor"
    confidence: ClassVar[Confidence] = "medium"
    kind: ClassVar[Kind]

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each pair that is doubted."""
        for one in context.once(doubted):
            if one.kind == self.kind:
                yield self._finding(context, one)

    def _finding(self, context: Context, one: Doubted) -> Finding:
        source, target = context.source(one.bead), context.target(one.bead)
        spans = one.source, one.target
        if any(spans):
            message = self.message(_shown(source.text, one.source), _shown(target.text, one.target))
        else:
            message = "the two sentences seem to say different things"
            spans = ((0, len(source.text)),), ((0, len(target.text)),)
        return Finding(
            self.code,
            self.severity,
            self.confidence,
            message,
            one.bead,
            tuple(source.span(*span) for span in spans[0]),
            tuple(target.span(*span) for span in spans[1]),
        )

    def message(self, zh: str, en: str) -> str:
        """Return what is said of the words."""
        raise NotImplementedError


@register
class WordsExchanged(JudgedCheck):
    """Words of the source and words of the translation seem to have no counterpart: one may stand for the other.

    The judge, a small learned model, doubts the pair. It was trained on human translations into which a program put
    errors, has never seen an error of a translator, and knows no more words than the texts it learned from: idioms,
    free renderings and rare names look wrong to it. It runs with `--meaning` and with `--review`, and its findings are
    hints for a person, below the gate. Of a text that is freely translated throughout, as a novel is, it says little:
    what counts is how far a pair stands out in its text. `--judge MODEL` asks a CrossEncoder of sentence-transformers
    instead, which gives one number for a pair; then a finding has no words.

    Bad:
        zh: 游客乘火车参观了山上的寺庙。
        en: The tourists painted the hospital and the school.

    Good:
        zh: 游客乘火车参观了山上的寺庙。
        en: The tourists took a train and visited the temple on the mountain.
    """

    code: ClassVar[str] = "MIS001"
    name: ClassVar[str] = "words-without-counterpart"
    kind: ClassVar[Kind] = "exchanged"

    def message(self, zh: str, en: str) -> str:
        """Name the words of both sides."""
        return f"nothing in the translation seems to say {zh}, and nothing in the source “{en}”"


@register
class WordsOmitted(JudgedCheck):
    """Words of the source seem to have no counterpart in the translation: a clause or a word was left out.

    Found by the judge, as [MIS001](#mis001-words-without-counterpart). Whole sentences are OMI001.

    Bad:
        zh: 会议讨论了农村教育、公共卫生和住房改革问题。
        en: The meeting discussed rural education and housing reform.

    Good:
        zh: 会议讨论了农村教育和住房改革问题。
        en: The meeting discussed rural education and housing reform.
    """

    code: ClassVar[str] = "MIS002"
    name: ClassVar[str] = "words-omitted"
    kind: ClassVar[Kind] = "omitted"

    def message(self, zh: str, en: str) -> str:
        """Name the words of the source."""
        return f"nothing in the translation seems to say {zh}"


@register
class WordsAdded(JudgedCheck):
    """Words of the translation seem to have no counterpart in the source.

    Found by the judge, as [MIS001](#mis001-words-without-counterpart). Whole sentences are ADD001.

    Bad:
        zh: 工人们昨天修好了桥。
        en: The workers repaired the bridge yesterday and painted the school and the hospital.

    Good:
        zh: 工人们昨天修好了桥。
        en: The workers repaired the bridge yesterday.
    """

    code: ClassVar[str] = "MIS003"
    name: ClassVar[str] = "words-added"
    kind: ClassVar[Kind] = "added"

    def message(self, zh: str, en: str) -> str:
        """Name the words of the translation."""
        return f"nothing in the source seems to say “{en}”"


def _shown(text: str, spans: Sequence[tuple[int, int]]) -> str:
    phrases = [text[slice(*span)].strip() for span in spans[:_SHOWN]]
    return ", ".join(p if len(p) <= _LONGEST else p[: _LONGEST - 1] + "…" for p in phrases)
