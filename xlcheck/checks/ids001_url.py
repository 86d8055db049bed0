"""IDS001: an address of the Internet is another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from xlcheck.checks.base import Context, register
from xlcheck.checks.identifiers import Identifier, compare
from xlcheck.model import Finding, Severity, Span

_URL = re.compile(r"(?:(?:https?|ftp)://|(?<![A-Za-z0-9.@/-])www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]+")
_TAIL = ".,;:!?'\"*_~"
_LANGUAGE = re.compile(
    r"(?<=[/.?&=_-])(?:zh(?:[-_](?:cn|tw|hk|hans|hant))?|en(?:[-_](?:us|gb))?|cn|chs|cht|chinese|english)(?=$|[/.?&=_-])"
    r"|(?<=://)(?:zh|en|cn)(?=\.)|[?&](?:lang|hl|locale|language|variant)=[\w-]*",
    re.IGNORECASE,
)
"""The part of an address that names a language, which a translation rightly changes."""


@register
@dataclass(frozen=True, slots=True)
class AddressDiffers:
    """An address of the Internet in the source is another one in the translation, or missing.

    One wrong letter leads nowhere, or elsewhere. The part that names a language (/zh/, /en/, cn.example.org), http
    for https, and a slash at the end may differ. An address that was replaced by a different one is only mentioned:
    readers of English may have a page of their own.

    Bad:
        zh: 详见 https://example.org/plan/2024 网页。
        en: For details, see https://example.org/plan/2042.

    Good:
        zh: 详见 https://example.org/zh/plan/2024 网页。
        en: For details, see https://example.org/en/plan/2024/.
    """

    code: ClassVar[str] = "IDS001"
    name: ClassVar[str] = "url"
    severity: ClassVar[Severity] = "major"

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding for each address without its like."""
        return compare(context, self.code, "the address", self.severity, read)


def read(text: str) -> list[Identifier]:
    """Return the addresses of a text, without the punctuation that follows them."""
    found = []
    for match in _URL.finditer(text) if "://" in text or "www." in text else ():
        written = match[0].rstrip(_TAIL)
        while written.endswith((")", "]")) and written.count("(") + written.count("[") < written.count(
            ")"
        ) + written.count("]"):
            written = written[:-1].rstrip(_TAIL)
        bare = re.sub(r"^(?:https?|ftp)://|^(?=www\.)", "", _LANGUAGE.sub("", written))
        key = re.sub(r"[/.]{2,}", "/", re.sub(r"^[./]*(?:www\.)?", "", bare)).rstrip("/?&").lower()
        found.append(Identifier(key, written, Span(match.start(), match.start() + len(written))))
    return found
