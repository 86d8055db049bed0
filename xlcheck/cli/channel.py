"""What a command prints, on its way out: whole or an error, and on stderr nothing that a terminal or a runner obeys."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from typing import Any, TextIO

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Errors of the system that mean that what was printed is not all there."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[)", re.MULTILINE)


def plain(text: str) -> str:
    """Return a text without control codes and marks of direction."""
    return _CONTROL.sub(" ", text)


class Plain:
    """A stream for messages without control codes, marks of direction and workflow commands.

    Names of files and texts of libraries stand in messages, and the runner of a workflow reads stderr too.
    """

    def __init__(self, stream: TextIO) -> None:
        """Take the stream that messages go to."""
        self._stream = stream
        self._begun = False  # whether the line has text already

    def write(self, text: str) -> int:
        """Write a message without what could be obeyed."""
        head, feed, rest = plain(text).partition("\n")
        if not self._begun:
            head = _COMMAND.sub(_apart, head)
        said = head + feed + _COMMAND.sub(_apart, rest)
        if said:
            self._begun = not said.endswith("\n")
        self._stream.write(said)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _apart(found: re.Match[str]) -> str:
    return "# #" if found[0] == "##" else f"{found[1]}: "


def buffered(stream: TextIO) -> TextIO:
    """Return a stream that writes all it is given, or raises: one without a buffer loses what was not taken."""
    raw = getattr(stream, "buffer", None)
    if not isinstance(raw, io.RawIOBase):
        return stream
    whole = io.BufferedWriter(raw)
    return io.TextIOWrapper(whole, stream.encoding, stream.errors, line_buffering=True, write_through=False)


def silence() -> None:
    """Have nothing more written to stdout, not even at the end of the process."""
    try:
        drop()
    except (OSError, ValueError):
        sys.stdout = None


def drop() -> None:
    """Send stdout nowhere: its reader has gone, and the exit code must still be that of the run."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
