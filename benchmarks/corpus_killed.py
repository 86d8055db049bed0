"""Kill a run over a corpus at random moments, and let its disk be full: it must end in the same tables.

    python -m benchmarks.corpus_killed [--pairs 40000] [--units-per-shard 4000] [--times 10] [--seed 7] [--jobs 1]

Makes a file of so many pairs, checks it without interruption, and then starts the same run again and again and kills it
(SIGKILL) at moments of its own time that the seed draws. After each kill every table that is there must be one of the
undisturbed run, and what was done must be done still; the last run must leave the same files, byte for byte. Then the
same on a file system that is too small: a tmpfs of its own where one may be mounted, else by a limit on the size of
files. Exit code 1 where anything differs.
"""

from __future__ import annotations

import argparse
import filecmp
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.killed import run_until
from benchmarks.large_file import pairs

LEFT = 0.4
"""The share of what the run writes for which the full disk has room."""


def command(corpus: Path, out: Path, units: int, jobs: int) -> list[str]:
    return [
        *(sys.executable, "-m", "xlcheck", "corpus", "check", str(corpus), "--out", str(out)),
        *("--units-per-shard", str(units), "--jobs", str(jobs)),
    ]


def tables(out: Path) -> list[Path]:
    return sorted(path.relative_to(out) for path in out.rglob("*.parquet"))


def differing(out: Path, whole: Path) -> list[str]:
    """Return the tables of a run that are not those of the undisturbed one."""
    return [
        str(name)
        for name in tables(out)
        if not (whole / name).exists() or not filecmp.cmp(out / name, whole / name, shallow=False)
    ]


def kill(corpus: Path, out: Path, whole: Path, seconds: float, asked: argparse.Namespace) -> list[str]:
    """Kill runs at random moments; return what went wrong."""
    draw, wrong, done = random.Random(asked.seed), list[str](), set[str]()
    shards = len(list((whole / "done").glob("*.json")))
    for number in range(1, asked.times + 1):
        # Of the time that is left, so that most come while there is something to interrupt.
        moment = draw.uniform(0.05, 1.0) * max(2.0, seconds * (1 - len(done) / shards))
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        state = run_until(moment, command(corpus, out, asked.units_per_shard, asked.jobs), **quiet)
        now = {path.name for path in (out / "done").glob("*.json")}
        print(f"{number:3}. {state} after {moment:5.2f} s: {len(now)} of {shards} shards done, {len(done)} before")
        if not done <= now:
            wrong.append(f"{len(done - now)} shards are gone after kill {number}")
        # The comparison of all is made of what is done, and made again when more is.
        wrong += [f"{name} differs after kill {number}" for name in differing(out, whole) if "consistency" not in name]
        done = now
    return wrong + finish(corpus, out, whole, asked)


def finish(corpus: Path, out: Path, whole: Path, asked: argparse.Namespace) -> list[str]:
    """Run to the end; return what is not as in the undisturbed run."""
    begun = time.monotonic()
    last = subprocess.run(command(corpus, out, asked.units_per_shard, asked.jobs), capture_output=True, text=True)
    print(f"     the last run: {time.monotonic() - begun:.1f} s, exit code {last.returncode}")
    wrong = [f"{name} differs at the end" for name in differing(out, whole)]
    if tables(out) != tables(whole):
        wrong.append("there are other tables at the end")
    if list(out.rglob(".*.part")):
        wrong.append("something half written stays")
    if last.returncode not in (0, 1):
        wrong.append(f"the last run ended with {last.returncode}: {last.stderr.strip()}")
    return wrong


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[bool]:
    """Mount a file system of so many bytes; yield whether that could be done."""
    folder.mkdir()
    mounted = not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True
    ).returncode
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def fill(corpus: Path, folder: Path, whole: Path, asked: argparse.Namespace) -> list[str]:
    """Run where the disk is full before the end; make room, and go on; return what went wrong."""
    size = sum(path.stat().st_size for path in whole.rglob("*") if path.is_file())
    left = int(LEFT * size)
    with small_disk(folder, left) as mounted:
        out = folder / "out"
        limit = None if mounted else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8 << 10, 8 << 10))
        run = subprocess.run(
            command(corpus, out, asked.units_per_shard, asked.jobs), capture_output=True, text=True, preexec_fn=limit
        )
        how = f"a tmpfs of {left >> 10} KB" if mounted else "no file may be over 8 KB"
        said = run.stderr.strip().splitlines()[-1:] or [""]
        done = len(list((out / "done").glob("*.json"))) - run.stderr.count("cannot be written")
        print(f"full disk ({how}, {size >> 10} KB needed): exit code {run.returncode}, {done} shards done: {said[0]}")
        wrong = [f"{name} differs on the full disk" for name in differing(out, whole)]
        if run.returncode in (0, 1) or "Traceback" in run.stderr:
            wrong.append("a full disk is not told")
        if mounted:
            subprocess.run(["mount", "-o", f"remount,size={100 * size}", str(folder)], check=True)
        return wrong + finish(corpus, out, whole, asked)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=40_000)
    parser.add_argument("--units-per-shard", type=int, default=4_000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus, whole = folder / "pairs.tsv", folder / "whole"
        pairs(asked.pairs, corpus)
        begun = time.monotonic()
        subprocess.run(command(corpus, whole, asked.units_per_shard, asked.jobs), capture_output=True)
        seconds = time.monotonic() - begun
        print(f"{asked.pairs:,} pairs without interruption: {seconds:.1f} s, {len(tables(whole))} tables")
        wrong = kill(corpus, folder / "killed", whole, seconds, asked)
        wrong += fill(corpus, folder / "small", whole, asked)
    print("\n".join(wrong) or "the same tables, and nothing was lost or doubled")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
