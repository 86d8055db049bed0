"""One shard of a corpus: read, checked in parts, and written as tables, or told as an error."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from xlcheck.corpus.inputs import Shard, read
from xlcheck.corpus.plan import Plan
from xlcheck.corpus.tables import FACTS, FINDINGS, HELD, finding_row, write_json, write_table
from xlcheck.errors import ConfigurationError, GlossaryError, InputError, ModelError, XlcheckError
from xlcheck.model import Lang
from xlcheck.pipeline import Checker
from xlcheck.places import FactRow, packed
from xlcheck.project.comparison import places
from xlcheck.project.parts import FilePart, check_part
from xlcheck.read import check_languages, read_text, read_units
from xlcheck.rows import Outcome, ReportedFinding, outcome

Done = dict[str, Any]
"""What came of a shard: units, findings by code, all of them and those at the gate, or its error."""


def check_shard(checker: Checker, task: tuple[Plan, Shard]) -> Done:
    """Check one shard, write its tables, and return what came of it; what is wrong with it is told in that.

    The last file that is written says that the others are there: a run that is stopped loses what it was at, no more.

    Raises:
        UsageError: if the settings, a glossary or the model cannot be used.
    """
    plan, shard = task
    try:
        return _checked(checker, plan, shard)
    except (ConfigurationError, GlossaryError, ModelError):
        raise
    except XlcheckError as error:
        return _failed(plan, shard, str(error))
    except Exception as error:
        if os.environ.get("XLCHECK_DEBUG"):
            raise
        said = f"{shard.path}: internal error, a fault of xlcheck: {type(error).__name__}: {error}"
        return _failed(plan, shard, said)


def _checked(checker: Checker, plan: Plan, shard: Shard) -> Done:
    comparers = frozenset(check.code for check in checker.comparers(checker.codes))
    findings: list[dict[str, Any]] = []
    held: list[dict[str, Any]] = []
    facts: list[dict[str, Any]] = []
    counts, gates, units = Counter[str](), Counter[str](), 0
    for part, found in _documents(checker, shard) if plan.documents else _parts(checker, plan, shard):
        rows = checker.settings.settled(found.rows, shard.path, shard.path, texts=ReportedFinding.sentences)
        for row in rows:
            gate = checker.settings.gate(row)
            written = finding_row(row, shard.path, gate=gate)
            if row.code in comparers and not plan.documents:
                held.append({**written, "part": part, "places": json.dumps(sorted(places(row), key=repr))})
            else:
                findings.append(written)
                counts[row.code] += 1
                gates[row.code] += gate
        facts += (_fact(fact, shard.path) for fact in found.facts)
        units += found.beads
    write_table(plan.table("findings", shard), FINDINGS, findings)
    write_table(plan.table("held", shard), HELD, held)
    write_table(plan.table("facts", shard), FACTS, facts)
    done = {"units": units, "findings": dict(counts), "gate": dict(+gates)}
    return _told(plan, shard, done)


def _told(plan: Plan, shard: Shard, done: Done) -> Done:
    done = {"path": shard.path, "before": shard.before, **done}
    write_json(plan.done(shard), {**done, "fingerprint": shard.fingerprint, "signature": plan.signature})
    return done


def _failed(plan: Plan, shard: Shard, message: str) -> Done:
    try:
        return _told(plan, shard, {"units": 0, "findings": {}, "gate": {}, "error": message})
    except InputError:  # the disk is full: what is not told is checked again
        return {"path": shard.path, "before": shard.before, "units": 0, "findings": {}, "gate": {}, "error": message}


def _parts(checker: Checker, plan: Plan, shard: Shard) -> Iterator[tuple[int, Outcome]]:
    """Yield what came of each part of a shard, with the number of the part in its file."""
    texts, before = read(shard), shard.before
    while pairs := list(islice(texts, plan.part)):
        sides: tuple[tuple[int, Lang], ...] = ((0, "zh"), (1, "en"))
        zh, en = (read_units([pair[side] for pair in pairs], shard.path, lang, before + 1) for side, lang in sides)
        part = FilePart(before // plan.part, before, zh, en)
        if before == shard.before:
            check_languages(zh, en)
        yield part.number, check_part(checker, part)
        before += len(pairs)


def _documents(checker: Checker, shard: Shard) -> Iterator[tuple[int, Outcome]]:
    """Yield what came of each pair of documents; those that cannot be aligned are told by the number of their unit."""
    for number, (zh, en) in enumerate(read(shard), shard.before + 1):
        if not zh.strip() or not en.strip():
            continue
        documents = read_text(zh, shard.path, "zh"), read_text(en, shard.path, "en")
        try:
            check_languages(*documents)
            pair, signature = checker.aligned(documents)
            found = outcome(checker.find_in(pair, signature))
        except InputError as error:
            raise InputError(f"{shard.path}: pair of documents {number}: {error}", error.code) from error
        rows = tuple(_of_document(row, number) for row in found.rows)
        yield number, Outcome(shard.path, shard.path, rows, beads=1)


def _of_document(row: ReportedFinding, number: int) -> ReportedFinding:
    return replace(row, unit=number, related=())


def _fact(fact: FactRow, path: str) -> dict[str, Any]:
    return {
        "code": fact.code,
        "subject": fact.subject,
        "form": fact.form,
        "path": path,
        "part": fact.part,
        "unit": fact.unit,
        "payload": json.dumps([packed(fact.source), packed(fact.target), fact.detail], ensure_ascii=False),
    }
