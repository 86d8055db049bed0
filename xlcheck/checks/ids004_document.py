"""IDS004: the number of an official document is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.identifiers import Identifier, compare
from xlcheck.model import Finding, Severity, Span

_CHINESE = re.compile(
    r"[〔\[（(【﹝［]\s?(?P<year>(?:19|20)\d\d)\s?年?[〕\])）】﹞］]\s?(?:第\s?)?(?P<number>\d{1,5})\s?[号號]"
)
_ENGLISH = re.compile(
    r"[〔\[(【]\s?(?P<y1>(?:19|20)\d\d)\s?[〕\])】],?\s?(?:(?:Document\s)?(?:No|Number|Nr)s?\.?\s?)?(?P<n1>\d{1,5})\b"
    r"|\b(?:No|Number)\.?\s?(?P<n2>\d{1,5}),?\s?(?:[〔\[(【]\s?(?P<y2>(?:19|20)\d\d)\s?[〕\])】]|(?:of|,|/)\s?(?P<y3>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"(?<![A-Za-z0-9_/.-])[A-Z]{1,5}(?:\.\d+)?(?:/[A-Za-z0-9.]+)*/(?:[A-Z]{1,6}\.?)?(?:\d+/)?[A-Z]{0,4}\.?\d+"
    r"(?:\([A-Z0-9-]+\))?(?:/(?:Add|Rev|Corr|L)\.\d+)*(?![A-Za-z0-9])"
)
_PARTS = 2
"""Slashes of a symbol at least: "A/69/123", not "UTC/07"."""


@register
@dataclass(frozen=True, slots=True)
class DocumentNumberDiffers:
    """The number of an official document is another one in the translation, or missing.

    Who looks for the document finds another one. Read are 〔2024〕12号 and its English forms ([2024] No. 12, No. 12
    [2024], No. 12 of 2024), and symbols as the United Nations give them (A/RES/70/1).

    Bad:
        zh: 根据国发〔2024〕12号文件，
        en: In line with Document Guo Fa [2024] No. 21,

    Good:
        zh: 根据国发〔2024〕12号文件，
        en: In line with Document No. 12 [2024] of the State Council,
    """

    code: ClassVar[str] = "IDS004"
    name: ClassVar[str] = "document-number"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each number without its like."""
        # An English "No. 16 of 2004" alone may be written in many ways in the source ("2004年第16号法").
        return (f for f in compare(context, self.code, "the document number", self.severity, read) if f.source_spans)


def read(text: str) -> list[Identifier]:
    """Return the numbers of documents of a text; year and number are what two languages share."""
    found = [
        Identifier(f"{match['year']}#{int(match['number'])}", match[0], Span(*match.span()))
        for match in _CHINESE.finditer(text)
    ]
    if not found:
        for match in _ENGLISH.finditer(text):
            year, number = match["y1"] or match["y2"] or match["y3"], match["n1"] or match["n2"]
            found.append(Identifier(f"{year}#{int(number)}", match[0], Span(*match.span())))
    for match in _SYMBOL.finditer(text) if "/" in text else ():
        if match[0].count("/") < _PARTS:
            continue
        found.append(Identifier(match[0].upper(), match[0], Span(*match.span())))
    return found
