"""``xlcheck terms``: checking, converting and proposing glossaries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from xlcheck.checks.context import TRUST
from xlcheck.cli.common import Encoding, Model, ModelOption, Presegmented, Prompt, choice, progress, write
from xlcheck.cli.options import MaxBytes, Timeout, asked, limited
from xlcheck.errors import UsageError
from xlcheck.settings import SHIPPED, Settings

FORMATS = ("text", "json")

app = typer.Typer(
    help="Glossaries: find their defects, convert them, propose entries from translations.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Output = Annotated[str, typer.Option("--format", help=f"What to print: {', '.join(FORMATS)}.")]


@app.command()
def lint(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Glossary files; the shipped ones if none is given.")
    ] = None,
    corpus: Annotated[
        list[Path] | None, typer.Option(help="Chinese document, or bilingual file, in which terms should be seen.")
    ] = None,
    format: Output = "text",
) -> None:
    """Find the defects of glossary files.

    Exit code 0: none but remarks. 1: defects.
    """
    choice("--format", format, FORMATS)
    from xlcheck.terms import Glossary
    from xlcheck.terms.glossary.load import shipped_files
    from xlcheck.terms.lint import lint as find_defects
    from xlcheck.terms.lint import never_seen, unseen

    defects, entries = find_defects(files or shipped_files())
    if corpus:
        from xlcheck.cli.doctor import chinese_texts

        texts = (text for _, text in chinese_texts(corpus))
        defects += map(never_seen, unseen(Glossary(tuple(entries)), texts))
    if format == "json":
        rows = [d._asdict() for d in defects]
        write(json.dumps({"version": 1, "entries": len(entries), "defects": rows}, ensure_ascii=False, indent=1) + "\n")
    else:
        for defect in defects:
            typer.echo(f"{defect} [{defect.grade}: {defect.name}]")
        counts = {grade: sum(d.grade == grade for d in defects) for grade in ("error", "warning", "info")}
        said = ", ".join(f"{n} {g}{'s' * (n != 1)}" for g, n in counts.items() if n) or "no defects"
        typer.echo(f"{_entries(len(entries))}: {said}", err=True)
    if any(d.grade != "info" for d in defects):
        raise typer.Exit(1)


@app.command()
def convert(
    files: Annotated[list[Path], typer.Argument(help="Glossary files; where two hold a term, the later one counts.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write; stdout if not given.")] = None,
    to: Annotated[
        str | None,
        typer.Option(help="csv, tsv, xlsx, tbx (version 3), tbx2; by the suffix of the output if not given."),
    ] = None,
) -> None:
    """Write glossaries in another format: canonical CSV or TSV, XLSX, TBX-Basic 3 or 2."""
    from xlcheck.files.written import write_whole
    from xlcheck.terms import load_glossary
    from xlcheck.terms.glossary.defects import Defect
    from xlcheck.terms.glossary.kept_columns import columns_of
    from xlcheck.terms.glossary.write import FORMATS as WRITERS

    suffix = output.suffix.lstrip(".").casefold() if output else "csv"
    form = choice("--to", to if to is not None else suffix or "csv", tuple(WRITERS))
    remarks: list[Defect] = []
    glossary = load_glossary(files, remarks)
    undecided = sum(remark.name == "undecided" for remark in remarks)
    if not glossary:
        what = "no row is approved: write yes in the column decision of those that become entries"
        raise UsageError(f"{files[0]}: {what if undecided else 'there is no entry in it: give a file with terms'}")
    data = WRITERS[form](glossary.entries, columns_of(files[0]) if len(files) == 1 else ())
    if output is None:
        write(data)
        return
    if any(output.exists() and output.samefile(file) for file in files):
        raise UsageError(f"{output}: this is one of the files to convert: name another file")
    write_whole(output, data)
    typer.echo(
        f"{output}: {_entries(len(glossary.entries))}" + f"; {undecided:,} not approved" * bool(undecided), err=True
    )
    for remark in remarks:
        if remark.name != "undecided":
            typer.echo(str(remark), err=True)


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


@app.command()
def suggest(
    source: Annotated[
        Path, typer.Argument(help="The Chinese source, or one bilingual file (TMX, TSV, XLIFF …).", metavar="ZH")
    ],
    target: Annotated[Path | None, typer.Argument(help="The English translation.", metavar="[EN]")] = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option(help=f"Glossary of which the terms are known already; `{SHIPPED}` if none is given."),
    ] = None,
    term: Annotated[list[str] | None, typer.Option(help="Only this Chinese term, known or not. Repeatable.")] = None,
    least: Annotated[int, typer.Option(min=2, help="Fewest sentence pairs with the term.")] = 3,
    score: Annotated[float, typer.Option(min=0, max=1, help="Lowest score of a rendering.")] = 0.3,
    top: Annotated[int, typer.Option(min=1, max=20, help="Renderings that are shown for a term.")] = 5,
    limit: Annotated[int, typer.Option(min=1, help="Most terms.")] = 200,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write the best ones to: .xlsx is a sheet to decide in, of which `terms convert` takes the "
            "approved rows; .csv, .tsv and .tbx hold `proposed` entries.",
        ),
    ] = None,
    model: Model = None,
    prompt: Prompt = None,
    model_option: ModelOption = None,
    presegmented: Presegmented = False,
    encoding: Encoding = None,
    format: Output = "text",
    max_bytes: MaxBytes = None,
    timeout: Timeout = None,
) -> None:
    """Propose entries from a translation: recurring Chinese terms, their renderings, and the evidence."""
    choice("--format", format, FORMATS)
    from xlcheck.deadline import deadline
    from xlcheck.files.written import write_whole
    from xlcheck.pipeline import Checker
    from xlcheck.report.suggestions import as_json, as_text
    from xlcheck.terms.glossary.write import FORMATS as WRITERS
    from xlcheck.terms.mining.renderings import suggest as find_terms

    settings = Settings(
        glossary=tuple(glossary or (SHIPPED,)),
        model=model,
        model_options=asked(prompt, model_option),
        presegmented=presegmented,
        encoding=encoding,
        **limited(max_bytes, timeout),
    )
    form = choice("--output", output.suffix.lstrip("."), ("csv", "tsv", "xlsx", "tbx")) if output else ""
    if output and output.exists():
        raise UsageError(f"{output}: the file is there already: name another one, or delete it")
    with progress() as on_stage, deadline(settings.timeout, str(target or source)):
        checker = Checker(settings)
        known = checker.glossary
        pair, _ = checker.read(source, target, on_stage)
        on_stage("looking for terms")
        beads = [
            (pair.source_side(bead).text, pair.target_side(bead).text)
            for bead in pair.beads
            if bead.source and bead.target and bead.score >= TRUST
        ]
        found = find_terms(beads, known, only=term or (), least=least, score=score, top=top)[:limit]
    if output and form == "xlsx":
        from xlcheck.report.review_sheet import review_sheet

        write_whole(output, review_sheet(found, beads, source.name))
        said = "write yes in the column decision of those to keep, then `xlcheck terms convert"
        typer.echo(f"{output}: {len(found):,} proposed terms; {said} {output} -o glossary.csv`", err=True)
    elif output:
        write_whole(output, WRITERS[form]([s.entry(source.name) for s in found]))
        typer.echo(f"{output}: {len(found):,} proposed entries", err=True)
    write(as_json(found, beads) if format == "json" else as_text(found, beads))
