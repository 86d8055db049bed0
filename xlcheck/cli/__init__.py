"""The command line: one file per command, no logic."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from xlcheck.cycles import look_seldom

__all__ = ["main"]


class _Terminated(BaseException):
    """The process was asked to end."""


def _terminated(*_: object) -> None:
    raise _Terminated


def _run(app: Callable[..., None]) -> None:
    """Run the command; its exit code counts only when all that it printed has gone out."""
    try:
        app(args=with_values(with_command(sys.argv[1:])))
    except SystemExit:
        if sys.stdout is not None and not sys.stdout.closed:  # a language server closes it when its editor is gone
            sys.stdout.flush()
        raise


def with_command(arguments: list[str]) -> list[str]:
    """Return the arguments with ``check`` before two files: what somebody who types only them wants."""
    files = arguments[:2] if len(arguments) > 1 and not arguments[1].startswith("-") else arguments[:1]
    # A command has neither a full stop nor a slash in its name; a folder called "terms" is no file.
    if files and all(any(c in file for c in "./\\") and Path(file).exists() for file in files):
        return ["check", *arguments]
    return arguments


def with_values(arguments: list[str]) -> list[str]:
    """Return the arguments with ``--review all`` as the option that it is: typer knows none with an optional value."""
    found: list[str] = []
    for argument in arguments:
        if argument == "all" and found[-1:] == ["--review"]:
            found[-1] = "--review-all"
        else:
            found.append("--review-all" if argument == "--review=all" else argument)
    return found


def main() -> None:
    """Run the command line and end the process.

    Exit codes: 0 nothing at the gate, 1 findings, 2 usage or configuration, 3 something could not be read or aligned.
    """
    look_seldom()
    from xlcheck.cli.app import app
    from xlcheck.cli.channel import FULL, Plain, buffered, silence
    from xlcheck.errors import XlcheckError

    if sys.stdout is not None:
        sys.stdout = buffered(sys.stdout)
    for stream in filter(None, (sys.stdout, sys.stderr)):
        # A report holds Chinese; a terminal of another encoding shows a replacement instead of ending in a traceback.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else None, errors="replace")
    if sys.stderr is not None:
        sys.stderr = Plain(sys.stderr)
    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, _terminated)
    try:
        _run(app)
    except XlcheckError as error:
        print(f"xlcheck: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of the pipe has gone (`| head`); what is still buffered must not raise again at exit.
        from xlcheck.cli.channel import drop

        drop()
        sys.exit(0)
    except KeyboardInterrupt:
        print("xlcheck: interrupted", file=sys.stderr)  # noqa: T201
        sys.exit(130)
    except _Terminated:
        print("xlcheck: terminated", file=sys.stderr)  # noqa: T201
        sys.exit(143)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            silence()
            said = f"xlcheck: the output is not complete: it cannot be written ({error.strerror})"
            print(said, file=sys.stderr)  # noqa: T201
            sys.exit(2)
        if os.environ.get("XLCHECK_DEBUG"):
            raise
        print(  # noqa: T201
            f"xlcheck: internal error, the check is not complete: {type(error).__name__}: {error}\n"
            "This is a fault of xlcheck: set XLCHECK_DEBUG=1, run it again, and report what it prints.",
            file=sys.stderr,
        )
        sys.exit(3)
