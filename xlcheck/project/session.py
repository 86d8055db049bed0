"""A whole run: from a configuration to what is shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from xlcheck.config import Configuration
from xlcheck.errors import UsageError
from xlcheck.model import Note
from xlcheck.pipeline import Checker, OnStage, silent
from xlcheck.project.cache import ResultCache
from xlcheck.project.comparison import compared
from xlcheck.project.parts import Tell, check_files
from xlcheck.project.plan import Plan, Planned, plan
from xlcheck.project.run import refused, run
from xlcheck.project.stale import with_stale
from xlcheck.rows import Outcome, ReportedFinding, Results, note_row
from xlcheck.rules import RULES
from xlcheck.settings import Settings
from xlcheck.suppress import baseline as known
from xlcheck.suppress.diff import Changes, changes

_UNKNOWN = (
    "the changed files were not compared with the others for consistency: {} of these are not in the cache; "
    "a run without --diff fills it"
)


_ALONE = "alone"
"""What tells a pair that was checked by itself, without facts for other pairs, from one of a run."""


@dataclass(frozen=True, slots=True)
class Session:
    """The results of a run. ``stale`` are the baseline entries that it found nothing for, ``kept`` those that remain.

    ``kept`` is None where the run cannot tell: it saw only a part of the repository, or could not read all of it.
    """

    results: Results
    entries: tuple[known.Entry, ...] = ()
    kept: tuple[known.Entry, ...] | None = None

    @property
    def stale(self) -> int:
        """How many known findings are no more."""
        return 0 if self.kept is None else sum(e.count for e in self.entries) - sum(e.count for e in self.kept)


def check_pair(
    source: Path,
    target: Path | None,
    settings: Settings,
    on_stage: OnStage = silent,
    beads: Path | None = None,
    changed: Changes | None = None,
    *,
    jobs: int = 1,
    whole: bool = True,
    cache: Path | None = None,
    tell: Tell | None = None,
) -> Results:
    """Check one pair; ``beads`` is its corrected alignment. With ``changed``, also what that has left behind.

    ``jobs`` processes share the work on a bilingual file, ``tell`` is given its findings as they come. Without
    ``whole`` the texts are not kept, and what is in the ``cache``, a folder of results by content, is not checked.

    Raises:
        XlcheckError: as `xlcheck.pipeline.Checker.check` does.
    """
    checker = Checker(settings)
    whole = whole or changed is not None

    def said(rows: Sequence[ReportedFinding]) -> None:
        if tell:
            paths = str(source), str(target or source)
            tell(settings.settled(rows, *paths, texts=ReportedFinding.sentences))

    def find() -> Outcome:
        return check_files(checker, source, target, beads, jobs=jobs, whole=whole, tell=said, on_stage=on_stage)

    if cache is None or whole or beads:
        found = find()
    else:
        known = ResultCache(settings, checker.codes, cache, settings.max_bytes)
        found, fresh = _known(known, Planned(str(source), str(target) if target else None), find)
        if not fresh:
            said(found.rows)
    found = settled(found, settings)
    if changed is not None:
        found = settled(with_stale(found, changed, checker), settings)
    return Results((found,))


def _known(cache: ResultCache, pair: Planned, find: Callable[[], Outcome]) -> tuple[Outcome, bool]:
    """Return what came of a pair, and whether it was found now and not before."""
    key = cache.key(pair, apart=_ALONE)
    if key is None:
        return find(), True
    if known := cache.get({key: pair}).get(key):
        cache.put({}, [key])
        return known, False
    found = find()
    cache.put({key: replace(found, facts=())}, ())
    return found, True


def check_project(
    configuration: Configuration,
    *,
    planned: Plan | None = None,
    changed: Changes | None = None,
    cache: Path | None = None,
    on_stage: OnStage = silent,
) -> Results:
    """Check the configured pairs, or those that are ``planned``; with ``changed``, those of which a file was changed.

    Where no pair could be compared, one more outcome has that error (IOE016).

    Raises:
        UsageError: if no pairs are configured, or the settings, a glossary or the model cannot be used.
    """
    if planned is None and not configuration.pairs:
        raise UsageError(
            "no files given, and no pairs are configured: xlcheck check ZH EN checks two documents, "
            "`xlcheck init` writes a configuration"
        )
    settings = configuration.settings
    if planned is None:
        planned = plan(configuration.pairs, configuration.folder, configuration.root)
    pairs = [p for p in planned.pairs if changed is None or changed.touches(p.source, p.target)]
    beside = [p for p in planned.pairs if p not in set(pairs)]
    checker = Checker(settings, comparing=True)
    ran = run(pairs, checker, jobs=configuration.jobs, beside=beside, cache=cache, on_stage=on_stage)

    def ignored(outcome: Outcome) -> tuple[str, ...]:
        return settings.ignored_in(outcome.source, outcome.target)

    outcomes = ran.outcomes
    if changed is not None:
        on_stage("comparing with what was there before")
        outcomes = tuple(with_stale(found, changed, checker) for found in outcomes)
    if not ran.unknown:
        outcomes = compared(outcomes, ran.beside, checker.conflicts, ignored=ignored, changed=changed)
    remarks = (_UNKNOWN.format(ran.unknown),) if ran.unknown and pairs else ()
    lacking = (note for note in map(note_row, planned.missing) if settings.wants(note.code))
    notes = (settings.settled([note], note.path) for note in lacking)
    kept = tuple(settled(outcome, settings) for outcome in outcomes + refused(planned.refused))
    if (pairs or changed is None) and not any(outcome.beads or outcome.error for outcome in kept):
        kept += (_nothing(configuration, len(pairs)),)
    return Results(kept, tuple(chain.from_iterable(notes)), remarks)


def _nothing(configuration: Configuration, pairs: int) -> Outcome:
    """Return the error of a run that compared nothing: its silence would look like a good translation."""
    path = os.path.relpath(configuration.path or configuration.folder)
    why = (
        f"none of the configured pairs ({pairs}) could be (a side in the wrong language, or an error "
        "that is ignored by name); mend one, or take them out"
        if pairs
        else "no source has its translation (--review lists them); correct the pairs, or translate one"
    )
    note = Note("IOE016", RULES["IOE016"].severity, "high", f"{path}: nothing was compared: {why}", path, False)
    return Outcome(path, path, error=note_row(note))


def settled(outcome: Outcome, settings: Settings) -> Outcome:
    """Return what came of a pair as the settings have it; what is kept for another run is not settled."""
    rows = settings.settled(outcome.rows, outcome.source, outcome.target, texts=ReportedFinding.sentences)
    error = outcome.error
    # What is ignored by name may be unreadable, or no translation: whoever wrote that knows.
    if error and error.code.startswith((*settings.ignore, *settings.ignored_in(outcome.source, outcome.target))):
        error = None
    return replace(outcome, rows=rows, error=error, hidden=outcome.hidden + len(outcome.rows) - len(rows))


def suppressed(
    results: Results, entries: tuple[known.Entry, ...], judged: Callable[[str], bool] | None, diff: Changes | None
) -> Session:
    """Hide what the baseline knows and what a change does not touch.

    ``judged`` tells which codes the run looked for in the whole repository, None that it saw only a part of it.
    """
    hidden = known.hide(results, entries)
    whole = judged is not None and diff is None and not hidden.results.errors
    kept = known.shrunk(entries, hidden.used, judged) if whole and judged else None
    shown = diff.restrict(hidden.results) if diff else hidden.results
    return Session(shown, entries, kept)


__all__ = ["Session", "changes", "check_pair", "check_project", "suppressed"]
