"""Telephone numbers, and the numbers of persons, companies, books and standards in a text."""

from __future__ import annotations

import re

from xlcheck.identifiers.identifier import Identifier
from xlcheck.model import Span

_NUMBER = re.compile(
    r"(?<![A-Za-z0-9_.+-])(?:(?:"
    r"(?P<mobile>(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2})"
    r"|(?P<line>(?:\+?86[- ]?)?\(?0?\d{2,3}\)?[- ]\d{7,8}|(?:\+86[- ])\(?0?\d{2,3}\)?[- ]\d{3,4}[- ]\d{4})"
    r"|(?P<hotline>(?:400|800)[- ]?\d{3}[- ]?\d{4}|(?:400|800)-\d{4}-\d{3})"
    r"|(?P<person>[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx])"
    r"|(?P<company>9[1-3]\d{6}[0-9A-HJ-NPQRTUWXY]{10})"
    r")(?!\s?[元人户戶吨噸万萬亿億股份美港欧歐日%个個]|\s?(?:yuan|people|percent|million|billion)\b)"
    r"|(?P<book>(?:ISBN|ISSN)[: -]*[\dX][\dXx -]{6,15}[\dXx])"
    r"|(?P<standard>(?:GB(?:/[TZ])?|ISO(?:/IEC)?|IEC|IEEE|RFC|CVE|DB\d\d(?:/T)?)[ -]?"
    r"\d{3,5}(?:\.\d+)?(?:[-:—]\d{4,7})?)"
    r")(?![A-Za-z0-9_-]|\.\d)"
)
_PREFIX = re.compile(r"^\+?86(?=1[3-9]\d{9}$|0?\d{9,11}$)|^0(?=\d{9,11}$)")


def read_phones(text: str) -> list[Identifier]:
    """Return the telephone and other identifying numbers of a text."""
    found = []
    for match in _NUMBER.finditer(text):
        key = re.sub(r"[^\dA-Za-z+]", "", match[0]).upper()
        if match.lastgroup in ("mobile", "line", "hotline"):
            key = _PREFIX.sub("", key.lstrip("+"))
            key = _PREFIX.sub("", key)
        found.append(Identifier(key, match[0], Span(*match.span())))
    return found
