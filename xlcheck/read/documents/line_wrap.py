"""Finding out whether the lines of a text are paragraphs, or were broken at a fixed width (as e-mails and PDFs are).

A text was filled greedily to a width W if its lines could not have taken the next word: that holds for nearly every
line of a wrapped paragraph but the last, and hardly ever for lines that are paragraphs of their own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from xlcheck.model import Lang
from xlcheck.read.documents.line_kinds import is_item, label, names_speaker
from xlcheck.read.text import is_wide, width

_LONGEST = 130  # columns; wider lines are paragraphs
_SHORTEST = 34
_FILLED = 0.8  # share of lines that must be full, of those that end inside a sentence
_OPEN = 0.5  # share of full lines that must end inside a sentence
_FEWEST = 2
_FINAL = re.compile(r"[.。!！?？;；:：][”’\"'」』）)\]】》]*$")
_WORD = re.compile(r"\S+")
#: In units of the measure: Chinese marks may not begin a line, and pull a character or hang over.
_SLACK = 3


class _Line(NamedTuple):
    text: str
    indent: int
    columns: int
    length: int


class _Measure(NamedTuple):
    """The width that lines were filled to, in columns or (as some tools break Chinese) in characters."""

    width: int
    in_columns: bool

    def full(self, line: _Line, following: _Line) -> bool:
        """Tell whether the next word would not have fitted on the line."""
        used = line.columns if self.in_columns else line.length
        if is_wide(following.text[:1]) or is_wide(line.text[-1:]):
            wide = 2 if self.in_columns else 1
            return used + wide * (1 + _SLACK) > self.width
        word = _WORD.match(following.text)
        first = word.group() if word else ""
        return used + 1 + (width(first) if self.in_columns else len(first)) > self.width


def paragraphs(lines: list[str], lang: Lang) -> list[list[int]]:
    """Return the paragraphs of a text as lists of 0-based line numbers; blank lines are in none."""
    groups = _groups(lines)
    seen = {i: _line(lines[i]) for group in groups if len(group) > 1 for i in group}
    measure = _measure([(seen[i], seen[j]) for group in groups for i, j in pairwise(group)], lang)
    if measure is None:
        return [[i] for group in groups for i in group]
    result = []
    for group in groups:
        current = [group[0]]
        for i, j in pairwise(group):
            if measure.full(seen[i], seen[j]) and not _apart(seen[i], seen[j], lang, first=i == current[0]):
                current.append(j)
            else:
                result.append(current)
                current = [j]
        result.append(current)
    return result


def _groups(lines: list[str]) -> list[list[int]]:
    """Return the runs of lines that are not blank."""
    groups: list[list[int]] = []
    inside = False
    for i, line in enumerate(lines):
        if not line or line.isspace():
            inside = False
        elif inside:
            groups[-1].append(i)
        else:
            groups.append([i])
            inside = True
    return groups


def _line(line: str) -> _Line:
    text = line.strip()
    indent = line[: len(line) - len(line.lstrip())]
    return _Line(text, width(indent), width(indent) + width(text), len(indent) + len(text))


def _measure(joins: list[tuple[_Line, _Line]], lang: Lang) -> _Measure | None:
    """Return the width that the text was broken at, or None if its lines are paragraphs."""
    columns = max((line.columns for line, _ in joins), default=0)
    if not _SHORTEST <= columns <= _LONGEST:
        return None
    inside = [(a, b) for a, b in joins if not _apart(a, b, lang, first=False)]
    measures = [_Measure(max(line.length for line, _ in joins), False)] if lang == "zh" else []
    best: tuple[int, _Measure] | None = None
    for measure in [_Measure(columns, True), *measures]:
        full = [(a, b) for a, b in inside if measure.full(a, b)]
        inner = sum(_continues(a.text, b.text, lang) for a, b in full)
        ragged = sum(not measure.full(a, b) for a, b in inside if not _FINAL.search(a.text))
        wrapped = inner >= max(_FEWEST, _OPEN * len(full)) and inner >= _FILLED * (inner + ragged)
        if wrapped and (best is None or inner > best[0]):
            best = inner, measure
    return best[1] if best else None


def _continues(line: str, following: str, lang: Lang) -> bool:
    """Tell whether a line break stands inside a sentence, as far as the form shows it."""
    if _FINAL.search(line):
        return False
    return lang == "zh" or not following[:1].isupper() or line[-1:] in ",;-–—"


def _apart(line: _Line, following: _Line, lang: Lang, *, first: bool) -> bool:
    """Tell by the form of two lines that a paragraph ends between them; ``first``: the upper one begins it."""
    if is_item(following.text) and _FINAL.search(line.text):
        return True
    if _speaks(line.text, lang) or _speaks(following.text, lang):
        return True
    return following.indent > line.indent and not (first and is_item(line.text))


def _speaks(line: str, lang: Lang) -> bool:
    return label(line, lang) == len(line) and names_speaker(line, lang, again=False)
