"""The Reviewdog Diagnostic Format: columns are bytes of UTF-8."""

import json
from pathlib import Path

import jsonschema

from xlcheck.report.rdjson import render_rdjson

POSITION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["start", "end"],
    "properties": {"start": POSITION, "end": POSITION},
}
#: The messages of the format that are used, without the room for others that its own schema leaves.
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["source", "diagnostics"],
    "properties": {
        "source": {"type": "object", "required": ["name"], "properties": {"name": {"const": "xlcheck"}}},
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string"},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "required": ["value"], "properties": {"value": {"type": "string"}}},
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["range", "text"],
                            "properties": {"range": RANGE, "text": {"type": "string"}},
                        },
                    },
                    "location": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["path"],
                        "properties": {
                            "path": {"type": "string"},
                            "range": RANGE,
                        },
                    },
                },
            },
        },
    },
}


def test_valid(results, view, review):
    for shown in (view, review):
        jsonschema.validate(json.loads(render_rdjson(results, shown)), SCHEMA)


def test_range_is_the_flagged_words_in_bytes(results, view, pages):
    found = json.loads(render_rdjson(results, view))["diagnostics"]
    for diagnostic, path, words in (
        (found[0], pages.target.path, "18.5 billion yuan"),
        (found[1], pages.source.path, "这一句"),
    ):
        place = diagnostic["location"]["range"]
        line = Path(path).read_bytes().split(b"\n")[place["start"]["line"] - 1]
        assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == words


def test_a_certain_suggestion_replaces_the_flagged_words(results, view, pages):
    found = json.loads(render_rdjson(results, view))["diagnostics"]
    [suggestion] = found[0]["suggestions"]
    assert suggestion == {"range": found[0]["location"]["range"], "text": "1.85 billion"}
    assert not any("suggestions" in diagnostic for diagnostic in found[1:])
    page = Path(pages.target.path)
    page.write_text(page.read_text(encoding="utf-8").replace("18.5", "18.7"), encoding="utf-8")
    assert "suggestions" not in json.loads(render_rdjson(results, view))["diagnostics"][0]


def test_a_file_without_a_place_has_no_range(results, view):
    missing = json.loads(render_rdjson(results, view))["diagnostics"][2]
    assert (missing["code"]["value"], missing["location"]) == ("OMI002", {"path": "docs 中文/new.md"})


def test_a_file_that_has_gone_keeps_its_columns(results, view, pages):
    Path(pages.target.path).unlink()
    assert json.loads(render_rdjson(results, view))["diagnostics"][0]["location"]["range"]["start"]["line"] == 3
