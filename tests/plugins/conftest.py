"""A second package, that of docs/plugins.md, installed as an installer would: a wheel, unpacked into a folder."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(?:python|toml)\n# (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="session")
def sources():
    """The files of the page by their names."""
    return dict(_BLOCK.findall((ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")))


@pytest.fixture
def install(tmp_path, sources):
    """Install the package of the page, or one like it with other files, and return the folder it is in."""

    def install(*changes, name="house_style", folder=None, **files):
        files = {path.replace("__", "/") + ".py": text for path, text in files.items()}
        files = {path: text for path, text in sources.items() if path.endswith(".py")} | files
        project = tomllib.loads(sources["pyproject.toml"])["project"]
        points = "".join(
            f"[{group}]\n{''.join(f'{key} = {value}' + chr(10) for key, value in entries.items())}"
            for group, entries in project["entry-points"].items()
        )
        for old, new in changes:
            assert old in points + "".join(files.values())
            points = points.replace(old, new)
            files = {path: text.replace(old, new) for path, text in files.items()}
        files = {path.replace("house_style", name): text for path, text in files.items()}
        metadata = f"{name}-{project['version']}.dist-info"
        files[f"{metadata}/METADATA"] = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n"
        files[f"{metadata}/entry_points.txt"] = points.replace("house_style", name)
        wheel = tmp_path / f"{name}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(wheel, "w") as archive:
            for path, text in files.items():
                archive.writestr(path, text)
        folder = folder or tmp_path / "site"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        return folder

    return install


@pytest.fixture
def run(tmp_path):
    """Run the command line as a process that finds what is installed in the folder of this test."""
    (tmp_path / "work").mkdir()

    def run(*arguments, **options):
        path = os.pathsep.join((str(ROOT), str(tmp_path / "site")))
        environment = {k: v for k, v in os.environ.items() if k not in ("GITHUB_ACTIONS", "CI")}
        environment |= {"PYTHONPATH": path, "PYTHONUTF8": "1", "XLCHECK_CACHE": str(tmp_path / "cache")}
        command = [sys.executable, "-m", "xlcheck", *arguments]
        options = {"cwd": tmp_path / "work", "env": environment, "encoding": "utf-8", **options}
        done = subprocess.run(command, capture_output=True, **options)
        assert "Traceback" not in done.stderr
        lines = done.stderr.splitlines(keepends=True)  # without what is said after a second of work
        done.stderr = "".join(line for line in lines if not line.endswith(" …\n"))
        return done

    return run


@pytest.fixture
def write(tmp_path):
    """Write files into the working directory of the runs."""

    def write(**files):
        for name, text in files.items():
            stem, _, suffix = name.rpartition("_")
            (tmp_path / "work" / f"{stem}.{suffix}").write_text(text, encoding="utf-8")

    return write
