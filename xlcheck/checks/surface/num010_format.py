"""NUM010: digits that are not grouped as English groups them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.context import Context
from xlcheck.checks.prose import Spot, english, findings
from xlcheck.checks.registry import register
from xlcheck.model import Finding, Severity, Span

COUNTED = (
    "yuan",
    "people",
    "million",
    "square",
    "tons?",
    "tonnes?",
    "km",
    "kilometers",
    "households",
    "mu",
    "hectares",
)
"""What tells a number with a blank in it from two of a list: "10, 000 people"."""
_EDGE = r"(?<![\w.,:/#$-])", r"(?![\w/-]|[.,]\d)"
_NUMBER = re.compile(
    rf"{_EDGE[0]}(?:[$€£¥]|US\$|RMB ?|CNY ?)?(?:"
    r"(?P<four>[1-9]\d{0,2}(?:,\d{4})+(?:\.\d+)?)"
    r"|(?P<points>[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,})"
    r"|(?P<uneven>[1-9]\d{0,2}(?:,\d{2,3}){2,}(?:\.\d+)?)"
    r"|(?P<comma>\d{1,2},\d{1,2}(?=\s?(?:%|percent\b)))"
    rf"|(?P<blank>[1-9]\d{{0,2}}(?:, \d{{3}})+(?=\s(?:{'|'.join(COUNTED)})\b))){_EDGE[1]}"
)
_SIGNAL = re.compile(r"\d(?:, ?|\.\d\d)\d")  # what every one of these holds; most sentences do not
KINDS = {
    "four": "digits are grouped by four",
    "points": "points group the digits, and a comma divides the decimals",
    "uneven": "the groups of digits are not of three",
    "comma": "a comma divides the decimals",
    "blank": "a blank stands inside of a number",
}
SUFFIX = {
    "four": "English groups by three",
    "points": "English does it the other way round",
    "uneven": "English groups by three",
    "comma": "English has a point",
    "blank": "English has none after the comma",
}


@register
@dataclass(frozen=True, slots=True)
class NumberFormat:
    """A number is written as no English reader writes it: 1,0000, 1.000,5 or 3,5%.

    The value may be right and is read wrong: 1,0000 looks like a slip of 1,000. Lists of numbers ("1,2,3"), version
    numbers and the article numbers of laws are left alone.

    Bad:
        zh: 新增就业12,0000人。
        en: Some 12,0000 jobs were created.

    Good:
        zh: 新增就业12万人。
        en: Some 120,000 jobs were created.
    """

    code: ClassVar[str] = "NUM010"
    name: ClassVar[str] = "number-format"
    severity: ClassVar[Severity] = "minor"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each number, one for all where a document has many of a kind."""
        return findings(self.code, self._spots(context))

    def _spots(self, context: Context) -> Iterator[Spot]:
        for bead, segment, text in context.once(english):
            if not _SIGNAL.search(segment.text):
                continue
            for match in _NUMBER.finditer(text):
                kind = str(match.lastgroup)
                if kind == "uneven" and all(len(group) == 3 for group in re.findall(r",(\d+)", match[0])):
                    continue
                digits = match[kind]
                if kind == "points" and digits.count(".") == 3 and "," not in digits:
                    continue  # an address of the Internet
                plain = re.sub(r"[.,\s]", "", digits.split(".")[0])
                suggestion = f"{int(plain):,}" if kind in ("four", "blank") and "." not in digits else None
                span = Span(*match.span(kind)).shift(segment.span.start)
                yield Spot(bead, span, f"{KINDS[kind]}: {SUFFIX[kind]}", suggestion=suggestion)
