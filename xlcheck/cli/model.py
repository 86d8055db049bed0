"""``xlcheck model``: what a model is, training one, fetching one."""

from __future__ import annotations

import shlex
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xlcheck.cli.common import write

if TYPE_CHECKING:
    from xlcheck.encode.train import Progress

app = typer.Typer(
    help="The sentence encoders: the embedded one, your own, any of sentence-transformers.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Files = Annotated[list[Path] | None, typer.Option(help="File of pairs; repeatable.", show_default=False)]


@app.command()
def info(
    name: Annotated[str | None, typer.Argument(help="Name or folder; the embedded model if not given.")] = None,
    card: Annotated[bool, typer.Option("--card", help="Print the whole model card.")] = False,
) -> None:
    """Show what a model is: kind, size, revision; with --card its data, licences, recipe and figures."""
    from xlcheck.encode import describe

    model = describe(name)
    if card:
        write(model.card.rstrip() + "\n" if model.card else f"{model.name} has no card.\n")
        return
    rows = {
        "name": model.name,
        "kind": "static embedding (no torch)" if model.kind == "static" else "transformer",
        "folder": str(model.folder),
        "dimensions": str(model.dim),
        "vocabulary": f"{model.vocabulary:,} tokens" if model.vocabulary else "",
        "size": f"{model.size / 1e6:.1f} MB",
        "revision": model.revision,
        "card": "xlcheck model info --card" if model.card else "none",
    }
    for key, value in rows.items():
        if value:
            typer.echo(f"{key:<11} {value}")


@app.command()
def fetch(
    name: Annotated[str, typer.Argument(help="Name on the hub, such as sentence-transformers/LaBSE.")],
) -> None:
    """Download a model. This is the only command that uses the network."""
    from xlcheck.encode import fetch

    typer.echo(f"xlcheck: downloading {name} …", err=True)
    folder = fetch(name)
    typer.echo(f"{name} is in {folder}; use it with --model {name}")


@app.command()
def train(
    pairs: Annotated[list[Path], typer.Argument(help="Files of pairs, Chinese tab English; .gz and .xz too.")],
    out: Annotated[Path, typer.Option(help="Folder to write; it must not be there yet.")],
    vocab: Annotated[int, typer.Option(help="Most tokens in the vocabulary.")] = 60_000,
    dim: Annotated[int, typer.Option(help="Dimensions of a vector.")] = 256,
    epochs: Annotated[float, typer.Option(help="Passes over the pairs.")] = 3,
    batch: Annotated[int, typer.Option(help="Pairs in a batch.")] = 2048,
    lr: Annotated[float, typer.Option(help="Learning rate at its highest.")] = 0.05,
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
    held_out: Annotated[int, typer.Option(help="Pairs kept apart to measure on.")] = 2000,
    exclude: Files = None,
    evaluate: Files = None,
    notes: Annotated[Path | None, typer.Option(help="Markdown for the card: sources and licences.")] = None,
) -> None:
    """Train a static Chinese-English model from sentence pairs (needs the extra `st`).

    Pairs of --exclude files are never trained on; P@1 is measured on held-apart pairs and on --evaluate files.
    Ctrl-C leaves nothing behind.
    """
    from xlcheck.encode.train import TrainOptions, train

    options = TrainOptions(
        vocab=vocab,
        dim=dim,
        epochs=epochs,
        batch=batch,
        lr=lr,
        seed=seed,
        held_out=held_out,
        exclude=tuple(exclude or ()),
        evaluate=tuple(evaluate or ()),
        notes=notes,
        command=shlex.join(["xlcheck", *sys.argv[1:]]),
    )
    result = train(pairs, out, options, _progress())
    files = sum(count for count, _ in result.files.values())
    typer.echo(f"{result.folder}: {files:,} pairs, {result.vocabulary:,} tokens, {result.seconds:,.0f} s")
    rows = {"held apart, untrained": result.before, "held apart, trained": result.after, **result.elsewhere}
    for name, figure in rows.items():
        typer.echo(f"P@1 {name}: zh-en {figure.zh_en:.3f}, en-zh {figure.en_zh:.3f} ({figure.pairs:,} pairs)")


def _progress() -> Progress:
    """Return a function that says each stage on stderr, and in a long one every tenth of it with the time left."""
    shown: dict[str, int] = {}
    begun: dict[str, float] = {}

    def say(stage: str, done: int, total: int) -> None:
        begun.setdefault(stage, time.monotonic())
        tenth = 10 * done // total if total else 0
        if shown.get(stage) == tenth:
            return
        shown[stage] = tenth
        left = ""
        if done and total > done:
            seconds = (time.monotonic() - begun[stage]) / done * (total - done)
            left = f", {seconds / 60:.0f} min left" if seconds >= 60 else f", {seconds:.0f} s left"
        share = f" {100 * done // total} % ({done:,} of {total:,}{left})" if total else ""
        typer.echo(f"xlcheck: {stage}{share} …", err=True)

    return say
