"""One corpus by every engine, also on two nodes of which one is killed: ``python -m benchmarks.corpus_cluster``.

Needs the extra ``cluster``. The cluster is two nodes of Ray on the loopback interface of this machine. The tables of
all runs must have the same bytes; a run that ends with the lost node is gone on with, as a user would.
"""

from __future__ import annotations

import argparse
import filecmp
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.large_file import pairs

_PORT = "6399"
_NODE = ("--disable-usage-stats", "--num-cpus=1", "--object-store-memory=100000000")


def _ray(*arguments: str) -> None:
    command = [str(Path(sys.executable).with_name("ray")), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _start(corpus: Path, out: Path, *engine: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "xlcheck", "corpus", "check", str(corpus), "--out", str(out), *engine]
    return subprocess.Popen(
        [*command, "--units-per-shard", "4000"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _run(corpus: Path, out: Path, *engine: str) -> float:
    begun = time.monotonic()
    if _start(corpus, out, *engine).wait() not in (0, 1):
        raise SystemExit(f"{' '.join(engine)}: failed")
    return time.monotonic() - begun


def _same(one: Path, other: Path) -> bool:
    names = [path.relative_to(one) for path in one.rglob("*.parquet")]
    return all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)


def _killed(corpus: Path, out: Path) -> tuple[float, int]:
    """Run on two nodes and kill the second one when a shard is done; return the time and how many runs it took."""
    begun, runs = time.monotonic(), 0
    process = _start(corpus, out, "--engine", "daft", "--address", f"127.0.0.1:{_PORT}", "--jobs", "2")
    while process.poll() is None and not list((out / "done").glob("*.json")):
        time.sleep(0.1)
    raylets = subprocess.run(["pgrep", "-f", "raylet/raylet"], capture_output=True, text=True).stdout.split()
    subprocess.run(["kill", "-9", raylets[-1]], check=True)
    code = process.wait()
    while code not in (0, 1):
        runs += 1
        code = _start(corpus, out, "--engine", "daft", "--address", f"127.0.0.1:{_PORT}", "--jobs", "1").wait()
    return time.monotonic() - begun, 1 + runs


def main() -> None:
    """Print how long each took, and whether the tables are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=40_000)
    count = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "pairs.tsv")
        pairs(count, corpus)
        first = Path(folder, "serial")
        print(f"serial              {_run(corpus, first, '--jobs', '1'):7.1f} s")
        for name, *engine in (("processes", "--jobs", "2"), ("Daft", "--engine", "daft", "--jobs", "2")):
            took = _run(corpus, Path(folder, name), *engine)
            print(f"{name:20}{took:7.1f} s  the same: {_same(first, Path(folder, name))}")
        try:
            _ray(
                "start", "--head", "--node-ip-address=127.0.0.1", f"--port={_PORT}", "--include-dashboard=false", *_NODE
            )
            _ray("start", f"--address=127.0.0.1:{_PORT}", *_NODE)
            took, runs = _killed(corpus, Path(folder, "ray"))
            print(f"Ray, a node killed  {took:7.1f} s  the same: {_same(first, Path(folder, 'ray'))}, in {runs} runs")
        finally:
            _ray("stop", "--force")


if __name__ == "__main__":
    main()
