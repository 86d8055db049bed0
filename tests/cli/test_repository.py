"""A run over the pairs of a repository: what it finds, what goes wrong in one pair, cache and workers."""

import json
import os
import time

import pytest


def found(result):
    return [(f["code"], (f["target"] or f["source"])["path"]) for f in json.loads(result.stdout)["findings"]]


def test_all_pairs_in_one_report(run, repository):
    result = run("check", "--format", "json", cwd=repository)
    assert result.returncode == 1
    assert found(result) == [("NUM003", "docs/en/deep/b.md")]
    report = json.loads(result.stdout)
    assert (report["summary"]["pairs"], report["errors"]) == (3, [])
    assert report["summary"]["source_segments"] == 18


def test_the_working_directory_may_be_below(run, repository):
    result = run("check", "--format", "json", cwd=repository / "docs")
    assert found(result) == [("NUM003", "en/deep/b.md")]


def test_missing_counterparts_are_findings_with_options(run, repository):
    (repository / "docs/en/a.md").unlink()
    (repository / "docs/zh/c.md").unlink()
    quiet = run("check", "--format", "json", "--ignore", "NUM", cwd=repository)
    assert quiet.returncode == 0
    assert found(quiet) == [("ADD002", "docs/en/c.md"), ("OMI002", "docs/zh/a.md")]
    with (repository / "xlcheck.toml").open("a", encoding="utf-8") as file:
        file.write('[severity]\nOMI002 = "major"\n[per-file-ignores]\n"docs/en/c.md" = ["ADD002"]\n')
    loud = run("check", "--format", "json", "--ignore", "NUM", cwd=repository)
    assert loud.returncode == 1
    assert found(loud) == [("OMI002", "docs/zh/a.md")]


def test_a_page_that_was_copied_is_a_finding(run, repository):
    (repository / "docs/en/a.md").write_bytes((repository / "docs/zh/a.md").read_bytes())
    result = run("check", "--format", "json", cwd=repository)
    assert result.returncode == 1
    assert ("LNG003", "docs/en/a.md") in found(result)


def test_an_unreadable_file_is_an_error_and_the_run_goes_on(run, repository):
    (repository / "docs/en/a.md").write_bytes(b"%PDF-1.7\n")
    result = run("check", "--format", "json", cwd=repository)
    assert result.returncode == 3
    report = json.loads(result.stdout)
    assert [e["code"] for e in report["errors"]] == ["IOE006"]
    assert found(result) == [("NUM003", "docs/en/deep/b.md")]
    assert "docs/en/a.md" in result.stderr


def test_files_may_be_ignored_as_a_whole(run, repository):
    (repository / "docs/en/a.md").write_bytes(b"%PDF-1.7\n")
    with (repository / "xlcheck.toml").open("a", encoding="utf-8") as file:
        file.write('[per-file-ignores]\n"docs/en/a.md" = ["IOE"]\n"deep" = ["NUM"]\n')
    result = run("check", "--format", "json", cwd=repository)
    assert (result.returncode, found(result)) == (0, [])
    assert json.loads(result.stdout)["summary"]["hidden"] == 1


def test_a_link_out_of_the_repository_is_not_read(run, repository, tmp_path):
    (tmp_path / "secret.md").write_text("# 秘密\n", encoding="utf-8")
    (repository / ".git").mkdir()
    (repository / "docs/zh/x.md").symlink_to(tmp_path / "secret.md")
    result = run("check", "--format", "json", "--ignore", "NUM", cwd=repository)
    assert result.returncode == 3
    (error,) = json.loads(result.stdout)["errors"]
    assert (error["code"], error["source"]["path"]) == ("IOE091", "docs/zh/x.md")


def test_an_ignore_in_a_page_and_one_that_is_idle(run, repository):
    page = repository / "docs/en/deep/b.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("This year", "<!-- xlcheck: ignore NUM003 -- a joke -->\nThis year"), encoding="utf-8")
    result = run("check", "--format", "json", cwd=repository)
    assert (result.returncode, found(result)) == (0, [])
    page.write_text(page.read_text(encoding="utf-8").replace("42 new", "24 new"), encoding="utf-8")
    result = run("check", "--format", "json", cwd=repository)
    assert (result.returncode, found(result)) == (0, [("CFG001", "docs/en/deep/b.md")])


def test_what_is_known_is_not_checked_again_and_gives_the_same_bytes(run, repository, tmp_path):
    own = {"XLCHECK_CACHE": str(tmp_path / "cache")}
    cold = run("check", cwd=repository, set=own)
    (results,) = (tmp_path / "cache" / "results").glob("*.sqlite")
    before = results.stat().st_mtime_ns
    warm = run("check", cwd=repository, set=own)
    assert warm.stdout == cold.stdout == run("check", "--no-cache", cwd=repository, set=own).stdout
    assert results.stat().st_mtime_ns == before
    page = repository / "docs/en/deep/b.md"
    page.write_text(page.read_text(encoding="utf-8").replace("42 new", "43 new"), encoding="utf-8")
    assert "[43" in run("check", cwd=repository, set=own).stdout


def test_a_damaged_cache_is_no_obstacle(run, repository, tmp_path):
    own = {"XLCHECK_CACHE": str(tmp_path / "cache")}
    cold = run("check", cwd=repository, set=own)
    (results,) = (tmp_path / "cache" / "results").glob("*.sqlite")
    results.write_bytes(b"not a database" * 1000)
    assert run("check", cwd=repository, set=own).stdout == cold.stdout


def test_other_settings_are_other_results(run, repository):
    assert run("check", "--select", "TRM", cwd=repository).returncode == 0
    assert run("check", cwd=repository).returncode == 1
    assert run("check", "--no-glossary", cwd=repository).returncode == 1


@pytest.mark.skipif(len(os.sched_getaffinity(0)) < 2, reason="needs two processors")
def test_any_number_of_workers_gives_the_same_bytes(run, repository):
    for number in range(16):
        for lang in ("zh", "en"):
            text = (repository / f"docs/{lang}/deep/b.md").read_text(encoding="utf-8")
            (repository / f"docs/{lang}/{number}.md").write_text(text.replace("24", f"2{number}"), encoding="utf-8")
    (repository / "docs/en/3.md").write_bytes(b"")
    alone, together = (
        run("check", "--jobs", jobs, "--format", "sarif", "--no-cache", cwd=repository) for jobs in (1, 2)
    )
    assert alone.stdout == together.stdout
    assert (alone.returncode, together.returncode) == (3, 3)
    assert len(json.loads(alone.stdout)["runs"][0]["results"]) >= 15


def test_a_model_that_is_not_there_ends_the_run(run, repository):
    result = run("check", "--model", "./nowhere", "--no-cache", cwd=repository)
    assert (result.returncode, result.stdout) == (2, "")


def test_an_unchanged_repository_starts_no_work(run, repository):
    run("check", cwd=repository)
    begun = time.monotonic()
    result = run("check", cwd=repository)
    assert time.monotonic() - begun < 60
    assert "checking" not in result.stderr
