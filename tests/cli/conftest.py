"""A clean pair of documents, and the command line, as a process of its own or within this one."""

import gc
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from xlcheck.cli import main

ROOT = Path(__file__).resolve().parents[2]

ZH = """河道整治工程进展通报
去年，全县共整治河道36条，总长度达到420公里。
工程总投资为18.5亿元，比上年增长12.3%。
沿线居民对新的步道非常满意。
今年，我们将继续推进水质监测，新建监测站24个。
下一步，还要把经验推广到邻近的五个乡镇。
"""
EN = """Report on the River Improvement Project
Last year, the county improved 36 rivers with a total length of 420 kilometers.
Total investment in the project was 1.85 billion yuan, up 12.3% over the previous year.
Residents along the banks are very satisfied with the new footpaths.
This year, we will continue to monitor water quality and build 24 new monitoring stations.
Next, we will also extend this experience to five neighboring townships.
"""


@pytest.fixture
def pair(tmp_path):
    """Paths of a source and a translation in which all is well."""
    zh, en = tmp_path / "zh.txt", tmp_path / "en.txt"
    zh.write_text(ZH, encoding="utf-8")
    en.write_text(EN, encoding="utf-8")
    return zh, en


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """A cache folder of this session, so that a run neither finds nor leaves anything outside."""
    return tmp_path_factory.mktemp("cache")


def _environment(cache, set):
    dropped = ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "CI")
    environment = {k: v for k, v in os.environ.items() if k not in dropped}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "200", "XLCHECK_CACHE": str(cache)}
    return environment | (set or {})


def _without_progress(text):
    """Return what was said on stderr; what is said after a second of work depends on the machine."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.endswith(" …\n"))


@pytest.fixture
def process(cache):
    """Run the command line as a process; its output is text. ``set`` adds to its environment."""

    def process(*arguments, set=None, **options):
        command = [sys.executable, "-W", "error", "-m", "xlcheck", *map(str, arguments)]
        options = {
            "capture_output": True,
            "text": True,
            "encoding": "utf-8",
            "env": _environment(cache, set),
            **options,
        }
        done = subprocess.run(command, **options)
        if isinstance(done.stderr, str):
            done.stderr = _without_progress(done.stderr)
        return done

    return process


@pytest.fixture
def run(cache, monkeypatch):
    """Run the command line within this process, which takes a fraction of the time; for the rest as `process`."""

    def run(*arguments, set=None, cwd=None, timeout=None):
        del timeout  # that of the whole suite
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2)]
        thresholds = gc.get_threshold()
        with monkeypatch.context() as patch:
            for name in [name for name in os.environ if name not in (environment := _environment(cache, set))]:
                patch.delenv(name)
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.chdir(cwd or Path.cwd())
            patch.setattr(sys, "argv", ["xlcheck", *map(str, arguments)])
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            code = 0
            try:
                main()
            except SystemExit as end:
                code = end.code or 0
            finally:
                gc.set_threshold(*thresholds)
        for stream in streams:
            stream.flush()
        out, said = (stream.detach().getvalue().decode().replace("\r\n", "\n") for stream in streams)
        return subprocess.CompletedProcess(arguments, code, out, _without_progress(said))

    return run


@pytest.fixture
def repository(tmp_path):
    """A folder with three pairs under docs/zh and docs/en, of which one has a wrong number, and its configuration."""
    folder = tmp_path / "repository"
    for name in ("a.md", "deep/b.md", "c.md"):
        for lang, text in (("zh", ZH), ("en", EN)):
            path = folder / "docs" / lang / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    wrong = folder / "docs/en/deep/b.md"
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("24 new", "42 new"), encoding="utf-8")
    (folder / "xlcheck.toml").write_text(
        '[[pairs]]\nsource = "docs/zh/**/*.md"\ntarget = "docs/en/**/*.md"\n', encoding="utf-8"
    )
    return folder
