"""STY004: a heading whose capitals are not those of the other headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.language.function_words import function_words
from xlcheck.model import Finding, Severity, Span

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_FEWEST_WORDS = 3
_FEWEST_HEADINGS = 4
_MOST_EXCEPTIONS = 0.25


@register
@dataclass(frozen=True, slots=True)
class HeadingCapitals:
    """Most headings have a capital at each word, and this one has not.

    Counted are headings of three words and more beside articles, prepositions and conjunctions; one in which some words
    have a capital and some have not tells nothing, since it may hold names. Nothing is said where there are fewer than
    four with capitals, or where more than a quarter differ, and nothing of the reverse: a heading of capitals may be a
    name. Runs with `--style` or by its name.

    Bad:
        zh: # 推动农业发展
        en: # Promoting Agricultural Growth
        zh: # 建设现代港口
        en: # Building Modern Ports Nationwide
        zh: # 改善公共服务
        en: # Improving Basic Public Services
        zh: # 保护自然环境
        en: # Protecting Natural Areas
        zh: # 提高教育质量
        en: # Raising teaching standards everywhere

    Good:
        zh: # 推动农业发展
        en: # Promoting Agricultural Growth
        zh: # 改善公共服务
        en: # Improving basic public services
    """

    code: ClassVar[str] = "STY004"
    name: ClassVar[str] = "heading-capitals"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each heading that differs."""
        return findings(self.code, self._spots(context), habit=2)

    def _spots(self, context: Context) -> Iterator[Spot]:
        titles = 0
        sentences: list[tuple[int, Span]] = []
        for bead, segment, text in context.once(english):
            if segment.kind == "heading":
                share = _capitals(text)
                titles += share == 1
                sentences += [(bead, segment.span)] if share == 0 else []
        if titles >= _FEWEST_HEADINGS and len(sentences) <= _MOST_EXCEPTIONS * titles:
            for bead, span in sentences:
                yield Spot(bead, span, "a heading without capitals in a text whose headings have them")


def _capitals(text: str) -> float | None:
    """Return the share of the words behind the first that have a capital, of those that tell the way of writing."""
    words = [word for word in _WORD.findall(text)[1:] if not word.isupper() or len(word) == 1]
    told = [word for word in words if len(word) > 3 and word.lower() not in function_words("start")]
    return sum(word[0].isupper() for word in told) / len(told) if len(told) >= _FEWEST_WORDS - 1 else None
