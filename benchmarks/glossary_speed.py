"""Processor seconds that a glossary of many terms takes to load, and their ratio to splitting its cells alone.

    python -m benchmarks.glossary_speed [--terms 100000] [--runs 9]

Every run loads the same table, made here of random characters, and splits it with the csv module alone, in turn; the
medians of the times and of their ratio are printed, then the times of the index of the terms, of a TBX file of a tenth
of the terms, and of patterns over a text. Ratios hold on another machine, seconds do not.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from xlcheck.terms import Entry, Finder, Rule, breaches, load_glossary
from xlcheck.terms.glossary.write import FORMATS

COLUMNS = ("zh", "en", "variants", "forbidden", "status", "pos", "domain", "case", "note", "source")


def table(path: Path, terms: int) -> None:
    choose = random.Random(1)
    characters = [chr(0x4E00 + number) for number in range(3000)]
    words = ["".join(choose.choices("abcdefghijklmnopqrstuvwxyz", k=choose.randint(3, 9))) for _ in range(5000)]
    seen: set[str] = set()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        while len(seen) < terms:
            zh = "".join(choose.choices(characters, k=choose.randint(2, 7)))
            if zh not in seen:
                seen.add(zh)
                also = choose.choice(["", f"the {choose.choice(words)}"])
                en = " ".join(choose.choices(words, k=choose.randint(1, 3)))
                writer.writerow([zh, en, also, "", "preferred", "NP", choose.choice(["law", "trade", ""]), "", "", ""])


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def split(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(len(cells) for cells in csv.reader(file))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--terms", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.csv"
        table(path, given.terms)
        pairs = [(seconds(lambda: load_glossary([path])), seconds(lambda: split(path))) for _ in range(given.runs)]
        load, ratio = statistics.median(a for a, _ in pairs), statistics.median(a / b for a, b in pairs)
        print(f"{given.terms:,} terms of a CSV file: {load:.2f} s, {ratio:.1f} times the csv module alone")
        glossary = load_glossary([path])
        index = statistics.median(seconds(lambda: Finder(glossary.concepts)) for _ in range(3))
        print(f"their index: {index:.2f} s")
        termbase = Path(folder) / "g.tbx"
        few = glossary.entries[: given.terms // 10]
        termbase.write_bytes(FORMATS["tbx"](few))
        print(f"{len(few):,} terms of a TBX file: {seconds(lambda: load_glossary([termbase])):.2f} s")
    rules = [Rule(Entry(rf"/第(\d+)号{n}/", rf"/No\. ?\1 {n}\b/")) for n in range(20)]
    text = ("根据本法第12条的规定，用人单位应当按照国家有关规定缴纳社会保险费，并接受监督检查。", "Under Article 12 …")
    took = seconds(lambda: [list(breaches(rules, *text)) for _ in range(500)]) / 500
    print(f"20 patterns over one sentence pair: {took * 1e6:.0f} µs")


if __name__ == "__main__":
    main()
