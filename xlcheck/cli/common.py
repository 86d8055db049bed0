"""Options that several commands share, and what a person sees while they wait."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xlcheck.cli.channel import drop
from xlcheck.errors import ConfigurationError
from xlcheck.model_options import NAMES
from xlcheck.settings import nearest

if TYPE_CHECKING:
    from rich.console import Console

    from xlcheck.pipeline import OnStage

PATIENCE = 1.0
"""Seconds after which a command that is still at work says so on stderr."""


def complete(*known: str) -> Callable[[str], list[str]]:
    """Return what a shell offers for an option that takes one of a few values."""
    return lambda incomplete: [value for value in known if value.startswith(incomplete)]


Source = Annotated[Path, typer.Argument(help="The Chinese source.", metavar="ZH")]
Model = Annotated[
    str | None, typer.Option(help="Name or folder of a sentence-transformers model; the embedded one if not given.")
]
Prompt = Annotated[
    str | None,
    typer.Option(
        metavar="TEXT",
        help="What --model reads before each sentence (`query: `), or the name of a prompt in its configuration.",
    ),
]
ModelOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KEY=VALUE",
        help=f"How --model is loaded: {', '.join(name for name in NAMES if name != 'prompt')}. Repeatable.",
        autocompletion=complete(*(f"{name}=" for name in NAMES)),
    ),
]
Style = Annotated[
    bool,
    typer.Option("--style", help="Also check English spelling (extra spell), capitals and quotation marks: STY."),
]
Meaning = Annotated[
    bool,
    typer.Option("--meaning", help="Also ask the judge for words without counterpart: MIS."),
]
Judge = Annotated[
    str | None,
    typer.Option(
        metavar="MODEL", help="Another judge: a CrossEncoder of sentence-transformers that gives a score for a pair."
    ),
]
Presegmented = Annotated[bool, typer.Option("--presegmented", help="The files hold one sentence a line.")]
Encoding = Annotated[str | None, typer.Option(help="Encoding of the files; detected if not given.")]


def complete_codes(incomplete: str) -> list[str]:
    """Return the codes, or beginnings of codes, that a shell offers for the last of a list with commas."""
    from xlcheck.checks.catalogue import known_codes

    *before, last = incomplete.split(",")
    codes = known_codes()
    offered = [*dict.fromkeys(code[:3] for code in codes), *codes] if len(last) < 3 else list(codes)
    head = "".join(f"{code}," for code in before)
    return [head + code for code in offered if code.startswith(last.upper())]


_SHARE = re.compile(r" \d{1,3} % ")
_PAUSE = 3.0  # seconds between two lines about how far the same stage is


@contextmanager
def progress(patience: float | None = PATIENCE) -> Iterator[OnStage]:
    """Yield a function that is told what begins; after ``patience`` seconds it is said on stderr, once for each stage.

    On a terminal, a bar shows it. None says nothing, 0 says each stage at once.
    """
    if patience and sys.stderr is not None and sys.stderr.isatty():
        from xlcheck.cli.bar import bar

        with bar(patience) as shown:
            yield shown
        return
    stage, begun = "", threading.Event()

    def say() -> None:
        begun.set()
        if stage:  # on a slow machine the time is up before anything has begun
            print(f"xlcheck: {stage} …", file=sys.stderr, flush=True)  # noqa: T201

    if patience is None:
        yield lambda _: None
        return
    if not patience:
        begun.set()
    timer = threading.Timer(patience, say)
    timer.daemon = True

    said: tuple[str, float] = "", 0.0

    def on_stage(name: str) -> None:
        nonlocal stage, said
        stage = name
        what, now = _SHARE.split(name)[0], time.monotonic()
        if begun.is_set() and (what != said[0] or now - said[1] >= _PAUSE):
            said = what, now
            say()

    if patience:
        timer.start()
    try:
        yield on_stage
    finally:
        timer.cancel()


def choice(option: str, value: str, known: tuple[str, ...]) -> str:
    """Return a value that must be one of a few.

    Raises:
        ConfigurationError: if it is not; the message names the values.
    """
    if value not in known:
        hint = nearest(value, known) if value else ""
        hint = hint if "mean" in hint else ""
        raise ConfigurationError(f"{option} {value}: must be one of {', '.join(known)}{hint}")
    return value


def write(content: str | bytes) -> None:
    """Write a payload to stdout as it is; what a reader that has gone (`| head`) does not want is dropped."""
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        sys.stdout.flush()
    except BrokenPipeError:
        drop()


def console() -> Console:
    """Return the console for text on stdout; plain where stdout is no terminal or NO_COLOR is set."""
    from rich.console import Console

    class Quiet(Console):
        """A console that falls silent where others end the process with exit code 1."""

        def on_broken_pipe(self) -> None:
            self.quiet = True
            drop()

    return Quiet(file=sys.stdout, highlight=False, emoji=False, markup=False)
