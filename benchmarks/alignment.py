"""How long aligning takes, as ratios within one run; encoding included.

    python benchmarks/alignment.py scale PAIRS.tsv              100,000 pairs of sentences against 10,000
    python benchmarks/alignment.py peers ZH EN                  against the encoding that other aligners begin with

PAIRS.tsv (may be .xz) has a Chinese and an English sentence a line, in the order of a text. Each figure is the
processor time of a process of its own with one thread, so that other work on the machine counts little.

``peers`` needs the extra ``st``. The published aligners (Vecalign, Bertalign) begin by encoding every sentence, and
every run of up to some sentences, with LaBSE: 12 layers of 768 dimensions. The weights make no difference to the time,
so a model of that shape with random ones stands for it, and each sentence is encoded once only: a lower bound for both,
their search not counted.
"""

from __future__ import annotations

import argparse
import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
# The peak of all children would hide that of a smaller one, so each tells its own.
RUN = """
import resource, runpy, sys
sys.argv = sys.argv[1:]
try:
    runpy.run_module("xlcheck", run_name="__main__")
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""
# What encoders of documents do with sentences at a time.
BATCH = 32


def aligned(zh: Path, en: Path) -> tuple[float, int]:
    """Return processor seconds and peak memory in MB of ``xlcheck align`` in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", RUN, "xlcheck", "align", str(zh), str(en), "--presegmented", "--format", "beads"],
        env={**os.environ, **ONE_THREAD},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(done.stderr.split()[-1])


def scale(options: argparse.Namespace) -> None:
    pairs = options.files[0]
    with (lzma.open if pairs.suffix == ".xz" else open)(pairs, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t")[:2] for line in islice(file, options.large)]
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (options.small, options.large):
            files = [Path(folder, f"{count}.{lang}") for lang in ("zh", "en")]
            for side, path in enumerate(files):
                path.write_text("".join(row[side] + "\n" for row in rows[:count]), "utf-8")
            figures[count] = aligned(*files)
            print(f"{count:>7} pairs  {figures[count][0]:7.1f} s  {figures[count][1]:5} MB", flush=True)
    ratio = figures[options.large][0] / figures[options.small][0]
    times = len(rows) / options.small
    print(f"{times:g} times the text: {ratio:.1f} times the time, {ratio / times:.2f} times as long for each sentence")


def peers(options: argparse.Namespace) -> None:
    zh, en = options.files
    ours, memory = aligned(zh, en)
    lines = [line for path in (zh, en) for line in path.read_text("utf-8").splitlines() if line.strip()]
    seconds = encoded(lines)
    print(f"{len(lines)} sentences: aligned in {ours:.1f} s, {memory} MB")
    print(f"encoded once each by a model of the shape of LaBSE: {seconds:.1f} s, {seconds / ours:.0f} times as long")


def encoded(lines: list[str]) -> float:
    """Return the processor seconds that a model of the shape of LaBSE takes for some sentences."""
    import torch
    from transformers import BertConfig, BertModel

    torch.set_num_threads(1)
    model = BertModel(BertConfig(vocab_size=1000)).eval()  # 12 layers, 768 dimensions, 12 heads
    # A Chinese character, and four letters of English, are about a token each.
    sizes = sorted(min(512, 2 + sum(1.0 if ord(c) > 0x2E80 else 0.25 for c in line)) for line in lines)
    began = time.process_time()
    with torch.inference_mode():
        for first in range(0, len(sizes), BATCH):
            batch = sizes[first : first + BATCH]
            model(torch.zeros((len(batch), int(max(batch))), dtype=torch.long))
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("scale", "peers"))
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--small", type=int, default=10_000)
    parser.add_argument("--large", type=int, default=100_000)
    options = parser.parse_args()
    {"scale": scale, "peers": peers}[options.what](options)


if __name__ == "__main__":
    main()
