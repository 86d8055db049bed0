"""The model card: what a trained model was made from, how, and how good it is."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

from xlcheck.encode.evaluate import Precision

if TYPE_CHECKING:
    from xlcheck.encode.train import TrainResult

_HEAD = """\
---
language: [zh, en]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, sentence-alignment]
---

# {name}

A Chinese-English static sentence encoder: {vocabulary:,} tokens, {dim} dimensions, half precision. The vector of a text
is the mean of the rows of its tokens, at length 1; the dot product of two vectors says how likely one text is the
translation of the other. It knows words, not their order: it is made to find translations among sentences, for the
alignment of documents, and does not notice a negation or a changed number. Traditional characters read as simplified
ones.

    from sentence_transformers import SentenceTransformer
    vectors = SentenceTransformer("{name}").encode(["今天天气很好。", "The weather is fine today."])
"""

_RECIPE = """\
## Recipe

- Vocabulary: the most frequent words of both languages (Chinese ones from jieba's dictionary), characters, and pieces
  of rare English words, with a unigram tokenizer over their frequencies; NFKC, lower case, digits one by one.
- `MultipleNegativesRankingLoss` both ways on cosines times {scale:g}; batches of {batch:,} in runs of {run} neighbours;
  Adam without weight decay, learning rate {lr:g} falling linearly after {warmup} steps; {epochs:g} epochs;
  untrained rows of standard deviation {spread:g}; seed {seed}.
- {pairs:,} pairs; {dropped:,} left out (repeated, of absurd length, not in the two languages, excluded).
  {seconds:,.0f} seconds in all.
{repeated}"""


def write_card(path: Path, result: TrainResult) -> None:
    """Write the card of a training run."""
    options = result.options
    parts = [
        _HEAD.format(name=result.name, vocabulary=result.vocabulary, dim=options.dim),
        _figures(result),
        _RECIPE.format(
            scale=options.scale,
            batch=options.batch,
            run=options.run,
            lr=options.lr,
            warmup=options.warmup,
            epochs=options.epochs,
            spread=options.spread,
            seed=options.seed,
            pairs=sum(pairs for pairs, _ in result.files.values()),
            repeated=_repeated(result),
            dropped=result.dropped,
            seconds=result.seconds,
        ),
        f"Trained again by\n\n    {options.command}\n" if options.command else "",
        _data(result),
    ]
    path.write_text("\n".join(part for part in parts if part), "utf-8")


def _figures(result: TrainResult) -> str:
    rows = [("held-out pairs, untrained", result.before), ("held-out pairs", result.after), *result.elsewhere.items()]
    lines = ["## Figures", "", "P@1: how often the nearest text on the other side is the translation.", ""]
    lines += ["| set | pairs | zh to en | en to zh |", "|---|---:|---:|---:|"]
    lines += [_figure(name, precision) for name, precision in rows if precision.pairs]
    return "\n".join(lines) + "\n"


def _figure(name: str, precision: Precision) -> str:
    return f"| {name} | {precision.pairs:,} | {precision.zh_en:.3f} | {precision.en_zh:.3f} |"


def _data(result: TrainResult) -> str:
    if result.options.notes is not None:
        return result.options.notes.read_text("utf-8")
    lines = ["## Data", "", "State here where each file comes from and under which licence.", ""]
    lines += ["| file | pairs |", "|---|---:|"]
    lines += [f"| {name} | {count:,} |" for name, (count, _) in result.files.items()]
    return "\n".join(lines) + "\n"


def _repeated(result: TrainResult) -> str:
    often = [f"{name.split('.')[0]} ({times})" for name, (_, times) in result.files.items() if times > 1]
    if not often:
        return ""
    said = f"- Files whose pairs come several times an epoch: {', '.join(often)}."
    return fill(said, 118, subsequent_indent="  ", break_on_hyphens=False) + "\n"
