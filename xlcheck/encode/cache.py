"""Vectors that were computed once, kept by model revision and text in the user's cache folder.

For transformer models, which need seconds per hundred sentences. A static model encodes faster than a cache answers and
has none. The cache is a convenience: where its folder cannot be written or a file is damaged, vectors are computed.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from xlcheck.encode.base import Vectors

_T = TypeVar("_T")
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_PATIENCE = 5.0  # seconds to wait for another process that writes
_CHUNK = 500  # look-ups in one statement


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder for caches: XLCHECK_CACHE, or what the platform provides for each user."""
    if chosen := environ.get("XLCHECK_CACHE"):
        return Path(chosen)
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "xlcheck" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "xlcheck"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "xlcheck"


class VectorCache:
    """The vectors of one model revision, float32, in one SQLite file: its transactions are all or nothing."""

    def __init__(self, revision: str, folder: Path | None = None) -> None:
        """Name the file; nothing is opened or created before the first use."""
        self.path = (folder or cache_folder()) / "vectors" / f"{revision}.sqlite"

    def get(self, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors, shape (dim,), of those texts that are known."""
        import numpy as np

        if not self.path.is_file():
            return {}
        keys = {_key(text): text for text in texts}

        def read(connection: sqlite3.Connection) -> dict[str, Vectors]:
            found: dict[str, Vectors] = {}
            wanted = list(keys)
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                marks = ",".join("?" * len(part))
                for key, blob in connection.execute(f"SELECT text, vector FROM vectors WHERE text IN ({marks})", part):
                    found[keys[key]] = np.frombuffer(blob, "<f4")
            return found

        return self._run(read) or {}

    def put(self, vectors: Mapping[str, Vectors]) -> None:
        """Keep the vectors of these texts; where that is not possible, do nothing."""
        rows = [(_key(text), vector.astype("<f4").tobytes()) for text, vector in vectors.items()]

        def write(connection: sqlite3.Connection) -> bool:
            with connection:
                connection.execute(_SCHEMA)
                connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
            return True

        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # A damaged file has been removed by the first attempt: the second starts a new one.
            _ = self._run(write) or self._run(write)

    def _run(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Return what ``work`` returns, None where the file cannot be used; remove it where it is damaged."""
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection:
                return work(connection)
        except sqlite3.OperationalError:  # locked, read-only, disk full: not the file's fault
            return None
        except (sqlite3.DatabaseError, ValueError):  # not a database, or a vector that is cut short
            with contextlib.suppress(OSError):
                self.path.unlink()
            return None


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
