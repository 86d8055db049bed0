"""The code quality report of GitLab, by the fields that its documentation asks for."""

import json

import jsonschema

from xlcheck.report.gitlab import render_gitlab
from xlcheck.rows import Results

#: The fields as the documentation of GitLab's code quality reports lists them.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {
                            "begin": {"type": "integer", "minimum": 1},
                            "end": {"type": "integer", "minimum": 1},
                        },
                    },
                },
            },
        },
    },
}


def test_valid(results, view, review):
    for shown in (view, review):
        jsonschema.validate(json.loads(render_gitlab(results, shown)), SCHEMA)
    assert json.loads(render_gitlab(Results(()), view)) == []


def test_place_and_severity(results, view):
    first = json.loads(render_gitlab(results, view))[0]
    assert first["location"] == {"path": "docs 中文/en.md", "lines": {"begin": 3, "end": 3}}
    assert (first["check_name"], first["severity"]) == ("NUM004", "critical")


def test_every_finding_has_a_fingerprint_of_its_own(results, view):
    issues = json.loads(render_gitlab(Results(results.outcomes * 2), view))
    assert len({i["fingerprint"] for i in issues}) == len(issues)


def test_what_could_not_be_read_blocks(results, view):
    assert [i["check_name"] for i in json.loads(render_gitlab(results, view)) if i["severity"] == "blocker"] == [
        "IOE004"
    ]
