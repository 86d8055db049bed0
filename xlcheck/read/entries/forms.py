"""The forms of one text: plural categories under keys of their own, and the branches of ICU messages and Fluent.

Every form is an entry of its own, whole and with the text around the branch, so that each reads as a program shows it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xlcheck.read.entries.entry import CATEGORIES, Entry
from xlcheck.read.text import Piece

MOST = 64
"""Forms of one text; one with more is left whole."""

_OF_KEY = re.compile(rf"(.+?)([._])({'|'.join(CATEGORIES)}|plural)")
_ICU = re.compile(
    r"\{\s{0,9}[\w.$-]{1,99}\s{0,9},\s{0,9}(?:plural|selectordinal|select)\s{0,9},\s{0,99}"
    r"(?:offset\s{0,9}:\s{0,9}\d{1,9}\s{0,99})?"
)
_FLUENT = re.compile(r"\{(?:[^{}\"]|\"[^\"\n]{0,99}\"){0,200}?->\s{0,99}")
_BRANCH = re.compile(r"\s{0,99}(=\d{1,9}|[\w-]{1,99})\s{0,99}\{")
_VARIANT = re.compile(r"\s{0,99}(\*?)\[\s{0,9}([\w.-]{1,99})\s{0,9}\][ \t]{0,99}")


class _Variant(NamedTuple):
    """One way through a message: the branches that were taken, and the ranges of its text."""

    labels: tuple[str, ...]
    ranges: tuple[tuple[int, int], ...]


def grouped(found: Sequence[Entry], keys: frozenset[str]) -> list[Entry]:
    """Return entries with the group and form that their keys tell: ``files_one``, ``files.other``, ``files_plural``.

    They are forms where ``other`` is among the ``keys`` too, and where an object holds nothing but categories.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        above, _, last = key.rpartition(".")
        beside[above].add(last)
    return [_in_group(entry, keys, beside) for entry in found]


def _in_group(entry: Entry, keys: frozenset[str], beside: dict[str, set[str]]) -> Entry:
    if entry.form:
        return entry
    parts = _OF_KEY.fullmatch(entry.key)
    if parts is None:
        if f"{entry.key}_plural" in keys:
            return entry._replace(group=entry.key, form="one")
        return entry._replace(group=entry.key)
    base, mark, form = parts.groups()
    if form == "plural":
        is_form = mark == "_" and base in keys
    elif mark == ".":
        is_form = beside[base] <= {*CATEGORIES} and "other" in beside[base]
    else:
        is_form = f"{base}_other" in keys
    if not is_form:
        return entry._replace(group=entry.key)
    return entry._replace(group=base, form="other" if form == "plural" else form)


def expanded(found: Iterable[Entry], syntaxes: tuple[str, ...]) -> Iterator[Entry]:
    """Yield entries, the branches of a plural or a selection in their text as an entry each."""
    fluent = "fluent" in syntaxes
    for entry in found:
        text = entry.text
        if "{" not in text or not ("->" in text if fluent else _ICU.search(text)):
            yield entry
            continue
        glyphs = [
            Piece(character, piece.line, piece.column + (at if len(piece.text) > 1 else 0))
            for piece in entry.pieces
            for at, character in enumerate(piece.text)
        ]
        variants = _fluent(text, 0, len(text)) if fluent else _icu(text, 0, len(text))
        if not variants or len(variants) > MOST or len(variants[0].labels) == 0:
            yield entry
            continue
        for variant in variants:
            pieces = [glyph for start, end in variant.ranges for glyph in glyphs[start:end]]
            form = ", ".join((*([entry.form] if entry.form else []), *variant.labels))
            empty = glyphs[0]._replace(text="")
            yield entry._replace(pieces=tuple(pieces) or (empty,), form=form, group=entry.group or entry.key)


def _icu(text: str, start: int, end: int) -> list[_Variant]:
    """Return the variants of a range of an ICU message; none where its braces are not closed."""
    variants = [_Variant((), ())]
    at = begin = start
    while at < end:
        if text[at] == "'" and at + 1 < end and text[at + 1] in "{}#|":
            closing = text.find("'", at + 2, end)
            at = closing + 1 if closing > 0 else end
        elif text[at] == "{":
            close = _closing(text, at, end)
            if close is None:
                return []
            if found := _ICU.match(text, at):
                branches = _branches(text, found.end(), close)
                if not branches:
                    return []
                variants = _crossed(variants, (begin, at), branches)
                begin = close + 1
            at = close + 1
        else:
            at += 1
        if len(variants) > MOST:
            return []
    return [_Variant(v.labels, (*v.ranges, (begin, end))) for v in variants]


def _branches(text: str, start: int, end: int) -> list[_Variant]:
    found: list[_Variant] = []
    at = start
    while branch := _BRANCH.match(text, at, end):
        close = _closing(text, branch.end() - 1, end)
        if close is None:
            return []
        inner = _icu(text, branch.end(), close)
        found += [_Variant((branch[1], *variant.labels), variant.ranges) for variant in inner]
        at = close + 1
    return found if not text[at:end].strip() else []


def _fluent(text: str, start: int, end: int) -> list[_Variant]:
    """Return the variants of a range of a Fluent pattern."""
    variants = [_Variant((), ())]
    at = begin = start
    while at < end:
        if text[at] != "{":
            at += 1
            continue
        close = _closing(text, at, end)
        if close is None:
            return []
        if found := _FLUENT.match(text, at):
            variants = _crossed(variants, (begin, at), _arms(text, found.end(), close))
            begin = close + 1
        at = close + 1
        if len(variants) > MOST:
            return []
    return [_Variant(v.labels, (*v.ranges, (begin, end))) for v in variants]


def _arms(text: str, start: int, end: int) -> list[_Variant]:
    heads = []
    at = start
    while found := _VARIANT.match(text, at, end):
        stop, depth = found.end(), 0
        while stop < end and not (depth == 0 and text[stop] == "\n" and _VARIANT.match(text, stop, end)):
            depth += (text[stop] == "{") - (text[stop] == "}")
            stop += 1
        heads.append((found[2], found.end(), stop))
        at = stop
    return [
        _Variant((label, *inner.labels), inner.ranges)
        for label, begin, stop in heads
        for inner in _fluent(text, begin, begin + len(text[begin:stop].rstrip()))
    ]


def _crossed(variants: list[_Variant], before: tuple[int, int], branches: list[_Variant]) -> list[_Variant]:
    return [_Variant((*v.labels, *b.labels), (*v.ranges, before, *b.ranges)) for v in variants for b in branches]


def _closing(text: str, start: int, end: int) -> int | None:
    """Return where the brace at an offset is closed; quoted braces do not count."""
    depth, at = 0, start
    while at < end:
        if text[at] == "'" and text[at + 1 : at + 2] in ("{", "}"):
            closing = text.find("'", at + 2, end)
            at = closing if closing > 0 else at
        elif text[at] == "{":
            depth += 1
        elif text[at] == "}":
            depth -= 1
            if not depth:
                return at
        at += 1
    return None
