"""Files to lines: size, kind and encoding are settled here, before any format is read."""

from __future__ import annotations

import codecs
import os
import re
import stat
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.encoding import decode
from xlcheck.files.formats import refuse_binary
from xlcheck.model import Lang

MAX_BYTES = 64 << 20
#: Code points in one line; longer ones are data, not sentences.
MAX_LINE = 1 << 20
GIVEN = ("/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/self/fd/")
"""What a path begins with that names what the program was given, and no file of its own."""
_HEAD = 1 << 20

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line, as an editor counts them."""


class Source(NamedTuple):
    """A decoded file: its lines without their ends, as an editor counts them, and how it was read."""

    path: Path
    lines: list[str]
    encoding: str
    notes: tuple[str, ...]


def read_source(
    path: Path, lang: Lang | None, *, encoding: str | None = None, max_bytes: int = MAX_BYTES, feeds_only: bool = False
) -> Source:
    r"""Read a file into lines. The last line end begins no line of its own.

    Lines end with ``\n``, ``\r\n`` or ``\r`` and with nothing else (no form feed, no U+2028), so that their numbers are
    those of an editor. With ``feeds_only``, they end with ``\n`` only, less one ``\r`` before it: line n is unit n.

    Raises:
        UsageError: if ``encoding`` does not exist.
        InputError: with the path and the next step; see docs/formats.md for the codes.
    """
    data = whole(path, max_bytes)
    refuse_binary(path, data)
    text, name, notes = decode(data, path, lang, encoding)
    return Source(path, _lines(text, path, feeds_only), name, notes)


def count_lines(path: Path) -> int:
    """Return how many line feeds a file has, in the time of reading it; 0 where it cannot be read."""
    try:
        with path.open("rb") as file:
            return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


def in_memory(text: str, name: str, *, feeds_only: bool = False) -> Source:
    """Return a text as `load` returns a file of this name that holds it.

    Raises:
        InputError: as `load`.
    """
    path = Path(name)
    return Source(path, _lines(text.removeprefix("\ufeff"), path, feeds_only), "utf-8", ())


def _lines(text: str, path: Path, feeds_only: bool) -> list[str]:
    if not text.strip("\ufeff \t\r\n\f\v\u3000"):
        raise InputError(f"{path}: the file is empty; give the document that is to be checked", "IOE004")
    lines = list(_feeds(text) if feeds_only else LINE_END.split(text))
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    for number, line in enumerate(lines, 1):
        _bounded(path, number, line)
    return lines


def _bounded(path: Path, number: int, line: str) -> None:
    if len(line) > MAX_LINE:
        raise InputError(
            f"{path}:{number}: this line has {len(line):,} characters, more than a document has in one "
            f"paragraph ({MAX_LINE:,}); break the file into lines",
            "IOE008",
        )


def stream(path: Path, encoding: str | None = None) -> tuple[Source, Iterator[str]]:
    r"""Open a file of any size, whose lines end with ``\n``: how it is read, and an iterator of its lines.

    The encoding is told by the first megabyte.

    Raises:
        UsageError, InputError: as `load`, those on lines when the line is reached.
    """
    head = b"".join(islice(pieces(path, _HEAD, None), 1))
    refuse_binary(path, head)
    whole = head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head
    _, name, notes = decode(whole or head, path, None, encoding)
    return Source(path, [], name, notes), _streamed(path, name)


def _streamed(path: Path, name: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(name)()
    number, rest = 1, ""
    for data in chain(pieces(path, _HEAD, None), [b""]):
        try:
            text = rest + decoder.decode(data, not data)
        except UnicodeError as error:
            raise InputError(
                f"{path}:{number}: from here on the file does not fit {name} ({error}); repair the file, or name its "
                "encoding with --encoding",
                "IOE007",
            ) from None
        text = text.removeprefix("\ufeff") if number == 1 else text
        *lines, rest = text.split("\n")
        for line in lines if data else [*lines, *([rest] if rest else [])]:
            _bounded(path, number, line)
            yield line.removesuffix("\r")
            number += 1
        _bounded(path, number, rest)


def _feeds(text: str) -> Iterator[str]:
    return (line.removesuffix("\r") for line in text.split("\n"))


def whole(path: Path, max_bytes: int | None = MAX_BYTES) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: as `pieces`.
    """
    return b"".join(pieces(path, 1 << 20, max_bytes))


def pieces(path: Path, size: int, max_bytes: int | None) -> Iterator[bytes]:
    """Yield a file in pieces of at most ``size`` bytes. All files of strangers are opened here and nowhere else.

    Only regular files are read, and their size is looked at before their first byte: a device has no end, and nobody
    may write to a pipe. What the shell gives the program itself (``/dev/stdin``, ``/dev/fd/63``) is read all the same.

    Raises:
        InputError: if it cannot be opened, is no regular file, or is larger than ``max_bytes`` (None: of any size).
    """
    try:
        total = 0
        with open(path, "rb", opener=_opened) as file:
            status = os.fstat(file.fileno())
            if stat.S_ISDIR(status.st_mode):
                raise InputError(f"{path}: this is a folder; give a file in it", "IOE002")
            given = path.as_posix().startswith(GIVEN) and stat.S_ISFIFO(status.st_mode)
            if given:
                os.set_blocking(file.fileno(), True)
            elif not stat.S_ISREG(status.st_mode):
                raise InputError(f"{path}: this is no file but a device, a pipe or a socket; give a file", "IOE009")
            if max_bytes is not None and status.st_size > max_bytes:
                raise too_large(path, max_bytes)
            while data := file.read(size):
                total += len(data)
                if max_bytes is not None and total > max_bytes:
                    raise too_large(path, max_bytes)
                yield data
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder; give a file in it", "IOE002") from None
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; check the path", "IOE001") from None
    except PermissionError:
        raise InputError(f"{path}: may not be read; check its permissions", "IOE003") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: cannot be read ({reason}); check the path", "IOE009") from None


def _opened(name: str, flags: int) -> int:
    """Open a file; one without a writer is not waited for."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def too_large(path: Path, max_bytes: int) -> InputError:
    """Return the error for a file beyond the limit, which names the option that raises it."""
    size = f"{max_bytes / (1 << 20):.0f} MiB" if max_bytes >= 1 << 20 else f"{max_bytes:,} bytes"
    return InputError(
        f"{path}: larger than {size}, the limit for one document; split it, or raise the limit with --max-bytes",
        "IOE005",
    )
