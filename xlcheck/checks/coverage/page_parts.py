"""Parts of a page that are no text: the choice of a language, ways to other pages, who or what translated it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from xlcheck.language.folding import fold
from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).parent / "data" / "page_parts.csv"

LONGEST = 300
"""Characters of a segment above which it is no part of a page but text."""

_REFERENCE = re.compile(
    r"\W*(?:\b(?:foot|end)?notes?\b|\bfn\b|\bref\b|注释?|脚注|尾注)?\W*(?:\d{1,3}|[a-z*†‡§¹²³⁰⁴-⁹①-⑳])\W*",
    re.IGNORECASE,
)


class PageParts:
    """Names of languages (class ``language``) and what stands before them (``switch``), ``navigation``, ``banner``."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        """Take the rows of the table."""
        forms = {
            kind: "|".join(
                rf"(?<![a-z]){re.escape(fold(row.form).casefold())}(?![a-z])"
                for row in sorted(rows, key=lambda row: -len(row.form))
                if row.kind == kind
            )
            for kind in ("language", "switch", "navigation", "banner")
        }
        name, between = rf"(?:{forms['language']})", r"[^\w。！？!?]"
        self._language = re.compile(rf"{between}*{name}{between}*")
        self._choice = re.compile(
            rf"{between}*(?:(?:{forms['switch']}){between}*)?{name}(?:{between}+{name})+{between}*"
            rf"|{between}*(?:{forms['switch']}){between}*{name}{between}*"
        )
        self._navigation = re.compile(rf"\W*(?:{forms['navigation']})\W*")
        self._banner = re.compile(forms["banner"])

    def is_language_choice(self, text: str) -> bool:
        """Return whether a text offers languages and says nothing else: "English | 中文", "中文"."""
        plain = _plain(text)
        return len(text) <= LONGEST and bool(self._choice.fullmatch(plain) or self._language.fullmatch(plain))

    def is_part(self, text: str) -> bool:
        """Return whether a text is the choice of a language, a way to another page, or a notice about its translation.

        A reference mark or the mark of a footnote that stands alone is one as well.
        """
        if len(text) > LONGEST:
            return False
        plain = _plain(text)
        return bool(
            _REFERENCE.fullmatch(plain)
            or self._navigation.fullmatch(plain)
            or self._banner.search(plain)
            or self.is_language_choice(text)
        )


def _plain(text: str) -> str:
    return fold(text).casefold().strip()


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    return read_table(TABLE)


@cache
def page_parts() -> PageParts:
    """Return the parts of a page of the table."""
    return PageParts(rows())
