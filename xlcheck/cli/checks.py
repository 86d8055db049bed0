"""``xlcheck checks``: the list of checks."""

from __future__ import annotations

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
    from xlcheck.checks.catalogue import every_rule

    rows = [
        {
            "code": code,
            "name": rule.name,
            "severity": rule.severity,
            "summary": " ".join(rule.page.split("\n\n")[0].split()),
        }
        for code, rule in every_rule().items()
    ]
    if format == "json":
        write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    name = max(len(row["name"]) for row in rows)
    for row in rows:
        typer.echo(f"{row['code']}  {row['severity']:<8}  {row['name']:<{name}}  {row['summary']}")
