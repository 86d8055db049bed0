"""``xlcheck init``: write a commented configuration."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xlcheck.errors import ConfigurationError, UsageError
from xlcheck.globs import fixed, wildcards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlcheck.settings import PairPattern


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace one that is there.")] = False,
) -> None:
    """Write xlcheck.toml with comments; Chinese and English files that are found become its pairs."""
    from xlcheck.config import template
    from xlcheck.config.find import NAME
    from xlcheck.files.kinds import entries_format
    from xlcheck.project.guess import guess
    from xlcheck.project.guess_ignores import ignored_texts
    from xlcheck.project.plan import plan
    from xlcheck.report import write_whole

    path = folder / NAME
    if path.exists() and not force:
        raise ConfigurationError(f"{path}: is there already; --force replaces it")
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}: there is no such folder; make it first")
    pairs = tuple(chain.from_iterable(_found(folder, pattern) for pattern in guess(folder)))
    planned = {pair: plan([pair], folder, folder).pairs for pair in pairs}
    pages = [Path(found.target) for several in planned.values() for found in several if found.target]
    ignored = ignored_texts(page for page in pages if not entries_format(page))
    write_whole(path, template(pairs, ignored))
    typer.echo(f"wrote {path}")
    for pair, found in planned.items():
        what = f"{pair.source} with {pair.target}" if pair.target else f"{pair.source}, both languages"
        count = "1 pair" if len(found) == 1 else f"{len(found)} pairs"
        typer.echo(f"  {what}" + (f": {count}, {found[0].target or found[0].source}" if found else ""))
    if ignored:
        typer.echo(f"sentences that are left out (ignore-texts): {', '.join(ignored)}")
    if any(pair.target and not wildcards(pair.source) and not entries_format(Path(pair.source)) for pair in pairs):
        typer.echo("files with unlike names are paired by their texts: look at them")
    typer.echo("next: xlcheck check" if pairs else "next: name your files in [[pairs]], then xlcheck check")


def _found(folder: Path, pattern: PairPattern) -> Iterable[PairPattern]:
    """Return a pattern if it finds pairs; else the files in its two folders that are pairs by their texts."""
    from xlcheck.project.match import match
    from xlcheck.project.plan import plan
    from xlcheck.settings import PairPattern

    if pattern.target is None or not wildcards(pattern.source) or plan([pattern], folder, folder).pairs:
        return [pattern]
    sides = [folder / fixed(side) for side in (pattern.source, pattern.target)]
    try:
        pairs = match(*sides).pairs
    except UsageError:
        return [pattern]
    ending = Path(pattern.source).suffix
    named = [
        (pair.source.relative_to(folder).as_posix(), pair.target.relative_to(folder).as_posix())
        for pair in pairs
        if pair.source.suffix == ending
    ]
    return [PairPattern(zh, en) for zh, en in named if not (wildcards(zh) or wildcards(en))] or [pattern]
