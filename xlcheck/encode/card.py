"""The model card: what a trained model was made from, how, and how good it is."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import fill, indent
from typing import TYPE_CHECKING

from xlcheck.encode.evaluate import Precision
from xlcheck.encode.fit import TrainOptions, batch_size
from xlcheck.encode.info import read_card
from xlcheck.encode.static import StaticEncoder

if TYPE_CHECKING:
    from xlcheck.encode.result import TrainResult

_HEAD = """\
---
language: [zh, en]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [sentence-transformers, static-embedding, sentence-alignment]
---

# {name}

A Chinese-English static sentence encoder: {vocabulary:,} tokens, {dim} dimensions, {bits} bits a number. The vector of
a text is the mean of the rows of its tokens, at length 1; the dot product of two vectors says how likely one text is
the translation of the other. It knows words, not their order: it is made to find translations among sentences, for the
alignment of documents, and does not notice a negation or a changed number. Traditional characters read as simplified
ones.
"""

_USE = """\
    from sentence_transformers import SentenceTransformer
    vectors = SentenceTransformer("{name}").encode(["今天天气很好。", "The weather is fine today."])
"""

_USE_8 = """\
The rows are whole multiples of one unit, which sentence-transformers does not load as they are. It does after

    xlcheck model export {name}-f32 --model {name}

and then `SentenceTransformer("{name}-f32").encode(...)` gives the vectors that xlcheck computes, to within 1e-5.
"""

_NEW = """\
- Vocabulary: the most frequent words of both languages (Chinese ones from jieba's dictionary), characters, and pieces
  of rare English words, with a unigram tokenizer over their frequencies; NFKC, lower case, digits one by one.
"""

_RECIPE = """\
- `MultipleNegativesRankingLoss` both ways on cosines times {scale:g}; batches of {batch:,} in runs of {run} neighbours;
  Adam without weight decay, learning rate {lr:g} falling linearly after the first steps; passes over the
  pairs: {epochs:g}; seed {seed}.
- {pairs:,} pairs; {dropped:,} left out (repeated, of absurd length, not in the two languages, excluded).
  {seconds:,.0f} seconds in all.
"""


def write_card(path: Path, result: TrainResult) -> None:
    """Write the card of a training run."""
    options = result.options
    head = _HEAD.format(name=result.name, vocabulary=result.vocabulary, dim=options.dim, bits=options.bits)
    parts = [
        head,
        (_USE_8 if options.bits == 8 else _USE).format(name=result.name),
        _figures(result),
        "## Recipe\n",
        _recipe(result),
        indented("Trained again by", options.command),
        _data(result),
        _of_base(options.base),
    ]
    path.write_text("\n".join(part for part in parts if part), "utf-8")


def _recipe(result: TrainResult) -> str:
    options = result.options
    pairs = sum(pairs for pairs, _ in result.files.values())
    said = _RECIPE.format(
        scale=options.scale,
        batch=batch_size(pairs, options),
        run=options.run,
        lr=options.lr,
        epochs=options.epochs,
        seed=options.seed,
        pairs=pairs,
        dropped=result.dropped,
        seconds=result.seconds,
    )
    return _beginning(options) + said + _repeated(result)


def _beginning(options: TrainOptions) -> str:
    """Say what the rows were before the first step."""
    base = options.base
    if base is None:
        return _NEW + _item(f"Untrained rows of standard deviation {options.spread:g}.")
    said = f"Goes on from {base.name} (revision {base.revision}, {base.dim} dimensions): its tokens and its rows"
    if options.dim > base.dim:
        said += f", with {options.dim - base.dim} untrained columns of standard deviation {options.spread:g}"
    return _item(f"{said}.")


def _of_base(base: StaticEncoder | None) -> str:
    """Return recipe and data of the model that was gone on from: they are those of the new one too."""
    card = "" if base is None else read_card(base.folder)
    start = card.find("## Recipe")
    if base is None or start < 0:
        return ""
    return f"## {base.name}, from which it goes on\n\n" + re.sub("^##", "###", card[start:], flags=re.MULTILINE)


def _item(text: str) -> str:
    return fill(f"- {text}", 118, subsequent_indent="  ", break_on_hyphens=False) + "\n"


def indented(title: str, text: str) -> str:
    """Return a text under its title as Markdown shows it letter by letter; nothing of an empty one."""
    return f"{title}\n\n" + indent(text, "    ") + "\n" if text else ""


def _figures(result: TrainResult) -> str:
    first = "held-out pairs, " + ("untrained" if result.options.base is None else "before")
    rows = [(first, result.before), ("held-out pairs", result.after), *result.elsewhere.items()]
    lines = [
        "## Figures",
        "",
        "P@1: how often the nearest text on the other side, of some 2,000 at most, is the translation.",
    ]
    if not result.kept:
        lines.append("Training made it worse, so the rows are as they were before.")
    lines += ["", "| set | pairs | zh to en | en to zh |", "|---|---:|---:|---:|"]
    lines += [_figure(name, precision) for name, precision in rows if precision.pairs]
    return "\n".join(lines) + "\n"


def _figure(name: str, precision: Precision) -> str:
    return f"| {name} | {precision.pairs:,} | {precision.zh_en:.3f} | {precision.en_zh:.3f} |"


def _data(result: TrainResult) -> str:
    if result.options.notes is not None:
        return result.options.notes.read_text("utf-8")
    lines = ["## Data", ""]
    if result.options.base is not None:
        lines += [f"Beside the data of {result.options.base.name}:", ""]
    lines += ["State here where each file comes from and under which licence.", "", "| file | pairs |", "|---|---:|"]
    lines += [f"| {name} | {count:,} |" for name, (count, _) in result.files.items()]
    return "\n".join(lines) + "\n"


def _repeated(result: TrainResult) -> str:
    often = [f"{name.split('.')[0]} ({times})" for name, (_, times) in result.files.items() if times > 1]
    return _item(f"Files whose pairs come several times an epoch: {', '.join(often)}.") if often else ""
