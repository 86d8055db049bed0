"""``xlcheck init``: write a commented configuration."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xlcheck.errors import ConfigurationError


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace one that is there.")] = False,
) -> None:
    """Write xlcheck.toml with comments; Chinese and English files that are found become its pairs."""
    from xlcheck.config import template
    from xlcheck.config.find import NAME
    from xlcheck.project.guess import guess
    from xlcheck.report import write_whole

    path = folder / NAME
    if path.exists() and not force:
        raise ConfigurationError(f"{path}: is there already; --force replaces it")
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}: there is no such folder; make it first")
    pairs = guess(folder)
    write_whole(path, template(pairs))
    typer.echo(f"wrote {path}")
    for pair in pairs:
        typer.echo(f"  {pair.source} with {pair.target}")
    typer.echo("next: xlcheck check" if pairs else "next: name your files in [[pairs]], then xlcheck check")
