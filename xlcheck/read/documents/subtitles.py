"""Subtitles (SRT, WebVTT): the text of the cues; a sentence may run over several of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.source import Source
from xlcheck.model import Document, Lang
from xlcheck.read.documents.paragraph_kinds import shaped
from xlcheck.read.text import Block, Piece, document, glue, tail

_TIMES = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}(?:\s.*)?$")
#: Tags, positions as {\an8}, and the times within a cue; and what stands for one character.
_MARK = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_PART = re.compile(r"&(?:#\d{1,7}|[A-Za-z]{2,8});|[^&]+|&")
_APART = re.compile(r"\s*+(?:<[^<>]*>)?\s*+(?:[-–—]\s?\S|♪)")
_FINAL = re.compile(r"[.。!！?？…♪][”’\"'」』）)\]】》]*$")
#: Where fewer cues than this end with a final mark, a text has no punctuation, and every cue stands alone.
_PUNCTUATED = 0.15
#: Cues that one sentence runs over, at most.
_LONGEST = 12


class Cue(NamedTuple):
    """A cue: what a person finds it by, and its lines in pieces."""

    name: str
    lines: tuple[tuple[Piece, ...], ...]

    @property
    def text(self) -> str:
        """The text of its lines."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def read_subtitles(source: Source, lang: Lang) -> Document:
    """Return the document of a file with subtitles.

    Raises:
        InputError: (IOE011) if there is no cue in it.
    """
    cues = [cue for cue in _cues(source.lines) if cue.text.strip()]
    if not cues:
        raise InputError(
            f"{source.path}: no cue is in this file (a line such as 00:00:01,000 --> 00:00:02,500 before each text); "
            "check that it is SRT or WebVTT",
            "IOE011",
        )
    return document(source, lang, shaped(_blocks(cues, lang), lang))


def _cues(lines: list[str]) -> Iterator[Cue]:
    count = 0
    index = 0
    while index < len(lines):
        if not _TIMES.match(lines[index]):
            index += 1
            continue
        count += 1
        before = lines[index - 1].strip() if index else ""
        key = before if before and len(before) <= 40 and (index < 2 or not lines[index - 2].strip()) else str(count)
        name = f"cue {count if key == 'WEBVTT' else key}"
        index += 1
        texts = []
        while index < len(lines) and lines[index].strip() and not _TIMES.match(lines[index]):
            follows = index + 1 < len(lines) and bool(_TIMES.match(lines[index + 1]))
            if follows and lines[index].strip().isdecimal():  # no blank line before the number of the next cue
                break
            texts.append(_line(lines[index], index + 1, name))
            index += 1
        yield Cue(name, tuple(texts))


def _line(line: str, number: int, name: str) -> tuple[Piece, ...]:
    """Return what is read of a line of a cue."""
    pieces = []
    position = 0
    for mark in [*_MARK.finditer(line), None]:
        end = mark.start() if mark else len(line)
        for part in _PART.finditer(line, position, end):
            shown = unescape(part.group()) if part.group().startswith("&") else part.group()
            pieces.append(Piece(shown, number, part.start() + 1, name))
        position = mark.end() if mark else end
    return tuple(pieces)


def _blocks(cues: list[Cue], lang: Lang) -> Iterator[Block]:
    """Yield blocks that end where sentences do; lines of a dialogue are blocks of their own."""
    finals = sum(bool(_FINAL.search(cue.text.strip())) for cue in cues)
    punctuated = finals >= _PUNCTUATED * len(cues)
    pieces: list[Piece] = []
    begun = 0
    for cue in cues:
        begun += 1
        if pieces and (not punctuated or begun > _LONGEST):
            yield Block(tuple(pieces))
            pieces, begun = [], 1
        for line in cue.lines:
            text = "".join(piece.text for piece in line)
            if not text.strip():
                continue
            before = tail(pieces).rstrip()
            if pieces and (_APART.match(text) or _FINAL.search(before)):
                yield Block(tuple(pieces))
                pieces, begun = [], 1
            elif pieces:
                last = pieces[-1]
                between = glue(before, text.lstrip(), lang)
                pieces.append(Piece(between, last.line, last.column + len(last.text), last.where))
            pieces += line
    if pieces:
        yield Block(tuple(pieces))
