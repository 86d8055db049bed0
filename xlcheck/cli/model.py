"""``xlcheck model``: what a model is, training, exporting, fetching one."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xlcheck.cli.common import write
from xlcheck.errors import ModelError, UsageError
from xlcheck.remaining import tenths

if TYPE_CHECKING:
    from xlcheck.encode import StaticEncoder
    from xlcheck.encode.pairs import Pair
    from xlcheck.encode.train import TrainResult

# Measured on memories of 500 and 5,000 pairs, see docs/model.md.
ADAPTING_RATE = 0.01

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
        "prompts": ", ".join(f"{name} {text!r}" for name, text in model.prompts if text),
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
def export(
    out: Annotated[Path, typer.Argument(help="Folder to write; it must not be there yet.")],
    model: Annotated[str | None, typer.Option(help="Static model, by name or folder; else the embedded one.")] = None,
    half: Annotated[bool, typer.Option("--half", help="Keep the numbers in half precision: half the size.")] = False,
) -> None:
    """Write a static model as a folder that sentence-transformers loads, with the same vectors."""
    from xlcheck.encode.folder import export

    encoder = _static(model)
    export(encoder, out, 16 if half else 32)
    typer.echo(f"{out}: {encoder.name}, {encoder.vocabulary:,} tokens, {encoder.dim} dimensions")


@app.command()
def train(
    pairs: Annotated[
        list[Path],
        typer.Argument(help="Translation memories: TMX, XLIFF, TSV, CSV, xlsx ...; .tsv.gz and .tsv.xz too."),
    ],
    out: Annotated[Path, typer.Option(help="Folder to write; it must not be there yet.")],
    base: Annotated[
        str | None, typer.Option("--from", help="Static model to go on from; `none` begins anew.", show_default=False)
    ] = None,
    vocab: Annotated[int | None, typer.Option(help="Most tokens in a new vocabulary [60000].")] = None,
    dim: Annotated[int | None, typer.Option(help="Dimensions of a vector [256, or those of --from].")] = None,
    epochs: Annotated[float | None, typer.Option(help="Passes over the pairs [3].")] = None,
    batch: Annotated[int, typer.Option(help="Most pairs in a batch.")] = 2048,
    lr: Annotated[float | None, typer.Option(help="Learning rate at its highest [new 0.05, else 0.01].")] = None,
    bits: Annotated[int, typer.Option(help="Bits of a number: 8, 16 or 32.")] = 16,
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
    held_out: Annotated[int, typer.Option(help="Pairs kept apart to measure on.")] = 2000,
    exclude: Files = None,
    evaluate: Files = None,
    notes: Annotated[Path | None, typer.Option(help="Markdown for the card: sources and licences.")] = None,
) -> None:
    """Adapt the embedded model to your own translation memory, or train one anew (needs the extra `st`).

    P@1 is measured on pairs held apart, before and after, and on --evaluate files; pairs of --exclude files are never
    trained on. Where a memory makes the model no better, it stays as it was. Ctrl-C leaves nothing behind.
    """
    from xlcheck.encode.train import TrainOptions, train

    begun = None if base == "none" else _static(base)
    if begun is not None and vocab is not None:
        raise UsageError(f"--vocab: the tokens are those of {begun.name}; --from none chooses new ones")
    default = TrainOptions() if begun is None else TrainOptions(dim=begun.dim, lr=ADAPTING_RATE)
    options = replace(
        default,
        base=begun,
        vocab=default.vocab if vocab is None else vocab,
        dim=default.dim if dim is None else dim,
        epochs=default.epochs if epochs is None else epochs,
        batch=batch,
        lr=default.lr if lr is None else lr,
        bits=bits,
        seed=seed,
        held_out=held_out,
        exclude=tuple(exclude or ()),
        evaluate=tuple(evaluate or ()),
        notes=notes,
        command=shlex.join(["xlcheck", *sys.argv[1:]]),
    )
    _say(train(pairs, out, options, tenths(lambda said: typer.echo(f"xlcheck: {said} …", err=True)), _pairs), begun)


@app.command("train-judge")
def train_judge(
    pairs: Annotated[
        list[Path],
        typer.Argument(help="Human translations: TMX, XLIFF, TSV, CSV, xlsx ...; .tsv.gz and .tsv.xz too."),
    ],
    out: Annotated[Path, typer.Option(help="Folder to write; it must not be there yet.")],
    seen: Annotated[int, typer.Option(help="Pairs to see in all, each time with other errors.")] = 1_000_000,
    most: Annotated[int, typer.Option(help="Most pairs of a file.")] = 100_000,
    batch: Annotated[int, typer.Option(help="Tokens in a batch.")] = 5000,
    lr: Annotated[float, typer.Option(help="Learning rate at its highest.")] = 0.001,
    width: Annotated[int, typer.Option(help="Width of a token's vector.")] = 192,
    layers: Annotated[int, typer.Option(help="Layers.")] = 3,
    seed: Annotated[int, typer.Option(help="Seed of all that is random.")] = 1,
    threads: Annotated[int, typer.Option(help="Threads; 0 leaves it to torch.")] = 0,
    held_out: Annotated[int, typer.Option(help="Pairs kept apart to measure on.")] = 2000,
    exclude: Files = None,
    notes: Annotated[Path | None, typer.Option(help="Markdown for the card: sources and licences.")] = None,
) -> None:
    """Train a judge, which sees words without counterpart (needs the extra `st`).

    Errors are put into the pairs by a program while it learns. What it finds of each kind of error is measured on pairs
    held apart; pairs of --exclude files are never trained on. Ctrl-C leaves nothing behind.
    """
    from xlcheck.judge.recipe import JudgeOptions
    from xlcheck.judge.shape import Shape
    from xlcheck.judge.train import train_judge as train

    options = JudgeOptions(
        shape=Shape(width=width, layers=layers, inner=2 * width),
        seen=seen,
        batch=batch,
        lr=lr,
        most=most,
        held_out=held_out,
        seed=seed,
        threads=threads,
        exclude=tuple(exclude or ()),
        notes=notes,
        command=shlex.join(["xlcheck", *sys.argv[1:]]),
    )
    say = tenths(lambda said: typer.echo(f"xlcheck: {said} …", err=True))
    result = train(pairs, out, _static(None), options, say, _pairs)
    files = sum(result.files.values())
    typer.echo(f"{result.folder}: {files:,} pairs, {result.weights:,} weights, {result.seconds:,.0f} s")
    for kind, found in result.found.items():
        shares = ", ".join(f"{share:.3f}" for share in found.shares)
        typer.echo(f"{kind}: {shares} found where 1, 2, 5 % of right pairs are accused ({found.pairs:,} pairs)")


def _say(result: TrainResult, base: StaticEncoder | None) -> None:
    """Print what came of a training run."""
    files = sum(count for count, _ in result.files.values())
    typer.echo(f"{result.folder}: {files:,} pairs, {result.vocabulary:,} tokens, {result.seconds:,.0f} s")
    before = "untrained" if base is None else f"by {base.name}"
    rows = {f"held apart, {before}": result.before, "held apart, trained": result.after, **result.elsewhere}
    for name, figure in rows.items():
        typer.echo(f"P@1 {name}: zh-en {figure.zh_en:.3f}, en-zh {figure.en_zh:.3f} ({figure.pairs:,} pairs)")
    if base is not None and not result.kept:
        typer.echo(
            f"xlcheck: training made it worse; {result.folder} has the rows of {base.name} as they were", err=True
        )


def _static(name: str | None) -> StaticEncoder:
    from xlcheck.encode import StaticEncoder, load_encoder

    encoder = load_encoder(name)
    if not isinstance(encoder, StaticEncoder):
        raise ModelError(f"{encoder.name}: a transformer; only static models can be trained on and exported here")
    return encoder


def _pairs(path: Path) -> Iterator[Pair]:
    """Yield the (Chinese, English) pairs of a memory in any format; packed files are tables, Chinese first."""
    from xlcheck.encode.pairs import read_pairs
    from xlcheck.read import stream_bilingual

    if path.suffix in (".gz", ".xz"):
        yield from read_pairs(path)
        return
    for zh, en in stream_bilingual(path):
        for source, target in zip(zh.segments, en.segments, strict=True):
            if source.text and target.text:
                yield source.text, target.text
