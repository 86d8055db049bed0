"""SARIF: valid by the published schema, on the right words, stable under moving lines."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from xlcheck.report.sarif import render_sarif
from xlcheck.rows import Elsewhere, Results

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture
def log(results, review):
    return json.loads(render_sarif(results, review))


def test_valid_by_the_schema(results, view, review, log):
    validator = jsonschema.Draft7Validator(SCHEMA)
    for value in (log, json.loads(render_sarif(results, view)), json.loads(render_sarif(Results(()), view))):
        assert [error.message for error in validator.iter_errors(value)] == []


def test_region_is_the_flagged_words_in_code_points(log, pages):
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    location = run["results"][0]["locations"][0]["physicalLocation"]
    region = location["region"]
    line = Path(pages.target.path).read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
    assert region["startLine"] == region["endLine"] == 3
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "18.5 billion yuan"


def test_chinese_side_is_a_related_location(log, pages):
    (related,) = log["runs"][0]["results"][0]["relatedLocations"]
    region = related["physicalLocation"]["region"]
    line = Path(pages.source.path).read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "18.5亿元"


def test_lost_text_stands_on_the_chinese(log):
    lost = next(r for r in log["runs"][0]["results"] if r["ruleId"] == "OMI001")
    assert lost["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("zh.md")
    assert "relatedLocations" not in lost


def test_uris_are_relative_and_percent_encoded(log):
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "docs%20%E4%B8%AD%E6%96%87/en.md"


def test_rules_have_their_texts_and_results_point_at_them(log):
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(r["shortDescription"]["text"] and r["fullDescription"]["text"] and r["help"]["text"] for r in rules)
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    precision = {r["id"]: r["properties"]["precision"] for r in rules}
    assert (precision["NUM004"], precision["OMI001"], precision["NUM008"]) == ("high", "medium", "low")


def test_what_could_not_be_read_is_a_notification(log):
    (invocation,) = log["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "IOE004"


def test_equal_findings_have_fingerprints_of_their_own(results, view):
    twice = Results((results.outcomes[0], results.outcomes[0]))
    found = json.loads(render_sarif(twice, view))["runs"][0]["results"]
    prints = [r["partialFingerprints"]["primaryLocationLineHash"] for r in found]
    assert len(set(prints)) == len(prints) == 4


def test_below_the_gate_only_with_review(results, view, log):
    shown = json.loads(render_sarif(results, view))["runs"][0]["results"]
    assert "NUM008" not in {r["ruleId"] for r in shown}
    assert "NUM008" in {r["ruleId"] for r in log["runs"][0]["results"]}


def test_other_places_of_a_finding_are_related_locations_a_hundred_at_most(results, review):
    outcome = results.outcomes[0]
    row = outcome.rows[0]
    far = replace(row.target, path="other.md", line=7)
    many = replace(row, related=tuple(Elsewhere(1, row.source, far) for _ in range(150)))
    log = json.loads(render_sarif(Results((replace(outcome, rows=(many,)),)), review))
    related = log["runs"][0]["results"][0]["relatedLocations"]
    assert len(related) == 100
    assert related[1]["physicalLocation"]["artifactLocation"]["uri"].endswith("other.md")
    assert related[1]["physicalLocation"]["region"]["startLine"] == 7
