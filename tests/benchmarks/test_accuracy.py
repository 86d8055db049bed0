"""The measurement of a contributor's own texts, run on texts written here."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

RIGHT = "增长5%。\tIt rose by 5%.\n"
WRONG = "增长5%。\tIt rose by 15%.\n"
FOUND = "| NUM003 | 500.00 | 500.00 | 1 | 1 |"


def measured(*arguments):
    """What the command prints; its arguments are files of the test."""
    command = [sys.executable, "-m", "benchmarks.accuracy", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "ui.tsv"
    path.write_text(RIGHT + WRONG, encoding="utf-8")
    return path


def test_right_pairs_have_no_alarms(tmp_path):
    path = tmp_path / "right.tsv"
    path.write_text(RIGHT, encoding="utf-8")
    done = measured(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 pairs  right.tsv" in done.stdout
    assert done.stdout.endswith("| all | 0.00 | 0.00 | 0 | 0 |\n")


def test_alarms_are_counted_per_thousand_pairs(table):
    assert FOUND in measured(table).stdout


def test_a_packed_file_is_measured_like_the_file(table):
    packed = table.with_name("ui.tsv.gz")
    packed.write_bytes(gzip.compress(table.read_bytes()))
    assert FOUND in measured(packed).stdout


def test_two_documents_are_aligned_first(tmp_path):
    for side, text in (("zh", "去年增长5%。\n"), ("en", "It rose by 15% last year.\n")):
        (tmp_path / f"{side}.txt").write_text(text, encoding="utf-8")
    assert "| NUM003 | 1000.00 |" in measured("--pair", tmp_path / "zh.txt", tmp_path / "en.txt").stdout


def test_the_findings_of_a_code_are_listed_to_be_read(table):
    lines = measured(table, "--list", "NUM").stdout.splitlines()
    assert lines[0].startswith("NUM003 (critical, high, at the gate) ui.tsv:2  ")
    assert lines[1:] == ["    zh 增长5%。", "    en It rose by 15%.", "1 of 1 findings of NUM"]


def test_planted_errors_are_counted_and_left_out_of_the_alarms(table):
    key = table.with_suffix(".key")
    key.write_text("1\tDTE\n2\tNUM003,NUM005\n", encoding="utf-8")
    table.write_text(RIGHT + WRONG + RIGHT, encoding="utf-8")
    said = measured(table, "--expected", key).stdout
    assert "2 planted errors: found 1 (50.0 %), at the gate 1 (50.0 %)\nmissed in the units 1\n" in said
    assert "Alarms per 1,000 of 1 pairs" in said
    assert "NUM003" not in said


def test_options_of_the_command_are_handed_on(table):
    assert "NUM003" not in measured(table, "--options=--ignore NUM").stdout


BAD = {
    "no corpus": ((), "name a bilingual file"),
    "a file that is not there": (("none.tsv",), "none.tsv"),
    "a key for two corpora": (("a.tsv", "b.tsv", "--expected", "k"), "about one corpus"),
}


@pytest.mark.parametrize(("arguments", "said"), BAD.values(), ids=BAD.keys())
def test_a_wrong_call_says_what_is_wrong(arguments, said):
    done = measured(*arguments)
    assert done.returncode != 0
    assert said in done.stderr


def test_a_key_without_codes_is_refused(table):
    key = table.with_suffix(".key")
    key.write_text("1\n", encoding="utf-8")
    assert "ui.key:1: a key is the number of a unit" in measured(table, "--expected", key).stderr
