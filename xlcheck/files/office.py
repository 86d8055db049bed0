"""Documents of older programs that LibreOffice converts: a copy is made in a folder and with a profile of its own.

No macro runs, no running office is touched, nothing is written beside the document.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from xlcheck.errors import InputError
from xlcheck.files.formats import unreadable_format
from xlcheck.files.source import whole

BY_LIBREOFFICE = "read from a copy that LibreOffice made"

PROGRAM = "XLCHECK_SOFFICE"
"""The environment variable that names the program, where it is not found by itself."""

_PROGRAMS = (
    "soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)  # fmt: skip
_INTO = {".doc": "docx", ".wps": "docx", ".ppt": "pptx", ".odp": "pptx", ".xls": "xlsx", ".ods": "xlsx"}
_SECONDS = 120


@contextmanager
def converted(path: Path, max_bytes: int) -> Iterator[Path]:
    """Give a copy of a document in a format that is read; it is gone when the block ends.

    Raises:
        InputError: (IOE006) if LibreOffice is not installed, (IOE005) if the file is too large, (IOE011) if LibreOffice
            makes nothing of it.
    """
    suffix = path.suffix.lower()
    program = _program()
    if program is None:
        raise unreadable_format(
            path,
            "a document of an older program",
            f"install LibreOffice, or save it as .{_INTO[suffix]} and check that",
        )
    data = whole(path, max_bytes)
    with TemporaryDirectory(prefix="xlcheck-") as name:
        folder = Path(name)
        given = folder / f"document{suffix}"  # a name of its own: the options of the program begin with a dash
        given.write_bytes(data)
        made = folder / f"document.{_INTO[suffix]}"
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", _INTO[suffix], "--outdir", str(folder), str(given)]
        try:
            subprocess.run(
                command, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _failed(path, type(error).__name__) from None
        if not made.is_file():
            raise _failed(path, "it made nothing of it")
        try:
            yield made
        except InputError as error:  # its path is no one's
            raise InputError(str(error).replace(str(made), str(path)), error.code) from None


def _failed(path: Path, why: str) -> InputError:
    return InputError(f"{path}: LibreOffice cannot convert this file ({why}); open it and save it again", "IOE011")


def _program() -> str | None:
    named = os.environ.get(PROGRAM)
    return next((found for name in ([named] if named else _PROGRAMS) if (found := shutil.which(name))), None)
