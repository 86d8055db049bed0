"""Values by key in one SQLite file that may be lost at any time: what a cache of the user's folder is made of.

A shelf is a convenience: where its folder cannot be written, the file is locked, or it is damaged, nothing is found and
nothing is kept, and no error is raised. A damaged file is removed.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_TABLE = "CREATE TABLE shelf (key BLOB PRIMARY KEY, used INTEGER, value BLOB NOT NULL) WITHOUT ROWID"
_SCHEMA = _TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1)
_PATIENCE = 5.0  # seconds to wait for another process that writes
_CHUNK = 500  # look-ups in one statement
_DAY = 86400
_KEPT = 60 * _DAY  # seconds without use after which a value goes


class Shelf:
    """The values of one file; its transactions are all or nothing, so that processes may share it."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened or created before the first use."""
        self.path = path

    def get(self, keys: Iterable[bytes], decode: Callable[[bytes, bytes], T]) -> dict[bytes, T]:
        """Return what is known of these keys: key and value, decoded.

        A value that ``decode`` refuses with a ValueError, KeyError or TypeError damages the file.
        """
        if not self.path.is_file():
            return {}

        def read(connection: sqlite3.Connection) -> dict[bytes, T]:
            wanted, found = list(keys), {}
            for start in range(0, len(wanted), _CHUNK):
                part = wanted[start : start + _CHUNK]
                marks = ",".join("?" * len(part))
                for key, value in connection.execute(f"SELECT key, value FROM shelf WHERE key IN ({marks})", part):
                    found[key] = decode(key, value)
            return found

        return self._run(read) or {}

    def put(self, values: Mapping[bytes, bytes], used: Iterable[bytes] = ()) -> None:
        """Keep values, remember that those of the keys ``used`` were of use, and forget what has not been for long."""
        now = int(time.time())
        rows = [(key, now, value) for key, value in values.items()]
        again = [(now, key, now - _DAY) for key in used]

        def write(connection: sqlite3.Connection) -> bool:
            with connection:
                connection.execute(_SCHEMA)
                connection.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?)", rows)
                connection.executemany("UPDATE shelf SET used = ? WHERE key = ? AND used < ?", again)
                connection.execute("DELETE FROM shelf WHERE used < ?", (now - _KEPT,))
            return True

        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # A damaged file has been removed by the first attempt: the second starts a new one.
            _ = self._run(write) or self._run(write)

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what ``work`` returns, None where the file cannot be used; remove it where it is damaged."""
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection:
                # One table and nothing else: a view, a trigger or a column that is computed could be work without end.
                if connection.execute("SELECT sql FROM sqlite_master").fetchall() not in ([], [(_TABLE,)]):
                    raise sqlite3.DatabaseError("this is no shelf")
                return work(connection)
        except sqlite3.OperationalError:  # locked, read-only, disk full, of an earlier form: not damaged
            return None
        except (
            sqlite3.DatabaseError,
            ValueError,
            KeyError,
            TypeError,
            RecursionError,
        ):  # no database, or values of another form
            with contextlib.suppress(OSError):
                self.path.unlink()
            return None
