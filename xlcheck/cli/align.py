"""``xlcheck align``: the alignment alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from xlcheck.cli.common import (
    Encoding,
    Model,
    ModelOption,
    Presegmented,
    Prompt,
    Source,
    choice,
    console,
    progress,
    write,
)
from xlcheck.cli.options import MaxBytes, Timeout, asked, limited
from xlcheck.settings import Settings

FORMATS = ("text", "json", "tsv", "beads", "tmx", "xliff", "html")


def align(
    source: Source,
    target: Annotated[Path, typer.Argument(help="The English translation.", metavar="EN")],
    model: Model = None,
    prompt: Prompt = None,
    model_option: ModelOption = None,
    presegmented: Presegmented = False,
    encoding: Encoding = None,
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
) -> None:
    """Align the sentences of two documents and print the beads.

    The table of --format beads can be corrected and given back: xlcheck check ZH EN --beads FILE.
    """
    choice("--format", format, FORMATS)
    settings = Settings(
        model=model,
        model_options=asked(prompt, model_option),
        presegmented=presegmented,
        encoding=encoding,
        **limited(max_bytes, timeout),
    )
    from xlcheck.pipeline import Checker

    with progress() as on_stage:
        pair, signature = Checker(settings).align(source, target, on_stage)
    if format == "text":
        from xlcheck.report.text import print_alignment

        print_alignment(console(), pair, signature)
    else:
        from xlcheck.report import ALIGNMENT_FORMATS

        write(ALIGNMENT_FORMATS[format](pair, signature))
