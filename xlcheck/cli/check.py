"""``xlcheck check``: the main job."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xlcheck.cli.common import (
    PATIENCE,
    Encoding,
    Judge,
    Meaning,
    Model,
    ModelOption,
    Presegmented,
    Prompt,
    Style,
    choice,
    complete,
    progress,
    write,
)
from xlcheck.cli.options import (
    Baseline,
    Config,
    Domain,
    FailOn,
    Glossary,
    Ignore,
    Isolated,
    Jobs,
    MaxBytes,
    NoCache,
    NoGlossary,
    Select,
    StrictConfig,
    Sure,
    Timeout,
    TrustConfig,
    asked,
    one_thread,
    set_up,
)
from xlcheck.cli.reports import (
    FORMATS,
    WHOLE,
    ensure_sensible,
    ensure_writable,
    output_of,
    page_of,
    print_rows,
    report,
    show_page,
    shrink,
    usual_format,
)
from xlcheck.errors import UsageError
from xlcheck.version import __version__

if TYPE_CHECKING:
    from xlcheck.config import Configuration
    from xlcheck.pipeline import OnStage
    from xlcheck.project import Session
    from xlcheck.project.parts import Tell
    from xlcheck.project.plan import Plan


def check(
    source: Annotated[
        Path | None,
        typer.Argument(help="The Chinese source, or one bilingual file; none: the configured pairs.", metavar="[ZH]"),
    ] = None,
    target: Annotated[Path | None, typer.Argument(help="The English translation.", metavar="[EN]")] = None,
    select: Select = None,
    ignore: Ignore = None,
    glossary: Glossary = None,
    domain: Domain = None,
    no_glossary: NoGlossary = False,
    model: Model = None,
    prompt: Prompt = None,
    model_option: ModelOption = None,
    presegmented: Presegmented = False,
    encoding: Encoding = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="text", help="Read files of other endings, and files of keys, as plain text."),
    ] = None,
    skip_unfinished: Annotated[
        bool, typer.Option("--skip-unfinished", help="Leave out what a file calls unfinished: fuzzy, needs review.")
    ] = False,
    style: Style = False,
    meaning: Meaning = False,
    judge: Judge = None,
    beads: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The corrected alignment of ZH and EN: see xlcheck align --format beads."),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            help=f"What to print: {', '.join(FORMATS)}.",
            show_default="text; github in a GitHub workflow",
            autocompletion=complete(*FORMATS),
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT=PATH",
            help="Also write a report to a file. Repeatable.",
            autocompletion=complete(*(f"{name}=" for name in FORMATS)),
        ),
    ] = None,
    open_page: Annotated[
        bool,
        typer.Option("--open", help="Show what --output html= wrote in the browser; without it, a page of its own."),
    ] = False,
    suggest: Annotated[
        bool,
        typer.Option("--suggest", help="With --output docx=: also put certain suggestions in, as tracked changes."),
    ] = False,
    review: Annotated[
        bool,
        typer.Option("--review", help="Also show what a reviewer should see below the gate; --review all: every hint."),
    ] = False,
    review_all: Annotated[bool, typer.Option("--review-all", hidden=True)] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="One line for each finding, no summary, no progress.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Also why each finding matters, whole sentences, all places, each step."),
    ] = False,
    fail_on: FailOn = None,
    confidence: Sure = None,
    baseline: Baseline = None,
    diff: Annotated[
        str | None, typer.Option(metavar="REF", help="Only what has changed since the branch left this commit.")
    ] = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    config: Config = None,
    isolated: Isolated = False,
    trust_config: TrustConfig = False,
    strict_config: StrictConfig = False,
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Of two folders: take the pairs as they are found, ask nothing.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Check again whenever a file changes, until Ctrl-C; ends with 0.")
    ] = False,
    show_settings: Annotated[bool, typer.Option("--show-settings", help="Print the settings and stop.")] = False,
) -> None:
    """Check a translation: two documents, one bilingual file, or all pairs of the configuration.

    Exit code 0: nothing at the gate. 1: findings. 2: the call or the configuration is wrong. 3: something could not be
    read or aligned.
    """
    form = choice("--format", format, FORMATS) if format is not None else usual_format()
    outputs = [output_of(item) for item in output or ()]
    ensure_sensible(form, {form, *(name for name, _ in outputs)}, suggest=suggest)
    if as_ is not None:
        choice("--as", as_, ("text",))
    page = page_of(outputs, source, target) if open_page else None
    ensure_writable([path for _, path in outputs])
    if beads is not None and source is None:
        raise UsageError("--beads: give the two documents too: xlcheck check ZH EN --beads FILE")
    if quiet and verbose:
        raise UsageError("--quiet and --verbose exclude each other")
    if watch and show_settings:
        raise UsageError("--watch and --show-settings exclude each other")

    def settings() -> Configuration:
        return set_up(
            config,
            isolated,
            no_glossary,
            select=select,
            ignore=ignore,
            glossary=glossary,
            domains=domain,
            model=model,
            model_options=asked(prompt, model_option) or None,
            presegmented=presegmented or None,
            encoding=encoding,
            as_text=True if as_ else None,
            unfinished=False if skip_unfinished else None,
            style=style or None,
            meaning=meaning or bool(judge) or (review and not select) or None,
            judge=judge,
            fail_on=fail_on,
            confidence=confidence,
            baseline=None if baseline is None else str(baseline),
            jobs=jobs,
            trusted=trust_config,
            strict=strict_config,
            max_bytes=max_bytes,
            timeout=timeout,
        )

    # What a baseline or a change hides is known at the end alone.
    streamed = form == "jsonl" and source is not None and not source.is_dir() and diff is None

    def once(setup: Configuration) -> Session:
        nonlocal streamed
        streamed = streamed and not setup.baseline
        with progress(None if quiet else 0 if verbose else PATIENCE) as on_stage:
            session = _run(
                setup,
                source,
                target,
                beads,
                on_stage,
                diff=diff,
                cached=not no_cache,
                named=baseline is not None,
                yes=yes,
                whole=bool(WHOLE & {form, *(name for name, _ in outputs)}),
                tell=print_rows if streamed else None,
            )
        if session.stale and setup.baseline:
            shrink(Path(setup.baseline), session)
        from xlcheck.report import View

        view = View(
            setup.settings.gate, review, setup.root, __version__, quiet, verbose, review_all, setup.narrowed, suggest
        )
        report(session, view, None if streamed else form, outputs)
        return session

    if watch:
        from xlcheck.cli.watch import watch as watching

        watching(settings, once, filter(None, (source, target, beads)))
        return
    setup = settings()
    if show_settings:
        from xlcheck.config import show

        write(show(setup))
        return
    results = once(setup).results
    show_page(page)
    if results.errors:
        raise typer.Exit(3)
    if any(map(setup.settings.gate, results.rows)):
        raise typer.Exit(1)


def _run(
    setup: Configuration,
    source: Path | None,
    target: Path | None,
    beads: Path | None,
    on_stage: OnStage,
    *,
    diff: str | None,
    cached: bool,
    named: bool,
    yes: bool,
    whole: bool,
    tell: Tell | None,
) -> Session:
    one_thread()
    folders = source is not None and target is not None and source.is_dir() and target.is_dir()
    from xlcheck.project import check_pair, check_project, suppressed, told_once
    from xlcheck.store.folder import cache_folder
    from xlcheck.suppress.baseline import read_baseline
    from xlcheck.suppress.diff import changes

    known = Path(setup.baseline) if setup.baseline else None
    # A configured baseline need not be there yet; one that is named on the command line must.
    entries = read_baseline(known) if known and (named or known.exists()) else ()
    changed = changes(diff, setup.folder) if diff is not None else None
    cache = cache_folder() / "results" if cached else None
    if source is not None and not folders:
        results = check_pair(
            source,
            target,
            setup.settings,
            on_stage,
            beads,
            changed,
            jobs=setup.jobs,
            whole=whole,
            cache=cache,
            tell=tell,
        )
        return suppressed(results, entries, None, changed)
    planned = _matched(source, target, on_stage, yes=yes) if source and target else None
    results = check_project(setup, planned=planned, changed=changed, cache=cache, on_stage=on_stage)
    session = suppressed(results, entries, None if planned else setup.settings.wants, changed)
    return replace(session, results=told_once(session.results))


def _matched(source: Path, target: Path, on_stage: OnStage, *, yes: bool) -> Plan:
    """Return the pairs of two folders after they are shown; those told by their texts alone a person has to confirm.

    Raises:
        UsageError: if there is nobody to ask, or nothing to pair.
    """
    from xlcheck.project.match import match

    on_stage(f"pairing the files of {source} and {target}")
    found = match(source, target)
    if not found.pairs:
        raise UsageError(f"{source}, {target}: no file of the one is a translation of one of the other; name two files")
    unsure = [pair for pair in found.pairs if pair.how == "text"]
    for pair in found.pairs:
        told = "" if pair.how == "name" else "   (by their texts)"
        typer.echo(f"xlcheck: {pair.source} with {pair.target}{told}", err=True)
    for path in (*found.sources, *found.targets):
        typer.echo(f"xlcheck: {path} alone", err=True)
    if unsure and not yes:
        many = f"{len(unsure)} of {len(found.pairs)} pairs are told by their texts"
        if not (sys.stdin and sys.stdin.isatty()):
            raise UsageError(f"{many}; look at them, then say --yes, or name them in xlcheck.toml")
        if not typer.confirm(f"{many}. Are they right?", err=True):
            raise UsageError("name the pairs in xlcheck.toml: xlcheck init writes one")
    return found.plan()
