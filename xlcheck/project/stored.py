"""An outcome as plain data, as the cache keeps it, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields, replace
from typing import Any

from xlcheck.places import FactRow, Located, packed, unpacked
from xlcheck.rows import Elsewhere, Outcome, ReportedFinding

_FIELDS = tuple(field.name for field in fields(Located))
_TEXT = _FIELDS.index("text")


def as_json(value: Outcome) -> dict[str, Any]:
    """Return an outcome as plain data."""
    texts: dict[str, int] = {}
    plain = asdict(replace(value, pair=None, facts=()))
    for finding in (*plain["rows"], *plain["skipped"], *([plain["error"]] if plain["error"] else ())):
        for place in (finding, *finding["related"]):
            for side in filter(None, (place["source"], place["target"])):
                side["text"] = texts.setdefault(side["text"], len(texts))
    return {**plain, "texts": list(texts), "facts": _facts(value.facts)}


def from_json(value: dict[str, Any], source: str, target: str) -> Outcome:
    """Return the outcome from its plain data, for the same texts at these paths."""
    paths = {value["source"]: source, value["target"]: target}
    value = dict(value)
    texts = value.pop("texts")

    def located(side: dict[str, Any] | None) -> Located | None:
        if side is None:
            return None
        side = {**side, "path": paths.get(side["path"], side["path"]), "text": texts[side["text"]]}
        return unpacked([side[name] for name in _FIELDS])

    def restored(fields: dict[str, Any]) -> ReportedFinding:
        sides = {key: located(fields[key]) for key in ("source", "target")}
        related = tuple(Elsewhere(r["unit"], located(r["source"]), located(r["target"])) for r in fields["related"])
        gap = tuple(fields["gap"]) if fields["gap"] else None
        return ReportedFinding(**{**fields, **sides, "gap": gap, "related": related})

    return Outcome(
        **{
            **value,
            "source": source,
            "target": target,
            "rows": tuple(map(restored, value["rows"])),
            "skipped": tuple(map(restored, value["skipped"])),
            "remarks": tuple((paths.get(path, path), note) for path, note in value["remarks"]),
            "error": None,
            "facts": _restored_facts(value["facts"], source, target),
        }
    )


def _facts(facts: Sequence[FactRow]) -> dict[str, list[Any]]:
    """Return facts in little space: there are many, and many of one sentence."""
    texts: dict[str, int] = {}

    def place(side: Located) -> list[Any]:
        _, *fields = packed(side)
        return [texts.setdefault(value, len(texts)) if at == _TEXT else value for at, value in enumerate(fields, 1)]

    kept = [[f.code, f.subject, f.form, f.unit, place(f.source), place(f.target), f.detail] for f in facts]
    return {"texts": list(texts), "kept": kept}


def _restored_facts(value: dict[str, list[Any]], source: str, target: str) -> tuple[FactRow, ...]:
    texts = value["texts"]

    def located(path: str, fields: list[Any]) -> Located:
        return unpacked([path, *(texts[one] if at == _TEXT else one for at, one in enumerate(fields, 1))])

    return tuple(
        FactRow(code, subject, form, unit, located(source, zh), located(target, en), tuple(detail))
        for code, subject, form, unit, zh, en, detail in value["kept"]
    )
