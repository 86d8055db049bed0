"""``--output xliff=``: a copy of an XLIFF file with a note for each finding in its unit; every other byte stays.

Notes stand where the standards have them: in XLIFF 1.2 behind the target of a ``trans-unit`` (section 2.2.4 of its
specification), in XLIFF 2.x in the ``notes`` of a ``unit`` (4.2.2.4). Of other files, the aligned text becomes
XLIFF 2.1 with the same notes.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from xlcheck.files.formats import detect
from xlcheck.files.source import whole
from xlcheck.files.xml import End, Start, decoded, encoding_of, events
from xlcheck.report.docx.remarks import AUTHOR
from xlcheck.report.docx.render import only_pair
from xlcheck.report.exchange import xml_text
from xlcheck.report.fields import View, with_suggestion
from xlcheck.report.xliff import render_xliff
from xlcheck.rows import ReportedFinding, Results

_PRIORITY = {"critical": 1, "major": 2, "minor": 5, "info": 8}
_CONTENTS = frozenset({"source", "seg-source", "target"})
_AFTER_NOTES = frozenset({"originalData", "segment", "ignorable"})
_PREFIX = re.compile(rb"<((?:[^\s<>/:]+:)?)")


class _Slot(NamedTuple):
    """A unit: where it begins in the file, and the bytes of the file in whose place its notes are put.

    ``opens`` and ``closes`` are put around the notes.
    """

    line: int
    column: int
    start: int
    end: int
    opens: str
    closes: str
    prefix: str
    new: bool


def render_xliff_notes(results: Results, view: View) -> bytes | str:
    """Return the XLIFF file of a run over one pair, with notes.

    Raises:
        UsageError: if the run is over several.
        InputError: if the file cannot be read again.
    """
    outcome, pair = only_pair(results, "xliff")
    rows = [row for row in view.shown(results) if row.unit is not None]
    path = Path(outcome.target)
    if not pair.bilingual or detect(path).name != "xliff":
        said: dict[int, list[str]] = {}
        for row in rows:
            said.setdefault(row.unit or 0, []).append(_note(row, "", new=True))
        return render_xliff(pair, results.signature, said)
    raw = whole(path, sys.maxsize)
    codec, mark = encoding_of(raw, path)
    data = b"".join(decoded([raw], path, None))
    return raw[:mark] + with_notes(data, path, rows).decode().encode(codec, "xmlcharrefreplace")


def with_notes(data: bytes, path: Path, rows: Iterable[ReportedFinding]) -> bytes:
    """Return an XLIFF file in UTF-8 with a note for each finding.

    Raises:
        InputError: if it is no well-formed XML.
    """
    slots = list(_slots(data, path))
    starts = [(slot.line, slot.column) for slot in slots]
    said: dict[int, list[ReportedFinding]] = {}
    for row in rows:
        at = bisect_right(starts, (row.line, row.column)) - 1
        if at >= 0:
            said.setdefault(at, []).append(row)
    pieces, at = [], 0
    for number in sorted(said):
        slot = slots[number]
        notes = "".join(_note(row, slot.prefix, new=slot.new) for row in said[number])
        pieces += [data[at : slot.start], f"{slot.opens}{notes}{slot.closes}".encode()]
        at = slot.end
    return b"".join([*pieces, data[at:]])


def _slots(data: bytes, path: Path) -> Iterator[_Slot]:
    """Yield where the notes of each unit go, in the order of the file."""
    stack: list[str] = []
    unit: _Unit | None = None
    for event in events([data], path, texts=frozenset()):
        if isinstance(event, Start):
            if event.name in ("trans-unit", "unit"):
                unit = _Unit(data, event)
            elif unit is not None:
                unit.begin(event, stack[-1])
            stack.append(event.name)
        elif isinstance(event, End):
            name = stack.pop()
            if unit is not None and name == unit.name:
                yield from unit.slot()
                unit = None
            elif unit is not None:
                unit.end(event, stack[-1])


class _Unit:
    """A unit that is being read: where its notes go, as far as it is known."""

    def __init__(self, data: bytes, start: Start) -> None:
        self.name = start.name
        self._data, self._start = data, start
        found = _PREFIX.match(data, start.offset)
        self._prefix = found[1].decode() if found else ""
        self._place: tuple[int, int, str, str] | None = None
        self._notes = 0

    def begin(self, event: Start, parent: str) -> None:
        """Take the start of an element in the unit."""
        if parent == "unit" and event.name == "notes":
            self._notes = event.offset
        elif parent == "unit" and event.name in _AFTER_NOTES and self._place is None:
            at = event.offset
            self._place = at, at, f"<{self._prefix}notes>", f"</{self._prefix}notes>"

    def end(self, event: End, parent: str) -> None:
        """Take the end of an element in the unit."""
        if parent == "trans-unit" and event.name in _CONTENTS:
            at = self._data.index(b">", event.offset) + 1 if self._has_end_tag(event) else event.offset
            self._place = at, at, "", ""
        elif parent == "unit" and event.name == "notes":
            self._place = event.offset, event.offset, "", ""
            if not self._has_end_tag(event):
                name = f"{self._prefix}notes"
                self._place = self._notes, event.offset, f"<{name}>", f"</{name}>"

    def _has_end_tag(self, event: End) -> bool:
        """Tell whether an element has an end tag; where it is one tag, its offset is behind it."""
        return self._data.startswith(f"</{self._prefix}{event.name}".encode(), event.offset)

    def slot(self) -> Iterator[_Slot]:
        """Yield where the notes go, if the unit has a text."""
        if self._place is not None:
            yield _Slot(self._start.line, self._start.column, *self._place, self._prefix, self.name == "unit")


def _note(row: ReportedFinding, prefix: str, *, new: bool) -> str:
    """Return a note on a finding: of XLIFF 2.x if it is a ``new`` one, else of 1.2."""
    by = "category" if new else "from"
    side = "target" if row.target is not None else "source"
    about = f'{by}="{AUTHOR}" {"appliesTo" if new else "annotates"}="{side}" priority="{_PRIORITY[row.severity]}"'
    # Not "xlcheck: ...": such a note speaks to xlcheck.
    said = f"{row.code} {row.name.replace('-', ' ')} ({row.severity}): {with_suggestion(row)}"
    return f"<{prefix}note {about}>{xml_text(said)}</{prefix}note>"
