"""A bilingual file of several parts at the command line: lines as they come, and what was checked before."""

import json

import pytest

from xlcheck.project import parts

ROWS = [(f"仓库里有{n}箱苹果。", f"There are {n} boxes of apples in the warehouse.") for n in range(100, 230)]
WRONG = {7: "There are 701 boxes of apples in the warehouse.", 120: "There are 902 boxes of apples in the warehouse."}


@pytest.fixture
def memory(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "PART", 50)
    path = tmp_path / "memory.tsv"
    path.write_text("".join(f"{zh}\t{WRONG.get(n, en)}\n" for n, (zh, en) in enumerate(ROWS)), "utf-8")
    return path


def test_the_command_prints_lines_of_json_as_they_come(memory, run):
    result = run("check", memory, "--select", "NUM", "--format", "jsonl", "--jobs", "2")
    assert [json.loads(line)["unit"] for line in result.stdout.splitlines()] == [8, 121]
    assert result.returncode == 1


def test_a_file_that_was_checked_before_is_not_checked_again(memory, run, cache):
    first = run("check", memory, "--format", "json")
    assert any(cache.rglob("results-*.sqlite"))
    again = run("check", memory, "--format", "json", "--verbose")
    assert (first.stdout, first.returncode) == (again.stdout, again.returncode)
    assert "checking" not in again.stderr
