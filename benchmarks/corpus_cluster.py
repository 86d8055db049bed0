"""One corpus by every engine, also on two nodes of which one may be killed: ``python -m benchmarks.corpus_cluster``.

    python -m benchmarks.corpus_cluster [--pairs 40000] [--units-per-shard 4000] [--whole]

Needs the extra ``cluster``. The cluster is two nodes of Ray on the loopback interface of this machine; the second one
is killed when a shard is done, unless the cluster is to stay ``--whole``. The tables of all runs must have the same
bytes; a run that ends with the lost node is gone on with, as a user would. The memory is that of the largest process.
"""

from __future__ import annotations

import argparse
import contextlib
import filecmp
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.large_file import pairs

_PORT = "6399"
_NODE = ("--disable-usage-stats", "--num-cpus=1", "--object-store-memory=100000000")
_MARK = f"XLCHECK_BENCHMARK={os.getpid()}"
"""What tells the processes of this benchmark from all others: they inherit it."""
_RAY = ("--engine", "daft", "--address", f"127.0.0.1:{_PORT}")


class Run(NamedTuple):
    """What a run took: seconds of the clock and of processors, MB of its largest process, and its exit code.

    Processors are those of the command and of its processes; the workers of Daft and of a cluster are not counted.
    """

    wall: float
    processor: float
    peak: float
    code: int


def _environment() -> dict[str, str]:
    name, _, value = _MARK.partition("=")
    return {**os.environ, name: value}


def _ray(*arguments: str) -> None:
    command = [str(Path(sys.executable).with_name("ray")), *arguments]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment())


def _start(corpus: Path, out: Path, units: int, *engine: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "xlcheck", "corpus", "check", str(corpus), "--out", str(out), *engine]
    return subprocess.Popen(
        [*command, "--units-per-shard", str(units)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    )


def _own() -> Iterator[tuple[int, bytes]]:
    """Yield the processes that this benchmark has started, directly or not, with their commands."""
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and _MARK.encode() in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name), (folder / "cmdline").read_bytes()
        except OSError:
            continue


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    """Keep the largest peak of all processes of this benchmark that check, in MB."""
    while process.poll() is None:
        for number, command in _own():
            if any(name in command for name in (b"gcs_server", b"raylet", b"/dashboard/")):
                continue  # of Ray itself
            try:
                status = Path(f"/proc/{number}/status").read_text()
            except OSError:
                continue
            found = [int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")]
            peaks[0] = max(peaks[0], *found, 0.0)
        time.sleep(0.5)


def _run(corpus: Path, out: Path, units: int, *engine: str, kill: bool = False) -> Run:
    begun, before, peaks = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN), [0.0]
    process = _start(corpus, out, units, *engine)
    watching = threading.Thread(target=_watch, args=(process, peaks))
    watching.start()
    if kill:
        while process.poll() is None and not list((out / "done").glob("*.json")):
            time.sleep(0.1)
        _kill_node()
    code = process.wait()
    watching.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(time.monotonic() - begun, spent, peaks[0], code)


def _kill_node() -> None:
    """Kill the second node of the cluster that this benchmark has started."""
    os.kill(max(number for number, command in _own() if command.split(b"\0")[0].endswith(b"/raylet")), signal.SIGKILL)


def _stop() -> None:
    """End the cluster that this benchmark has started, and no other."""
    for number, _ in list(_own()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGTERM)
    time.sleep(3)
    for number, _ in list(_own()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


def _same(one: Path, other: Path) -> bool:
    names = sorted(path.relative_to(one) for path in one.rglob("*.parquet"))
    theirs = sorted(path.relative_to(other) for path in other.rglob("*.parquet"))
    return names == theirs and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names)


def _told(name: str, run: Run, first: Path, out: Path, runs: int = 1) -> None:
    same = "" if first == out else f"  the same: {_same(first, out)}"
    more = f", in {runs} runs" if runs > 1 else ""
    print(
        f"{name:20}{run.wall:7.1f} s{run.processor:8.1f} s of processors{run.peak:6.0f} MB{same}{more}",
        flush=True,
    )
    if run.code not in (0, 1):
        raise SystemExit(f"{name}: exit code {run.code}")


def _on_cluster(corpus: Path, out: Path, units: int, *, kill: bool) -> tuple[Run, int]:
    """Run on two nodes, and again where a run ended with the node that was killed; return the first and their count."""
    run, runs = _run(corpus, out, units, *_RAY, "--jobs", "2", kill=kill), 1
    while run.code not in (0, 1):
        run, runs = _run(corpus, out, units, *_RAY, "--jobs", "1"), runs + 1
    return run, runs


def main() -> None:
    """Print how long each took, its memory, and whether the tables are the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=40_000)
    parser.add_argument("--units-per-shard", type=int, default=4_000)
    parser.add_argument("--whole", action="store_true", help="kill no node")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus, units = Path(folder, "pairs.tsv"), asked.units_per_shard
        pairs(asked.pairs, corpus)
        first = Path(folder, "serial")
        print(f"{asked.pairs:,} pairs, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", flush=True)
        _told("serial", _run(corpus, first, units, "--jobs", "1"), first, first)
        for name, *engine in (("processes", "--jobs", "2"), ("Daft", "--engine", "daft", "--jobs", "2")):
            out = Path(folder, name)
            _told(name, _run(corpus, out, units, *engine), first, out)
        try:
            head = ("--head", "--node-ip-address=127.0.0.1", f"--port={_PORT}", "--include-dashboard=false")
            _ray("start", *head, *_NODE)
            _ray("start", f"--address=127.0.0.1:{_PORT}", *_NODE)
            out = Path(folder, "ray")
            run, runs = _on_cluster(corpus, out, units, kill=not asked.whole)
            _told("Daft on Ray" if asked.whole else "Ray, a node killed", run, first, out, runs)
        finally:
            _stop()


if __name__ == "__main__":
    main()
