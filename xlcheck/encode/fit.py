"""Fit token rows to sentence pairs with the trainer of sentence-transformers.

In-batch softmax both ways (Henderson et al., "Efficient Natural Language Response Suggestion for Smart Reply", 2017):
each sentence has to find its translation among those of its batch.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlcheck.encode.base import Vectors
from xlcheck.encode.pairs import Pair
from xlcheck.encode.static import StaticEncoder
from xlcheck.remaining import Progress

if TYPE_CHECKING:
    from tokenizers import Tokenizer


_STEPS = 16  # an epoch over a small memory has at least so many, as long as its batches
_SMALLEST = 32  # still hold so many pairs


@dataclass(frozen=True, slots=True)
class TrainOptions:
    """The recipe. Files of ``exclude`` hold pairs never to train on, those of ``evaluate`` pairs to measure on.

    With ``base`` the tokens and rows are those of that model and ``vocab`` has no meaning; see also `adapting`.
    """

    base: StaticEncoder | None = None
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
    bits: int = 16  # of a number in the folder
    exclude: tuple[Path, ...] = ()
    evaluate: tuple[Path, ...] = ()
    notes: Path | None = None  # Markdown for the card: sources and licences of the data
    command: str = ""  # the call that trains this model again, for the card


def batch_size(pairs: int, options: TrainOptions) -> int:
    """Return how many pairs a batch has; a small memory that adapts a model is cut into several batches."""
    if options.base is None:
        return options.batch
    return min(options.batch, max(_SMALLEST, pairs // _STEPS))


def fit(
    pairs: list[Pair], tokenizer: Tokenizer, rows: Vectors, options: TrainOptions, work: Path, say: Progress
) -> Vectors:
    """Return the trained token rows, shape (tokens, dim); ``rows`` are those to begin with. ``work`` is for scratch."""
    import datasets
    from sentence_transformers import (
        SentenceTransformer,
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from transformers.trainer_callback import PrinterCallback

    embedding, loss = _parts()
    model = SentenceTransformer(modules=[embedding(tokenizer, embedding_weights=rows.copy())], device="cpu")
    model.model_card_data.widget = [{}]  # else it draws examples for a card of its own, under a progress bar
    batch = batch_size(len(pairs), options)
    steps = options.epochs * -(-len(pairs) // batch)
    arguments = SentenceTransformerTrainingArguments(
        str(work / "trainer"),
        num_train_epochs=options.epochs,
        per_device_train_batch_size=batch,
        learning_rate=options.lr,
        warmup_steps=min(options.warmup, int(steps / 10)),
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
