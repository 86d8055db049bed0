"""Checks the pair that a file belongs to, with what stands in the editor in place of what stands on the disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from xlcheck.config import Configuration, find, load_configuration
from xlcheck.errors import XlcheckError
from xlcheck.model import PairReport
from xlcheck.pipeline import Checker, renamed
from xlcheck.project import Planned, plan, suppressed
from xlcheck.read import is_bilingual
from xlcheck.rows import ReportedFinding, Results, outcome
from xlcheck.settings import SHIPPED
from xlcheck.suppress.baseline import Entry
from xlcheck.suppress.baseline import read_baseline as load_baseline


@dataclass(frozen=True, slots=True)
class Work:
    """A pair and what it is checked with. ``target`` is the file that a person edits: the translation, or both in one.

    All paths are real ones: absolute, without links.
    """

    pair: Planned
    source: Path
    target: Path
    configuration: Configuration
    checker: Checker


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a pair. ``error`` is set where it could not be checked; then there is no report."""

    rows: tuple[ReportedFinding, ...] = ()
    report: PairReport | None = None
    error: str = ""


class Desk:
    """Knows configurations and checkers, each loaded once and anew when a file that it depends on changes."""

    def __init__(self) -> None:
        self._checkers: dict[Path | None, tuple[object, Configuration, Checker]] = {}

    def work(self, path: Path) -> Work | None:
        """Return the pair of a file by the nearest configuration, None if it belongs to none.

        A bilingual file needs no configuration.

        Raises:
            UsageError: if the configuration is wrong.
        """
        path = Path(os.path.realpath(path))
        configuration, checker = self._checker(find(path.parent))
        if configuration.pairs:
            for pair in plan(configuration.pairs, configuration.folder, configuration.root).pairs:
                source = Path(os.path.realpath(pair.source))
                target = Path(os.path.realpath(pair.target)) if pair.target else source
                if path in (source, target):
                    return Work(pair, source, target, configuration, checker)
        if is_bilingual(path):
            return Work(Planned(os.path.relpath(path), None), path, path, configuration, checker)
        return None

    def check(self, work: Work, texts: Mapping[Path, str]) -> Checked:
        """Check a pair; ``texts`` are those of the files that are open in the editor."""
        encoding = work.checker.settings.encoding or "utf-8"
        with TemporaryDirectory(prefix="xlcheck-") as folder:
            shown: dict[str, str] = {}

            def place(path: Path, name: str, side: str) -> Path:
                if path not in texts:
                    return Path(name)
                stand_in = Path(folder, side, path.name)
                stand_in.parent.mkdir()
                stand_in.write_bytes(texts[path].encode(encoding, "replace"))
                shown[stand_in.as_posix()] = name
                return stand_in

            source = place(work.source, work.pair.source, "source")
            target = place(work.target, work.pair.target, "target") if work.pair.target else None
            try:
                report = work.checker.settled(renamed(work.checker.find(source, target), shown))
                entries = _baseline(work.configuration)
            except XlcheckError as error:
                said = str(error)
                for name, real in shown.items():
                    said = said.replace(name, real)
                return Checked(error=said)
        return Checked(suppressed(Results((outcome(report),)), entries, None, None).results.rows, report)

    def _checker(self, path: Path | None) -> tuple[Configuration, Checker]:
        known = self._checkers.get(path)
        if known:
            state, configuration, checker = known
            if state == _state(configuration):
                return configuration, checker
        configuration = load_configuration(path)
        checker = Checker(configuration.settings)
        self._checkers[path] = _state(configuration), configuration, checker
        return configuration, checker


def _state(configuration: Configuration) -> list[int | None]:
    """Return what changes when the configuration or a glossary is saved."""
    paths = [configuration.path, *(Path(name) for name in configuration.settings.glossary if name != SHIPPED)]
    return [path.stat().st_mtime_ns if path and path.is_file() else None for path in paths]


def _baseline(configuration: Configuration) -> tuple[Entry, ...]:
    path = configuration.baseline
    return load_baseline(Path(path)) if path and Path(path).exists() else ()
