"""``xlcheck checks``: the list of checks."""

from __future__ import annotations

import inspect
import json
from typing import Annotated

import typer

from xlcheck.cli.common import choice, write

FORMATS = ("text", "json")


def checks(
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
) -> None:
    """List the checks: code, severity, name, what it finds."""
    choice("--format", format, FORMATS)
    from xlcheck.checks import registry

    rows = [
        {
            "code": code,
            "name": check.name,
            "severity": check.severity,
            "summary": " ".join((inspect.getdoc(check) or "").split("\n\n")[0].split()),
        }
        for code, check in registry().items()
    ]
    if format == "json":
        write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    name = max(len(row["name"]) for row in rows)
    for row in rows:
        typer.echo(f"{row['code']}  {row['severity']:<8}  {row['name']:<{name}}  {row['summary']}")
