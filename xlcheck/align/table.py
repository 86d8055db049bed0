"""A corrected alignment: the table of ``xlcheck align --format beads`` read back."""

from __future__ import annotations

import re
from pathlib import Path

from xlcheck.errors import InputError, UsageError
from xlcheck.files.source import whole
from xlcheck.model import Bead

# An editor may write "4-5", "4–5", "4, 5" or "4 5".
_PART = re.compile(r"(\d{1,9})(?:\s*[-–—]\s*(\d{1,9}))?")
_NUMBERS = re.compile(rf"\s*(?:{_PART.pattern}(?:\s*[,;，、]\s*|\s+|\s*$))*")
_LARGEST = 64 * 1024 * 1024
_LONGEST = 200
_HELP = "correct the table that xlcheck align ZH EN --format beads prints"


def read_table(path: Path, source: int, target: int) -> tuple[Bead, ...]:
    """Return the beads of a table over ``source`` Chinese and ``target`` English sentences, in order of the source.

    The first two columns are read: sentence numbers from 1 on; the others are for the reader. A header and empty lines
    are skipped. A sentence without counterpart is a bead of its own. What a person has settled is certain: score 1.

    Raises:
        UsageError: if the file cannot be read, or a sentence is in no bead or in two.
    """
    seen: tuple[dict[int, int], dict[int, int]] = ({}, {})
    beads: list[Bead] = []
    for line, text in enumerate(_read(path).split("\n"), 1):
        cells = text.rstrip("\r").split("\t")
        if not text.strip() or (line == 1 and [cell.strip().lower() for cell in cells[:2]] == ["source", "target"]):
            continue
        if len(cells) < 2:
            raise UsageError(f"{path}:{line}: two columns with a tab between are needed; {_HELP}")
        ours, theirs = (
            _numbers(cell, count, known, f"{path}:{line}", side)
            for cell, count, known, side in zip(cells, (source, target), seen, ("source", "target"), strict=False)
        )
        for side, numbers in enumerate((ours, theirs)):
            seen[side].update(dict.fromkeys(numbers, line))
        beads += [Bead(ours, theirs)] if ours and theirs else [Bead((i,), ()) for i in ours]
        beads += [] if ours else [Bead((), (j,)) for j in theirs]
    for known, count, name in zip(seen, (source, target), ("source", "target"), strict=True):
        missing = next((index for index in range(count) if index not in known), None)
        if missing is not None:
            raise UsageError(
                f"{path}: sentence {missing + 1} of the {name} is in no line; add one, with the other cell empty "
                "where it has no counterpart"
            )
    return _sorted(beads)


def _read(path: Path) -> str:
    try:
        return whole(path, _LARGEST).decode("utf-8-sig")
    except InputError as error:
        if error.code == "IOE005":
            raise UsageError(f"{path}: this file is too large for a table of beads; {_HELP}") from None
        raise UsageError(f"{error}; {_HELP}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: this is no UTF-8 text; save the table as UTF-8 with tabs between columns") from None


def _numbers(cell: str, count: int, known: dict[int, int], place: str, side: str) -> tuple[int, ...]:
    """Return the indices that a cell names, ascending."""
    cell = cell.strip().strip('"').strip()
    if len(cell) > _LONGEST or not _NUMBERS.fullmatch(cell):
        raise UsageError(f'{place}: "{cell[:40]}" in the {side} column names no sentences; write 3, 4-5, or nothing')
    found: set[int] = set()
    for part in _PART.finditer(cell):
        first, last = int(part[1]), int(part[2] or part[1])
        if not 1 <= first <= last <= count:
            raise UsageError(f"{place}: there is no sentence {part[0]} in the {side}; it has {count} sentences")
        for index in range(first - 1, last):
            if index in found or index in known:
                where = "twice in this line" if index in found else f"in line {known[index]} too"
                raise UsageError(f"{place}: sentence {index + 1} of the {side} is {where}; it may be in one line only")
            found.add(index)
    return tuple(sorted(found))


def _sorted(beads: list[Bead]) -> tuple[Bead, ...]:
    """Return beads in the order of the source; one without source follows what stands before it in the table."""
    last = -1
    keyed = []
    for place, bead in enumerate(beads):
        last = bead.source[0] if bead.source else last
        keyed.append((last, place, bead))
    return tuple(bead for _, _, bead in sorted(keyed, key=lambda item: item[:2]))
