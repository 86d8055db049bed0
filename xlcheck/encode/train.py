"""Train a Chinese-English static model with the trainer of sentence-transformers.

In-batch softmax both ways (Henderson et al., "Efficient Natural Language Response Suggestion for Smart Reply", 2017):
each sentence has to find its translation among those of its batch. The token rows begin near zero: Adam moves each
number by about the learning rate a step, so that a row that begins long and is seen seldom would stay noise.
"""

from __future__ import annotations

import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from xlcheck.encode.base import Vectors
from xlcheck.encode.card import write_card
from xlcheck.encode.evaluate import Precision, precision_at_1
from xlcheck.encode.folder import write_static
from xlcheck.encode.pairs import Pair, hold_out, load_pairs, read_pairs
from xlcheck.encode.static import StaticEncoder
from xlcheck.encode.transformer import EXTRA
from xlcheck.encode.vocabulary import build_tokenizer, choose, count_words
from xlcheck.errors import ModelError, UsageError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Progress: TypeAlias = Callable[[str, int, int], None]  # stage, steps done, steps in all (0: not known)

_COMPARED = 2000  # pairs of each file to measure on: P@1 falls with their number
_NEEDED = ("sentence_transformers", "datasets", "accelerate")


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """The recipe. Files of ``exclude`` hold pairs never to train on, those of ``evaluate`` pairs to measure on."""

    vocab: int = 60_000
    dim: int = 256
    epochs: float = 3
    batch: int = 2048
    lr: float = 0.05
    warmup: int = 100
    scale: float = 20.0  # of the cosines, in the softmax
    spread: float = 0.1  # standard deviation of the untrained rows: of the size of two steps
    run: int = 8  # neighbouring pairs that stay together in a batch
    held_out: int = 2000
    seed: int = 1
    exclude: tuple[Path, ...] = ()
    evaluate: tuple[Path, ...] = ()
    notes: Path | None = None  # Markdown for the card: sources and licences of the data
    command: str = ""  # the call that trains this model again, for the card


@dataclass(frozen=True, slots=True)
class TrainResult:
    """What was trained, on how many pairs of each file, and P@1 on held-out pairs before and after, and elsewhere."""

    folder: Path
    name: str
    options: TrainOptions
    files: dict[str, tuple[int, int]]  # pairs, and how often the file was named
    dropped: int
    vocabulary: int
    before: Precision
    after: Precision
    elsewhere: dict[str, Precision]
    seconds: float


def train(pairs: Sequence[Path], out: Path, options: TrainOptions, progress: Progress | None = None) -> TrainResult:
    """Train a static model on the pair files and write its folder to ``out``, whole or not at all.

    A file that is named twice weighs twice, in the vocabulary and in each epoch.
    Raises UsageError where a file or an option is wrong or ``out`` is taken, ModelError without the ``st`` extra.
    """
    say = progress or (lambda stage, done, total: None)
    started = time.monotonic()
    _check(pairs, out, options)
    say("reading", 0, 0)
    files, dropped = load_pairs(pairs, options.exclude)
    held = hold_out(files, options.held_out)
    elsewhere = {path.name.split(".")[0]: list(islice(read_pairs(path), _COMPARED)) for path in options.evaluate}
    kept = [pair for path in pairs for pair in files[path]]  # a file that is named twice counts twice
    if len(kept) < 2:
        raise UsageError(f"{', '.join(map(str, pairs))}: no pairs to train on")
    say("vocabulary", 0, 0)
    tokenizer = build_tokenizer(choose(count_words(kept), options.vocab))
    out.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        rows = _first_rows(tokenizer.get_vocab_size(), options)
        folder = work / out.name
        write_static(folder, tokenizer, rows)
        before = precision_at_1(StaticEncoder(folder), held)
        rows = _fit(kept, tokenizer, rows, options, work, say)
        write_static(folder, tokenizer, rows)
        encoder = StaticEncoder(folder)
        say("measuring", 0, 0)
        result = TrainResult(
            folder=out,
            name=out.resolve().name,
            options=options,
            files={path.name: (len(listed), list(pairs).count(path)) for path, listed in files.items()},
            dropped=dropped,
            vocabulary=encoder.vocabulary,
            before=before,
            after=precision_at_1(encoder, held),
            elsewhere={name: precision_at_1(encoder, listed) for name, listed in elsewhere.items()},
            seconds=time.monotonic() - started,
        )
        write_card(folder / "README.md", result)
        _move(folder, out)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return result


