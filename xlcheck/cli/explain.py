"""``xlcheck explain``: the page of one check."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer

from xlcheck.cli.common import complete_codes
from xlcheck.errors import ConfigurationError
from xlcheck.settings import nearest


def explain(
    code: Annotated[str, typer.Argument(help="A code, such as NUM004, or a name.", autocompletion=complete_codes)],
) -> None:
    """Print the page of a check: what it finds, why it matters, a bad and a good pair, its options."""
    from xlcheck.checks import registry
    from xlcheck.checks.catalogue import every_rule

    rules = every_rule()
    names = {rule.name: rule for rule in rules.values()}
    rule = rules.get(code.upper()) or names.get(code.lower())
    if rule is None:
        raise ConfigurationError(f"explain {code}: no check has this code or name{nearest(code.upper(), rules)}")
    typer.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.page}")
    check = registry().get(rule.code)
    if check is None:
        return
    options = dataclasses.fields(check)  # type: ignore[arg-type]  # every registered check is a dataclass
    if options:
        typer.echo("\nOptions:")
    for option in options:
        typer.echo(f"    {option.name} = {option.default!r}")
