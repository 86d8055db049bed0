"""The pairs of a corpus that have no finding: what the owner of a memory wants to keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from xlcheck.corpus.consistency import TABLE
from xlcheck.corpus.inputs import read
from xlcheck.corpus.plan import Plan
from xlcheck.corpus.tables import whole
from xlcheck.errors import UsageError

_BATCH = 10_000


def clean(plan: Plan, out: Path, level: str) -> tuple[int, int]:
    """Write the pairs without a finding of a level, in the order of the corpus; return how many are kept and left out.

    ``level`` is "gate" (what counts), "review" (what is more than a hint as well) or "all". Pairs of a shard that could
    not be checked are left out. The ending of ``out`` tells the form: parquet, jsonl, tsv.

    Raises:
        UsageError: if the form is none of these.
        InputError: if a shard cannot be read, or the file cannot be written.
    """
    writer = _WRITERS.get(out.suffix.lower())
    if writer is None:
        raise UsageError(f"{out}: pairs are written as {', '.join(_WRITERS)}")
    counts = [0, 0]
    with whole(out) as part:
        writer(part, _kept(plan, level, counts))
    return counts[0], counts[1]


def _kept(plan: Plan, level: str, counts: list[int]) -> Iterator[tuple[str, int, str, str]]:
    across: dict[str, set[int]] = {}
    for path, unit in _flagged(plan.folder / "findings" / TABLE, level):
        across.setdefault(path, set()).add(unit)
    for shard in plan.shards:
        if not plan.is_done(shard):
            counts[1] += max(0, shard.units)
            continue
        bad = {unit for _, unit in _flagged(plan.table("findings", shard), level)} | across.get(shard.path, set())
        for unit, (zh, en) in enumerate(read(shard), shard.before + 1):
            if not zh.strip() or not en.strip() or unit in bad:
                counts[1] += 1
                continue
            counts[0] += 1
            yield shard.path, unit, zh, en


def _flagged(path: Path, level: str) -> Iterator[tuple[str, int]]:
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

    if not path.exists():
        return
    table = pq.read_table(path, columns=["path", "unit", "gate", "severity"])
    for row in table.to_pylist():
        if row["gate"] or level == "all" or (level == "review" and row["severity"] != "info"):
            yield row["path"], row["unit"]


def _parquet(path: Path, rows: Iterable[tuple[str, int, str, str]]) -> None:
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

    schema = pa.schema([("path", pa.string()), ("unit", pa.int64()), ("zh", pa.string()), ("en", pa.string())])
    with pq.ParquetWriter(path, schema, compression="zstd") as file:
        rows = iter(rows)
        while batch := list(islice(rows, _BATCH)):
            file.write_table(
                pa.Table.from_arrays([pa.array(column) for column in zip(*batch, strict=True)], schema=schema)
            )


def _jsonl(path: Path, rows: Iterable[tuple[str, int, str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for name, unit, zh, en in rows:
            row = {"path": name, "unit": unit, "zh": zh, "en": en}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _tsv(path: Path, rows: Iterable[tuple[str, int, str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for _, _, zh, en in rows:
            file.write("\t".join(" ".join(text.split()) for text in (zh, en)) + "\n")


_WRITERS: dict[str, Callable[[Path, Iterable[tuple[str, int, str, str]]], None]] = {
    ".parquet": _parquet,
    ".jsonl": _jsonl,
    ".tsv": _tsv,
}
