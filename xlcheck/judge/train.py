"""Train a judge on translations into which errors are put on the way."""

from __future__ import annotations

import json
import math
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np

from xlcheck.encode.folder import check_free, whole_folder
from xlcheck.encode.pairs import Pair, hold_out, load_pairs, read_pairs
from xlcheck.encode.static import StaticEncoder
from xlcheck.encode.transformer import EXTRA
from xlcheck.errors import ModelError, UsageError
from xlcheck.judge.batching import as_table, batches_of
from xlcheck.judge.card import write_card
from xlcheck.judge.corruption import Corrupter, Example
from xlcheck.judge.inference import TrainedJudge
from xlcheck.judge.measure import measure
from xlcheck.judge.recipe import JudgeOptions, JudgeResult
from xlcheck.judge.shape import ABOUT, SCALE, WEIGHTS
from xlcheck.judge.stock import Pairs, Stock, take_stock
from xlcheck.remaining import Progress

if TYPE_CHECKING:
    from xlcheck.judge.network import Batch, Network

_FEWEST = 1000  # usable pairs: fewer tell nothing about words
_RUN = 20  # neighbouring pairs that are chosen together
_LIKE = 0.35  # cosine of the two sides from which a pair is a translation
_LONGEST = (160, 520)  # characters of the Chinese and of the English of a pair
_SORTED = 40  # batches' worth of examples that are sorted by length together
_WARMUP = 300  # steps
_BAD_WEIGHT = 3.0  # of a token without counterpart in the loss: there are few
_AT_ONCE = 50_000


def train_judge(
    paths: Sequence[Path],
    out: Path,
    encoder: StaticEncoder,
    options: JudgeOptions,
    progress: Progress | None = None,
    read: Callable[[Path], Iterable[Pair]] = read_pairs,
) -> JudgeResult:
    """Train on the pair files, over the rows of ``encoder``, and write the folder ``out``, whole or not at all.

    A file that is named several times weighs as many times.

    Raises UsageError where a file or an option is wrong or ``out`` is taken, ModelError without torch, and whatever
    ``read`` raises.
    """
    say = progress or (lambda stage, done, total: None)
    started = time.monotonic()
    _check(paths, out, options)
    say("reading", 0, 0)
    files, dropped = load_pairs(paths, options.exclude, read)
    total = sum(map(len, files.values()))
    if total < _FEWEST:
        raise UsageError(f"{total:,} usable pairs; a judge needs {_FEWEST:,} and learns from a hundred times as many")
    held = hold_out(files, options.held_out)
    times = Counter(paths)
    chosen = {path: _some(pairs, times[path], options, encoder) for path, pairs in files.items()}
    pairs = tokenized(encoder, [pair for listed in chosen.values() for pair in listed])
    say("counting words", 0, 0)
    stock = take_stock(encoder, pairs)
    with whole_folder(out) as folder:
        network = _fit(stock, pairs, options, say)
        write_judge(folder, network, stock, encoder)
        say("measuring", 0, 0)
        found = measure(TrainedJudge(folder, encoder), stock, tokenized(encoder, held), options.seed)
        result = JudgeResult(
            out,
            out.name,
            {path.name: len(listed) for path, listed in chosen.items()},
            dropped,
            time.monotonic() - started,
            sum(weights.numel() for weights in network.parameters()),
            found,
            options,
        )
        write_card(folder / "README.md", result, encoder)
    return result


def tokenized(encoder: StaticEncoder, pairs: Sequence[Pair]) -> Pairs:
    """Return pairs as token ids."""
    return Pairs(*encoder.tokens([zh for zh, _ in pairs]), *encoder.tokens([en for _, en in pairs]))


def write_judge(folder: Path, network: Network, stock: Stock, encoder: StaticEncoder) -> None:
    """Write the weights, 8 bits each with a scale for each row, and what `TrainedJudge` has to know about them."""
    from safetensors.numpy import save_file

    tensors: dict[str, Any] = {"rarity": stock.rarity.astype(np.float16)}
    for name, parameter in network.named_parameters():
        weights = parameter.detach().float().numpy()
        if weights.ndim == 2 and weights.size > 1000:
            scale = np.maximum(np.abs(weights).max(axis=1, keepdims=True), 1e-9) / 127
            tensors[name] = np.rint(weights / scale).astype(np.int8)
            tensors[name + SCALE] = scale.astype(np.float32)
        else:
            tensors[name] = np.ascontiguousarray(weights, np.float32)
    save_file(tensors, folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)
    about = {"rows": encoder.revision, **network.shape._asdict()}
    (folder / ABOUT).write_text(json.dumps(about, indent=2) + "\n", "utf-8")


