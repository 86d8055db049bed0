"""Addresses of the Internet in a text."""

from __future__ import annotations

import re

from xlcheck.identifiers.identifier import Identifier
from xlcheck.model import Span

_URL = re.compile(r"(?:(?:https?|ftp)://|(?<![A-Za-z0-9.@/-])www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")
_LABEL = re.compile(r"^([^?\[]*[^/?\[])\[.*")
"""The words of a link behind its address, as AsciiDoc has them; an address holds brackets in its query alone."""
_TAIL = ".,;:!?'\"*_~"
_LANGUAGE = re.compile(
    r"(?<=[/.?&=_-])(?:zh(?:[-_](?:cn|tw|hk|hans|hant))?|en(?:[-_](?:us|gb))?|cn|chs|cht|chinese|english)(?=$|[/.?&=_-])"
    r"|(?<=://)(?:zh|en|cn)(?=\.)|[?&](?:lang|hl|locale|language|variant)=[\w-]*",
    re.IGNORECASE,
)
"""The part of an address that names a language, which a translation rightly changes."""


def read_urls(text: str) -> list[Identifier]:
    """Return the addresses of a text, without the punctuation that follows them."""
    found = []
    for match in _URL.finditer(text) if "://" in text or "www." in text else ():
        written = _LABEL.sub(r"\1", match[0], count=1).rstrip(_TAIL)
        while written.endswith((")", "]")) and written.count("(") + written.count("[") < written.count(
            ")"
        ) + written.count("]"):
            written = written[:-1].rstrip(_TAIL)
        bare = re.sub(r"^(?:https?|ftp)://|^(?=www\.)", "", _LANGUAGE.sub("", written))
        key = re.sub(r"[/.]{2,}", "/", re.sub(r"^[./]*(?:www\.)?", "", bare)).rstrip("/?&").lower()
        found.append(Identifier(key, written, Span(match.start(), match.start() + len(written))))
    return found
