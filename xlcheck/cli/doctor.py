"""``xlcheck doctor``: what is read, and what can never do anything."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from xlcheck.cli.common import Model, choice, progress, write
from xlcheck.errors import UsageError, XlcheckError
from xlcheck.settings import SHIPPED

FORMATS = ("text", "json")


def doctor(
    documents: Annotated[
        list[Path] | None,
        typer.Argument(help="Chinese documents, bilingual files, or folders of them, in which terms should be seen."),
    ] = None,
    glossary: Annotated[
        list[str] | None,
        typer.Option(help=f"Glossary file in place of the shipped ones; repeatable; `{SHIPPED}` keeps those too."),
    ] = None,
    model: Model = None,
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
) -> None:
    """Show what a check would use: model, glossaries, documents; terms that can never match or are never seen.

    Exit code 0: all is well. 1: a glossary has defects. 2: the model or a glossary cannot be used. 3: a document
    cannot be read.
    """
    choice("--format", format, FORMATS)
    from xlcheck import __version__
    from xlcheck.encode import describe
    from xlcheck.terms import Glossary
    from xlcheck.terms.lint import lint, unseen
    from xlcheck.terms.load import shipped_files

    paths: list[Path] = []
    for name in glossary or [SHIPPED]:
        paths += shipped_files() if name == SHIPPED else [Path(name)]
    with progress() as on_stage:
        on_stage("reading the glossaries")
        defects, entries = lint(paths)
        on_stage("reading the documents")
        read = {str(path): text for path, text in chinese_texts(documents or ())}
        card = describe(model)
    never = unseen(Glossary(tuple(entries)), read.values()) if documents else []
    faults = [d for d in defects if d.grade != "info"]
    facts = {
        "version": 1,
        "xlcheck": __version__,
        "model": {"name": card.name, "folder": str(card.folder), "revision": card.revision},
        "glossaries": [{"path": str(p), "entries": sum(e.path == str(p) for e in entries)} for p in paths],
        "documents": [{"path": path, "characters": len(text)} for path, text in read.items()],
        "defects": [d._asdict() for d in faults],
        "unseen": [{"path": e.path, "line": e.line, "zh": e.zh, "en": e.en} for e in never],
    }
    if format == "json":
        write(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    else:
        typer.echo(f"xlcheck     {__version__}")
        typer.echo(f"model       {card.name}@{card.revision} in {card.folder}")
        for path in paths:
            typer.echo(f"glossary    {path}: {sum(e.path.startswith(str(path)) for e in entries):,} entries")
        for name, text in read.items():
            typer.echo(f"document    {name}: {len(text):,} characters")
        for defect in faults:
            typer.echo(f"defect      {defect}")
        if documents:
            typer.echo(f"terms       {len({e.zh for e in entries}):,}, of them in no document: {len(never):,}")
        for entry in never:
            typer.echo(f"unseen      {entry.path}:{entry.line}: {entry.zh} ({entry.en})")
    if any(d.grade == "error" for d in faults):
        raise typer.Exit(2)
    if faults:
        raise typer.Exit(1)


def chinese_texts(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the Chinese text of documents and bilingual files, and of those in folders, which may hold others too.

    Raises:
        InputError: if a file that was named cannot be read.
        UsageError: if it is not there, or nothing in a folder is Chinese.
    """
    from xlcheck.read import bilingual_suffixes, document_suffixes, looks_like

    for path in paths:
        if not path.is_dir():
            yield path, _chinese(path)
            continue
        some = False
        known = {suffix.casefold() for suffix in (*bilingual_suffixes(), *document_suffixes())}
        for file in sorted(f for f in path.rglob("*") if f.suffix.casefold() in known and f.is_file()):
            try:
                text = _chinese(file)
            except XlcheckError:
                continue
            if looks_like(text) == "zh":
                some = True
                yield file, text
        if not some:
            raise UsageError(f"{path}: no Chinese document in this folder: name the folder of the sources")


def _chinese(path: Path) -> str:
    from xlcheck.read import is_bilingual, read_bilingual, read_document

    return (read_bilingual(path)[0] if is_bilingual(path) else read_document(path, "zh")).text
