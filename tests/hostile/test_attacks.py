"""Attacks that need a repository, a signal or a broken output, through the real command in a process of its own."""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from xlcheck.encode.transformer import ensure_known_modules
from xlcheck.errors import ModelError

ZH = "港口公司去年完成吞吐量三百万吨。\n"
BAD = "The port company handled five million tonnes last year.\n"
PAIRS = '[[pairs]]\nsource = "zh/*.txt"\ntarget = "en/*.txt"\n'
XLCHECK = (sys.executable, "-P", "-m", "xlcheck")


@pytest.fixture
def tree(tmp_path):
    """A repository with one pair, in which a number is wrong."""
    folder = tmp_path / "tree"
    for name, text in (("zh/a.txt", ZH), ("en/a.txt", BAD), ("xlcheck.toml", PAIRS)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def run(tree, tmp_path):
    """Run xlcheck in the repository."""

    def run(*arguments, environment=None, **options):
        given = os.environ | {"HOME": str(tmp_path / "home"), "PYTHONPATH": str(Path(__file__).parents[2])}
        given |= {"XLCHECK_CACHE": str(tmp_path / "cache")} | (environment or {})
        given.pop("GITHUB_ACTIONS", None)
        options = {"capture_output": True, "text": True, "timeout": 120} | options
        return subprocess.run([*XLCHECK, *arguments], cwd=tree, env=given, **options)

    return run


def test_no_module_of_the_checked_tree_is_imported(run, tree):
    for name in ("typer.py", "xlcheck.py", "numpy.py", "json.py"):
        (tree / name).write_text("raise SystemExit(0)\n", "utf-8")
    assert run("check").returncode == 1


def test_the_action_starts_python_where_the_tree_is_not_searched():
    action = (Path(__file__).parents[2] / "action.yml").read_text("utf-8")
    assert "python -m" not in action
    assert action.count("PYTHONSAFEPATH") == 2


@pytest.mark.parametrize(
    "value",
    [
        [{"idx": 0, "name": "0", "path": "", "type": "payload.Evil"}],
        [{"type": "sentence_transformers.models.Transformer"}, {"type": "sentence_transformers_evil.X"}],
        [{"type": "sentence_transformers.models.Router/../x.Y"}],
    ],
)
def test_a_model_folder_with_classes_of_its_own_is_refused_before_it_is_loaded(tmp_path, value):
    (tmp_path / "modules.json").write_text(json.dumps(value), "utf-8")
    with pytest.raises(ModelError, match="whose code would run"):
        ensure_known_modules(tmp_path)


def test_a_router_with_classes_of_its_own_is_refused(tmp_path):
    (tmp_path / "0").mkdir()
    (tmp_path / "0" / "router_config.json").write_text('{"types": {"a": "payload.Evil"}}', "utf-8")
    with pytest.raises(ModelError, match="whose code would run"):
        ensure_known_modules(tmp_path)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize(
    "key", ["core.fsmonitor", "core.pager", "diff.external", "filter.evil.clean", "core.sshCommand"]
)
def test_diff_runs_nothing_that_the_configuration_of_the_tree_names(run, tree, key):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *arguments], cwd=tree, check=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    git("config", key, f"touch {tree}/owned; cat")
    (tree / ".gitattributes").write_text("* filter=evil\n", "utf-8")
    (tree / "en" / "a.txt").write_text(BAD.replace("five", "seven"), "utf-8")
    done = run("check", "--diff", "HEAD")
    assert done.returncode == 1, done.stderr
    assert not (tree / "owned").exists()


def emptied(path):
    """Take the findings out of every result of a cache."""
    with sqlite3.connect(path) as base:
        for key, value in base.execute("SELECT key, value FROM shelf").fetchall():
            kept = json.loads(value[32:])
            base.execute(
                "UPDATE shelf SET value = ? WHERE key = ?",
                (value[:32] + json.dumps({**kept, "rows": []}).encode(), key),
            )


@pytest.mark.parametrize("key", ["its own", "none"])
def test_a_cache_in_the_checkout_that_a_stranger_filled_is_not_believed(run, tree, key):
    """Also with a key beside it: that of a checkout is not read."""
    inside = {"XLCHECK_CACHE": str(tree / ".xlcheck-cache"), "HOME": str(tree.parent / "stranger")}
    assert run("check", environment=inside).returncode == 1
    (kept,) = (tree / ".xlcheck-cache" / "results").glob("*.sqlite")
    emptied(kept)
    if key == "its own":
        for found in (tree.parent / "stranger").rglob("key"):
            shutil.copy(found, kept.parent)
    done = run("check", environment={"XLCHECK_CACHE": str(tree / ".xlcheck-cache")})
    assert done.returncode == 1, done.stdout


def test_what_is_nested_in_the_cache_is_no_internal_error(run, tree, tmp_path):
    assert run("check").returncode == 1
    (kept,) = (tmp_path / "cache" / "results").glob("*.sqlite")
    with sqlite3.connect(kept) as base:
        base.execute("UPDATE shelf SET value = ?", (b"[" * 200_000,))
    done = run("check")
    assert done.returncode == 1 and "internal" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("form", ["text", "json", "html", "github"])