def _check(paths: Sequence[Path], out: Path, options: JudgeOptions) -> None:
    if missing := [name for name in ("torch", "safetensors") if find_spec(name) is None]:
        raise ModelError(f"training needs {', '.join(missing)}: pip install '{EXTRA}'")
    if not paths:
        raise UsageError("no file of pairs")
    if options.seen < 1 or options.batch < 1 or options.most < 1 or options.lr <= 0:
        raise UsageError("--seen, --batch, --most and --lr are more than 0")
    if options.notes is not None and not options.notes.is_file():
        raise UsageError(f"{options.notes}: no such file")
    check_free(out)


def _some(pairs: Sequence[Pair], times: int, options: JudgeOptions, encoder: StaticEncoder) -> list[Pair]:
    """Return at most so many pairs of a file, in runs of neighbours, without those that are no translations.

    Of a file that is named several times there are as many times the most, or all pairs as many times.
    """
    if len(pairs) > options.most * times:
        starts = range(0, len(pairs), _RUN)
        kept = sorted(Random(options.seed).sample(starts, max(1, options.most * times // _RUN)))
        pairs = [pair for start in kept for pair in pairs[start : start + _RUN]]
    elif len(pairs) <= options.most:
        pairs = [*pairs] * times
    pairs = [(zh, en) for zh, en in pairs if len(zh) <= _LONGEST[0] and len(en) <= _LONGEST[1]]
    found: list[Pair] = []
    for start in range(0, len(pairs), _AT_ONCE):
        part = pairs[start : start + _AT_ONCE]
        ours, theirs = encoder.encode([zh for zh, _ in part]), encoder.encode([en for _, en in part])
        found += [pair for pair, like in zip(part, np.einsum("ij,ij->i", ours, theirs), strict=True) if like > _LIKE]
    return found


def _fit(stock: Stock, pairs: Pairs, options: JudgeOptions, say: Progress) -> Network:
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits as loss

    from xlcheck.judge.network import Network

    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    network = Network(options.shape, stock.rows.shape[1])
    optimizer = torch.optim.AdamW(network.parameters(), options.lr, betas=(0.9, 0.98), weight_decay=0.01)
    rows, rarity = torch.from_numpy(stock.rows), torch.from_numpy(stock.rarity)
    often = torch.tensor(_BAD_WEIGHT)
    seen = 0
    for step, examples in enumerate(_batches(Corrupter(stock, pairs, options.seed), len(pairs), options), 1):
        if seen >= options.seen:
            break
        for group in optimizer.param_groups:
            group["lr"] = options.lr * _rate(step, seen / options.seen)
        batch, labels, wrong = _tensors(examples, rows, rarity)
        with torch.autocast("cpu", torch.bfloat16):
            tokens, scores = network(batch)
        known = labels >= 0
        total = loss(tokens[known], labels[known].float(), pos_weight=often) + loss(scores, wrong)
        optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        seen += len(examples)
        say("training", min(seen, options.seen), options.seen)
    return network


def _rate(step: int, done: float) -> float:
    """Return the share of the learning rate: rising at first, then falling along a cosine."""
    return min(1.0, step / _WARMUP) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1.0, done))))


def _batches(corrupter: Corrupter, pairs: int, options: JudgeOptions) -> Iterator[list[Example]]:
    """Yield examples of about the same length, without end."""
    draw = Random(options.seed)
    while True:
        drawn = (corrupter.example(draw.randrange(pairs)) for _ in range(_SORTED * max(1, options.batch // 35)))
        examples = list(filter(None, drawn))
        sizes = [(len(example.source), len(example.target)) for example in examples]
        batches = list(batches_of(sizes, range(len(examples)), options.batch))
        draw.shuffle(batches)
        yield from ([examples[number] for number in batch] for batch in batches)


def _tensors(examples: Sequence[Example], rows: Any, rarity: Any) -> tuple[Batch, Any, Any]:
    """Return a batch, the labels of its tokens, (pairs, tokens), and which pairs are wrong, (pairs,)."""
    import torch

    from xlcheck.judge.network import Batch

    source, target = as_table([e.source for e in examples]), as_table([e.target for e in examples])
    ours, theirs = as_table([e.source_labels for e in examples]), as_table([e.target_labels for e in examples])
    labels = np.concatenate([ours, theirs], axis=1)
    batch = Batch(torch.from_numpy(source), torch.from_numpy(target), rows, rarity)
    return batch, torch.from_numpy(labels), torch.tensor([float(e.wrong) for e in examples])
