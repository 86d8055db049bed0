"""Facts of a large file, in a file of their own while it is checked: their number has no bound."""

from __future__ import annotations

import marshal
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from xlcheck.places import FactRow, fact_of, plain_fact


class FactStore:
    """Facts by code and subject, in a private file that is gone with the process."""

    def __init__(self) -> None:
        # An empty name is a file that SQLite deletes itself.
        self._shelf = sqlite3.connect("", isolation_level=None)
        self._shelf.execute("PRAGMA journal_mode = OFF")
        self._shelf.execute("PRAGMA synchronous = OFF")
        self._shelf.execute("PRAGMA temp_store = FILE")
        self._shelf.execute("CREATE TABLE fact (code TEXT, subject TEXT, form TEXT, part INTEGER, value BLOB)")

    def add(self, facts: Iterable[FactRow]) -> None:
        """Keep facts; those of one subject come back in the order in which they were added."""
        self._shelf.execute("BEGIN")
        rows = ((f.code, f.subject, f.form, f.part, marshal.dumps(plain_fact(f))) for f in facts)
        self._shelf.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?)", rows)
        self._shelf.execute("COMMIT")

    def contested(self) -> Iterator[list[FactRow]]:
        """Yield the facts of each subject of which several parts speak, and not all in the same form."""
        self._shelf.execute("CREATE INDEX IF NOT EXISTS subjects ON fact (code, subject)")
        found = self._shelf.execute(
            "SELECT code, subject, value FROM fact JOIN (SELECT code, subject FROM fact GROUP BY code, subject "
            "HAVING MIN(part) < MAX(part) AND MIN(form) < MAX(form)) USING (code, subject) "
            "ORDER BY code, subject, fact.rowid"
        )
        for _, group in groupby(found, key=lambda row: row[:2]):
            yield [fact_of(marshal.loads(value)) for _, _, value in group]

    def close(self) -> None:
        """Forget them."""
        self._shelf.close()