def _check(pairs: Sequence[Path], out: Path, options: TrainOptions) -> None:
    missing = [package for package in _NEEDED if find_spec(package) is None]
    if missing:
        raise ModelError(f"training needs {', '.join(missing)}: {EXTRA}")
    if not pairs:
        raise UsageError("no pair files; each is a .tsv, .tsv.gz or .tsv.xz of Chinese, tab, English")
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UsageError(f"{out}: exists already; name another folder or remove it")
    numbers = ("vocab", "dim", "epochs", "batch", "lr", "scale", "spread", "run")
    for name in numbers:
        if getattr(options, name) <= 0:
            raise UsageError(f"--{name} must be greater than 0")


def _first_rows(tokens: int, options: TrainOptions) -> Vectors:
    import numpy as np

    rows: Vectors = np.random.default_rng(options.seed).standard_normal((tokens, options.dim), np.float32)
    return rows * np.float32(options.spread)


def _fit(
    pairs: list[Pair], tokenizer: Tokenizer, rows: Vectors, options: TrainOptions, work: Path, say: Progress
) -> Vectors:
    """Return the trained token rows."""
    import datasets
    from sentence_transformers import (
        SentenceTransformer,
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from transformers.trainer_callback import PrinterCallback

    embedding, loss = _parts()
    model = SentenceTransformer(modules=[embedding(tokenizer, embedding_weights=rows)], device="cpu")
    model.model_card_data.widget = [{}]  # else it draws examples for a card of its own, under a progress bar
    arguments = SentenceTransformerTrainingArguments(
        str(work / "trainer"),
        num_train_epochs=options.epochs,
        per_device_train_batch_size=options.batch,
        learning_rate=options.lr,
        warmup_steps=options.warmup,
        lr_scheduler_type="linear",
        weight_decay=0.0,
        max_grad_norm=0.0,  # the gradients never come near a bound
        seed=options.seed,
        batch_sampler=_runs_sampler(options),
        use_cpu=True,
        save_strategy="no",
        logging_strategy="no",
        report_to="none",
        disable_tqdm=True,
    )
    trainer = SentenceTransformerTrainer(
        model=model,
        args=arguments,
        train_dataset=datasets.Dataset.from_dict({"zh": [p[0] for p in pairs], "en": [p[1] for p in pairs]}),
        loss=loss(model, options.scale),
        callbacks=[_reporter(say)],
    )
    trainer.remove_callback(PrinterCallback)  # it prints to the stream that carries the payload
    trainer.train()
    trained: Vectors = model[0].embedding.weight.detach().cpu().numpy()
    return trained


def _parts() -> tuple[Any, Callable[[Any, float], Any]]:
    """Return the StaticEmbedding class and a maker of the loss, from where this release of the library keeps them."""
    try:
        from sentence_transformers.sentence_transformer import losses
        from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    except ImportError:  # before 6
        from sentence_transformers import losses
        from sentence_transformers.models import StaticEmbedding

    # Deprecated in 6.2 in favour of MultipleNegativesRankingLoss with two directions, which gives the same numbers at
    # 1.6 times the cost on a processor.
    symmetric = getattr(losses, "MultipleNegativesSymmetricRankingLoss", None)

    def loss(model: Any, scale: float) -> Any:
        if symmetric is None:
            ways = ("query_to_doc", "doc_to_query")
            return losses.MultipleNegativesRankingLoss(model, scale, directions=ways, partition_mode="per_direction")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            warnings.simplefilter("ignore", FutureWarning)
            return symmetric(model, scale=scale)

    return StaticEmbedding, loss


def _runs_sampler(options: TrainOptions) -> Any:
    """Return a sampler class that shuffles runs of neighbouring pairs: neighbours are the hardest negatives."""
    import torch
    from torch.utils.data import Sampler

    try:
        from sentence_transformers.base.sampler import DefaultBatchSampler
    except ImportError:  # before 6
        from sentence_transformers.sampler import DefaultBatchSampler

    class Runs(Sampler):  # type: ignore[misc]
        def __init__(self, size: int) -> None:
            self.size = size
            self.generator = torch.Generator().manual_seed(options.seed)

        def __len__(self) -> int:
            return self.size

        def __iter__(self) -> Iterator[int]:
            starts = range(0, self.size, options.run)
            for i in torch.randperm(len(starts), generator=self.generator).tolist():
                yield from range(starts[i], min(self.size, starts[i] + options.run))

    class RunBatches(DefaultBatchSampler):  # type: ignore[misc]
        def __init__(self, dataset: Any, batch_size: int, drop_last: bool, **_: Any) -> None:
            super().__init__(Runs(len(dataset)), batch_size=batch_size, drop_last=drop_last)

    return RunBatches


def _reporter(say: Progress) -> Any:
    from transformers import TrainerCallback

    class Reporter(TrainerCallback):  # type: ignore[misc]
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            say("training", state.global_step, state.max_steps)

    return Reporter()


def _move(folder: Path, out: Path) -> None:
    if out.is_dir():
        out.rmdir()
    folder.rename(out)
