"""Greetings and thanks: what is one as a whole, and what has such words in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from xlcheck.language.tables import TableRow, read_table
from xlcheck.model import Lang

TABLE = Path(__file__).parent / "data" / "courtesy.csv"


class Courtesy:
    """Words of courtesy: those of which a greeting is made (class ``courtesy``), and what only greetings say."""

    def __init__(self, rows: Sequence[TableRow]) -> None:
        """Take the rows of the table; an asterisk at the end of a form stands for letters."""
        forms = {
            (kind, lang): "|".join(
                sorted(
                    (re.escape(row.form).replace(r"\*", r"\w*") for row in rows if _is(row, kind, lang)),
                    key=len,
                    reverse=True,
                )
            )
            for kind in ("courtesy", "polite")
            for lang in ("zh", "en")
        }
        self._whole = {
            "zh": re.compile(rf"(?:[\W_]|{forms['courtesy', 'zh']})++"),
            "en": re.compile(rf"(?:[\W_]|\b(?:{forms['courtesy', 'en']})\b)++", re.IGNORECASE),
        }
        self._signs = {
            "zh": re.compile(forms["polite", "zh"]),
            "en": re.compile(rf"\b(?:{forms['polite', 'en']})\b", re.IGNORECASE),
        }

    def is_greeting(self, text: str, lang: Lang) -> bool:
        """Return whether a text is a greeting or thanks and nothing else; the Chinese in simplified characters."""
        return bool(self._whole[lang].fullmatch(text))

    def has_greeting(self, text: str, lang: Lang) -> bool:
        """Return whether a text greets or thanks, whatever else it says; the Chinese in simplified characters."""
        return bool(self._signs[lang].search(text))


def _is(row: TableRow, kind: str, lang: str) -> bool:
    return (row.kind, row.values["language"]) == (kind, lang)


@cache
def rows() -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    return read_table(TABLE, "language")


@cache
def courtesy() -> Courtesy:
    """Return the words of courtesy of the table."""
    return Courtesy(rows())
