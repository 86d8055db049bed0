"""Exit codes through the real process for each format, and reports that go to files."""

import json
import os
import subprocess

import pytest

FORMATS = ("text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "html", "xlsx")


@pytest.fixture
def files(tmp_path):
    """A clean bilingual file, one with findings, and one that cannot be read."""
    (tmp_path / "clean.tsv").write_text("增长5%。\tIt rose by 5%.\n", encoding="utf-8")
    (tmp_path / "wrong.tsv").write_text("增长5%。\tIt rose by 15%.\n", encoding="utf-8")
    (tmp_path / "broken.tsv").write_text("增长5%。\n", encoding="utf-8")
    for name in ("clean", "wrong", "broken"):
        (tmp_path / f"{name}.toml").write_text(f'[[pairs]]\nsource = "{name}.tsv"\n', encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", FORMATS)
def test_exit_codes(process, files, form):
    """0 clean, 1 findings, 2 usage, 3 unreadable; the format changes none."""
    codes = {}
    for name, arguments in {
        "clean": ["clean.tsv"],
        "findings": ["--config", "wrong.toml", "--no-cache"],
        "usage": ["clean.tsv", "--select", "NOPE"],
        "unreadable": ["--config", "broken.toml", "--no-cache"],
    }.items():
        result = process("check", *arguments, "--format", form, cwd=files, text=False, encoding=None)
        codes[name] = result.returncode
        assert b"Traceback" not in result.stderr
    assert codes == {"clean": 0, "findings": 1, "usage": 2, "unreadable": 3}


def test_a_single_file_that_cannot_be_read_is_an_error_too(run, files):
    assert run("check", "broken.tsv", cwd=files).returncode == 3


def test_several_reports_of_one_run(run, files):
    outputs = [f"--output={form}={form}.out" for form in FORMATS]
    result = run("check", "wrong.tsv", *outputs, cwd=files)
    assert result.returncode == 1
    assert (files / "text.out").read_text(encoding="utf-8") == result.stdout
    assert json.loads((files / "json.out").read_text(encoding="utf-8"))["summary"]["gate"] == 1
    assert json.loads((files / "sarif.out").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert sorted(p.name for p in files.glob("*.out")) == sorted(f"{form}.out" for form in FORMATS)
    assert (files / "xlsx.out").read_bytes().startswith(b"PK")
    assert not list(files.glob(".*"))


@pytest.mark.parametrize(
    ("output", "says"),
    [("sarif", "FORMAT=PATH"), ("sraif=x", "did you mean sarif"), ("json=gone/x.json", "there is no folder gone")],
)
def test_an_output_that_cannot_be(run, files, output, says):
    result = run("check", "wrong.tsv", "--output", output, cwd=files)
    assert (result.returncode, result.stdout) == (2, "")
    assert says in result.stderr


def test_an_output_keeps_links_and_permissions(run, files):
    (files / "real.json").write_text("old", encoding="utf-8")
    (files / "real.json").chmod(0o600)
    (files / "link.json").symlink_to("real.json")
    run("check", "clean.tsv", "--output", "json=link.json", cwd=files)
    assert (files / "link.json").is_symlink()
    assert (files / "real.json").stat().st_mode & 0o777 == 0o600
    assert json.loads((files / "real.json").read_text(encoding="utf-8"))["version"] == 1


def test_a_workflow_of_github_gets_its_commands(run, files):
    result = run("check", "wrong.tsv", cwd=files, set={"GITHUB_ACTIONS": "true"})
    assert result.returncode == 1
    assert result.stdout.startswith("::error file=wrong.tsv,line=1,endLine=1,col=")
    plain = run("check", "wrong.tsv", "--format", "text", cwd=files, set={"GITHUB_ACTIONS": "true"})
    assert "::error" not in plain.stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_that_has_gone_does_not_change_the_exit_code(process, files, form):
    codes = []
    for arguments in (["clean.tsv"], ["wrong.tsv"], ["--config", "broken.toml", "--no-cache"]):
        reading, writing = os.pipe()
        os.close(reading)
        done = process(
            "check",
            *arguments,
            "--format",
            form,
            cwd=files,
            capture_output=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
        os.close(writing)
        codes.append(done.returncode)
        assert "Traceback" not in done.stderr
    assert codes == [0, 1, 3]
