"""PUN001: Chinese punctuation in an English sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.language.script import is_han
from xlcheck.model import Finding, Severity, Span

MARKS = {
    "，": ",",
    "、": ",",
    "。": ".",
    "．": ".",
    "；": ";",
    "：": ":",
    "？": "?",
    "！": "!",
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "《": "italics or quotes",
    "》": "italics or quotes",
    "〈": "italics or quotes",
    "〉": "italics or quotes",
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "％": "%",
    "～": "–",
    "－": "-",
    "／": "/",
    "＋": "+",
    "＝": "=",
    "＆": "&",
    "＃": "#",
    "＊": "*",
    "＂": '"',
    "＇": "'",
}
"""Chinese marks and what English writes for them."""

PAIRS = {"（": "（）", "）": "（）", "【": "【】", "】": "【】", "《": "《》", "》": "《》", "「": "「」", "」": "「」"}
"""Marks of which both halves are one kind."""

SENTENCE = frozenset("，、。；！？")
"""Marks that part sentences and clauses: no English has them, and no delivery should. Brackets and the like may be of a
name, and a colon or a percent sign of a table."""

_MARK = re.compile(f"[{re.escape(''.join(MARKS))}]+|[Ａ-Ｚａ-ｚ０-９]+")
_FULL_WIDTH = 0xFEE0
"""Distance of a full-width letter or digit from the ordinary one."""


@register
@dataclass(frozen=True, slots=True)
class FullWidthPunctuation:
    """A Chinese comma, full stop, bracket, letter or digit stands in an English sentence.

    A comma of the other input method is hard to see in the editor and plain in print: those that part sentences and
    clauses are major, all other marks minor. Marks beside Chinese characters that the English shows on purpose are
    right.

    Bad:
        zh: 我们修桥、铺路、通电。
        en: We built bridges、paved roads，and connected villages to the grid.

    Good:
        zh: “村超”（乡村足球联赛）很受欢迎。
        en: Cun Chao (“村超”，“村BA”) is popular.
    """

    code: ClassVar[str] = "PUN001"
    name: ClassVar[str] = "full-width-punctuation"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each run of marks, one for all where a document has many of a kind."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        for bead, segment, _ in context.once(english):
            if segment.text.isascii():
                continue
            for match in _MARK.finditer(segment.text):
                if _beside_chinese(segment.text, *match.span()):
                    continue
                span = Span(*match.span()).shift(segment.span.start)
                if match[0][0] in MARKS:
                    marks = "".join(PAIRS.get(mark, mark) for mark in match[0])
                    plain = " ".join(dict.fromkeys(MARKS[mark] for mark in marks))
                    kind = f"Chinese punctuation in the English: {marks} (English: {plain})"
                    yield Spot(bead, span, kind, "major" if SENTENCE.issuperset(match[0]) else self.severity)
                else:
                    plain = "".join(chr(ord(c) - _FULL_WIDTH) for c in match[0])
                    yield Spot(bead, span, f"full-width characters in the English: {match[0]}", suggestion=plain)


def _beside_chinese(text: str, start: int, end: int) -> bool:
    """Return whether Chinese or Japanese stands right before or after, perhaps within quotation marks."""
    before = text[:start].rstrip(" “”‘’\"'（）()《》「」")[-1:]
    after = text[end:].lstrip(" “”‘’\"'（）()《》「」")[:1]
    return any(c and (is_han(c) or "\u3040" <= c <= "\u30ff") for c in (before, after))
