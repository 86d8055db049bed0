"""Where shards are checked: in this process, in several, or by Daft, here or on a Ray cluster.

An engine is a function of the tasks alone: each shard writes its own tables, so that it does not matter who checks it,
and one that was lost with its machine is checked again by the next run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from xlcheck.corpus.inputs import Shard
from xlcheck.corpus.plan import Plan
from xlcheck.corpus.shards import Done, check_shard
from xlcheck.errors import UsageError
from xlcheck.pipeline import Checker
from xlcheck.project.pool import processors, spread
from xlcheck.settings import Settings

ENGINES = ("processes", "daft")


def run(
    engine: str, plan: Plan, shards: Sequence[Shard], checker: Checker, jobs: int, address: str | None = None
) -> Iterator[tuple[Shard, Done]]:
    """Yield each shard with what came of it.

    ``jobs`` is the number of processes, 0 for one a processor; of Daft with an ``address``, that of a Ray cluster, the
    number of actors.

    Raises:
        UsageError: if the engine is not installed.
        InputError: (IOE093) if a process of this machine ends before its work is done.
    """
    jobs = min(jobs or processors(), max(1, len(shards)))
    if engine == "daft":
        yield from _by_daft(plan, shards, checker.settings, jobs, address)
        return
    for (_, shard), done in spread(check_shard, [(plan, shard) for shard in shards], checker, jobs):
        yield shard, done


def _by_daft(
    plan: Plan, shards: Sequence[Shard], settings: Settings, jobs: int, address: str | None
) -> Iterator[tuple[Shard, Done]]:
    try:
        import daft  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError as error:
        raise UsageError("--engine daft: Daft is not installed: pip install 'xlcheck[cluster]'") from error
    if address:
        daft.set_runner_ray(address)

    @daft.cls(max_concurrency=jobs, use_process=not address)
    class Checking:
        """A checker for each worker, made once."""

        def __init__(self) -> None:
            self._checker = Checker(settings, comparing=True)

        @daft.method(return_dtype=daft.DataType.string())
        def check(self, number: int) -> str:
            return json.dumps(check_shard(self._checker, (plan, by_number[number])))

    by_number = {shard.number: shard for shard in shards}
    checking: Any = Checking()
    frame = daft.from_pydict({"shard": list(by_number)}).into_batches(1)
    for row in frame.with_column("done", checking.check(daft.col("shard"))).iter_rows():
        yield by_number[row["shard"]], json.loads(row["done"])
