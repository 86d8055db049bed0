"""``xlcheck doctor``: what is read, and what can never do anything."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xlcheck.cli.common import Model, ModelOption, Prompt, choice, progress, write
from xlcheck.cli.options import Config, Glossary, Isolated, asked, set_up
from xlcheck.errors import InputError, UsageError, XlcheckError
from xlcheck.settings import SHIPPED, Settings

if TYPE_CHECKING:
    from xlcheck.config import Configuration

FORMATS = ("text", "json")

Facts = dict[str, Any]


def doctor(
    documents: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Chinese documents, bilingual files, or folders of them, in which terms should be seen; the "
            "configured ones if none is given."
        ),
    ] = None,
    glossary: Glossary = None,
    model: Model = None,
    prompt: Prompt = None,
    model_option: ModelOption = None,
    config: Config = None,
    isolated: Isolated = False,
    format: Annotated[str, typer.Option(help=f"What to print: {', '.join(FORMATS)}.")] = "text",
) -> None:
    """Show what a check would use: model, glossaries, documents; terms that can never match or are never seen.

    Exit code 0: all is well. 1: a glossary has defects. 2: the model, a glossary or the configuration cannot be used.
    3: a document cannot be read.
    """
    choice("--format", format, FORMATS)
    setup = set_up(config, isolated, glossary=glossary, model=model, model_options=asked(prompt, model_option) or None)
    with progress() as on_stage:
        on_stage("reading glossaries and documents")
        facts = _facts(setup, documents or _configured(setup))
    if format == "json":
        write(json.dumps(facts, ensure_ascii=False, indent=1) + "\n")
    else:
        write("".join(f"{kind:<12}{text}\n" for kind, text in _lines(facts)))
    if facts["defects"]:
        raise typer.Exit(2 if any(d["grade"] == "error" for d in facts["defects"]) else 1)


def _configured(setup: Configuration) -> list[Path]:
    """Return the sources of the configured pairs."""
    if not setup.pairs:
        return []
    from xlcheck.project.plan import plan

    found = plan(setup.pairs, setup.folder, setup.root)
    return [Path(pair.source) for pair in found.pairs]


def _facts(setup: Configuration, documents: Sequence[Path]) -> Facts:
    from xlcheck import __version__
    from xlcheck.encode import describe
    from xlcheck.terms import Glossary
    from xlcheck.terms.lint import lint, unseen

    paths = _glossaries(setup.settings)
    defects, entries = lint(paths)
    texts = {str(path): text for path, text in chinese_texts(documents)}
    card = describe(setup.settings.model, setup.settings.model_options)
    held = Glossary(tuple(entries)).limited(domains=setup.settings.domains)
    never = unseen(held, texts.values()) if texts else []
    own = {str(path): sum(e.path == str(path) or e.path.startswith(f"{path} (") for e in entries) for path in paths}
    return {
        "version": 1,
        "xlcheck": __version__,
        "configuration": str(setup.path) if setup.path else None,
        "model": {"name": card.name, "folder": str(card.folder), "revision": card.revision},
        "glossaries": [{"path": path, "entries": count} for path, count in own.items()],
        "documents": [{"path": path, "characters": len(text)} for path, text in texts.items()],
        "defects": [d._asdict() for d in defects if d.grade != "info"],
        "terms": len(held.concepts),
        "unseen": [{"path": e.path, "line": e.line, "zh": e.zh, "en": e.en} for e in never],
    }


def _glossaries(settings: Settings) -> list[Path]:
    from xlcheck.terms.glossary.load import shipped_files

    paths: list[Path] = []
    for name in settings.glossary:
        paths += shipped_files() if name == SHIPPED else [Path(name)]
    return paths


def _lines(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield what each line of text is about, and the rest of it."""
    yield "xlcheck", facts["xlcheck"]
    yield "settings", facts["configuration"] or "no configuration file: the defaults"
    yield "model", "{name}@{revision} in {folder}".format_map(facts["model"])
    for item in facts["glossaries"]:
        yield "glossary", f"{item['path']}: {item['entries']:,} entries"
    for item in facts["documents"]:
        yield "document", f"{item['path']}: {item['characters']:,} characters"
    for item in facts["defects"]:
        yield "defect", f"{item['path']}:{item['line']}: {item['message']}"
    seen = f", of them in no document: {len(facts['unseen']):,}" if facts["documents"] else ""
    yield "terms", f"{facts['terms']:,}{seen}"
    from xlcheck.terms.glossary.load import shipped_files

    # Nobody takes a term out of the shipped glossaries: how many they are is said above.
    shipped = {str(path) for path in shipped_files()}
    for item in facts["unseen"]:
        if item["path"] not in shipped:
            yield "unseen", f"{item['path']}:{item['line']}: {item['zh']} ({item['en']})"


def chinese_texts(paths: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the Chinese text of documents and bilingual files, and of those in folders, which may hold others too.

    Raises:
        InputError: if a file that was named cannot be read.
        UsageError: if nothing in a folder is Chinese.
    """
    from xlcheck.files.formats import by_suffix
    from xlcheck.read import looks_like

    for path in paths:
        if not path.is_dir():
            yield path, _chinese(path)
            continue
        some = False
        known = by_suffix()
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
    from xlcheck.read import entries_format, is_bilingual, read_bilingual, read_document

    if not is_bilingual(path):
        return read_document(path, "zh").text
    try:
        return read_bilingual(path)[0].text
    except InputError as error:
        if error.code != "IOE015" or not entries_format(path):
            raise
        return read_document(path, "zh").text  # a file of keys, in one language
