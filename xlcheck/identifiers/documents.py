"""The numbers of official documents in a text, and the symbols that the United Nations give theirs."""

from __future__ import annotations

import re

from xlcheck.identifiers.identifier import Identifier
from xlcheck.language.folding import fold
from xlcheck.model import Span

_CHINESE = re.compile(
    r"[〔\[（(【﹝［]\s?(?P<year>(?:19|20)\d\d)\s?年?[〕\])）】﹞］]\s?(?:第\s?)?(?P<number>\d{1,5})\s?号"
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
_SIGNAL = re.compile(r"\d")
_PARTS = 2
"""Slashes of a symbol at least: "A/69/123", not "UTC/07"."""


def read_documents(text: str) -> list[Identifier]:
    """Return the numbers of documents of a text; year and number are what two languages share."""
    if not _SIGNAL.search(text):
        return []
    found = [
        Identifier(f"{match['year']}#{int(match['number'])}", text[slice(*match.span())], Span(*match.span()))
        for match in _CHINESE.finditer(fold(text))
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
