"""Telephone numbers, and the numbers of persons, companies, books and standards in a text."""

from __future__ import annotations

import re

from xlcheck.identifiers.identifier import Identifier
from xlcheck.language.folding import fold
from xlcheck.model import Span

_MOBILE = r"(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}"
_LINE = r"(?:\+?86[- ]?)?\(?0?\d{2,3}\)?[- ]\d{7,8}|(?:\+86[- ])\(?0?\d{2,3}\)?[- ]\d{3,4}[- ]\d{4}"
_HOTLINE = r"(?:400|800)[- ]?\d{3}[- ]?\d{4}|(?:400|800)-\d{4}-\d{3}"
_PERSON = r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx]"
_COMPANY = r"9[1-3]\d{6}[0-9A-HJ-NPQRTUWXY]{10}"
_COUNTED = r"\s?[元人户吨万亿股份美港欧日%个]|\s?(?:yuan|people|percent|million|billion)\b"
"""What tells an amount or a count from a number that identifies, behind it."""
_BOOK = r"(?:ISBN|ISSN)[: -]*[\dX][\dXx -]{6,15}[\dXx]"
_STANDARD = r"(?:GB(?:/[TZ])?|ISO(?:/IEC)?|IEC|IEEE|RFC|CVE|DB\d\d(?:/T)?)[ -]?\d{3,5}(?:\.\d+)?(?:[-:—]\d{4,7})?"
_NUMBER = re.compile(
    rf"(?<![A-Za-z0-9_.+-])(?:(?:(?P<mobile>{_MOBILE})|(?P<line>{_LINE})|(?P<hotline>{_HOTLINE})"
    rf"|(?P<person>{_PERSON})|(?P<company>{_COMPANY}))(?!{_COUNTED})"
    rf"|(?P<book>{_BOOK})|(?P<standard>{_STANDARD}))(?![A-Za-z0-9_-]|\.\d)"
)
_SIGNAL = re.compile(r"\d[\d ()-]{2}|(?i:iss?[bn])")
_PREFIX = re.compile(r"^\+?86(?=1[3-9]\d{9}$|0?\d{9,11}$)|^0(?=\d{9,11}$)")


def read_phones(text: str) -> list[Identifier]:
    """Return the telephone and other identifying numbers of a text."""
    found: list[Identifier] = []
    if not _SIGNAL.search(text):
        return found
    for match in _NUMBER.finditer(fold(text)):
        key = re.sub(r"[^\dA-Za-z+]", "", match[0]).upper()
        if match.lastgroup in ("mobile", "line", "hotline"):
            key = _PREFIX.sub("", key.lstrip("+"))
            key = _PREFIX.sub("", key)
        found.append(Identifier(key, match[0], Span(*match.span())))
    return found
