"""Where shards are checked: in this process, in several, or by Daft, here or on a Ray cluster.

An engine is a function of the tasks alone: each shard writes its own tables, so that it does not matter who checks it,
and one that was lost with its machine is checked again by the next run.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from xlcheck.corpus.inputs import Shard
from xlcheck.corpus.plan import Plan
from xlcheck.corpus.shards import Done, check_shard
from xlcheck.cycles import look_seldom
from xlcheck.errors import InputError, UsageError, XlcheckError
from xlcheck.pipeline import Checker
from xlcheck.project.pool import processors, spread
from xlcheck.settings import Settings


def run(
    engine: str, plan: Plan, shards: Sequence[Shard], checker: Checker, jobs: int, address: str | None = None
) -> Iterator[tuple[Shard, Done]]:
    """Yield each shard with what came of it.

    ``jobs`` is the number of processes, 0 for one a processor; Daft, here or at the ``address`` of a Ray cluster, takes
    what there is.

    Raises:
        UsageError: if the engine is not installed.
        InputError: (IOE093) if a process of this machine ends before its work is done.
    """
    if engine == "daft":
        yield from _by_daft(plan, shards, checker.settings, address)
        return
    jobs = min(jobs or processors(), max(1, len(shards)))
    for (_, shard), done in spread(check_shard, [(plan, shard) for shard in shards], checker, jobs):
        yield shard, done


def _by_daft(
    plan: Plan, shards: Sequence[Shard], settings: Settings, address: str | None
) -> Iterator[tuple[Shard, Done]]:
    try:
        import daft  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError as error:
        raise UsageError("--engine daft: Daft is not installed: pip install 'xlcheck[cluster]'") from error
    # Bars and notices of the libraries would stand among what the command says.
    os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
    if address:
        import ray  # type: ignore[import-untyped, import-not-found, unused-ignore]

        ray.init(address, log_to_driver=False, logging_level=logging.ERROR)
        daft.set_runner_ray(noop_if_initialized=True)
    by_number = {shard.number: shard for shard in shards}

    def check(number: int) -> str:
        return json.dumps(check_shard(_checker(settings), (plan, by_number[number])))

    # A function and no class: Daft gives the task of a machine that was lost to another one, but waits for its actor.
    checking: Any = daft.func(check, return_dtype=daft.DataType.string(), use_process=True)
    frame = daft.from_pydict({"shard": list(by_number)}).into_batches(1)
    try:
        for row in frame.with_column("done", checking(daft.col("shard"))).iter_rows():
            yield by_number[row["shard"]], json.loads(row["done"])
    except XlcheckError:
        raise
    except Exception as error:  # of Daft or Ray, which have no common ancestor
        said = str(error).strip().splitlines()
        raise InputError(
            f"Daft has lost a worker, or could not start one ({said[-1] if said else type(error).__name__}); run the "
            "same command again: what is done is not done again",
            "IOE093",
        ) from error


@lru_cache(maxsize=1)
def _checker(settings: Settings) -> Checker:
    """Return the checker of a worker, made once."""
    look_seldom()
    return Checker(settings, comparing=True)
