"""What ``xlcheck check --watch`` does between two checks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

import typer

from xlcheck.config import Configuration
from xlcheck.errors import XlcheckError


def watch(set_up: Callable[[], Configuration], once: Callable[[Configuration], object], files: Iterable[Path]) -> None:
    """Check, wait for a change, check again, until Ctrl-C. What cannot be checked is said, and the watch goes on.

    Raises:
        XlcheckError: if the settings are wrong from the start.
    """
    from xlcheck.project import Watch, watched

    files = tuple(files)
    with contextlib.suppress(KeyboardInterrupt):
        setup = set_up()
        looked = Watch(lambda: watched(setup, files))
        while True:
            try:
                once(setup)
            except XlcheckError as error:
                _say(str(error))
            many = f"{looked.count} files" if looked.count != 1 else "1 file"
            _say(f"waiting for changes in {many}; Ctrl-C ends")
            names = sorted(path.name for path in looked.wait())
            _say(f"changed: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}")
            try:
                setup = set_up()
            except XlcheckError as error:  # the last good settings hold
                _say(str(error))


def _say(text: str) -> None:
    typer.echo(f"xlcheck: {text}", err=True)
