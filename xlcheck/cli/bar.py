"""A bar for a person at a terminal: what is being done, how far it is, how long it will take."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlcheck.cli.channel import plain

if TYPE_CHECKING:
    from xlcheck.pipeline import OnStage

_SHARE = re.compile(r"(\d{1,3}) % ")


@contextmanager
def bar(patience: float) -> Iterator[OnStage]:
    """Yield a function that is told what begins; after ``patience`` seconds a bar on stderr shows it, until the end."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    # The terminal itself: messages go there through a stream that lets no code of a terminal pass.
    console = Console(file=sys.__stderr__)
    shown = Progress(SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(20), console=console,
                     transient=True)  # fmt: skip
    task = shown.add_task("", total=None)
    lock = threading.Lock()
    over = False

    def show() -> None:
        with lock:
            if not over:
                shown.start()

    def on_stage(stage: str) -> None:
        share = _SHARE.search(stage)
        shown.update(
            task, description=plain(stage), total=100 if share else None, completed=int(share[1]) if share else 0
        )

    timer = threading.Timer(patience, show)
    timer.daemon = True
    timer.start()
    try:
        yield on_stage
    finally:
        timer.cancel()
        with lock:
            over = True
            shown.stop()
