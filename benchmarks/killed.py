"""Kill a run at random moments: it must end in the same bytes, and begin again with what was done.

    python -m benchmarks.killed [--pairs 100] [--times 10] [--seed 7] [--jobs 1]

Makes a repository of so many pairs, tells what a run without interruption prints in seven formats, and then starts the
same run again and again and kills it (SIGKILL) at moments of its own time that the seed draws. Exit code 1 where a
report was written by half, something was left behind, results that were kept are gone, or the last run prints other
bytes.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

FORMATS = ("json", "jsonl", "sarif", "gitlab", "junit", "rdjson", "html")
ZH = "港口公司去年完成吞吐量{n}万吨，同比增长{m}%。"
EN = "The port company handled {t:,} tonnes last year, up {m}% year on year."


def repository(folder: Path, pairs: int) -> None:
    """Write so many pairs, with a wrong number in each, and their configuration."""
    for name in range(pairs):
        for lang, form in (("zh", ZH), ("en", EN)):
            path = folder / lang / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            numbers = [100 * name + line for line in range(12 + name % 9)]
            wrong = [n + (lang == "en" and n % 5 == 0) for n in numbers]
            path.write_text("".join(f"{form.format(n=n, m=n % 90, t=10_000 * n)}\n" for n in wrong), "utf-8")
    (folder / "xlcheck.toml").write_text('[[pairs]]\nsource = "zh/*.txt"\ntarget = "en/*.txt"\n', "utf-8")


def command(out: Path, jobs: int, *more: str) -> list[str]:
    outputs = [word for form in FORMATS for word in ("--output", f"{form}={out / f'report.{form}'}")]
    return [sys.executable, "-P", "-m", "xlcheck", "check", "--quiet", "--jobs", str(jobs), *outputs, *more]


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def kept(cache: Path) -> int:
    """Return how many results a cache has."""
    for path in (cache / "results").glob("*.sqlite"):
        try:
            with sqlite3.connect(path) as base:
                return int(base.execute("SELECT COUNT(*) FROM shelf").fetchone()[0])
        except sqlite3.OperationalError:  # it is just being made
            return 0
    return 0


def run_until(seconds: float, command: list[str], **options: Any) -> str:
    """Run a command, kill it and its children after so many seconds, and say how it ended."""
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return "killed" if process.returncode < 0 else f"had ended ({process.returncode})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    draw, wrong = random.Random(args.seed), []
    with tempfile.TemporaryDirectory() as name:
        tree, out, cache = (Path(name) / part for part in ("tree", "out", "cache"))
        out.mkdir()
        repository(tree, args.pairs)
        environment = os.environ | {"XLCHECK_CACHE": str(cache), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[1])
        options = {"cwd": tree, "env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}

        begin = time.monotonic()
        code = subprocess.run(command(out, args.jobs, "--no-cache"), check=False, **options).returncode
        whole, expected = time.monotonic() - begin, contents(out)
        print(f"{args.pairs} pairs without interruption: {whole:.1f} s, exit code {code}, {len(expected)} reports")

        known = 0
        for number in range(1, args.times + 1):
            # Of the time that is left, so that most come while there is something to interrupt.
            moment = draw.uniform(0.05, 1.0) * max(1.0, whole * (1 - known / args.pairs))
            state = run_until(moment, command(out, args.jobs), **options)
            after = kept(cache)
            print(f"{number:3}. {state} after {moment:5.2f} s: {after} results kept, {known} before")
            if after < known:
                wrong.append(f"{known - after} results are gone after kill {number}")
            known = after
            left = {form: data for form, data in contents(out).items() if expected.get(form) != data}
            wrong += [f"{form} is half or left behind after kill {number}" for form in left]
        begin = time.monotonic()
        last = subprocess.run(command(out, args.jobs), check=False, **options).returncode
        print(f"the last run: {time.monotonic() - begin:.1f} s, exit code {last}, {known} results known before")
        if last != code or contents(out) != expected:
            wrong.append("the last run printed other bytes")
    print("\n".join(wrong) or "the same bytes, and nothing was lost")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
