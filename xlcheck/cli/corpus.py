"""``xlcheck corpus``: check, report and clean corpora and translation memories of any size."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from xlcheck.cli.common import choice, complete, progress, write
from xlcheck.cli.options import (
    Config,
    Domain,
    FailOn,
    Glossary,
    Ignore,
    Isolated,
    NoGlossary,
    Select,
    Sure,
    one_thread,
    set_up,
)
from xlcheck.errors import UsageError

app = typer.Typer(help="Check, report and clean corpora and translation memories of any size.", no_args_is_help=True)

ENGINES = ("processes", "daft")
LEVELS = ("gate", "review", "all")

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a run.")]


@app.command(name="check")
def check_corpus(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files, folders, patterns or URLs: parquet, jsonl, TSV, TMX and others."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the findings go; a run there is gone on with.")
    ],
    jobs: Annotated[int, typer.Option(min=0, help="Processes that share the work; 0: one for each processor.")] = 0,
    engine: Annotated[
        str, typer.Option(help=f"What does the work: {', '.join(ENGINES)}.", autocompletion=complete(*ENGINES))
    ] = "processes",
    address: Annotated[
        str | None, typer.Option(metavar="URL", help="With --engine daft: the Ray cluster, such as ray://head:10001.")
    ] = None,
    shard: Annotated[
        str, typer.Option(metavar="I/N", help="The I-th of N shares of the shards, for the jobs of an array.")
    ] = "1/1",
    units: Annotated[int, typer.Option("--units-per-shard", min=1, help="Pairs of a shard.")] = 20_000,
    columns: Annotated[
        str | None, typer.Option(metavar="ZH,EN", help="The columns or keys of both texts, where names do not tell.")
    ] = None,
    documents: Annotated[
        bool, typer.Option("--documents", help="Each row is a pair of documents, whose sentences are aligned.")
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
    glossary: Glossary = None,
    domain: Domain = None,
    no_glossary: NoGlossary = False,
    fail_on: FailOn = None,
    confidence: Sure = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Check every pair of a corpus, shard by shard, and compare all of them with each other.

    A run that was stopped goes on where it was; what cannot be read is told, and the rest is done. Exit code 0: nothing
    at the gate. 1: findings. 2: the call is wrong. 3: a shard could not be checked.
    """
    choice("--engine", engine, ENGINES)
    share = _share(shard)
    names = _columns(columns)
    if address and engine != "daft":
        raise UsageError("--address: belongs to --engine daft")
    setup = set_up(
        config,
        isolated,
        no_glossary,
        select=select,
        ignore=ignore,
        glossary=glossary,
        domains=domain,
        fail_on=fail_on,
        confidence=confidence,
    )
    one_thread()
    _ensure_installed()
    from xlcheck.corpus.plan import planned
    from xlcheck.corpus.run import check_corpus as run
    from xlcheck.pipeline import Checker

    checker = Checker(setup.settings, comparing=True)
    _ = checker.glossary
    with progress() as on_stage:
        on_stage("planning")
        plan = planned(inputs, out, checker, units=units, columns=names, documents=documents)
        found = run(plan, checker, engine=engine, jobs=jobs, address=address, share=share, on_stage=on_stage)
    for error in found.errors:
        typer.echo(f"xlcheck: {error}", err=True)
    gate, findings = sum(found.gate.values()), sum(found.findings.values())
    write(f"{out}: {found.units:,} pairs, {findings:,} findings, {gate:,} at the gate\n")
    if found.waiting:
        typer.echo(
            f"xlcheck: {found.waiting} of {len(plan.shards)} shards wait; all are compared when the last is done",
            err=True,
        )
    if found.errors:
        raise typer.Exit(3)
    raise typer.Exit(1 if gate else 0)


@app.command()
def report(
    folder: Folder,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write a page with plots and examples.")
    ] = None,
) -> None:
    """Show what was found, by code and by file."""
    _ensure_installed()
    from xlcheck.checks.catalogue import every_rule
    from xlcheck.corpus.plan import read_plan
    from xlcheck.corpus.report import page, text, totals

    plan = read_plan(folder)
    found = totals(plan, [plan.told(shard) for shard in plan.shards])
    rules = every_rule()
    if html is not None:
        from xlcheck.files.written import write_whole

        write_whole(html, page(found, rules))
        typer.echo(f"xlcheck: written: {html}", err=True)
    write(text(found, rules))


@app.command()
def clean(
    folder: Folder,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where the pairs go: .parquet, .jsonl or .tsv.")],
    level: Annotated[
        str,
        typer.Option(
            help="Leave out the pairs with a finding at the gate, with more than a hint (review), with any (all).",
            autocompletion=complete(*LEVELS),
        ),
    ] = "gate",
) -> None:
    """Write the pairs without findings, and with text on both sides."""
    choice("--level", level, LEVELS)
    _ensure_installed()
    from xlcheck.corpus.clean import clean as cleaned
    from xlcheck.corpus.plan import read_plan

    kept, left = cleaned(read_plan(folder), out, level)
    write(f"{out}: {kept:,} pairs kept, {left:,} left out\n")


def _share(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise UsageError(f"--shard {text}: must be I/N, such as 3/16, with I from 1 to N")
    return int(match[1]), int(match[2])


def _columns(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    zh, comma, en = text.partition(",")
    if not (zh and comma and en):
        raise UsageError(f"--columns {text}: must be two names with a comma between them, the Chinese one first")
    return zh, en


def _ensure_installed() -> None:
    from importlib.util import find_spec

    if lacking := [name for name in ("pyarrow", "duckdb") if find_spec(name) is None]:
        raise UsageError(f"corpus: {' and '.join(lacking)} is not installed: pip install 'xlcheck[corpus]'")
