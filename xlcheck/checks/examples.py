"""The examples of a check's page: read from its docstring, so that the page and what a test runs cannot part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from xlcheck.checks.registry import Check
from xlcheck.model import Bead, Cell, Document, Kind, Lang, Pair, Part, PartKind, Segment, Span, Unit


@dataclass(frozen=True, slots=True)
class Example:
    """A bad or a good pair of a check's page: beads in order, an empty string where a side has no counterpart.

    ``bilingual`` examples are the units of one file; a check that looks at nothing else says so in a class variable of
    this name. Those that are ``keyed`` are entries of two files: ``key = text``, ``key (form) = text``, with the most
    characters ``key <= 8 = text``. ``glossary`` is the line of one that the example needs, empty for the one that comes
    with xlcheck.
    """

    verdict: Literal["bad", "good"]
    beads: tuple[tuple[str, str], ...]
    bilingual: bool = False
    glossary: str = ""
    keyed: bool = False

    def pair(self) -> Pair:
        """Return the example as two aligned documents of one sentence a line."""
        columns = [_column([bead[side] for bead in self.beads if not _is_part(bead)]) for side in (0, 1)]
        beads, used = [], [0, 0]
        for texts in (bead for bead in self.beads if not _is_part(bead)):
            sides: list[tuple[int, ...]] = []
            for side, text in enumerate(texts):
                sides.append((used[side],) if text else ())
                used[side] += bool(text)
            beads.append(Bead(sides[0], sides[1]))
        source, target = (
            _with_parts(Document(f"example.{lang}", lang, *columns[side]), [bead[side] for bead in self.beads])
            for side, lang in enumerate(_LANGS)
        )
        if self.keyed:
            source, target = _named(source), _named(target)
            return Pair(source, target, tuple(beads), bilingual=True, keyed=True)
        return Pair(source, target, tuple(beads), self.bilingual)


_LANGS: tuple[Lang, Lang] = ("zh", "en")
_PART = re.compile(r"\[(code|image|matter)(?: (\w+))?\] ")
_CELL = re.compile(r"\[cell (\d)\.(\d)\] ")


def _is_part(bead: tuple[str, str]) -> bool:
    return any(map(_PART.match, bead))


def _with_parts(document: Document, texts: Sequence[str]) -> Document:
    """Return a document with the parts that are no segments, and with its cells."""
    text, parts, cells = document.text, list[Part](), list[Cell]()
    segments = iter(document.segments)
    for line in filter(None, texts):
        if found := _PART.match(line):
            said = line[found.end() :]
            parts.append(
                Part(cast("PartKind", found[1]), found[2] or "", Span(len(text) + 1, len(text) + 1 + len(said)))
            )
            text += f"\n{said}"
        elif (segment := next(segments)) and (at := _CELL.match(line)):
            cells.append(Cell(segment.span, 0, int(at[1]), int(at[2])))
    return replace(document, text=text, parts=tuple(parts), cells=tuple(cells))


def _column(texts: Sequence[str]) -> tuple[str, tuple[Segment, ...]]:
    segments: list[Segment] = []
    offset = 0
    for line in filter(None, texts):
        text = line.removeprefix(_HEADING)
        kind: Kind = "heading" if text != line else "text"
        if cell := _CELL.match(line):
            text, kind = line[cell.end() :], "cell"
        segments.append(Segment(text, Span(offset, offset + len(text)), len(segments) + 1, len(segments), kind))
        offset += len(text) + 1
    return "\n".join(segment.text for segment in segments), tuple(segments)


_ENTRY = re.compile(r"([\w.]+)(?: \((\w+)\))?(?: <= (\d+))? = ?")


def _named(document: Document) -> Document:
    """Return a document of entries: the keys are the names of its units, and no part of its text."""
    text, segments, units = "", list[Segment](), list[Unit]()
    for number, segment in enumerate(document.segments):
        head = _ENTRY.match(segment.text)
        assert head is not None, segment.text
        said, start = segment.text[head.end() :], len(text)
        name = f"{head[1]} ({head[2]})" if head[2] else head[1]
        units.append(Unit(start, name, form=head[2] or "", group=head[1], limit=int(head[3] or 0)))
        segments.append(Segment(said, Span(start, start + len(said)), number + 1, number))
        text += f"{said}\n"
    last = {unit.name: number for number, unit in enumerate(units)}
    marked = (u if last[u.name] == n else u._replace(state="shadowed") for n, u in enumerate(units))
    return Document(document.path, document.lang, text, tuple(segments), units=tuple(marked))


_HEADING = "# "
_HEAD = re.compile(r"^(Bad|Good):$")
_LINE = re.compile(r"^\s+(zh|en|glossary): (.*)$")


def examples(check: type[Check]) -> tuple[Example, ...]:
    """Return the example pairs of a check's docstring.

    The form is a line ``Bad:`` or ``Good:`` and under it, indented, ``zh: ...`` and ``en: ...`` lines; a ``zh`` line
    that no ``en`` line follows has no translation, and the reverse. Text behind ``# `` is a heading, behind
    ``[cell 1.2]`` that of a cell of a table (row, column), behind ``[code]``, ``[image]`` or ``[matter key]`` a part.
    A line ``glossary: ...`` is one of a glossary.
    """
    found: list[tuple[Literal["bad", "good"], list[list[str]], list[str]]] = []
    for line in (check.__doc__ or "").splitlines():
        line = line.removeprefix("    ")
        if head := _HEAD.match(line):
            found.append(("bad" if head[1] == "Bad" else "good", [], []))
        elif found and (text := _LINE.match(line)):
            beads = found[-1][1]
            if text[1] == "glossary":
                found[-1][2].append(text[2])
            elif text[1] == "zh":
                beads.append([text[2], ""])
            elif beads and not beads[-1][1]:
                beads[-1][1] = text[2]
            else:
                beads.append(["", text[2]])
    bilingual, keyed = getattr(check, "bilingual", False), getattr(check, "keyed", False)
    return tuple(
        Example(verdict, tuple((b[0], b[1]) for b in beads), bilingual, "\n".join(lines), keyed)
        for verdict, beads, lines in found
    )
