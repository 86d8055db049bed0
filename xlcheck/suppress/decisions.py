"""Decisions of a reviser, as the HTML report saves them (JSON) and as the review sheet holds them (a table)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from xlcheck.errors import ConfigurationError, InputError
from xlcheck.files.source import whole
from xlcheck.suppress.baseline import Entry, Status

VERSION = 1
"""Version of the file of decisions."""

DECISIONS: tuple[Status, ...] = ("accepted", "false-positive", "intended", "todo")
"""What a person says of a finding: right, wrong, right but meant as it is, still to be looked at."""

QUOTED = 80
"""Code points of a sentence that an entry of the baseline quotes."""

HEADINGS: Mapping[str, str] = {
    "fingerprint": "Fingerprint",
    "status": "Status",
    "note": "Note",
    "by": "Reviewer",
    "code": "Code",
    "path": "File",
    "source": "Chinese",
    "target": "English",
}
"""The columns of the review sheet that a decision is read from; the sheet may have others, in any order."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of one finding; ``count`` is how often the report has it. The rest is for a reader."""

    fingerprint: str
    status: Status
    note: str = ""
    code: str = ""
    path: str = ""
    source: str = ""
    target: str = ""
    count: int = 1
    by: str = ""


def read_file(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a JSON file that the HTML report has saved.

    Raises:
        ConfigurationError: if it cannot be read or holds no decisions; the message names the decision.
    """
    try:
        value = json.loads(whole(path).decode("utf-8-sig"))
    except InputError as error:
        raise ConfigurationError(f"{error}; give the file of decisions") from None
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{path}: not a file of decisions: {error}; save it again from the report") from None
    decisions = value.get("decisions") if isinstance(value, dict) else None
    if not isinstance(decisions, list):
        raise ConfigurationError(f"{path}: holds no decisions; save them from the HTML report, or give the sheet")
    if value.get("version") != VERSION:
        raise ConfigurationError(f"{path}: version {value.get('version')!r} is not known; this xlcheck reads {VERSION}")
    said = (value.get("reviewer"), value.get("date"))
    by = " ".join(text for text in said if isinstance(text, str) and text)
    found = (_decision(f"{path}: decision {number}", fields) for number, fields in enumerate(decisions, 1))
    return tuple(replace(decision, by=decision.by or by) for decision in found)


def _decision(where: str, fields: object) -> Decision:
    if not isinstance(fields, dict) or not isinstance(fields.get("fingerprint"), str) or not fields["fingerprint"]:
        raise ConfigurationError(f"{where}: has no fingerprint; save the file again from the report")
    texts: dict[str, Any] = {name: fields.get(name) or "" for name in HEADINGS}
    if wrong := next((name for name, value in texts.items() if not isinstance(value, str)), None):
        raise ConfigurationError(f"{where}: {wrong} must be a text")
    if texts["status"] not in DECISIONS:
        raise ConfigurationError(f"{where}: status {texts['status']!r} must be one of {', '.join(DECISIONS)}")
    count = fields.get("count", 1)
    if not isinstance(count, int) or count < 1:
        raise ConfigurationError(f"{where}: count must be 1 or more")
    return Decision(**texts, count=count)


def read_table(path: Path, rows: Mapping[int, Mapping[int, str]]) -> tuple[Decision, ...]:
    """Return the decisions of a review sheet; ``rows`` are its cells by 1-based row and 0-based column.

    Rows without status and note have no decision; a note alone is one to do. Where the same finding stands in several
    rows, those with a decision must agree.

    Raises:
        ConfigurationError: if a column is missing or a status is not known; the message names the row.
    """
    head = rows[min(rows)] if rows else {}
    columns = {name: i for name, title in HEADINGS.items() for i, cell in head.items() if cell.strip() == title}
    if missing := [HEADINGS[name] for name in ("fingerprint", "status") if name not in columns]:
        raise ConfigurationError(
            f"{path}: no column {' and '.join(missing)} in the first row; give the review sheet of --output xlsx=PATH"
        )
    found: dict[str, Decision] = {}
    counts: dict[str, int] = {}
    for number in sorted(rows)[1:]:
        fields = {name: rows[number].get(i, "").strip() for name, i in columns.items()}
        if not fields["fingerprint"]:
            continue
        counts[fields["fingerprint"]] = counts.get(fields["fingerprint"], 0) + 1
        fields["status"] = fields["status"].lower() or ("todo" if fields.get("note") else "")
        if not fields["status"]:
            continue
        decision = _decision(f"{path}: row {number}", fields)
        known = found.setdefault(decision.fingerprint, decision)
        if known.status != decision.status:
            raise ConfigurationError(
                f"{path}: row {number}: {decision.status}, but {known.status} in another row of the same finding; "
                "decide for one"
            )
    return tuple(replace(decision, count=counts[decision.fingerprint]) for decision in found.values())


def merged(entries: Sequence[Entry], decisions: Iterable[Decision]) -> tuple[Entry, ...]:
    """Return the entries of a baseline with these decisions: known ones take status and note, others are added.

    What somebody has still to look at becomes "open", which silences nothing, unlike what was known from before.
    """
    found = {entry.fingerprint: entry for entry in entries}
    for decision in decisions:
        known = found.get(decision.fingerprint)
        status: Status = "open" if decision.status == "todo" else decision.status
        if known is not None:
            count = max(known.count, decision.count)
            found[known.fingerprint] = replace(known, status=status, note=decision.note, count=count, by=decision.by)
        else:
            found[decision.fingerprint] = Entry(
                decision.fingerprint,
                decision.code,
                status,
                decision.note,
                decision.count,
                decision.path,
                decision.source[:QUOTED],
                decision.target[:QUOTED],
                decision.by,
            )
    return tuple(found.values())
