"""The kind of a paragraph by its form, the same for every format: who speaks is parted from what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from xlcheck.model import Lang
from xlcheck.read.documents import line_kinds as blocks
from xlcheck.read.text import Block, Piece


def shaped(given: Iterable[Block], lang: Lang) -> Iterator[Block]:
    """Yield blocks with the kind that their form shows; a block whose format tells its kind keeps it.

    A name before the speech on the same line becomes a block of its own if it recurs.
    """
    given = [block for block in given if _text(block.pieces).strip()]
    again = blocks.recurring((_text(block.pieces).strip() for block in given if block.kind == "text"), lang)
    for block in given:
        if block.kind != "text":
            yield block
            continue
        pieces = _without_lead(block.pieces)
        text = _text(pieces)
        end = blocks.label(text, lang)
        if text[:end] in again and end < len(text.rstrip()) and blocks.names_speaker(text[:end], lang, again=True):
            name, pieces = _cut(pieces, end)
            yield Block(name, "speaker")
            pieces = _without_lead(pieces)
        yield Block(pieces, blocks.kind(_text(pieces).rstrip(), lang, again))


def _text(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def _without_lead(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    text = _text(pieces)
    return _cut(pieces, len(text) - len(text.lstrip()))[1]


def _cut(pieces: tuple[Piece, ...], at: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces before and behind an offset of their text."""
    before: list[Piece] = []
    behind: list[Piece] = []
    for piece in pieces:
        inside = min(max(at, 0), len(piece.text))
        if inside:
            before.append(piece._replace(text=piece.text[:inside]))
        if inside < len(piece.text):
            behind.append(piece._replace(text=piece.text[inside:], column=piece.column + inside))
        at -= len(piece.text)
    return tuple(before), tuple(behind)
