"""SARIF 2.1.0, as code scanning of GitHub and editors read it.

Columns are code points, and the log says so. The finding stands on the translation, its Chinese side in the related
locations; where the translation has nothing there, it stands on the Chinese.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from xlcheck.checks.catalogue import every_rule, rule_of
from xlcheck.model import CONFIDENCES, Severity
from xlcheck.places import Located
from xlcheck.report.fields import View, uri, visible, with_suggestion
from xlcheck.rows import ReportedFinding, Results
from xlcheck.rules import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

RELATED = 100
"""Related locations of one result; GitHub shows no more."""

_LEVELS: dict[Severity, str] = {"critical": "error", "major": "error", "minor": "warning", "info": "note"}


_HOME = "https://github.com/xlcheck/xlcheck"


def render_sarif(results: Results, view: View) -> str:
    """Return the findings that are shown as one SARIF log."""
    rows = view.shown(results)
    rules = {**every_rule(), **{row.code: rule_of(row.code) for row in (*rows, *results.errors)}}
    order = {code: i for i, code in enumerate(rules)}
    surest = {row.code: row.confidence for row in sorted(rows, key=lambda r: -CONFIDENCES.index(r.confidence))}
    seen: Counter[str] = Counter()
    value = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "xlcheck",
                        "informationUri": _HOME,
                        "semanticVersion": view.version,
                        "rules": [_rule(rule, surest.get(code, "medium")) for code, rule in rules.items()],
                    }
                },
                "invocations": [_invocation(results, view)],
                "columnKind": "unicodeCodePoints",
                "results": [_result(row, order[row.code], view, seen) for row in rows],
                "properties": {"signature": results.signature, "narrowed": [visible(text) for text in view.narrowed]},
            }
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, precision: str) -> dict[str, Any]:
    short, _, _ = rule.page.partition("\n\n")
    full = " ".join(rule.page.split("\n\nBad:")[0].split())
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": " ".join(short.split())},
        "fullDescription": {"text": full},
        "help": {"text": rule.page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"precision": precision, "tags": ["translation"]},
    }


def _result(row: ReportedFinding, index: int, view: View, seen: Counter[str]) -> dict[str, Any]:
    seen[row.fingerprint] += 1
    result: dict[str, Any] = {
        "ruleId": row.code,
        "ruleIndex": index,
        "level": _LEVELS[row.severity],
        "message": {"text": visible(with_suggestion(row))},
        "locations": [{"physicalLocation": _location(row.place, view)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{row.fingerprint}:{seen[row.fingerprint]}"},
        "properties": {"precision": row.confidence, "severity": row.severity},
    }
    others = [
        (side, _language(side is row.source)) for side in (row.source, row.target) if side and side is not row.place
    ]
    others += [(side, "another place") for other in row.related if (side := other.target or other.source)]
    if others:
        result["relatedLocations"] = [
            {"id": i, "physicalLocation": _location(side, view), "message": {"text": text}}
            for i, (side, text) in enumerate(others[:RELATED], 1)
        ]
    return result


def _language(source: bool) -> str:
    return "the Chinese source" if source else "the English translation"


def _location(side: Located, view: View) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": uri(side.path, view.root)}}
    if side.text:
        location["region"] = {
            "startLine": side.line,
            "startColumn": side.column,
            "endLine": side.end_line,
            "endColumn": side.end_column,
            "snippet": {"text": visible(side.flagged)},
        }
    elif side.end_column > side.column:
        place = {"startLine": side.line, "startColumn": side.column}
        location["region"] = {**place, "endLine": side.end_line, "endColumn": side.end_column}
    else:
        location["region"] = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    return location


def _invocation(results: Results, view: View) -> dict[str, Any]:
    invocation: dict[str, Any] = {"executionSuccessful": not results.errors}
    if results.errors:
        invocation["toolExecutionNotifications"] = [
            {
                "descriptor": {"id": row.code},
                "level": "error",
                "message": {"text": visible(row.message)},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(row.place.path, view.root)}}}],
            }
            for row in results.errors
        ]
    return invocation
