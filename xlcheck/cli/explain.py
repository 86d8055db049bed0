"""``xlcheck explain``: the page of one check."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer

from xlcheck.cli.common import complete_codes


def explain(
    code: Annotated[str, typer.Argument(help="A code, such as NUM004, or a name.", autocompletion=complete_codes)],
) -> None:
    """Print the page of a check: what it finds, why it matters, a bad and a good pair, its options."""
    from xlcheck.checks import registry
    from xlcheck.library import explain as find

    rule = find(code)
    typer.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page}")
    check = registry().get(rule.code)
    if check is None:
        return
    options = dataclasses.fields(check)  # type: ignore[arg-type]  # every registered check is a dataclass
    if options:
        typer.echo("\nOptions:")
    for option in options:
        typer.echo(f"    {option.name} = {option.default!r}")
