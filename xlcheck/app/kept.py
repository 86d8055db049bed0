"""Decisions that are kept on this machine from one day to the next, by the Chinese text that they are about.

The translation changes while it is corrected; the source does not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.written import write_whole
from xlcheck.store.folder import data_folder
from xlcheck.suppress.decisions import read_file

MOST_BYTES = 32 << 20
"""Of a file of decisions."""


def key_of(sources: Iterable[str]) -> str:
    """Return the name under which decisions about these texts are kept."""
    hashed = hashlib.sha256()
    for text in sources:
        hashed.update(text.encode("utf-8", "surrogatepass") + b"\x1e")
    return hashed.hexdigest()[:32]


def read(key: str) -> str | None:
    """Return the file of decisions that was kept; None if there is none, or it can no longer be read."""
    path = _path(key)
    try:
        read_file(path)
        return path.read_text(encoding="utf-8-sig")
    except (UsageError, OSError, UnicodeError):
        return None


def write(key: str, text: str, folder: Path) -> None:
    """Keep a file of decisions; it is tried in ``folder`` first.

    Raises:
        UsageError: if it is none, or cannot be kept.
    """
    tried = folder / "decisions.json"
    tried.write_text(text, encoding="utf-8", newline="\n")
    read_file(tried)
    path = _path(key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path.parent}: cannot be made ({error.strerror}); save the decisions as a file") from None
    write_whole(path, text)


def rescued(name: str, content: bytes) -> Path:
    """Keep a translation that was changed and not saved, under a name that is free, and return where."""
    folder = data_folder() / "unsaved"
    folder.mkdir(parents=True, exist_ok=True)
    path, number = folder / name, 2
    while path.exists():
        path, number = folder / f"{Path(name).stem}-{number}{Path(name).suffix}", number + 1
    write_whole(path, content)
    return path


def _path(key: str) -> Path:
    return data_folder() / "decisions" / f"{key}.json"
