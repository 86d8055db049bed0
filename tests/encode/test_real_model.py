"""A real transformer in --model: multilingual-e5-small, where its weights are installed (the extra `realmodel`)."""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.real_model import PACKAGE, e5_folder

pytest.importorskip("numpy")

_THERE = all(importlib.util.find_spec(name) for name in (PACKAGE, "sentence_transformers"))
pytestmark = pytest.mark.skipif(
    not _THERE and not os.environ.get("XLCHECK_REQUIRE_REAL_MODEL"),
    reason="needs a real transformer: pip install '.[realmodel]'",
)

EXAMPLE = Path(__file__).parents[2] / "docs" / "example"
DOCUMENTS = [str(EXAMPLE / "zh.txt"), str(EXAMPLE / "en.txt")]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The model, and the cache folder of this module's runs."""
    folder = tmp_path_factory.mktemp("real")
    e5_folder(folder / "e5", "query: ")
    return folder


def run(home, *arguments):
    """Run xlcheck in a process of its own; return its exit code, stdout and stderr."""
    environ = {**os.environ, "XLCHECK_CACHE": str(home / "cache"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "xlcheck", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def found(home, *arguments):
    """Return what a check of the example finds, as code and English line, and what it says on stderr."""
    code, out, err = run(home, "check", *DOCUMENTS, "--isolated", "--format", "json", *arguments)
    assert code == 1, err
    findings = json.loads(out)["findings"]
    return sorted((f["code"], f["unit"], f["severity"], f["confidence"]) for f in findings), err


def beads(table):
    """Return which sentences a table of beads ties, without their scores."""
    rows = csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row[:2] for row in rows]


def test_it_finds_what_the_embedded_model_finds_and_prints_nothing_of_the_libraries(home):
    usual, _ = found(home)
    ours, err = found(home, "--model", str(home / "e5"))
    assert ours == usual
    assert len(ours) >= 8
    assert all(line.startswith("xlcheck: ") for line in err.splitlines())


def test_a_second_run_loads_no_torch(home):
    found(home, "--model", str(home / "e5"))
    code = (
        "import sys, xlcheck; xlcheck.check_files(*sys.argv[2:], xlcheck.Settings(model=sys.argv[1]));"
        "print('torch' in sys.modules)"
    )
    environ = {**os.environ, "XLCHECK_CACHE": str(home / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", code, str(home / "e5"), *DOCUMENTS], capture_output=True, text=True, env=environ
    )
    assert (done.stdout.strip(), done.stderr) == ("False", "")


def test_with_other_options_it_aligns_the_example_the_same(home):
    usual = run(home, "align", *DOCUMENTS, "--format", "beads")
    options = ["precision=bfloat16", "truncate-dim=256", "batch-size=4", "device=cpu"]
    chosen = [argument for option in options for argument in ("--model-option", option)]
    ours = run(home, "align", *DOCUMENTS, "--format", "beads", "--model", str(home / "e5"), "--prompt", "", *chosen)
    assert beads(ours[1]) == beads(usual[1])
    assert (ours[0], usual[0]) == (0, 0)
    assert all(line.startswith("xlcheck: ") for line in ours[2].splitlines())
