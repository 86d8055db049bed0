"""`xlcheck baseline` and `check` with one: never red for old sins, and it only shrinks by itself."""

import json
import subprocess

import pytest


@pytest.fixture
def known(repository, run):
    """The repository with a baseline of its one finding."""
    config = repository / "xlcheck.toml"
    config.write_text('baseline = "known.json"\n' + config.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("check", cwd=repository).returncode == 1
    assert run("baseline", cwd=repository).returncode == 0
    return repository / "known.json"


def entries(path):
    return json.loads(path.read_text(encoding="utf-8"))["entries"]


def edit(repository, old, new, name="docs/en/deep/b.md"):
    page = repository / name
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def test_old_findings_count_no_more(known, repository, run):
    (entry,) = entries(known)
    assert (entry["code"], entry["status"], entry["path"]) == ("NUM003", "todo", "docs/en/deep/b.md")
    result = run("check", cwd=repository)
    assert result.returncode == 0
    assert "1 hidden" in result.stdout


def test_moving_lines_and_adding_text_changes_nothing(known, repository, run):
    before = known.read_bytes()
    for lang, line in (("en", "The office is open on weekdays."), ("zh", "办公室工作日开放。")):
        page = repository / f"docs/{lang}/deep/b.md"
        page.write_text("\n\n" + page.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    assert run("check", cwd=repository).returncode == 0
    assert known.read_bytes() == before


def test_touching_the_sentence_brings_the_finding_back(known, repository, run):
    edit(repository, "build 42 new", "set up 42 new")
    assert run("check", cwd=repository).returncode == 1


def test_it_shrinks_when_a_finding_is_mended(known, repository, run):
    edit(repository, "42 new", "24 new")
    result = run("check", cwd=repository)
    assert result.returncode == 0
    assert "left the baseline" in result.stderr
    assert entries(known) == []
    edit(repository, "24 new", "42 new")
    assert run("check", cwd=repository).returncode == 1


@pytest.mark.parametrize(
    "arguments", [["--select", "TRM"], ["docs/zh/a.md", "docs/en/a.md"]], ids=["other checks", "other files"]
)
def test_a_partial_run_does_not_shrink_it(known, repository, run, arguments):
    before = known.read_bytes()
    edit(repository, "42 new", "24 new")
    run("check", *arguments, cwd=repository)
    assert known.read_bytes() == before


def test_in_ci_it_is_left_as_it_is(known, repository, run):
    before = known.read_bytes()
    edit(repository, "42 new", "24 new")
    result = run("check", cwd=repository, set={"CI": "true"})
    assert result.returncode == 0
    assert "commit the smaller baseline" in result.stderr
    assert known.read_bytes() == before


def test_it_grows_only_when_told(known, repository, run):
    edit(repository, "24 new", "25 new", "docs/en/a.md")
    before = known.read_bytes()
    assert run("check", cwd=repository).returncode == 1
    refused = run("baseline", cwd=repository)
    assert refused.returncode == 1
    assert "--allow-growth" in refused.stderr
    assert known.read_bytes() == before
    assert run("baseline", "--allow-growth", cwd=repository).returncode == 0
    assert len(entries(known)) == 2
    assert run("check", cwd=repository).returncode == 0


def test_it_is_not_written_from_half_a_run(known, repository, run):
    before = known.read_bytes()
    (repository / "docs/en/c.md").unlink()
    (repository / "docs/en/c.md").symlink_to("/etc/hostname")
    result = run("baseline", "--allow-growth", cwd=repository)
    assert result.returncode == 3
    assert "docs/en/c.md" in result.stderr
    assert known.read_bytes() == before


def test_an_empty_or_damaged_page_can_be_known_and_is_no_wall(known, repository, run):
    page = (repository / "docs/en/c.md").read_bytes()
    (repository / "docs/en/c.md").write_bytes(b"")
    (repository / "docs/zh/deep/b.md").write_bytes(b"%PDF-1.7\n")
    assert run("check", cwd=repository).returncode == 3
    assert run("baseline", "--allow-growth", cwd=repository).returncode == 0
    assert {"IOE004", "IOE006"} <= {entry["code"] for entry in entries(known)}
    result = run("check", cwd=repository)
    assert result.returncode == 0
    assert "could not be checked" not in result.stdout
    edit(repository, "24 new", "25 new", "docs/en/a.md")
    assert run("check", cwd=repository).returncode == 1
    edit(repository, "25 new", "24 new", "docs/en/a.md")
    (repository / "docs/en/c.md").write_bytes(page)
    assert run("check", cwd=repository).returncode == 0
    assert "IOE004" not in {entry["code"] for entry in entries(known)}


def test_a_named_baseline_must_be_there(repository, run):
    result = run("check", "--baseline", "gone.json", cwd=repository)
    assert (result.returncode, result.stdout) == (2, "")
    assert "gone.json" in result.stderr


def test_only_what_has_changed_since_a_commit(repository, run):
    def git(*arguments):
        identity = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *identity, *arguments], cwd=repository, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    quiet = run("check", "--diff", "main", "--format", "json", cwd=repository)
    assert quiet.returncode == 0
    assert json.loads(quiet.stdout)["summary"]["pairs"] == 0
    edit(repository, "Report on", "A report on")
    assert run("check", "--diff", "main", cwd=repository).returncode == 0
    edit(repository, "监测站24个", "监测站240个", "docs/zh/a.md")
    result = run("check", "--diff", "main", "--format", "json", cwd=repository)
    assert result.returncode == 1
    report = json.loads(result.stdout)
    found = {f["target"]["path"]: f["code"] for f in report["findings"]}
    assert found == {"docs/en/a.md": "NUM004", "docs/en/deep/b.md": "STL002"}
    sarif = json.loads(run("check", "--diff", "main", "--format", "sarif", cwd=repository).stdout)
    (place,) = sarif["runs"][0]["results"][0]["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "docs/zh/a.md"
    edit(repository, "42 new", "43 new")
    report = json.loads(run("check", "--diff", "main", "--format", "json", cwd=repository).stdout)
    assert sorted(f["code"] for f in report["findings"]) == ["NUM003", "NUM004", "STL002"]
