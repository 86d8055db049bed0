"""How far translations lag behind their sources, by the history of their repository."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlcheck.project.plan import Planned
from xlcheck.suppress.diff import commits, line_counts, top_of

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Lag:
    """A pair whose source was committed after its translation: the commits since, the days, the lines of Chinese."""

    source: str
    target: str
    commits: int
    days: int
    lines: int
    since: str
    """The last commit of the translation."""


def lags(pairs: Sequence[Planned], folder: Path) -> list[Lag]:
    """Return the pairs whose translation lags, the one with the most changed lines first.

    A commit of both files brings the translation up to date. Files that were never committed are left out.

    Raises:
        UsageError: if the folder is in no git repository, or git fails.
    """
    top = top_of(folder)
    names = {path: _inside(path, top) for pair in pairs for path in (pair.source, pair.target) if path}
    history = _history(top, set(names.values()))
    found = []
    for pair in pairs:
        if pair.target is None:
            continue
        ours, theirs = history.get(names[pair.source], []), history.get(names[pair.target], [])
        if not (ours and theirs):
            continue
        newer = [commit for commit in ours if commit.number < theirs[0].number]
        if newer:
            lines = line_counts(top, theirs[0].name, names[pair.source])
            days = max(0, newer[0].time - theirs[0].time) // _DAY
            if lines:
                found.append(Lag(pair.source, pair.target, len(newer), days, lines, theirs[0].name[:12]))
    return sorted(found, key=lambda lag: (-lag.lines, -lag.commits, lag.source))


@dataclass(frozen=True, slots=True)
class _Commit:
    number: int
    name: str
    time: int


def _history(top: Path, wanted: set[str]) -> Mapping[str, list[_Commit]]:
    """Return the commits of each file, the newest first; they are numbered from it."""
    found: dict[str, list[_Commit]] = {}
    for number, (name, time, files) in enumerate(commits(top)):
        for file in files:
            if file in wanted:
                found.setdefault(file, []).append(_Commit(number, name, time))
    return found


def _inside(path: str, top: Path) -> str:
    return Path(os.path.realpath(path)).relative_to(os.path.realpath(top)).as_posix()


def shown(found: Sequence[Lag]) -> Iterator[str]:
    """Yield the lines of a table for a person."""
    for lag in found:
        many = "commit" if lag.commits == 1 else "commits"
        what = f"{lag.lines} lines of {lag.source} in {lag.commits} {many}"
        yield f"{lag.target}: {what} since {lag.since}, {lag.days} days"
