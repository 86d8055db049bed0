"""Time of the main job as a ratio to the least any tool of its kind must do: start Python, import, read the model.

    python benchmarks/whole_run.py [ZH EN] [--runs 7]

Runs the two commands in turn and prints the median of their ratios, and the peak memory of each.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOOR = """
import numpy, tokenizers, safetensors
from xlcheck.encode import load_encoder
load_encoder().encode(['一', 'one'])
"""


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak(command: list[str]) -> float:
    """Peak resident memory in MB of one run, measured in a child of its own."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=-3, stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    return int(run.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=[ROOT / "docs/example/zh.txt", ROOT / "docs/example/en.txt"])
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    job = [sys.executable, "-m", "xlcheck", "check", *map(str, args.files)]
    floor = [sys.executable, "-c", FLOOR]
    seconds(job), seconds(floor)  # the first run reads the files into the system's cache
    ratios = []
    for _ in range(args.runs):
        ratios.append(seconds(job) / seconds(floor))
    spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
    print(f"xlcheck check / start and load the model: {statistics.median(ratios):.2f} ({spread})")
    print(f"peak memory: {peak(job):.0f} MB against {peak(floor):.0f} MB")


if __name__ == "__main__":
    main()
