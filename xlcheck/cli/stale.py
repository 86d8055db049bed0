"""``xlcheck stale``: which translations lag behind their sources."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

from xlcheck.cli.common import choice, write
from xlcheck.cli.options import Config, set_up
from xlcheck.errors import UsageError

FORMATS = ("text", "json")


def stale(
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
    config: Config = None,
) -> None:
    """Show the configured pairs whose Chinese was committed after their English, by how far the translation lags.

    The history of git tells it: lines of the source that differ from those at the last commit of the translation, and
    commits and days since. Exit code 0, whatever lags.
    """
    choice("--format", format, FORMATS)
    setup = set_up(config, False)
    if not setup.pairs:
        raise UsageError("no pairs are configured: `xlcheck init` writes a configuration")
    from xlcheck.project.lag import lags, shown
    from xlcheck.project.plan import plan

    planned = plan(setup.pairs, setup.folder, setup.root)
    found = lags(planned.pairs, setup.folder)
    if format == "json":
        write(json.dumps({"version": 1, "stale": [asdict(lag) for lag in found]}, ensure_ascii=False, indent=1) + "\n")
        return
    write("".join(f"{line}\n" for line in shown(found)))
    typer.echo(f"{len(found)} of {len(planned.pairs)} translations are older than their source", err=True)
