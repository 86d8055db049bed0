"""``xlcheck check``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from xlcheck.cli.common import Encoding, Model, Presegmented, choice, console, progress, write
from xlcheck.model import CONFIDENCES, SEVERITIES, Confidence, Severity
from xlcheck.settings import SHIPPED, Settings

FORMATS = ("text", "json", "jsonl")


def check(
    source: Annotated[Path, typer.Argument(help="The Chinese source, or one bilingual file.", metavar="ZH")],
    target: Annotated[Path | None, typer.Argument(help="The English translation.", metavar="[EN]")] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these codes or beginnings of codes: NUM,TRM001. Repeatable.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these codes. Repeatable.")] = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option(help=f"Glossary file in place of the shipped ones; repeatable; `{SHIPPED}` keeps those too."),
    ] = None,
    no_glossary: Annotated[bool, typer.Option("--no-glossary", help="Check no terms.")] = False,
    model: Model = None,
    presegmented: Presegmented = False,
    encoding: Encoding = None,
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
    review: Annotated[bool, typer.Option("--review", help="Also show what is below the gate (text).")] = False,
    fail_on: Annotated[str, typer.Option(help="Lowest severity that counts: critical, major, minor, info.")] = "major",
    confidence: Annotated[str, typer.Option(help="Lowest confidence that counts: high, medium, low.")] = "medium",
) -> None:
    """Check a translation: two plain documents, or one bilingual file.

    Exit code 0: nothing at the gate. 1: findings. 2: the call or the configuration is wrong. 3: a file could not be
    read or the two could not be aligned.
    """
    choice("--format", format, FORMATS)
    settings = Settings(
        select=_codes(select),
        ignore=_codes(ignore),
        glossary=() if no_glossary else tuple(glossary or (SHIPPED,)),
        model=model,
        presegmented=presegmented,
        encoding=encoding,
        fail_on=cast(Severity, choice("--fail-on", fail_on, SEVERITIES)),
        confidence=cast(Confidence, choice("--confidence", confidence, CONFIDENCES)),
    )
    from xlcheck.pipeline import check_files

    with progress() as on_stage:
        report = check_files(source, target, settings, on_stage)
    for document in dict.fromkeys((report.pair.source, report.pair.target)):
        for note in document.notes:
            typer.echo(f"xlcheck: {document.path}: {note}", err=True)
    if format == "text":
        from xlcheck.report.text import print_text

        print_text(console(), report, settings.gate, review=review)
    else:
        from xlcheck.report import FORMATS as RENDER

        write(RENDER[format](report, settings.gate))
    if any(map(settings.gate, report.findings)):
        raise typer.Exit(1)


def _codes(given: list[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for item in given or () for code in item.split(",") if code.strip())
