"""The plan of a run over a corpus: its shards, made once, and what its results depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlcheck.corpus.inputs import Shard, divide, expand, fingerprint
from xlcheck.corpus.tables import write_json
from xlcheck.errors import InputError, UsageError
from xlcheck.pipeline import Checker
from xlcheck.project.cache import digest_of_run
from xlcheck.project.parts import PART

NAME = "plan.json"
UNITS = 5 * PART
"""Units of a shard."""

_FORM = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """The shards of a run in ``folder``; ``signature`` tells what its findings depend on beside the inputs.

    With ``documents``, each unit is a pair of documents whose sentences are aligned; otherwise ``part`` units are
    checked together.
    """

    folder: Path
    shards: tuple[Shard, ...]
    signature: str
    documents: bool = False
    part: int = PART

    def done(self, shard: Shard) -> Path:
        """Return the file that tells what came of a shard."""
        return self.folder / "done" / f"{shard.number:06}.json"

    def table(self, kind: str, shard: Shard) -> Path:
        """Return a table of a shard: findings, held or facts."""
        return self.folder / kind / f"{shard.number:06}.parquet"

    def told(self, shard: Shard) -> dict[str, Any] | None:
        """Return what came of a shard as it is and in this way, None where nobody has checked it.

        A plan without a signature takes what was done in any way.
        """
        try:
            told = json.loads(self.done(shard).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        same = told.get("fingerprint") == shard.fingerprint and self.signature in ("", told.get("signature"))
        return told if same else None

    def is_done(self, shard: Shard) -> bool:
        """Return whether a shard was checked without error, as it is now and in this way."""
        told = self.told(shard)
        return told is not None and not told.get("error")


def signature_of(checker: Checker, part: int) -> str:
    """Return what the findings of a corpus depend on, its texts apart: program, model, glossaries, settings, parts."""
    digest = hashlib.sha256(digest_of_run(checker.settings, checker.codes))
    digest.update(f"{part}|{checker.settings!r}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:16]


def planned(
    inputs: Sequence[str],
    folder: Path,
    checker: Checker,
    *,
    units: int = UNITS,
    columns: tuple[str, str] | None = None,
    documents: bool = False,
    part: int = PART,
) -> Plan:
    """Return the plan of a run: the one that is in the folder, where its inputs are the same, or a new one.

    Raises:
        UsageError: if an input names nothing, or the folder holds the plan of another corpus.
        InputError: if an input cannot be read, or the plan cannot be written.
    """
    units = -(-units // part) * part
    paths = expand(inputs)
    asked = {
        "form": _FORM,
        "paths": paths,
        "units": units,
        "columns": columns and list(columns),
        "documents": documents,
    }
    path = folder / NAME
    signature = signature_of(checker, part)
    if kept := _kept(path):
        if kept["asked"] != asked:
            raise UsageError(
                f"{path}: this folder holds the findings of another corpus, or of the same divided in another way; "
                "name another folder"
            )
        shards = _shards(kept)
        marks = {each: fingerprint(each) for each in paths}
        if all(shard.fingerprint == marks[shard.path] for shard in shards):
            return Plan(folder, shards, signature, documents, part)
    found: list[Shard] = []
    for each in paths:
        found += divide(each, units, columns, len(found))
    write_json(path, {"asked": asked, "shards": [shard._asdict() for shard in found]})
    return Plan(folder, tuple(found), signature, documents, part)


def read_plan(folder: Path) -> Plan:
    """Return the plan of a folder as it was made; it has no signature, for it tells of what was done in any way.

    Raises:
        InputError: (IOE001) if there is none.
    """
    kept = _kept(folder / NAME)
    if kept is None:
        raise InputError(f"{folder}: no plan is here; xlcheck corpus check INPUT --out {folder} makes it", "IOE001")
    shards = _shards(kept)
    return Plan(folder, shards, "", kept["asked"]["documents"])


def _shards(kept: dict[str, Any]) -> tuple[Shard, ...]:
    return tuple(Shard(**{**row, "columns": tuple(row["columns"])}) for row in kept["shards"])


def _kept(path: Path) -> dict[str, Any] | None:
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error}", "IOE009") from error
    try:
        kept = json.loads(text)
        return kept if kept["asked"]["form"] == _FORM else None
    except (ValueError, KeyError, TypeError):
        return None
