"""Jupyter notebooks: the Markdown cells, with the places that their characters have in the file.

After the notebook format 4 (nbformat): a cell's source is a string, or a list of strings that are its lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from xlcheck.errors import InputError
from xlcheck.files.source import Source
from xlcheck.model import Document, Lang, Link, Run, Segment, Unit
from xlcheck.read.documents.markdown import read_markdown
from xlcheck.read.pairs.json import located
from xlcheck.read.text import Piece

_Line = list[Piece]


def read_notebook(source: Source, lang: Lang) -> Document:
    """Return the document of a notebook.

    Raises:
        InputError: (IOE011) if it is no JSON, (IOE004) if it has no Markdown cell with text.
    """
    lines: list[_Line] = []
    cells: list[tuple[int, str]] = []
    for name, cell in _cells(source):
        lines += [[]] if lines else []
        cells.append((len(lines) + 1, name))
        lines += cell
    text = ["".join(piece.text for piece in line) for line in lines]
    if not any(line.strip() for line in text):
        raise InputError(f"{source.path}: no Markdown cell of this notebook has text; give another one", "IOE004")
    return _placed(read_markdown(source._replace(lines=text), lang), lines, cells)


def _cells(source: Source) -> Iterator[tuple[str, list[_Line]]]:
    """Yield the name and the lines of each Markdown cell, each line as pieces with their places in the file."""
    found: dict[int, tuple[str, list[_Line]]] = {}
    kinds: dict[int, str] = {}
    for path, pieces in located(source.path, source.lines):
        if len(path) < 3 or path[0] != "cells" or not isinstance(path[1], int):
            continue
        if path[2] == "cell_type":
            kinds[path[1]] = "".join(piece.text for piece in pieces)
        elif path[2] == "source":
            lines = found.setdefault(path[1], (f"cell {path[1] + 1}", [[]]))[1]
            for piece in pieces:
                for number, part in enumerate(piece.text.split("\n")):
                    if number:
                        lines.append([])
                    if part:
                        lines[-1].append(piece._replace(text=part))
    yield from (cell for number, cell in found.items() if kinds.get(number) == "markdown")


def _placed(page: Document, lines: list[_Line], cells: list[tuple[int, str]]) -> Document:
    """Return a page whose places are those of the cells' lines with the places of the file in their stead."""
    runs: list[Run] = []
    ends = [run.offset for run in page.runs[1:]] + [len(page.text) + 1]
    for run, end in zip(page.runs, ends, strict=True):
        runs += _split(run, end - run.offset, lines[run.line - 1] if run.line <= len(lines) else [])
    starts = [line for line, _ in cells]
    units: list[Unit] = []
    for segment in page.segments:
        name = cells[max(0, bisect_right(starts, segment.line) - 1)][1]
        if not units or units[-1].name != name:
            units.append(Unit(segment.span.start, name))
    moved = replace(page, runs=tuple(runs), units=tuple(units), directives=())
    segments: list[Segment] = [replace(s, line=moved.place(s.span.start).line) for s in page.segments]
    links: tuple[Link, ...] = page.links
    return replace(moved, segments=tuple(segments), links=links)


def _split(run: Run, length: int, line: _Line) -> Iterator[Run]:
    """Yield the runs that a run of a cell's line is in the file: one more behind each escape."""
    column, offset = 1, run.offset
    last = (1, 1)
    for piece in line:
        start, stop = max(column, run.column), min(column + len(piece.text), run.column + length)
        if start < stop:
            yield Run(run.offset + start - run.column, piece.line, piece.column + start - column)
            offset = run.offset + stop - run.column
        column += len(piece.text)
        last = piece.line, piece.column + len(piece.text)
    if offset < run.offset + length and (not line or offset > run.offset or run.column >= column):
        yield Run(offset, *last)
