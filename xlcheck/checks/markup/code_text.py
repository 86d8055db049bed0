"""Code without what is language in it: comments, strings and texts between tags that are Chinese in the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from xlcheck.checks.markup.targets import LANGUAGE
from xlcheck.language.script import HAN
from xlcheck.language.tables import TableRow, read_table

TABLE = Path(__file__).parent / "data" / "comments.csv"

LANGUAGE_TEXT = "\0"
"""Stands for a text in Chinese, whose translation may be anything."""

_EDGE = r"<>{}()\[\]\"'`=;\n"
_CHUNK = re.compile(
    rf"(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?P<run>[^{_EDGE}]+)|(?P<edge>[{_EDGE}])"
)
_WORD = re.compile(r"[\w$]+|[^\w$\s]")
_FREE = frozenset(",;\\")
"""Marks that styles of code add and leave out."""
_LOCALE = re.compile(rf"(?<![A-Za-z0-9])(?:{LANGUAGE})(?![A-Za-z0-9])", re.IGNORECASE)
_MARKS = str.maketrans("。、“”‘’", ".,\"\"''")
_NUMBER = re.compile(r"(?<![\w.])\d+(?:[.:/-]\d+)*(?![\w])")
_PROSE = re.compile(r"[^\W\d_]\s+[^\W\d_]")
_HAN = re.compile(f"[{HAN}]")
_SENTENCE = re.compile(r"[.。?？!！,，:：…、“”]+")
_SHOWN = re.compile(r"[\w\s.。?？!！,，:：…、“”+'-]+")
_BEFORE = re.compile(r"[>}][\w\s.。?？!！,，:：…、“”+'-]{0,200}$")
_BEHIND = re.compile(r"[\w\s.。?？!！,，:：…、“”+'-]{0,200}(?:[<{]|$)")
_NOTHING = re.compile("\\{(?:' '|\" \")\\}|[\u200b-\u200f\u2060\ufeff]")
"""A blank that JSX writes out, and characters without width."""


class Token(NamedTuple):
    """A token as it is compared, and its range in the code."""

    key: str
    start: int
    end: int


class Change(NamedTuple):
    """What differs between two codes: the ranges on both sides, one of which may be empty."""

    ours: tuple[int, int]
    theirs: tuple[int, int]


@cache
def comment_rows() -> tuple[TableRow, ...]:
    """Return the table: an expression for a comment, over lines (block) or to the end of one (line)."""
    return read_table(TABLE)


@cache
def _comments() -> tuple[re.Pattern[str], ...]:
    flags = {"block": re.DOTALL, "line": re.MULTILINE}
    return tuple(re.compile(row.form, flags[row.kind]) for row in comment_rows())


def without_comments(code: str) -> str:
    """Return code with blanks in the place of its comments and of what shows nothing, as long as it was."""
    code = _NOTHING.sub(lambda found: " " * len(found[0]), code)
    for comment in _comments():
        code = comment.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), code)
    return code


def comments(code: str) -> list[tuple[int, int]]:
    """Return the ranges of the comments of a code, in order."""
    found: list[tuple[int, int]] = []
    for comment in _comments():
        for match in comment.finditer(code):
            if not any(start < match.end() and match.start() < end for start, end in found):
                found.append(match.span())
    return sorted(found)


def renumbered(ours: str, theirs: str) -> list[Change]:
    """Return the numbers of comments that stand for another one, of codes with as many comments.

    Such is a number that the comment beside it lacks, where that has one which this lacks.
    """
    pairs = comments(ours), comments(theirs)
    found = []
    if len(pairs[0]) == len(pairs[1]):
        for zh, en in zip(*pairs, strict=True):
            lost, new = _orphans(ours, zh, theirs, en), _orphans(theirs, en, ours, zh)
            if len(lost) == len(new) == 1:
                found.append(Change(lost[0], new[0]))
    return found


def _orphans(code: str, place: tuple[int, int], other: str, facing: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the numbers in a range of a code that the range facing it lacks."""
    there = {match[0] for match in _NUMBER.finditer(other, *facing)}
    return [match.span() for match in _NUMBER.finditer(code, *place) if match[0] not in there]


def tokens(code: str) -> Iterator[Token]:
    """Yield the tokens of a code without comments."""
    for found in _CHUNK.finditer(code):
        start, end = found.span()
        if found["string"]:
            inside = found[0][1:-1]
            yield Token(LANGUAGE_TEXT if _HAN.search(inside) else f'"{_narrow(inside)}', start, end)
        elif found["run"] and _HAN.search(found[0]):
            yield Token(LANGUAGE_TEXT, end - len(found[0].lstrip()), start + len(found[0].rstrip()))
        else:
            for word in _WORD.finditer(code, start, end):
                if word[0] not in _FREE:
                    yield Token(_narrow(word[0]), *word.span())


def _narrow(text: str) -> str:
    return _LOCALE.sub("zh", unicodedata.normalize("NFKC", text.translate(_MARKS))).strip()


def changes(ours: str, theirs: str) -> list[Change]:
    """Return what differs between two codes and is no language."""
    zh, en = (list(tokens(without_comments(code))) for code in (ours, theirs))
    keys = [token.key for token in zh], [token.key for token in en]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal" and not _is_language(zh[a:b], en[c:d], ours, theirs):
            found.append(Change(_range(zh, a, b), _range(en, c, d)))
    return found


def _range(found: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return found[first].start, found[last - 1].end
    at = found[first - 1].end if first else 0
    return at, at


def _is_language(zh: Sequence[Token], en: Sequence[Token], ours: str, theirs: str) -> bool:
    """Return whether what differs is a text and its translation, or Chinese that was left."""
    if any(token.key == LANGUAGE_TEXT for token in (*zh, *en)):
        return True
    said = [ours[token.start : token.end] for token in zh], [theirs[token.start : token.end] for token in en]
    if all(_SENTENCE.fullmatch(text) for text in chain(*said)):
        return True
    if any(text[0] in "\"'`" and _PROSE.search(text) for text in chain(*said)):
        return True
    return all(_between_tags(code, side) for code, side in ((ours, zh), (theirs, en)) if side)


def _between_tags(code: str, found: Sequence[Token]) -> bool:
    """Return whether tokens are a text that a page shows: words and marks of sentences between tags."""
    start, end = found[0].start, found[-1].end
    if not _SHOWN.fullmatch(code[start:end]):
        return False
    before, behind = _BEFORE.search(code[:start]), _BEHIND.match(code, end)
    return bool(before and behind)