@pytest.mark.parametrize("buffering", ["", "1"])
def test_an_output_that_is_not_complete_is_an_error(run, form, buffering):
    with Path("/dev/full").open("wb") as full:
        done = run("check", "--format", form, environment={"PYTHONUNBUFFERED": buffering},
                   capture_output=False, stdout=full, stderr=subprocess.PIPE)  # fmt: skip
    assert done.returncode == 2
    assert "not complete" in done.stderr and "internal" not in done.stderr


def alone(tmp_path):
    """Return the environment of a process whose files may not grow: half a compiled module would end the next one."""
    return {"PYTHONDONTWRITEBYTECODE": "1", "COVERAGE_FILE": str(tmp_path / "coverage" / "half")}


@pytest.mark.parametrize("buffering", ["", "1"])
def test_a_file_that_fills_up_in_the_middle_is_an_error(run, tmp_path, buffering):
    with (tmp_path / "o.html").open("wb") as file:
        done = run("check", "--format", "html", environment={"PYTHONUNBUFFERED": buffering, **alone(tmp_path)},
                   capture_output=False, stdout=file, stderr=subprocess.PIPE,
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 15, 1 << 15)))  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "not complete" in done.stderr


@pytest.mark.parametrize("form", ["html", "xlsx", "sarif"])
def test_a_report_that_has_no_room_is_an_error_and_no_half_file(run, tree, tmp_path, form):
    """The sheet needs room for its parts as well."""
    done = run("check", "--output", f"{form}=r.{form}", environment=alone(tmp_path),
               preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 10, 1 << 10)))  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr and "internal" not in done.stderr
    assert not [path for path in tree.iterdir() if "r." + form in path.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_report_goes_into_a_pipe_and_does_not_take_its_place(run, tree):
    os.mkfifo(tree / "pipe")
    reader = os.open(tree / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    done = run("check", "--output", "jsonl=pipe")
    assert done.returncode == 1, done.stderr
    assert b"NUM003" in os.read(reader, 1 << 16)
    os.close(reader)
    assert (tree / "pipe").is_fifo()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_a_pipe_that_nobody_reads_is_no_output(run, tree):
    os.mkfifo(tree / "pipe")
    done = run("check", "--output", "sarif=pipe")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert (tree / "pipe").is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no /dev/stdout")
def test_a_report_on_the_standard_output_is_in_what_that_leads_to(run):
    done = run("check", "--quiet", "--output", "sarif=/dev/stdout")
    assert done.returncode == 1, done.stderr
    assert '"2.1.0"' in done.stdout and "NUM003" in done.stdout


@pytest.mark.parametrize(
    "schema",
    [
        "CREATE VIEW shelf AS WITH RECURSIVE r(key, value) AS (SELECT 1, 1 UNION ALL SELECT key + 1, 1 FROM r) "
        "SELECT * FROM r",
        "CREATE TABLE shelf (key BLOB PRIMARY KEY, used INTEGER, value BLOB NOT NULL, more AS (zeroblob(99)))",
    ],
    ids=["a view without end", "a column that is computed"],
)
def test_a_cache_that_is_no_plain_table_is_made_anew(run, tmp_path, schema):
    assert run("check").returncode == 1
    (kept,) = (tmp_path / "cache" / "results").glob("*.sqlite")
    kept.unlink()
    with sqlite3.connect(kept) as base:
        base.execute(schema)
    assert run("check", timeout=20).returncode == 1
    with sqlite3.connect(kept) as base:
        assert base.execute("SELECT COUNT(*) FROM shelf").fetchone() == (1,)


def many(tree, count):
    for i in range(count):
        (tree / "zh" / f"{i}.txt").write_text(ZH * (5 + i % 7), "utf-8")
        (tree / "en" / f"{i}.txt").write_text(BAD * (5 + i % 7), "utf-8")


def started(tree, tmp_path, *arguments):
    given = os.environ | {"HOME": str(tmp_path / "home"), "PYTHONPATH": str(Path(__file__).parents[2])}
    given |= {"XLCHECK_CACHE": str(tmp_path / "cache")}
    return subprocess.Popen(
        [*XLCHECK, "check", *arguments], cwd=tree, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def kept(tmp_path):
    """Return how many results the cache has."""
    for path in (tmp_path / "cache" / "results").glob("*.sqlite"):
        try:
            with sqlite3.connect(path) as base:
                return base.execute("SELECT COUNT(*) FROM shelf").fetchone()[0]
        except sqlite3.OperationalError:
            return 0
    return 0


def wait_for(condition, process):
    while not condition() and process.poll() is None:
        time.sleep(0.01)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_stopped_says_so_in_one_line_and_keeps_what_is_done(tree, tmp_path, jobs, sent, code):
    many(tree, 120)
    process = started(tree, tmp_path, "--jobs", jobs, "--quiet")
    wait_for(lambda: kept(tmp_path) >= 8, process)
    process.send_signal(sent)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    assert len(err.splitlines()) <= 1 and "resource_tracker" not in err, err
    assert kept(tmp_path) >= 8


def test_a_run_that_is_killed_at_any_time_ends_in_the_same_bytes(run, tree, tmp_path):
    many(tree, 40)
    whole = run("check", "--no-cache", "--format", "json").stdout
    for count in (8, 16, 24):
        process = started(tree, tmp_path, "--quiet")
        wait_for(lambda least=count: kept(tmp_path) >= least, process)
        process.kill()
        process.communicate(timeout=60)
        assert kept(tmp_path) >= count
    assert run("check", "--format", "json").stdout == whole
