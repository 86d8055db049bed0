"""One finding for what copies of a page repeat, whatever the format; and nothing of sentences that are ignored."""

import json

import pytest

PAGE = "增长5%。\n", "It rose by 15%.\n"


@pytest.fixture
def repository(tmp_path):
    """Two versions of the same page with the same slip, and a page of its own."""
    for folder, (zh, en) in {"v1": PAGE, "v2": PAGE, "v3": ("下降7%。\n", "It fell by 70%.\n")}.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.tsv").write_text(f"{zh.strip()}\t{en.strip()}\n", encoding="utf-8")
    (tmp_path / "xlcheck.toml").write_text('[[pairs]]\nsource = "**/*.tsv"\n', encoding="utf-8")
    return tmp_path


def test_a_finding_that_copies_share_is_one_with_its_places(run, repository):
    result = run("check", "--no-cache", "--format", "json", cwd=repository)
    found = json.loads(result.stdout)
    assert [(f["target"]["path"], [r["target"]["path"] for r in f["related"]]) for f in found["findings"]] == [
        ("v1/a.tsv", ["v2/a.tsv"]),
        ("v3/a.tsv", []),
    ]
    assert found["summary"]["gate"] == 2


def test_a_baseline_knows_each_copy_by_itself(run, repository):
    configuration = repository / "xlcheck.toml"
    configuration.write_text('baseline = "known.json"\n' + configuration.read_text("utf-8"), encoding="utf-8")
    assert run("baseline", "--no-cache", cwd=repository).returncode == 0
    assert sum(entry["count"] for entry in json.loads((repository / "known.json").read_text("utf-8"))["entries"]) == 3
    (repository / "v2" / "a.tsv").write_text("增长5%。\tIt rose by 5%.\n", encoding="utf-8")
    assert run("check", "--no-cache", cwd=repository).returncode == 0


@pytest.mark.parametrize(("text", "code"), [("增长5%", 0), ("rose by 15", 0), ("rose by 16", 1)])
def test_nothing_is_said_of_sentences_that_hold_an_ignored_text(run, repository, text, code):
    (repository / "v3" / "a.tsv").write_text("下降7%。\tIt fell by 7%.\n", encoding="utf-8")
    configuration = repository / "xlcheck.toml"
    configuration.write_text(f'ignore-texts = ["{text}"]\n' + configuration.read_text("utf-8"), encoding="utf-8")
    assert run("check", "--no-cache", cwd=repository).returncode == code
