"""Finding out whether the lines of a text are paragraphs, or were broken at a fixed width (as e-mails and PDFs are).

A text was filled greedily to a width W if its lines could not have taken the next word: that holds for nearly every
line of a wrapped paragraph but the last, and hardly ever for lines that are paragraphs of their own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from xlcheck.model import Lang
from xlcheck.read.blocks import is_item, label
from xlcheck.read.text import is_wide, width

_LONGEST = 130  # columns; wider lines are paragraphs
_SHORTEST = 34
_FILLED = 0.8  # share of lines that must be full
_OPEN = 0.5  # share of joins at which no sentence ends
_FINAL = re.compile(r"[.。!！?？;；:：][”’\"'」』）)\]】》]*$")
_WORD = re.compile(r"\S+")
_SLACK = {"zh": 6, "en": 0}  # columns: Chinese marks may not begin a line and pull a character with them


class _Line(NamedTuple):
    text: str
    indent: int
    width: int


def paragraphs(lines: list[str], lang: Lang) -> list[list[int]]:
    """Return the paragraphs of a text as lists of 0-based line numbers; blank lines are in none."""
    groups = _groups(lines)
    joins = [(i, i + 1) for group in groups for i in group[:-1]]
    measured = {i: _measure(lines[i]) for group in groups if len(group) > 1 for i in group}
    column = _width(joins, measured, lang)
    if column is None:
        return [[i] for group in groups for i in group]
    result = []
    for group in groups:
        current = [group[0]]
        for i in group[1:]:
            if _joined(current[0], measured[i - 1], measured[i], measured, column, lang):
                current.append(i)
            else:
                result.append(current)
                current = [i]
        result.append(current)
    return result


def _groups(lines: list[str]) -> list[list[int]]:
    """Return the runs of lines that are not blank."""
    groups: list[list[int]] = []
    open_ = False
    for i, line in enumerate(lines):
        if not line or line.isspace():
            open_ = False
        elif open_:
            groups[-1].append(i)
        else:
            groups.append([i])
            open_ = True
    return groups


def _measure(line: str) -> _Line:
    text = line.strip()
    indent = len(line) - len(line.lstrip())
    return _Line(text, width(line[:indent]), width(text) + width(line[:indent]))


def _width(joins: list[tuple[int, int]], lines: dict[int, _Line], lang: Lang) -> int | None:
    """Return the width that the text was broken at, in columns, or None if its lines are paragraphs."""
    column = max((lines[i].width for i, _ in joins), default=0)
    if not _SHORTEST <= column <= _LONGEST:
        return None
    full = [(i, j) for i, j in joins if _full(lines[i], lines[j], column, lang)]
    if len(full) < 2 or len(full) < _FILLED * sum(not _starts(lines[j].text, lang) for _, j in joins):
        return None
    open_ = sum(_continues(lines[i].text, lines[j].text, lang) for i, j in full)
    return column if open_ >= _OPEN * len(full) else None


def _full(line: _Line, following: _Line, column: int, lang: Lang) -> bool:
    """Tell whether the next word would not have fitted on the line."""
    word = _WORD.match(following.text)
    first = word.group() if word else ""
    if is_wide(first[:1]) or is_wide(line.text[-1:]):
        return line.width + 2 > column - _SLACK["zh"]
    return line.width + 1 + width(first) > column - _SLACK[lang]


def _continues(line: str, following: str, lang: Lang) -> bool:
    """Tell whether a line break stands inside a sentence, as far as the form shows it."""
    if lang == "en" and not is_wide(following[:1]):
        return not _FINAL.search(line) and (
            following[:1].islower() or line[-1:] in ",;-–—" or not following[:1].isupper()
        )
    return not _FINAL.search(line)


def _starts(line: str, lang: Lang) -> bool:
    """Tell whether a line begins a block of its own by its form."""
    return is_item(line) or label(line, lang) == len(line)


def _joined(first: int, line: _Line, following: _Line, lines: dict[int, _Line], column: int, lang: Lang) -> bool:
    """Tell whether the line below continues the paragraph that began with line ``first``."""
    if _starts(following.text, lang) or label(line.text, lang) == len(line.text):
        return False
    if following.indent > line.indent and not (is_item(line.text) and lines[first] is line):
        return False
    return _full(line, following, column, lang)
