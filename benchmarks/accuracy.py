"""How often right translations are accused, and how many planted errors are found: the tables of docs/accuracy.md.

    python -m benchmarks.accuracy memory.tmx strings.xliff ui.tsv     # bilingual files
    python -m benchmarks.accuracy --pair zh.docx en.docx              # two documents, aligned first; repeatable
    python -m benchmarks.accuracy memory.tmx --list SIM002            # the findings themselves, to be read and judged
    python -m benchmarks.accuracy seeded.tsv --expected seeded.key    # errors were planted: how many are found

A bilingual file is any that ``xlcheck check FILE`` reads (TSV: Chinese, a tab, English), also packed by gzip. Each is
checked by the command as a user calls it, without a configuration; ``--options='--glossary my.csv'`` adds to the call.

Alarms are findings, counted per 1,000 pairs of sentences; "gate" are those that count for the exit code. Whether an
alarm is false, only a reader can say: published translations have mistakes too, and to name them is no false alarm.

A key says where errors were planted, a line each: the number of the unit (line of a TSV, bead of two documents), a tab,
and the codes that count as found, separated by commas; NUM stands for all codes that begin with it, ``*`` for all. A
unit with a planted error is left out of the alarms. Units are those of one file, which is measured alone then.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parents[1]
GATE = {"critical", "major"}, {"high", "medium"}
"""The severities and confidences that count for the exit code, unless the call says otherwise."""

Key = dict[int, tuple[str, ...]]


@dataclass
class Measured:
    """What the command says of one corpus: how many pairs of sentences it has, and the findings as in docs/json.md."""

    name: str
    pairs: int
    findings: list[dict[str, Any]] = field(default_factory=list)


def check(files: Sequence[Path], options: Sequence[str] = ()) -> Measured:
    """Check one bilingual file or two documents; raises SystemExit with what the command says where it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [unpacked(path, Path(folder)) for path in files]
        command = [sys.executable, "-P", "-m", "xlcheck", "check", *map(str, paths), "--isolated", "--format", "json"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run([*command, *options], env=environment, capture_output=True, text=True, encoding="utf-8")
    name = " ".join(path.name for path in files)
    if done.returncode > 1:
        raise SystemExit(f"{name}: {done.stderr.strip() or done.stdout.strip()}")
    report = json.loads(done.stdout)
    return Measured(name, report["summary"]["beads"], report["findings"])


def unpacked(path: Path, folder: Path) -> Path:
    """Return the file, or an unpacked copy in ``folder`` of one that gzip packed."""
    if path.suffix != ".gz":
        return path.resolve()
    copy = folder / path.stem
    copy.write_bytes(gzip.decompress(path.read_bytes()))
    return copy


def read_key(path: Path) -> Key:
    """Read where errors were planted; raises SystemExit for a line that is no key."""
    key: Key = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        unit, _, codes = line.partition("\t")
        if not unit.strip().isdecimal() or not codes.strip():
            raise SystemExit(f"{path}:{number}: a key is the number of a unit, a tab and codes")
        key[int(unit)] = tuple("" if code.strip() == "*" else code.strip() for code in codes.split(","))
    return key


def at_gate(finding: dict[str, Any]) -> bool:
    severities, confidences = GATE
    return finding["severity"] in severities and finding["confidence"] in confidences


def alarms(findings: Sequence[dict[str, Any]], pairs: int) -> Iterator[str]:
    """Yield the lines of the table of alarms."""
    all_of = Counter(finding["code"] for finding in findings)
    gate_of = Counter(finding["code"] for finding in findings if at_gate(finding))
    yield "| check | gate | at any level | findings: gate | any level |"
    yield "|---|---:|---:|---:|---:|"
    rows = [(code, gate_of[code], all_of[code]) for code in sorted(all_of)]
    for code, gate, every in [*rows, ("all", gate_of.total(), all_of.total())]:
        yield f"| {code} | {1000 * gate / pairs:.2f} | {1000 * every / pairs:.2f} | {gate:,} | {every:,} |"


def found(findings: Sequence[dict[str, Any]], key: Key) -> tuple[set[int], set[int]]:
    """Return the units whose planted error is found at the gate, and at any level."""
    hits = [f for f in findings if any(f["code"].startswith(code) for code in key.get(f["unit"], ()))]
    return {f["unit"] for f in hits if at_gate(f)}, {f["unit"] for f in hits}


def recall(findings: Sequence[dict[str, Any]], key: Key) -> Iterator[str]:
    """Yield the lines that say how many planted errors are found, and which are missed."""
    gate, every = found(findings, key)
    yield f"{len(key):,} planted errors: found {share(len(every), len(key))}, at the gate {share(len(gate), len(key))}"
    if missed := sorted(key.keys() - every):
        yield "missed in the units " + ", ".join(map(str, missed))


def share(part: int, whole: int) -> str:
    return f"{part:,} ({100 * part / whole:.1f} %)"


def listed(finding: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of one finding for a reader."""
    place = finding["target"] or finding["source"]
    level = f"{finding['severity']}, {finding['confidence']}" + (", at the gate" if at_gate(finding) else "")
    yield f"{finding['code']} ({level}) {Path(place['path']).name}:{place['line']}  {finding['message']}"
    for side, name in (("source", "zh"), ("target", "en")):
        yield f"    {name} {finding[side]['text'] if finding[side] else '(nothing)'}"


def report(measured: Sequence[Measured], key: Key, code: str | None, sample: int, out: TextIO) -> None:
    """Print the tables; with a code the findings that have it, at most ``sample`` of them, drawn by a fixed seed."""
    pairs = sum(one.pairs for one in measured) - len(key)
    findings = [finding for one in measured for finding in one.findings]
    if code is not None:
        chosen = [finding for finding in findings if finding["code"].startswith(code)]
        total = len(chosen)
        if total > sample:
            chosen = [chosen[i] for i in sorted(random.Random(1).sample(range(total), sample))]
        for finding in chosen:
            print(*listed(finding), sep="\n", file=out)
        print(f"{len(chosen):,} of {total:,} findings of {code}", file=out)
        return
    for one in measured:
        print(f"{one.pairs:7,} pairs  {one.name}", file=out)
    if pairs > 0:
        print(f"\nAlarms per 1,000 of {pairs:,} pairs of sentences:\n", file=out)
        print(*alarms([f for f in findings if f["unit"] not in key], pairs), sep="\n", file=out)
    if key:
        print("", *recall(findings, key), sep="\n", file=out)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, metavar="CORPUS", help="a bilingual file")
    parser.add_argument("--pair", nargs=2, type=Path, action="append", default=[], metavar=("ZH", "EN"))
    parser.add_argument("--list", metavar="CODE", help="print the findings of a code, or a beginning of codes")
    parser.add_argument("--sample", type=int, default=100, help="at most so many findings are listed (%(default)s)")
    parser.add_argument("--expected", type=Path, metavar="KEY", help="where errors were planted, and which")
    parser.add_argument("--options", default="", help="further options of xlcheck check")
    args = parser.parse_args()
    corpora = [[path] for path in args.corpora] + args.pair
    if not corpora:
        parser.error("name a bilingual file, or two documents with --pair")
    if args.expected and len(corpora) > 1:
        parser.error("--expected is about one corpus")
    key = read_key(args.expected) if args.expected else {}
    measured = [check(files, shlex.split(args.options)) for files in corpora]
    report(measured, key, args.list, args.sample, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
