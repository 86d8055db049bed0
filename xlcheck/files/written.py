"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.places import leads_out, top
from xlcheck.files.source import GIVEN


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file under a temporary name beside it, bring it to the disk, and give it its name.

    A link within the repository is followed, so that it stays one; an existing file keeps its permissions. A device, a
    pipe and what the program was given (``/dev/stdout``) are written to as they are: another file in the place of a
    device would take it from all who use it.

    Raises:
        UsageError: if it cannot be written, or is a link in the repository that leads out of it.
    """
    if leads_out(path, top(Path.cwd())):
        raise UsageError(
            f"{path}: is a link out of the repository, which is not written to; remove it, or name its target"
        )
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    if is_no_file(path):
        _write_to(path, data)
        return
    path = Path(os.path.realpath(path))
    temporary: str | None = None
    try:
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
        temporary = None
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); give another path") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def is_no_file(path: Path) -> bool:
    """Return whether a path names a device, a pipe or a socket, or what the program itself was given."""
    try:
        status = path.stat()
    except OSError:
        return False
    return not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)) or path.as_posix().startswith(GIVEN)


def _write_to(path: Path, data: bytes) -> None:
    """Write to what is no file; a pipe that nobody reads is not waited for."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "wb") as file:
            os.set_blocking(handle, True)
            file.write(data)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); give another path") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
