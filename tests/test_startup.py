"""Starting is cheap: what a command does not need is not imported."""

import json
import pkgutil
import subprocess
import sys

import pytest

import xlcheck

HEAVY = {"numpy", "torch", "jieba", "sentence_transformers", "transformers", "datasets", "tokenizers", "safetensors"}
HEAVY |= {"rich", "markdown_it", "openpyxl", "pypdf", "pygls", "lsprotocol", "starlette", "uvicorn"}


def loaded(code: str) -> set[str]:
    """The heavy packages in memory after running the code in a fresh interpreter."""
    report = f"{code}\nimport sys, json; print(json.dumps(sorted(set(sys.modules) & {HEAVY!r})))"
    run = subprocess.run([sys.executable, "-c", report], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


NUMERIC = ("xlcheck.align", "xlcheck.encode", "xlcheck.judge.")
"""Packages that are imported as a whole where vectors are needed."""

TRAINED = ("xlcheck.judge.network",)
"""What training alone imports: it is torch from the first line on."""


def modules():
    names = [m.name for m in pkgutil.walk_packages(xlcheck.__path__, "xlcheck.") if m.name != "xlcheck.__main__"]
    numeric = [name for name in names if name.startswith(NUMERIC) and name not in TRAINED]
    assert len(numeric) > 20
    return [name for name in names if name not in (*numeric, *TRAINED)], numeric


def test_no_module_imports_a_heavy_package_at_its_top():
    others, _ = modules()
    assert loaded("\n".join(f"import {name}" for name in others)) == set()


def test_alignment_encoding_and_judging_import_numpy_and_nothing_else_that_is_heavy():
    _, numeric = modules()
    assert loaded("\n".join(f"import {name}" for name in numeric)) == {"numpy"}


def test_checking_a_bilingual_file_needs_no_numpy(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("增长5%。\tIt rose by 15%.\n", encoding="utf-8")
    code = (
        "import sys, contextlib\n"
        f"sys.argv = ['xlcheck', 'check', {str(path)!r}, '--isolated', '--format', 'jsonl']\n"
        "from xlcheck.cli import main\n"
        "with contextlib.suppress(SystemExit): main()"
    )
    assert loaded(code) == set()


def test_checking_files_of_keys_needs_no_numpy(tmp_path):
    for name, text in (("zh.json", '{"a": "增长5%。"}'), ("en.json", '{"a": "It rose by 15%."}')):
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ["xlcheck", "check", str(tmp_path / "zh.json"), str(tmp_path / "en.json"), "--isolated"]
    code = (
        "import sys, contextlib\n"
        f"sys.argv = {[*arguments, '--format', 'jsonl']!r}\n"
        "from xlcheck.cli import main\n"
        "with contextlib.suppress(SystemExit): main()"
    )
    assert loaded(code) == set()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["checks"], ["explain", "LNG001"], ["check", "--help"]], ids=" ".join
)
def test_commands_that_only_talk_need_typer_alone(arguments):
    code = (
        "import sys, io, contextlib\n"
        f"sys.argv = ['xlcheck', *{arguments!r}]\n"
        "from xlcheck.cli import main\n"
        "with contextlib.suppress(SystemExit): main()"
    )
    assert loaded(code) == set()


def test_help_reads_no_table():
    code = (
        "import sys, io, contextlib\n"
        "sys.addaudithook(lambda event, args: print(args[0], file=sys.stderr) if event == 'open' else None)\n"
        "sys.argv = ['xlcheck', '--help']\n"
        "from xlcheck.cli import main\n"
        "with contextlib.suppress(SystemExit): main()"
    )
    opened = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr.split()
    assert [name for name in opened if name.endswith((".csv", "simplified.txt"))] == []
