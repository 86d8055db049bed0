"""The card of a judge: what it was made from, how, and what it finds."""

from __future__ import annotations

from pathlib import Path

from xlcheck.encode.card import indented
from xlcheck.encode.static import StaticEncoder
from xlcheck.judge.recipe import JudgeResult

_HEAD = """\
# {name}

A judge of Chinese-English translations: {weights:,} weights of 8 bits over the token rows of {encoder} (revision
{revision}). It says of each token how likely it has no counterpart on the other side, and of the pair how likely it is
wrong. It was trained on translations into which a program put errors: words left out or put in, words exchanged for
others that have to do with them or exclude them, denials more or less. It has never seen the error of a translator.

A transformer of {layers} layers, width {width}, {heads} heads. How like two tokens of different sides are, by their
rows, is added to the attention between them.
"""

_RECIPE = """\
## Recipe

- {seen:,} examples drawn from {pairs:,} pairs, half of them with one to three errors; {dropped:,} pairs left out
  (repeated, of absurd length, not in the two languages, excluded), and those whose sides are unlike.
- Both halves are changed where it does not matter: a clause is left out on both sides, two words that translate each
  other are put in or exchanged, function words are dropped. So an odd phrase alone tells nothing.
- AdamW, learning rate {lr:g} rising over the first steps and falling along a cosine; batches of {batch:,} tokens; seed
  {seed}. {seconds:,.0f} seconds in all.
"""


def write_card(path: Path, result: JudgeResult, encoder: StaticEncoder) -> None:
    """Write the card of a training run."""
    options = result.options
    parts = [
        _HEAD.format(
            name=result.name,
            weights=result.weights,
            encoder=encoder.name,
            revision=encoder.revision,
            **options.shape._asdict(),
        ),
        _figures(result),
        _RECIPE.format(
            seen=options.seen,
            pairs=sum(result.files.values()),
            dropped=result.dropped,
            lr=options.lr,
            batch=options.batch,
            seed=options.seed,
            seconds=result.seconds,
        ),
        indented("Trained again by", options.command),
        _data(result),
    ]
    path.write_text("\n".join(part for part in parts if part), "utf-8")


def _figures(result: JudgeResult) -> str:
    lines = [
        "## Figures",
        "",
        "One error put into pairs held apart: the share found where 1, 2, 5 % of the untouched ones are accused.",
        "",
        "| error | pairs | 1 % | 2 % | 5 % |",
        "|---|---:|---:|---:|---:|",
    ]
    for kind, found in result.found.items():
        lines.append(f"| {kind} | {found.pairs:,} | " + " | ".join(f"{share:.3f}" for share in found.shares) + " |")
    return "\n".join(lines) + "\n"


def _data(result: JudgeResult) -> str:
    if result.options.notes is not None:
        return result.options.notes.read_text("utf-8")
    lines = ["## Data", "", "State here where each file comes from and under which licence.", ""]
    lines += ["| file | pairs |", "|---|---:|", *(f"| {name} | {count:,} |" for name, count in result.files.items())]
    return "\n".join(lines) + "\n"
