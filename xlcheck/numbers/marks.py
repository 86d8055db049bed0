"""Figures that keep house: the marks of items in a running text, of footnotes and of references.

They count nothing, and the two sides have them in different spellings or on one side only: 1.按时付款2.提供资料,
"(a) ...", [ 5 ], [note 5], 〔12〕. Both readers ask here, since the spellings belong to typesetting and to no language.
"""

from __future__ import annotations

import re

#: [5], [ 5 ], [note 5], 〔注5〕, [5, 7], [5-7]: with brackets of any width, and the figures in groups.
_REFERENCE = re.compile(
    r"(?<![\d=(])[\[［〔【](?:\s?(?:(?i:notes?|n|fn|refs?)\.?|脚注|尾注|注释|注|参考文献))?\s?"
    r"([1-9]\d{0,2}(?:\s?[-–~,，、;]\s?[1-9]\d{0,2}){0,8})\s?[\]］〕】](?!\s?[×x*]|号)"
)
#: A figure that may be the mark of an item: 1. 1、 1) (1).
_ITEM = re.compile(
    r"(?:(?<![\d.,/$€£¥%+=~(-])(?<!\d:)(?<![A-Za-z])|(?<=\())([1-9]\d?)(?:\)|\s?[.、](?![\d.]))(?=\s?[^\s,，;；])"
)
_FIGURES = re.compile(r"\d{1,3}")
_SIGNAL = re.compile(r"\d\s?[\].、)］〕】]")


def find_marks(text: str) -> dict[int, int]:
    """Return where each figure that is a mark begins and ends, of a normalised text."""
    if not _SIGNAL.search(text):
        return {}
    found: dict[int, int] = {}
    for m in _REFERENCE.finditer(text):
        found |= {m.start(1) + f.start(): m.start(1) + f.end() for f in _FIGURES.finditer(m[1])}
    for series in mark_series(text):
        found |= dict(series)
    return found


def mark_series(text: str) -> list[list[tuple[int, int]]]:
    """Return the marks of each enumeration in a text, at least two that count from 1, or from where the text begins.

    "1. ... 2. ..." is an enumeration; a lone "2." behind other words is not: the end of a sentence looks like it.
    """
    open_series: list[list[tuple[int, int]]] = []
    last: list[int] = []
    for m in _ITEM.finditer(text):
        value = int(m[1])
        for k in range(len(last) - 1, -1, -1):
            if value == last[k] + 1:
                open_series[k].append(m.span(1))
                last[k] = value
                break
        else:
            if value == 1 or m.start() <= 1:
                open_series.append([m.span(1)])
                last.append(value)
    return [series for series in open_series if len(series) > 1]
