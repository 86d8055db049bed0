"""Which files changed since they were last looked at, for a person who edits. Plain polling: a stat of each file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from xlcheck.config import Configuration
from xlcheck.errors import UsageError
from xlcheck.project.plan import plan
from xlcheck.settings import SHIPPED

INTERVAL = 0.3
"""Seconds between two looks."""


class Watch:
    """Files as they were at the last look; the first look is taken at once.

    ``paths`` is asked at every look, so that new files are seen. What changes while its owner is at work on the last
    changes is not lost.
    """

    def __init__(self, paths: Callable[[], Iterable[Path]], *, pause: Callable[[float], None] = time.sleep) -> None:
        self._paths = paths
        self._pause = pause
        self._known = self._look()

    @property
    def count(self) -> int:
        """How many files are looked at."""
        return len(self._known)

    def wait(self) -> frozenset[Path]:
        """Return the files that changed, came or went, as soon as there are some.

        A change counts when a second look finds nothing more: editors save in several steps.
        """
        while True:
            state = self._look()
            while state != self._known:
                self._pause(INTERVAL / 3)
                before, state = state, self._look()
                if before == state:
                    break
            either = self._known.keys() | state.keys()
            found = frozenset(path for path in either if self._known.get(path) != state.get(path))
            self._known = state
            if found:
                return found
            self._pause(INTERVAL)

    def _look(self) -> dict[Path, tuple[int, int, int] | None]:
        return {path: _stat(path) for path in self._paths()}


def watched(configuration: Configuration, files: Iterable[Path]) -> tuple[Path, ...]:
    """Return what the results of a run depend on: ``files``, or else those of the pairs; configuration, glossaries."""
    found = [Path(name) for name in configuration.settings.glossary if name != SHIPPED]
    if configuration.path:
        found.append(configuration.path)
    files = tuple(files)
    if not files and configuration.pairs:
        try:
            planned = plan(configuration.pairs, configuration.folder, configuration.root)
        except UsageError:  # no file is there any more; the run says so
            planned = None
        for pair in planned.pairs if planned else ():
            found += [Path(path) for path in (pair.source, pair.target) if path]
        found += [Path(note.path) for note in planned.missing] if planned else []
    return (*files, *found)


def _stat(path: Path) -> tuple[int, int, int] | None:
    """Return what changes when a file is written, None where it is not there (an editor may replace it)."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
