"""Memory and time of a large bilingual file, by size and by processes: ``python -m benchmarks.large_file``.

The pairs are made here, of a few thousand sentences each, with numbers, names and now and then a slip.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

_PLACES = (("北京", "Beijing"), ("上海", "Shanghai"), ("广州", "Guangzhou"), ("成都", "Chengdu"), ("武汉", "Wuhan"))
_THINGS = (("学校", "schools"), ("医院", "hospitals"), ("桥梁", "bridges"), ("图书馆", "libraries"), ("公园", "parks"))
_FORMS = (
    (
        "{year}年，{zh_place}新建了{n}所{zh}，总投资{m}亿元。",
        "In {year}, {place} built {n} new {en}, with a total of {m}00 million yuan.",
    ),
    ("{zh_place}现有{zh}{n}个，比上年增长{p}%。", "{place} now has {n} {en}, up {p} percent over the previous year."),
    ("第{n}号文件规定，{zh}不得收取任何费用。", "Document No. {n} provides that {en} must not charge any fees."),
    ("点击“下一步”，然后在第{p}页选择{zh}。", "Click “Next”, then select {en} on page {p}."),
)


class Measured(NamedTuple):
    """What a run took: seconds of the clock and of processors, the largest process in MB; a hash of its findings."""

    wall: float
    processor: float
    peak: float
    digest: str


def pairs(count: int, path: Path) -> None:
    """Write so many pairs as TSV, the same ones each time; one of 499 may have a wrong number."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for i in range(count):
            (zh_place, place), (zh, en) = _PLACES[i % 5], _THINGS[i // 5 % 5]
            values = {"year": 1990 + i % 35, "n": 11 + i * 7 % 9973, "m": 1 + i % 9, "p": 2 + i * 3 % 97}
            chinese, english = _FORMS[i // 25 % 4]
            said = english.format(place=place, en=en, **{**values, "n": values["n"] + (i % 499 == 7)})
            file.write(f"{chinese.format(zh_place=zh_place, zh=zh, **values)}\t{said}\n")


def measured(path: Path, jobs: int) -> Measured:
    """Check a file in a process of its own."""
    command = [sys.executable, "-m", "xlcheck", "check", str(path), "--format", "jsonl", "--no-cache", "-q"]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    process = subprocess.Popen([*command, "--jobs", str(jobs)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    peaks = [0.0]
    watching = threading.Thread(target=_watch, args=(process, peaks))
    watching.start()
    digest = hashlib.sha256()
    assert process.stdout is not None
    for line in process.stdout:
        digest.update(line)
    process.wait()
    watching.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(time.monotonic() - begun, spent, peaks[0], digest.hexdigest()[:12])


def _watch(process: subprocess.Popen[bytes], peaks: list[float]) -> None:
    """Keep the largest peak of the process and of its children, in MB."""
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            try:
                status = Path(f"/proc/{pid}/status").read_text()
            except OSError:
                continue
            for line in status.splitlines():
                if line.startswith("VmHWM"):
                    peaks[0] = max(peaks[0], int(line.split()[1]) / 1024)
        time.sleep(0.2)


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            path = Path(folder, f"{size}.tsv")
            pairs(size, path)
            for jobs in asked.jobs:
                found = measured(path, jobs)
                print(
                    f"{size:>10,} pairs  jobs {jobs}  {found.wall:8.1f} s  {found.processor:8.1f} s of processors  "
                    f"{1000 * found.processor / size:6.3f} ms a pair  {found.peak:6.0f} MB  {found.digest}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
