"""A check that was just begun: found by its place, its silence kept, its one failing test waiting for it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path):
    """What a check needs of the checkout, without the embedded model."""
    for name in ("xlcheck", "glossary"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.safetensors"))
    (tmp_path / "tests" / "checks").mkdir(parents=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def begun(checkout, *arguments):
    command = [sys.executable, "-m", "benchmarks.new_check", *arguments, "--root", str(checkout)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def test_two_files_are_written_and_one_test_fails(checkout):
    done = begun(checkout, "SPL001", "mixed-spelling", "--family", "surface")
    assert (done.returncode, done.stderr) == (0, "")
    check, test = done.stdout.splitlines()[:2]
    assert check == "xlcheck/checks/surface/spl001_mixed_spelling.py"
    assert test == "tests/checks/test_spl001.py"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", test]
    tests = subprocess.run(command, cwd=checkout, capture_output=True, text=True, encoding="utf-8")
    assert "1 failed, 1 passed" in tests.stdout, tests.stdout
    assert "test_what_is_wrong_is_found_where_it_stands" in tests.stdout


BAD = {
    "a code in small letters": (("spl001", "mixed-spelling", "--family", "surface"), "three capitals"),
    "a name with capitals": (("SPL001", "Mixed", "--family", "surface"), "small words with hyphens"),
    "no such family": (("SPL001", "mixed-spelling", "--family", "grammar"), "there are claims, coverage, "),
    "a code that is taken": (("WRD001", "repeated", "--family", "surface"), "WRD001 is taken"),
}


@pytest.mark.parametrize(("arguments", "said"), BAD.values(), ids=BAD.keys())
def test_a_wrong_call_writes_nothing(checkout, arguments, said):
    before = sorted(checkout.rglob("*.py"))
    done = begun(checkout, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert sorted(checkout.rglob("*.py")) == before
