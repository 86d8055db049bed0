"""Enumerations of both languages: the markers of their items, the series these form, and announced counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlcheck.language.number_words import ORDINALS, SMALL
from xlcheck.language.tables import TableRow, read_table
from xlcheck.model import Segment, Span

LAST = -1
"""The value of a marker that says "the last one" and not which: 最后, Finally."""

REACH = 30
"""Segments between two items of one enumeration at most: the items of a speech are paragraphs."""

ZH_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}
ZH_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": LAST, "一方面": 1, "另一方面": 2}
EN_ORDINALS = {word: value for word, value in ORDINALS.items() if 1 <= value <= 12}
EN_CARDINALS = {word: value for word, value in SMALL.items() if 2 <= value <= 12}
EN_WORDS = {"finally": LAST, "lastly": LAST, "last": LAST, "last but not least": LAST}
EN_HANDS = {"on the one hand": 1, "on one hand": 1, "on the other hand": 2, "on the other": 2}
CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
LETTERS = {c: i for i, c in enumerate("abcdefghijkl", 1)}

_ZH = "[一二三四五六七八九十]{1,3}"
ZH_MARKERS: Mapping[str, re.Pattern[str]] = {
    "一是": re.compile(rf"(?:(?<=[。；;：:！？，,、”」）)\s])|^)(?P<n>{_ZH})是"),
    "一要": re.compile(rf"(?:(?<=[。；;：:！？，,、”」）)\s])|^)(?P<n>{_ZH})要"),
    "第一": re.compile(rf"(?:(?<=[。；;：:！？，,、”」）)\s])|^)第(?P<n>{_ZH})(?=[，,、：:。\s是]|个方面|方面|点)"),
    "其一": re.compile(rf"(?:(?<=[。；;：:！？，,、”」）)\s])|^)其(?P<n>{_ZH})(?=[，,、：:是])"),
    "首先": re.compile(r"(?:(?<=[。；;：:！？，,\s])|^)(?P<n>首先|其次|再次|最后)(?=[，,、是要])"),
    "一方面": re.compile(r"(?:(?<=[。；;：:！？，,\s])|^)(?P<n>一方面|另一方面)(?=[，,、是要])?"),
    "（一）": re.compile(rf"^[（(](?P<n>{_ZH})[）)]"),
    "一、": re.compile(rf"^(?P<n>{_ZH})、"),
    "1.": re.compile(r"^[（(]?(?P<n>\d{1,2}|[①-⑳])(?:[.．、)）](?!\d)|(?<=[①-⑳]))"),
}
"""Families of Chinese markers; items of one enumeration share the family."""

_EN_ORDINAL = "|".join(EN_ORDINALS)
EN_MARKERS: Mapping[str, re.Pattern[str]] = {
    "first": re.compile(
        rf"(?:(?:(?<=[.;:!?”\"] )|(?<=; and )|(?<=, and )|^[“\"]?)"
        rf"(?P<n>{_EN_ORDINAL})(?:ly)?(?: of all)?(?=[,:.]| [-–—])"
        rf"|(?:(?<=[.;:!?”\"] )|^[“\"]?)"
        rf"The (?P<m>{_EN_ORDINAL})(?= (?:[\w-]+ ){{0,4}}?(?:is|was|are|were|lies|concerns)\b)"
        rf"|(?:(?<=[.;:!?”\"] )|(?<=; and )|^)(?P<l>finally|lastly|last|last but not least)(?=,))",
        re.IGNORECASE,
    ),
    "on the one hand": re.compile(
        r"(?:(?<=[.;:!?”\"] )|(?<=; and )|(?<=, and )|^)(?P<n>on (?:the )?one hand|on the other(?: hand)?)(?=[, ])",
        re.IGNORECASE,
    ),
    "1.": re.compile(r"^\(?(?P<n>\d{1,2}|[①-⑳])(?:[.)](?!\d)|(?<=[①-⑳]))"),
    "(a)": re.compile(r"^\((?P<n>[a-l])\)"),
    "(i)": re.compile(r"^\((?P<n>[ivx]{1,4})\)"),
}
"""Families of English markers."""

SIGNALS: Mapping[str, re.Pattern[str]] = {
    "一是": re.compile("是"),
    "一要": re.compile("要"),
    "第一": re.compile("第"),
    "其一": re.compile("其"),
    "首先": re.compile("首先|其次|再次|最后"),
    "一方面": re.compile("一方面"),
    "first": re.compile(rf"\b(?:{_EN_ORDINAL}|finally|last)", re.IGNORECASE),
    "on the one hand": re.compile("on ", re.IGNORECASE),
}
"""What a text must have for a marker of a family to stand in it; the others stand at its beginning alone."""

NOUNS = Path(__file__).parent / "data" / "announcing_nouns.csv"
"""The table of nouns with which an English sentence announces a list."""


@cache
def announcing_nouns() -> tuple[TableRow, ...]:
    """Return the rows of the table of nouns."""
    return read_table(NOUNS)


@cache
def _announced_en(nouns: tuple[TableRow, ...]) -> re.Pattern[str]:
    """Return what announces: a count before such a noun, or before the plural that ends a quotation."""
    return re.compile(
        rf"(?<!-)\b(?P<n>{'|'.join(EN_CARDINALS)}|[2-9]|1[0-2])\s+"
        rf"(?:(?!percentage)[A-Za-z’'-]+\s+){{0,3}}?"
        rf"(?:(?:{'|'.join(row.form for row in nouns)})\b|[a-z]+s[\"”’])",
        re.IGNORECASE,
    )


_NUMBER_ZH = r"(?P<n>[一二三四五六七八九十两]{1,3}|\d{1,2})"
_ANNOUNCED_ZH = re.compile(rf"{_NUMBER_ZH}\s*(?:个|项|点|条|大|类|种|方面|部[分份]|件|批)")
_ANY_ZH = re.compile(_NUMBER_ZH)


class Marker(NamedTuple):
    """The mark of one item: its number, and where it stands (``span`` counts from the beginning of the segment)."""

    value: int
    segment: int
    span: Span


class Count(NamedTuple):
    """A count that may announce a list, and where it stands in its text."""

    value: int
    span: Span


def chinese_number(text: str) -> int:
    """Return the value of a Chinese numeral up to 99, of digits, or of a circled digit; 0 if it is none."""
    if text.isdecimal():
        return int(text)
    if text in CIRCLED:
        return CIRCLED[text]
    tens, ten, ones = text.rpartition("十")
    if any(c not in ZH_DIGITS for c in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (ZH_DIGITS[tens] if tens else 1) * 10 * bool(ten) + (ZH_DIGITS[ones] if ones else 0)


def _chinese_value(family: str, text: str) -> int:
    return ZH_WORDS[text] if family in ("首先", "一方面") else chinese_number(text)


def _english_value(family: str, text: str) -> int:
    text = text.lower()
    if family == "first":
        return EN_ORDINALS.get(text) or EN_WORDS[text]
    if family == "on the one hand":
        return EN_HANDS[text]
    return {"(a)": LETTERS, "(i)": ROMAN}.get(family, {}).get(text) or chinese_number(text)


def markers(segments: Sequence[Segment], *, chinese: bool) -> dict[str, list[Marker]]:
    """Return the markers of each family in the order of the text."""
    value = _chinese_value if chinese else _english_value
    found: dict[str, list[Marker]] = {}
    texts = [segment.text for segment in segments]
    for family, pattern in (ZH_MARKERS if chinese else EN_MARKERS).items():
        matches: Iterable[tuple[int, re.Match[str]]]
        if signal := SIGNALS.get(family):
            there = [number for number, text in enumerate(texts) if signal.search(text)]
            matches = ((number, match) for number in there for match in pattern.finditer(texts[number]))
        else:
            matches = ((number, match) for number, match in enumerate(map(pattern.match, texts)) if match)
        for number, match in matches:
            text = next(t for t in match.groups() if t)
            found.setdefault(family, []).append(Marker(value(family, text), number, Span(*match.span())))
    return found


def series(found: Sequence[Marker]) -> Iterator[tuple[Marker, ...]]:
    """Yield the enumerations that the markers of one family form: 1, 2, 3 ... without a gap, two items at least.

    An enumeration inside an item of another one is told apart by its new beginning.
    """
    open_: list[list[Marker]] = []
    for marker in found:
        while open_ and marker.segment - open_[-1][-1].segment > REACH:
            yield from _closed(open_.pop())
        if marker.value == 1:
            open_.append([marker])
            continue
        level = next((i for i in reversed(range(len(open_))) if _continues(open_[i], marker)), None)
        if level is not None:
            while len(open_) > level + 1:
                yield from _closed(open_.pop())
            open_[level].append(marker._replace(value=len(open_[level]) + 1))
    while open_:
        yield from _closed(open_.pop())


def _continues(items: Sequence[Marker], marker: Marker) -> bool:
    return marker.value == len(items) + 1 or (marker.value == LAST and len(items) > 1)


def _closed(items: list[Marker]) -> Iterator[tuple[Marker, ...]]:
    if len(items) > 1:
        yield tuple(items)


def english_counts(text: str, nouns: tuple[TableRow, ...] | None = None) -> list[Count]:
    """Return the counts with which an English text announces a list: "five areas", "three main tasks".

    ``nouns`` takes the place of the table of nouns.
    """
    pattern = _announced_en(announcing_nouns() if nouns is None else nouns)
    return [Count(EN_CARDINALS.get(m["n"].lower()) or int(m["n"]), Span(*m.span("n"))) for m in pattern.finditer(text)]


def chinese_counts(text: str) -> list[Count]:
    """Return the counts with a measure word in a Chinese text: 五个方面, 三项."""
    return [Count(chinese_number(m["n"]), Span(*m.span())) for m in _ANNOUNCED_ZH.finditer(text)]


def chinese_numbers(text: str) -> frozenset[int]:
    """Return every small number that a Chinese text names, whatever it counts."""
    return frozenset(chinese_number(m["n"]) for m in _ANY_ZH.finditer(text))
