"""What is shown of a run, and the fields that several formats share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xlcheck.files.formats import by_suffix
from xlcheck.places import Located
from xlcheck.rows import ReportedFinding, Results
from xlcheck.settings import Graded, for_review

__all__ = [
    "View",
    "also",
    "found_at",
    "has_lines",
    "path_of",
    "place_of",
    "relative",
    "uri",
    "visible",
    "with_suggestion",
]


_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class View:
    """How a run is shown: ``gate`` tells what counts for the exit code.

    ``review`` shows what else a reviewer should see (`xlcheck.settings.for_review`), ``everything`` also mere hints.

    ``root`` is the folder that paths are relative to where a format wants them so: the top of the repository.
    ``version`` is that of xlcheck. Of the text for a terminal, ``quiet`` leaves one line for each finding, ``verbose``
    says why each matters and shows whole sentences and all places. ``narrowed`` says what the configuration leaves out.
    ``suggest`` puts certain suggestions into documents, as tracked changes.
    """

    gate: Callable[[Graded], bool]
    review: bool = False
    root: Path = Path()
    version: str = "0"
    quiet: bool = False
    verbose: bool = False
    everything: bool = False
    narrowed: tuple[str, ...] = ()
    suggest: bool = False

    def shows(self, row: Graded) -> bool:
        """Return whether a finding or note is shown."""
        return self.everything or self.gate(row) or (self.review and for_review(row))

    def shown(self, results: Results) -> list[ReportedFinding]:
        """Return the findings that a format for persons shows, in their order."""
        return [row for row in results.rows if self.shows(row)]


def relative(path: str, root: Path) -> str | None:
    """Return a path relative to the root, with slashes; None if it lies elsewhere."""
    try:
        return Path(path).absolute().resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return None


def uri(path: str, root: Path) -> str:
    """Return the URI of a file: relative to the root where it lies in it, percent-encoded."""
    from urllib.parse import quote

    inside = relative(path, root)
    return quote(os.fsencode(inside)) if inside is not None else Path(path).absolute().as_uri()


def path_of(path: str, root: Path) -> str:
    """Return a path relative to the root where it lies in it, else as it was given."""
    inside = relative(path, root)
    return path if inside is None else inside


def has_lines(path: str) -> bool:
    """Return whether an editor shows the lines that places in a file have; Word, spreadsheets and PDF have none."""
    form = by_suffix().get(Path(path).suffix.casefold())
    return form is None or form.form != "packed"


def place_of(side: Located) -> str:
    """Return where in its file a person finds a side: its name where lines mean little, else line and column."""
    return side.unit or f"{side.line}:{side.column}"


def found_at(side: Located) -> str:
    """Return `place_of` a side and what tells it to a person who has the file open: its paragraph and its heading."""
    near = [f"“{side.begins}”"] * bool(side.begins) + [f"under “{side.heading}”"] * bool(side.heading)
    return f"{place_of(side)} ({', '.join(near)})" if near else place_of(side)


def also(row: ReportedFinding, most: int, shown: Callable[[str], str] = str) -> str:
    """Return where else a finding is to be looked at, file by file; their names only where there are several.

    ``most`` places are named and the others counted; ``shown`` tells how a path is written.
    """
    sides = [side for other in row.related if (side := other.target or other.source)]
    named = list(dict.fromkeys((side.path, place_of(side)) for side in sides))
    files: dict[str, list[str]] = {}
    for path, place in named[:most]:
        files.setdefault(path, []).append(place)
    alone = {path for path, _ in named} == {row.place.path}
    parts = (", ".join(places) if alone else f"{shown(path)} {', '.join(places)}" for path, places in files.items())
    rest = f" and {len(named) - most} more" if len(named) > most else ""
    return "; ".join(parts) + rest


def visible(text: str) -> str:
    """Return a text whose marks of direction show as code points: what they turn round reads as something else."""
    return _DIRECTION.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def with_suggestion(row: ReportedFinding) -> str:
    """Return the message, and what to write instead where that is certain."""
    return f"{row.message} (suggestion: {row.suggestion})" if row.suggestion else row.message
