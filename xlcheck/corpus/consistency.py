"""What the parts of a whole corpus say differently: one term, name or sentence that is translated in several ways.

The facts of all shards are grouped on disk (DuckDB); only those of subjects with several forms are looked at again.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xlcheck.corpus.inputs import Shard
from xlcheck.corpus.plan import Plan
from xlcheck.corpus.tables import FINDINGS, finding_row, write_table
from xlcheck.pipeline import Checker
from xlcheck.places import FactRow, fact_of
from xlcheck.project.comparison import conflict_row, place
from xlcheck.project.parts import MOST_RELATED

TABLE = "consistency.parquet"
"""The table of findings about several places of the corpus, beside those of the shards."""

_LIMITS = {"memory_limit": "128MB", "threads": "1"}
"""What the grouping of facts takes before it goes to the disk: each thread needs its own share of the memory."""

_CONTESTED = """
WITH facts AS (SELECT * FROM read_parquet($paths)),
contested AS (
    SELECT code, subject FROM facts GROUP BY code, subject
    HAVING count(DISTINCT form) > 1 AND (min(path) < max(path) OR min(part) < max(part))
)
SELECT code, subject, form, path, part, unit, payload FROM facts SEMI JOIN contested USING (code, subject)
ORDER BY code, subject, path, unit, payload
"""


def compare(plan: Plan, shards: tuple[Shard, ...], checker: Checker) -> list[dict[str, Any]]:
    """Write the table of what parts say differently, and of what single parts say alone; return its rows."""
    rows: list[dict[str, Any]] = []
    covered: set[tuple[str, int, str]] = set()
    for facts in _contested([str(plan.table("facts", shard)) for shard in shards], plan.folder):
        for conflict in checker.conflicts(facts):
            home = conflict.departing[0]
            found = conflict_row(conflict, home, MOST_RELATED)
            path = home.source.path
            for row in checker.settings.settled([found], path, path, texts=type(found).sentences):
                rows.append(finding_row(row, path, gate=checker.settings.gate(row)))
            covered.update(
                (fact.source.path, fact.part, json.dumps(place(conflict.code, fact))) for fact in conflict.facts
            )
    for shard in shards:
        rows += _alone(plan, shard, covered)
    rows.sort(key=lambda row: (row["path"], row["unit"], row["code"], row["message"]))
    write_table(plan.folder / "findings" / TABLE, FINDINGS, rows)
    return rows


def _alone(plan: Plan, shard: Shard, covered: set[tuple[str, int, str]]) -> Iterator[dict[str, Any]]:
    """Yield what the parts of a shard say that no finding about several parts covers."""
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

    for row in pq.read_table(plan.table("held", shard)).to_pylist():
        part, told = row.pop("part"), json.loads(row.pop("places"))
        if not all((row["path"], part, json.dumps(at)) in covered for at in told):
            yield row


def _contested(paths: list[str], folder: Path) -> Iterator[list[FactRow]]:
    import duckdb  # type: ignore[import-untyped, unused-ignore]

    if not paths:
        return
    group: list[FactRow] = []
    with duckdb.connect(config={**_LIMITS, "temp_directory": str(folder / ".duckdb")}) as engine:
        found = engine.execute(_CONTESTED, {"paths": paths})
        while batch := found.fetchmany(4_096):
            for row in batch:
                fact = _restored(*row)
                if group and (fact.code, fact.subject) != (group[0].code, group[0].subject):
                    yield group
                    group = []
                group.append(fact)
    if group:
        yield group


def _restored(code: str, subject: str, form: str, path: str, part: int, unit: int, payload: str) -> FactRow:
    del path  # it stands in both places
    return fact_of((code, subject, form, unit, *json.loads(payload), part))
