"""``xlcheck numbers``: how both sides were read, and what was paired with what."""

from __future__ import annotations

from typing import Annotated

import typer

from xlcheck.cli.common import choice, console, write

FORMATS = ("text", "json")


def numbers(
    source: Annotated[str, typer.Argument(help="A Chinese sentence.", metavar="ZH")],
    target: Annotated[str, typer.Argument(help="Its English translation.", metavar="EN")],
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
) -> None:
    """Show how the numbers of a sentence and its translation are read and compared."""
    choice("--format", format, FORMATS)
    from xlcheck.report.numbers import numbers_as_json, print_numbers

    if format == "json":
        write(numbers_as_json(source, target))
    else:
        print_numbers(console(), source, target)
