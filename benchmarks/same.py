"""Whether a change of the code changed what is found: the findings of real texts, kept and compared.

    python -m benchmarks.same FOLDER... --keep before.json      # before the first line is moved
    python -m benchmarks.same FOLDER... --against before.json   # after each step; exit 1 and the lines that differ

A FOLDER (or a file) is searched for what the command reads: a repository with an xlcheck.toml, two folders ``zh`` and
``en`` with the same paths, documents ``NAME.zh.txt`` beside ``NAME.en.txt`` (or ``zh.txt`` beside ``en.txt``), and
sheets (TSV) with the columns ``zh`` and ``en`` or with two columns, checked with the glossary that lies beside them if
there is one. Every run is a process of this checkout; its findings, all of them, are sorted JSON lines, kept with their
hash. What is said on stderr and the exit code are kept too.
"""

from __future__ import annotations

import argparse
import csv
import difflib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAIRS = """
[[pairs]]
source = "zh/**/*{0}"
target = "en/**/*{0}"
missing = "none"
"""


class Run(NamedTuple):
    """One call of the command: its name in the table, the folder it runs in, its arguments."""

    name: str
    folder: Path
    arguments: tuple[str, ...]


def runs_of(path: Path, scratch: Path) -> Iterator[Run]:
    """Yield the runs that a folder or file is worth; tables are written to ``scratch`` in the form that is read."""
    if path.is_file():
        yield from sheet(path, scratch)
        return
    if (path / "xlcheck.toml").exists():
        yield Run(path.name, path, ())
        return
    if (path / "zh").is_dir() and (path / "en").is_dir():
        copy = scratch / path.name
        for side in ("zh", "en"):
            shutil.copytree(path / side, copy / side)
        suffixes = sorted({file.suffix for file in (path / "zh").rglob("*") if file.suffix in (".md", ".txt", ".html")})
        (copy / "xlcheck.toml").write_text("".join(PAIRS.format(suffix) for suffix in suffixes), encoding="utf-8")
        yield Run(path.name, copy, ())
        return
    for source in sorted(path.rglob("*zh.txt")):
        target = source.with_name(source.name.removesuffix("zh.txt") + "en.txt")
        if target.exists():
            yield Run(f"{path.name}/{source.name}", source.parent, (source.name, target.name))
    for table in sorted(path.glob("*.tsv")):
        yield from sheet(table, scratch)


def sheet(table: Path, scratch: Path) -> Iterator[Run]:
    """Yield the run of a sheet, if it has Chinese and English columns; one with a glossary only for its terms."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    if rows and {"zh", "en"} <= set(rows[0]):
        columns = rows[0].index("zh"), rows[0].index("en")
        pairs = [[row[column] for column in columns] for row in rows]
    elif rows and all(len(row) == 2 for row in rows):
        pairs = rows
    else:
        return
    name = f"{table.parent.name}-{table.stem}.tsv"
    (scratch / name).write_text("".join("\t".join(pair) + "\n" for pair in pairs), encoding="utf-8")
    glossaries = [str(file) for file in sorted(table.parent.glob("*glossary*.csv"))]
    yield Run(
        f"{table.parent.name}/{table.name}", scratch, (name, *(part for g in glossaries for part in ("--glossary", g)))
    )


def found(run: Run) -> list[str]:
    """Return what the command says of one run, sorted lines of JSON, the exit code, and what stderr says."""
    command = [sys.executable, "-P", "-m", "xlcheck", "check", *run.arguments, "--format", "jsonl"]
    command += ["--no-cache"] if not run.arguments else []
    environment = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=run.folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    said = [line for line in done.stderr.splitlines() if not line.endswith("…")]  # progress depends on the clock
    return [*sorted(done.stdout.splitlines()), f"exit {done.returncode}", *said]


def digest(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--keep", type=Path, help="write what is found to this file")
    parser.add_argument("--against", type=Path, help="compare with what was kept in this file")
    parser.add_argument("--jobs", type=int, default=2)
    args = parser.parse_args()
    kept = json.loads(args.against.read_text(encoding="utf-8")) if args.against else {}
    with tempfile.TemporaryDirectory() as folder:
        runs = [run for path in args.paths for run in runs_of(path.resolve(), Path(folder))]
        if not runs:
            parser.error("nothing to check was found")
        with ThreadPoolExecutor(args.jobs) as pool:
            results = dict(zip((run.name for run in runs), pool.map(found, runs), strict=True))
    different = 0
    for name, lines in results.items():
        # The scratch folder has another name each time.
        lines = [line.replace(folder, "…") for line in lines]
        results[name] = lines
        before = kept.get(name)
        state = "" if before is None else "same" if before == lines else "DIFFERENT"
        different += state == "DIFFERENT"
        print(f"{digest(lines)}  {sum(line.startswith('{') for line in lines):6} findings  {name}  {state}".rstrip())
        if state == "DIFFERENT":
            for line in difflib.unified_diff(before, lines, "before", "now", lineterm="", n=0):
                print("   ", line[:600])
    for name in kept.keys() - results.keys():
        print(f"not run: {name}")
    if args.keep:
        args.keep.write_text(json.dumps(results, ensure_ascii=False, indent=0), encoding="utf-8")
    return bool(different)


if __name__ == "__main__":
    raise SystemExit(main())
