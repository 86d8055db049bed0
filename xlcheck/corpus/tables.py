"""The tables of a run over a corpus: what their columns are, and files that are there whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from xlcheck.errors import InputError
from xlcheck.rows import ReportedFinding

FINDINGS: Mapping[str, str] = {
    "path": "string",
    "unit": "int64",
    "code": "string",
    "name": "string",
    "severity": "string",
    "confidence": "string",
    "gate": "bool",
    "message": "string",
    "zh": "string",
    "en": "string",
    "zh_start": "int32",
    "zh_end": "int32",
    "en_start": "int32",
    "en_end": "int32",
    "term": "string",
    "suggestion": "string",
    "related": "list<int64>",
    "fingerprint": "string",
}
"""Columns of a table of findings with their types of Arrow; docs/corpus.md says what they hold."""

HELD: Mapping[str, str] = {**FINDINGS, "part": "int32", "places": "string"}
"""Findings of checks that compare parts with each other, until all parts are known."""

FACTS: Mapping[str, str] = {
    "code": "string",
    "subject": "string",
    "form": "string",
    "path": "string",
    "part": "int32",
    "unit": "int64",
    "payload": "string",
}
"""What parts say, for the comparison."""


def finding_row(row: ReportedFinding, path: str, *, gate: bool) -> dict[str, Any]:
    """Return a finding as a row of `FINDINGS`; a place that there is not is -1."""
    zh, en = row.source, row.target
    (zh_start, zh_end), (en_start, en_end) = (_flagged(side.spans if side else ()) for side in (zh, en))
    return {
        "path": path,
        "unit": row.unit or 0,
        "code": row.code,
        "name": row.name,
        "severity": row.severity,
        "confidence": row.confidence,
        "gate": gate,
        "message": row.message,
        "zh": row.source_text,
        "en": row.target_text,
        "zh_start": zh_start,
        "zh_end": zh_end,
        "en_start": en_start,
        "en_end": en_end,
        "term": row.term or "",
        "suggestion": row.suggestion or "",
        "related": [other.unit for other in row.related],
        "fingerprint": row.fingerprint,
    }


def _flagged(spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else (-1, -1)


def write_table(path: Path, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write a table, which is there under its name when all of it is on the disk.

    Raises:
        InputError: (IOE009) if the disk is full, or the folder cannot be written.
    """
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

    types = {"list<int64>": pa.list_(pa.int64()), "bool": pa.bool_()}
    schema = pa.schema([(name, types.get(kind) or pa.type_for_alias(kind)) for name, kind in columns.items()])
    kept = list(rows)
    # Column by column: rows of a table of facts take several times its memory.
    table = pa.Table.from_arrays(
        [pa.array([row[each.name] for row in kept], each.type) for each in schema], schema=schema
    )
    with whole(path) as part:
        pq.write_table(table, part, compression="zstd")


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, in the same way.

    Raises:
        InputError: (IOE009) as `write_table`.
    """
    with whole(path) as part:
        part.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Yield a name to write to; the file has its own name when all of it is on the disk, and is not there before.

    Raises:
        InputError: (IOE009) if the disk is full, or the folder cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield part
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        said = error.strerror or error
        raise InputError(f"{path}: cannot be written: {said}; make room and run again", "IOE009") from error
