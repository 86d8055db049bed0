"""Train a Chinese-English static model, from nothing or on from another one.

From nothing, the token rows begin near zero: Adam moves each number by about the learning rate a step, so that a row
that begins long and is seen seldom would stay noise. A model that goes on from another must find held-apart pairs no
worse than before, else the rows stay as they were: a small memory can spoil more than it teaches.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from xlcheck.encode.base import Vectors
from xlcheck.encode.card import write_card
from xlcheck.encode.evaluate import precision_at_1
from xlcheck.encode.fit import TrainOptions, fit
from xlcheck.encode.folder import BITS, check_free, whole_folder, write_static
from xlcheck.encode.pairs import Pair, hold_out, load_pairs, read_pairs
from xlcheck.encode.result import TrainResult
from xlcheck.encode.static import StaticEncoder
from xlcheck.encode.transformer import EXTRA
from xlcheck.encode.vocabulary import build_tokenizer, choose, count_words
from xlcheck.errors import ModelError, UsageError
from xlcheck.remaining import Progress

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Progress", "TrainOptions", "TrainResult", "train"]

_COMPARED = 2000  # texts to choose among wherever P@1 is measured: it falls with their number
_NEEDED = ("sentence_transformers", "datasets", "accelerate")
_FEWEST = 50  # usable pairs to adapt a model with: fewer leave nothing to judge it by


def train(
    pairs: Sequence[Path],
    out: Path,
    options: TrainOptions,
    progress: Progress | None = None,
    read: Callable[[Path], Iterable[Pair]] = read_pairs,
) -> TrainResult:
    """Train a static model on the pair files and write its folder to ``out``, whole or not at all.

    A file that is named twice weighs twice, in the vocabulary and in each epoch. ``read`` yields the (Chinese, English)
    pairs of a file.

    Raises UsageError where a file or an option is wrong or ``out`` is taken, ModelError without the ``st`` extra, and
    whatever ``read`` raises.
    """
    say = progress or (lambda stage, done, total: None)
    started = time.monotonic()
    _check(pairs, out, options)
    say("reading", 0, 0)
    files, dropped = load_pairs(pairs, options.exclude, read)
    _check_amount(files, options)
    held = hold_out(files, options.held_out, 0.1 if options.base else 0.05)
    elsewhere = {path.name.split(".")[0]: list(islice(read(path), _COMPARED)) for path in options.evaluate}
    kept = [pair for path in pairs for pair in files[path]]  # a file that is named twice counts twice
    others = _spread_out([pair for listed in files.values() for pair in listed], _COMPARED - len(held))
    tokenizer, first = _beginning(kept, options, say)
    with whole_folder(out) as folder:
        write_static(folder, tokenizer, first, options.bits)
        before = precision_at_1(StaticEncoder(folder), held, others)
        rows = fit(kept, tokenizer, first, options, folder.parent, say)
        write_static(folder, tokenizer, rows, options.bits)
        say("measuring", 0, 0)
        encoder = StaticEncoder(folder)
        after = precision_at_1(encoder, held, others)
        better = options.base is None or after.quality >= before.quality
        if not better:
            write_static(folder, tokenizer, first, options.bits)
            encoder = StaticEncoder(folder)
        result = TrainResult(
            folder=out,
            name=out.resolve().name,
            options=options,
            files={path.name: (len(listed), list(pairs).count(path)) for path, listed in files.items()},
            dropped=dropped,
            vocabulary=encoder.vocabulary,
            before=before,
            after=after,
            kept=better,
            elsewhere={name: precision_at_1(encoder, listed) for name, listed in elsewhere.items()},
            seconds=time.monotonic() - started,
        )
        write_card(folder / "README.md", result)
    return result


def _check(pairs: Sequence[Path], out: Path, options: TrainOptions) -> None:
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise ModelError(f"training needs {', '.join(missing)}: {EXTRA}")
    if not pairs:
        raise UsageError("no pair files; each is a .tsv, .tsv.gz or .tsv.xz of Chinese, tab, English")
    check_free(out)
    numbers = ("vocab", "dim", "epochs", "batch", "lr", "scale", "spread", "run")
    for name in numbers:
        if getattr(options, name) <= 0:
            raise UsageError(f"--{name} must be greater than 0")
    if options.bits not in BITS:
        raise UsageError(f"--bits must be one of {', '.join(map(str, BITS))}")
    if options.base is not None and options.dim < options.base.dim:
        raise UsageError(f"--dim must be at least that of {options.base.name}, {options.base.dim}")


def _check_amount(files: dict[Path, list[Pair]], options: TrainOptions) -> None:
    found = sum(map(len, files.values()))
    fewest = 2 if options.base is None else _FEWEST
    if found < fewest:
        amount = f"{found} usable pairs, at least {fewest} are needed" if found else "no pairs to train on"
        raise UsageError(f"{', '.join(map(str, files))}: {amount}")


def _spread_out(pairs: list[Pair], wanted: int) -> list[Pair]:
    """Return at most so many of the pairs, from everywhere among them."""
    return pairs[:: -(-len(pairs) // wanted)] if pairs and wanted > 0 else []


def _beginning(pairs: list[Pair], options: TrainOptions, say: Progress) -> tuple[Tokenizer, Vectors]:
    """Return the tokenizer and the rows to begin with: new ones, or those of the base and, to widen it, new columns."""
    generator = np.random.default_rng(options.seed)

    def new(tokens: int, dim: int) -> Vectors:
        rows: Vectors = generator.standard_normal((tokens, dim), np.float32) * np.float32(options.spread)
        return rows

    base = options.base
    if base is None:
        say("vocabulary", 0, 0)
        tokenizer = build_tokenizer(choose(count_words(pairs), options.vocab))
        return tokenizer, new(tokenizer.get_vocab_size(), options.dim)
    known = base.all_rows()
    if options.dim == base.dim:
        return base.tokenizer, known
    return base.tokenizer, np.concatenate([known, new(base.vocabulary, options.dim - base.dim)], axis=1)
