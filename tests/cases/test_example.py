"""The shipped example, end to end: what was planted is found where it stands, and nothing else is accused."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "docs" / "example"
ERRORS = tomllib.loads((HERE / "example.toml").read_text(encoding="utf-8"))["error"]


@pytest.fixture(scope="module")
def run():
    command = [sys.executable, "-m", "xlcheck", "check", EXAMPLE / "zh.txt", EXAMPLE / "en.txt", "--format", "json"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def findings(run):
    return json.loads(run.stdout)["findings"]


def flagged(side):
    return [side["text"][start:end] for start, end in side["spans"]] if side else []


def covers(finding, error):
    """Return whether a finding says what an entry of the table says, at its place."""
    side = finding["source"] if "source" in error else finding["target"]
    if not side or not side["line"] <= error["line"] <= side["end_line"]:
        return False
    words = error.get("text") or error["source"]
    return finding["code"] in [*error["codes"], *error.get("also", [])] and any(
        span in words or words in span for span in flagged(side)
    )


def test_the_example_has_findings(run):
    assert (run.returncode, run.stderr.count("Traceback")) == (1, 0)


@pytest.mark.parametrize("error", ERRORS, ids=[e["fact"] for e in ERRORS])
def test_planted_error_is_found_at_its_place(findings, error):
    assert any(covers(f, error) and f["code"] in error["codes"] for f in findings)


def test_nothing_else_is_accused_at_the_gate(findings):
    gate = [f for f in findings if f["severity"] in ("critical", "major") and f["confidence"] in ("high", "medium")]
    assert [f for f in gate if not any(covers(f, error) for error in ERRORS)] == []


@pytest.mark.parametrize("error", ERRORS, ids=[e["fact"] for e in ERRORS])
def test_the_table_fits_the_files(error):
    side, words = ("zh", error["source"]) if "source" in error else ("en", error["text"])
    lines = (EXAMPLE / f"{side}.txt").read_text(encoding="utf-8").splitlines()
    assert lines[error["line"] - 1].count(words) == 1
