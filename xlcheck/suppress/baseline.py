"""A baseline: the findings that a repository knows and does not want to see again.

An entry holds what the finding is about (its fingerprint: code, both sentences and the flagged words, normalised) and
no line numbers: moving text changes nothing, and touching either sentence brings the finding back.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from xlcheck.errors import ConfigurationError, InputError
from xlcheck.files.source import whole
from xlcheck.rows import Outcome, ReportedFinding, Results

VERSION = 1
DEFAULT = "xlcheck-baseline.json"

Status = Literal["todo", "accepted", "false-positive", "intended", "open"]
STATUSES: tuple[Status, ...] = get_args(Status)
SILENT: frozenset[Status] = frozenset({"todo", "false-positive", "intended"})
"""What is not told again: known from before (todo), a false alarm, meant as it is. The rest counts until it is gone."""

_SHOWN = 80  # code points of a sentence that an entry quotes, for whoever reads the file
_FIELDS = ("fingerprint", "code", "status", "note", "count", "path", "source", "target", "by")


@dataclass(frozen=True, slots=True)
class Entry:
    """One known finding. ``count`` is how often it stands in the repository, ``path`` the first file, for a person.

    ``by`` tells who decided about it, and when.
    """

    fingerprint: str
    code: str
    status: Status = "todo"
    note: str = ""
    count: int = 1
    path: str = ""
    source: str = ""
    target: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Results without what the baseline knows, and the entries that were of use, with the count of their use."""

    results: Results
    used: dict[str, int]


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a baseline file.

    Raises:
        ConfigurationError: if it cannot be read or is no baseline; the message names the entry.
    """
    try:
        value = json.loads(whole(path).decode())
    except InputError as error:
        raise ConfigurationError(f"the baseline cannot be read: {error}; `xlcheck baseline` writes it") from None
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(
            f"{path}: not a baseline: {error}; restore it, or delete it and write it again"
        ) from None
    if not isinstance(value, dict) or value.get("version") != VERSION or not isinstance(value.get("entries"), list):
        raise ConfigurationError(f"{path}: not a baseline of version {VERSION}; `xlcheck baseline` writes one")
    return tuple(_entry(path, number, fields) for number, fields in enumerate(value["entries"], 1))


def _entry(path: Path, number: int, fields: object) -> Entry:
    def fail(message: str) -> ConfigurationError:
        return ConfigurationError(f"{path}: entry {number}: {message}")

    if not isinstance(fields, dict) or not isinstance(fields.get("fingerprint"), str):
        raise fail("has no fingerprint; delete it")
    if "code" not in fields:
        raise fail("has no code; delete it")
    if unknown := sorted(set(fields) - set(_FIELDS)):
        raise fail(f"has a field {unknown[0]}; known are {', '.join(_FIELDS)}")
    entry = Entry(**fields)
    if entry.status not in STATUSES:
        raise fail(f"status {entry.status!r} must be one of {', '.join(STATUSES)}")
    if not isinstance(entry.count, int) or entry.count < 1:
        raise fail("count must be 1 or more")
    if not all(isinstance(t, str) for t in (entry.code, entry.note, entry.path, entry.source, entry.target, entry.by)):
        raise fail("code, note, path, source, target and by must be texts")
    return entry


def render(entries: Iterable[Entry]) -> str:
    """Return the file of these entries, sorted, so that a change of one is a change of its lines."""
    ordered = sorted(entries, key=lambda e: (e.path, e.code, e.fingerprint))
    fields = [{name: value for name, value in asdict(e).items() if name != "by" or value} for e in ordered]
    return json.dumps({"version": VERSION, "entries": fields}, ensure_ascii=False, indent=1) + "\n"


OF_CONTENT = ("IOE004", "IOE006", "IOE007", "IOE008", "IOE010", "IOE011", "IOE012", "IOE013", "IOE015", "IOE016")
"""Errors that lie in what a file holds (empty, damaged, of another kind), and are there again in the next run."""


def holds(error: ReportedFinding) -> bool:
    """Return whether a baseline can hold an error: a page that waits for its text must not stop every run."""
    return error.code in OF_CONTENT


def hide(results: Results, entries: Sequence[Entry]) -> Hidden:
    """Hide the findings that the baseline knows and silences, each entry as often as its count.

    One that was accepted stays: somebody has to correct the text. Its entry is of use for as long as it is there.
    """
    left, loud = Counter[str](), set[str]()
    for entry in entries:
        left[entry.fingerprint] += entry.count
        if entry.status not in SILENT:
            loud.add(entry.fingerprint)
    used = Counter[str]()

    def kept(rows: Iterable[ReportedFinding]) -> tuple[ReportedFinding, ...]:
        out = []
        for row in rows:
            if left[row.fingerprint] > used[row.fingerprint]:
                used[row.fingerprint] += 1
                if row.fingerprint not in loud:
                    continue
            out.append(row)
        return tuple(out)

    def without(outcome: Outcome) -> Outcome:
        rows = kept(outcome.rows)
        error = next(iter(kept((outcome.error,))), None) if outcome.error and holds(outcome.error) else outcome.error
        gone = len(outcome.rows) - len(rows) + bool(outcome.error and not error)
        return replace(outcome, rows=rows, error=error, hidden=outcome.hidden + gone)

    outcomes = tuple(map(without, results.outcomes))
    return Hidden(replace(results, outcomes=outcomes, notes=kept(results.notes)), dict(used))


def shrunk(entries: Sequence[Entry], used: dict[str, int], judged: Callable[[str], bool]) -> tuple[Entry, ...]:
    """Return the entries without what was not found again; ``judged`` tells which codes were looked for."""
    left = dict(used)
    kept = []
    for entry in entries:
        if not judged(entry.code):
            kept.append(entry)
            continue
        count = min(entry.count, left.get(entry.fingerprint, 0))
        left[entry.fingerprint] = left.get(entry.fingerprint, 0) - count
        if count:
            kept.append(replace(entry, count=count))
    return tuple(kept)


def grown(
    entries: Sequence[Entry], rows: Iterable[ReportedFinding], path_of: Callable[[str], str]
) -> tuple[Entry, ...]:
    """Return the entries and those of new findings, which begin as "todo"."""
    found = {entry.fingerprint: entry for entry in entries}
    for row in rows:
        if known := found.get(row.fingerprint):
            found[row.fingerprint] = replace(known, count=known.count + 1)
        else:
            quoted = (side.text[:_SHOWN] if side else "" for side in (row.source, row.target))
            found[row.fingerprint] = Entry(row.fingerprint, row.code, "todo", "", 1, path_of(row.place.path), *quoted)
    return tuple(found.values())
