"""Work in several processes, each with a checker of its own: the results come in the order of the tasks."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from typing import Any, TypeVar

from xlcheck.cycles import look_seldom
from xlcheck.errors import InputError
from xlcheck.pipeline import Checker
from xlcheck.settings import Settings

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 2
"""Tasks for each process that are given out before their turn: what is read and not yet asked for takes memory."""


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    do: Callable[[Checker, Task], Result], tasks: Iterable[Task], checker: Checker, jobs: int
) -> Iterator[tuple[Task, Result]]:
    """Yield each task with what ``do``, a function of a module, makes of it; one job works in this process.

    Tasks are asked for as they are needed, so that there may be any number of them.

    Raises:
        InputError: (IOE093) if a process ends before its work is done; whatever ``do`` raises.
    """
    if jobs <= 1:
        for task in tasks:
            yield task, do(checker, task)
        return
    _ = checker.glossary  # what is wrong with it is said once, here
    yield from _in_processes(do, iter(tasks), checker.settings, jobs)


def _in_processes(
    do: Callable[[Checker, Task], Result], tasks: Iterator[Task], settings: Settings, jobs: int
) -> Iterator[tuple[Task, Result]]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, (settings,)) as pool:
        try:
            given: deque[tuple[Task, Future[Result]]] = deque()
            for task in islice(tasks, _AHEAD * jobs):
                given.append((task, pool.submit(_do, do, task)))
            while given:
                task, result = given.popleft()
                found = result.result()
                for following in islice(tasks, 1):
                    given.append((following, pool.submit(_do, do, following)))
                yield task, found
        except BrokenProcessPool:
            raise InputError(
                "a worker process has ended before its work was done, perhaps for want of memory; try --jobs 1",
                "IOE093",
            ) from None
        except BaseException:
            # What the workers are at may take minutes, and nobody waits for it any more.
            # The thread that watches them would report their end as a failure of its own.
            threading.excepthook = lambda _: None
            for process in (getattr(pool, "_processes", None) or {}).values():
                process.terminate()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_checkers: list[Checker] = []
"""The checker of this worker process, made once."""


def _start(settings: Settings) -> None:
    look_seldom()
    _checkers[:] = [Checker(settings, comparing=True)]


def _do(do: Callable[[Checker, Any], Any], task: Any) -> Any:
    return do(_checkers[0], task)
