"""``xlcheck baseline``: take the findings of today as known, or the decisions of a reviser."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from xlcheck.cli.common import choice, progress
from xlcheck.cli.options import (
    Baseline,
    Config,
    FailOn,
    Isolated,
    Jobs,
    MaxBytes,
    NoCache,
    Sure,
    Timeout,
    TrustConfig,
    one_thread,
    set_up,
)
from xlcheck.errors import InputError

_MEANS = {
    "accepted": "counts until the text is corrected",
    "false-positive": "not told again",
    "intended": "not told again",
    "todo": "counts until somebody decides",
}

app = typer.Typer(invoke_without_command=True, no_args_is_help=False)


@app.callback()
def baseline(
    context: typer.Context,
    allow_growth: Annotated[
        bool, typer.Option("--allow-growth", help="Add new findings to a baseline that is there.")
    ] = False,
    review: Annotated[bool, typer.Option("--review", help="Also take in what is below the gate.")] = False,
    baseline: Baseline = None,
    fail_on: FailOn = None,
    confidence: Sure = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    config: Config = None,
    isolated: Isolated = False,
    trust_config: TrustConfig = False,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
) -> None:
    """Write the findings of the configured pairs to the baseline, so that only new ones count from now on.

    A baseline that is there loses what is no more; it takes in new findings only with --allow-growth, and keeps what a
    person has written in it. Exit code 1: there are new findings, and the baseline may not grow.
    """
    if context.invoked_subcommand:
        return
    setup = set_up(
        config,
        isolated,
        fail_on=fail_on,
        confidence=confidence,
        jobs=jobs,
        baseline=None if baseline is None else str(baseline),
        trusted=trust_config,
        max_bytes=max_bytes,
        timeout=timeout,
    )
    one_thread()
    from xlcheck.project import check_project, suppressed
    from xlcheck.report import View, write_whole
    from xlcheck.report.fields import path_of
    from xlcheck.store.folder import cache_folder
    from xlcheck.suppress.baseline import DEFAULT, grown, holds, read_baseline, render

    path = Path(setup.baseline or setup.folder / DEFAULT)
    is_new = not path.exists()
    entries = () if is_new else read_baseline(path)
    with progress() as on_stage:
        cache = None if no_cache else cache_folder() / "results"
        results = check_project(setup, cache=cache, on_stage=on_stage)
    if stopping := [row.message for row in results.errors if not holds(row)]:
        raise InputError("\n".join(["the baseline is not written:", *stopping]))
    session = suppressed(results, entries, setup.settings.wants, None)
    new = [*View(setup.settings.gate, everything=review).shown(session.results), *session.results.errors]
    kept = session.kept if session.kept is not None else entries
    if is_new or allow_growth:
        kept = grown(kept, new, lambda name: path_of(name, setup.root))
    if kept != entries or is_new:
        write_whole(path, render(kept))
    typer.echo(f"{path}: {sum(e.count for e in kept)} known findings, {session.stale} left")
    if setup.baseline is None:
        typer.echo(f'xlcheck: add baseline = "{path.name}" to the configuration', err=True)
    if new and not (is_new or allow_growth):
        typer.echo(f"xlcheck: {len(new)} new findings are not taken in: mend them, or --allow-growth", err=True)
        raise typer.Exit(1)


@app.command(name="import")
def import_decisions(
    file: Annotated[Path, typer.Argument(help="Decisions saved from the HTML report, or the review sheet (XLSX).")],
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only decisions of this status: accepted, false-positive, intended, todo. Repeatable."),
    ] = None,
    baseline: Baseline = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Take the decisions of a review into the baseline, with status and note.

    False alarms and what is intended are not told again. What was accepted, or is still to be looked at, counts until
    its sentences are corrected; then every entry ends by itself.
    """
    setup = set_up(config, isolated, baseline=None if baseline is None else str(baseline))
    from xlcheck.files.sheets import first_sheet
    from xlcheck.report import write_whole
    from xlcheck.suppress.baseline import DEFAULT, read_baseline, render
    from xlcheck.suppress.decisions import DECISIONS, merged, read_file, read_table

    wanted = {choice("--only", status, DECISIONS) for status in only or DECISIONS}
    decisions = read_table(file, first_sheet(file)) if file.suffix.lower() == ".xlsx" else read_file(file)
    taken = [decision for decision in decisions if decision.status in wanted]
    path = Path(setup.baseline or setup.folder / DEFAULT)
    entries = read_baseline(path) if path.exists() else ()
    kept = merged(entries, taken)
    if kept != entries:
        write_whole(path, render(kept))
    counts = Counter(decision.status for decision in taken)
    said = "; ".join(f"{counts[status]} {status} ({_MEANS[status]})" for status in DECISIONS if counts[status])
    many = f"{len(kept)} {'entry' if len(kept) == 1 else 'entries'}"
    typer.echo(f"{path}: {said or 'nothing to take'}; {many} in all")
    if setup.baseline is None and kept:
        typer.echo(f'xlcheck: add baseline = "{path.name}" to the configuration', err=True)
