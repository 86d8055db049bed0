"""`xlcheck check --watch`, as a process that is spoken to through files and signals."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from xlcheck.project import Watch

ROOT = Path(__file__).parents[2]


@contextmanager
def watching(cache, *arguments, cwd=None):
    environment = {k: v for k, v in os.environ.items() if k not in ("GITHUB_ACTIONS", "CI")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "XLCHECK_CACHE": str(cache), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-W", "error", "-m", "xlcheck", "check", "--watch", *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    # In the background of a script Ctrl-C is ignored, and what is started there inherits this.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, env=environment, cwd=cwd, **streams)
    signal.signal(signal.SIGINT, before)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def until(process, part):
    """Read up to the line that holds ``part``, and return all that was said."""
    said = ""
    for line in process.stdout:
        said += line
        if part in line:
            return said
    raise AssertionError(said)


def test_a_pair_is_checked_again_when_it_changes_and_ctrl_c_ends_cleanly(pair, cache):
    zh, en = pair
    good = en.read_text(encoding="utf-8")
    with watching(cache, zh, en, "--isolated") as process:
        assert "NUM" not in until(process, "waiting for changes in 2 files")
        en.write_text(good.replace("24 new", "42 new"), encoding="utf-8")
        said = until(process, "waiting")
        assert "changed: en.txt" in said
        assert "42" in said and "NUM003" in said
        en.unlink()
        assert "there is no such file" in until(process, "waiting")
        en.write_text(good, encoding="utf-8")
        assert "NUM" not in until(process, "waiting")
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
        assert (process.returncode, rest) == (0, "")


def test_the_configured_pairs_new_files_and_the_configuration_are_watched(repository, cache):
    with watching(cache, cwd=repository) as process:
        assert "NUM003" in until(process, "waiting for changes in 7 files")
        for lang in ("zh", "en"):
            text = (repository / f"docs/{lang}/a.md").read_text(encoding="utf-8")
            (repository / f"docs/{lang}/d.md").write_text(text, encoding="utf-8")
        said = until(process, "waiting")
        said += until(process, "waiting") if "9 files" not in said else ""  # both came in one look, or not
        assert "9 files" in said
        configuration = repository / "xlcheck.toml"
        good = configuration.read_text(encoding="utf-8")
        configuration.write_text("nonsense = 1\n" + good, encoding="utf-8")
        assert "xlcheck.toml:1" in until(process, "waiting")
        configuration.write_text('ignore = ["NUM"]\n' + good, encoding="utf-8")
        assert "NUM003" not in until(process, "waiting")


def test_wrong_settings_end_the_call(pair, cache):
    with watching(cache, *pair, "--fail-on", "nothing") as process:
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 2 and "--fail-on nothing" in said


class TestWatch:
    def test_a_change_counts_when_nothing_more_changes(self, tmp_path):
        file = tmp_path / "a"
        file.write_text("")
        steps = iter(["b", "bb", "bbb"])

        def pause(_):
            if (text := next(steps, None)) is not None:
                file.write_text(text)

        watch = Watch(lambda: [file], pause=pause)
        file.write_text("b" * 9)
        assert watch.wait() == {file}
        assert file.read_text() == "bbb"

    @pytest.mark.parametrize("change", ["comes", "goes"])
    def test_a_file_that_comes_or_goes_is_a_change(self, tmp_path, change):
        file = tmp_path / "a"
        if change == "goes":
            file.write_text("")
        watch = Watch(lambda: [file], pause=lambda _: None)
        file.unlink() if change == "goes" else file.write_text("")
        assert watch.wait() == {file}
