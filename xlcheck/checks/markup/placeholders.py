"""Placeholders by the syntax of their format, where the file tells it: what a program fills into a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).parent / "data" / "placeholders.csv"
_KINDS = {"D": "d", "i": "d", "u": "d", "U": "d", "X": "x", "S": "s"}
"""Conversions of printf that print the same argument."""


class Placeholder(NamedTuple):
    """What is compared, and the range in the text."""

    key: str
    start: int
    end: int


@cache
def placeholder_rows() -> tuple[TableRow, ...]:
    """Return the table: an expression, the syntax that it is of."""
    return read_table(TABLE)


@cache
def _expressions(syntaxes: Sequence[str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row.kind, re.compile(row.form, re.ASCII)) for row in placeholder_rows() if row.kind in syntaxes)


def placeholders(text: str, syntaxes: tuple[str, ...], *, in_form: bool = False) -> list[Placeholder]:
    """Return the placeholders of these syntaxes in order. ``#`` is one ``in_form`` of a plural only."""
    found: list[Placeholder] = []
    taken: list[tuple[int, int]] = []
    for syntax, expression in _expressions(syntaxes):
        following = 0
        for match in expression.finditer(text):
            if match[0] == "#" and not in_form:
                continue
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if syntax == "printf" and (
                (match.start() and text[match.start() - 1] == "%") or text[match.start() + 1] == "%"
            ):
                continue
            following += 1
            found.append(Placeholder(_key(syntax, match, following), *match.span()))
        taken += [(item.start, item.end) for item in found[len(taken) :]]
    return sorted(found, key=lambda item: item.start)


def _key(syntax: str, match: re.Match[str], following: int) -> str:
    groups = match.groupdict()
    if syntax == "printf":
        kind = groups["kind"]
        # An argument without a number is the next one, so that "%s %d" and "%2$d %1$s" are the same.
        return f"%{groups['number'] or following}${_KINDS.get(kind, kind)}"
    name = next((value for key, value in groups.items() if value), match[0])
    return f"{syntax}:{name.lower() if syntax == 'laravel' else name}"


def masked(text: str, found: Sequence[Placeholder]) -> str:
    """Return the text with blanks in the place of placeholders, as long as it was."""
    for item in found:
        text = f"{text[: item.start]}{' ' * (item.end - item.start)}{text[item.end :]}"
    return text
