"""Whether the tests notice when the code is wrong: small changes, one at a time, each against the tests of its area.

    pip install -e '.[mutation]'
    python -m benchmarks.mutation                        # 150 mutants, about a quarter of an hour
    python -m benchmarks.mutation --mutants 6            # a taste
    python -m benchmarks.mutation --area suppress        # one area of the table below

The changes are those of cosmic-ray (https://github.com/sixty-north/cosmic-ray): another comparison, another operator, a
number one higher, a negated condition, a loop that does not run, an exception that is not caught. Places are drawn by a
fixed seed, and for each place one change: a comparison, which can become nine others, weighs no more than a "not".
Annotations and decorators are left alone. A mutant is killed where a test fails or the time is up (three times what the
tests take, and ten seconds); one that survives is printed as a diff. It is a test that is missing, or a change that
changes nothing, which the reader has to tell. The checkout itself is not touched: all of it happens in a copy.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("xlcheck", "glossary", "tests", "docs", "benchmarks", "pyproject.toml", "README.md", "CHANGELOG.md")


class Area(NamedTuple):
    """Code that is changed, the tests that must notice, and its share of all mutants."""

    code: tuple[str, ...]
    tests: tuple[str, ...]
    share: int


AREAS = {
    "numbers comparer": Area(
        tuple(f"xlcheck/numbers/**/{name}.py" for name in ("compare", "passes", "conflicts", "excuses", "reports")),
        ("tests/numbers", "tests/checks/test_num.py"),
        45,
    ),
    "numbers matching": Area(
        tuple(f"xlcheck/numbers/**/{name}.py" for name in ("matching", "associations", "anchors")),
        ("tests/numbers", "tests/checks/test_num.py"),
        30,
    ),
    "alignment lattice": Area(("xlcheck/align/**/lattice.py", "xlcheck/align/**/band.py"), ("tests/align",), 30),
    "alignment trust": Area(("xlcheck/align/**/trust.py",), ("tests/align",), 15),
    "suppress": Area(("xlcheck/suppress/**/*.py",), ("tests/suppress",), 30),
}
"""What is measured; the globs are those of pathlib, and each area must have code and tests."""

LEFT_OUT = {"NoOp", "RemoveDecorator", "VariableReplacer", "VariableInserter"}
"""Operators of cosmic-ray that change nothing, break every import, or need to be told names."""


class Mutant(NamedTuple):
    """One change of one file: its text as changed, and what changed."""

    area: str
    path: str
    line: int
    text: str
    diff: str


class Result(NamedTuple):
    outcome: str
    seconds: float


def places(text: str) -> dict[tuple[int, int, int, int], list[tuple[str, int]]]:
    """Return each place of a module that can be changed, with the changes: an operator's name and its occurrence."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.plugins import get_operator, operator_names

    silent = set(annotated(ast.parse(text)))
    found = defaultdict(list)
    nodes = list(ast_nodes(get_ast(text)))
    for name in operator_names():
        operator_class = get_operator(name)
        if name.rpartition("/")[2] in LEFT_OUT or operator_class.arguments():
            continue
        operator, occurrences = operator_class(), count()
        for node in nodes:
            for begin, end in operator.mutation_positions(node):
                occurrence = next(occurrences)
                if begin[0] not in silent:
                    found[(*begin, *end)].append((name, occurrence))
    return dict(found)


def annotated(tree: ast.AST) -> Iterator[int]:
    """Yield the lines of signatures, annotated fields, imports and decorators, where an operator computes nothing."""
    for node in ast.walk(tree):
        for decorator in getattr(node, "decorator_list", ()):
            yield from range(decorator.lineno, (decorator.end_lineno or decorator.lineno) + 1)
        if isinstance(node, ast.FunctionDef):
            yield from range(node.lineno, node.body[0].lineno)
        elif isinstance(node, ast.AnnAssign):
            yield from range(node.annotation.lineno, (node.annotation.end_lineno or node.annotation.lineno) + 1)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def drawn(area: str, number: int, seed: int) -> Iterator[Mutant]:
    """Yield so many mutants of an area, fewer where it has no more places."""
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    files = sorted({path for glob in AREAS[area].code for path in ROOT.glob(glob)})
    if not files:
        raise SystemExit(f"{area}: no code; mend the table AREAS")
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    all_places = [(path, place, changes) for path in files for place, changes in sorted(places(texts[path]).items())]
    chance = random.Random(f"{seed} {area}")
    chance.shuffle(all_places)
    left = number
    for path, place, changes in all_places:
        if not left:
            return
        name, occurrence = chance.choice(changes)
        before = texts[path]
        after = mutate_code(before, get_operator(name)(), occurrence)
        if after is None or same(before, after):
            continue
        left -= 1
        inside = path.relative_to(ROOT).as_posix()
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), inside, inside, lineterm="", n=1)
        yield Mutant(area, inside, place[0], after, "\n".join(lines))


def same(before: str, after: str) -> bool:
    """Return whether a change is none, or no Python."""
    try:
        return ast.dump(ast.parse(before)) == ast.dump(ast.parse(after))
    except SyntaxError:
        return True


class Copy:
    """A copy of the checkout in which mutants are tried."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif (ROOT / name).exists():
                shutil.copy(ROOT / name, folder / name)
        self.stamp = time.time() - 1e6

    def test(self, area: str, limit: float | None = None) -> Result:
        """Run the tests of an area to the first failure."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *AREAS[area].tests]
        environment = os.environ | {"PYTHONPATH": str(self.folder)}
        begin = time.monotonic()
        with subprocess.Popen(
            command, cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", start_new_session=True,
        ) as process:  # fmt: skip
            try:
                said, _ = process.communicate(timeout=limit)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, 9)
                process.communicate()
                return Result("killed: time", time.monotonic() - begin)
        seconds = time.monotonic() - begin
        if process.returncode == 0:
            return Result("survived", seconds)
        if process.returncode in (1, 2):
            return Result("killed" if process.returncode == 1 else "killed: import", seconds)
        raise SystemExit(f"{area}: the tests did not run (pytest ended with {process.returncode}):\n{said[-2000:]}")

    def tried(self, mutant: Mutant, limit: float) -> Result:
        """Try one mutant and put the file back."""
        path = self.folder / mutant.path
        before = path.read_text(encoding="utf-8")
        try:
            self.write(path, mutant.text)
            return self.test(mutant.area, limit)
        finally:
            self.write(path, before)

    def write(self, path: Path, text: str) -> None:
        """Write a module with a time of its own, by which compiled modules are told apart."""
        path.write_text(text, encoding="utf-8")
        self.stamp += 2
        os.utime(path, (self.stamp, self.stamp))


def clean(copy: Copy, area: str) -> float:
    """Return how long the tests of an area take; raises SystemExit where they fail without a mutant."""
    copy.test(area)  # compiles
    result = copy.test(area)
    if result.outcome != "survived":
        raise SystemExit(f"{area}: the tests fail without any change")
    print(f"{area}: {' '.join(AREAS[area].tests)} in {result.seconds:.1f} s", flush=True)
    return result.seconds


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=sum(area.share for area in AREAS.values()))
    parser.add_argument("--area", choices=AREAS, action="append")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--jobs", type=int, default=1, help="so many copies at a time")
    parser.add_argument("--floor", type=float, default=0, help="exit 1 if less than this share (in %%) is killed")
    args = parser.parse_args()
    names = args.area or list(AREAS)
    total = sum(AREAS[name].share for name in names)
    mutants = [
        mutant
        for name in names
        for mutant in drawn(name, max(1, round(args.mutants * AREAS[name].share / total)), args.seed)
    ]
    outcomes: dict[str, Counter[str]] = {name: Counter() for name in names}
    with tempfile.TemporaryDirectory() as folder:
        copies: queue.SimpleQueue[Copy] = queue.SimpleQueue()
        for number in range(args.jobs):
            (Path(folder) / str(number)).mkdir()
            copies.put(Copy(Path(folder) / str(number)))
        first = copies.get()
        limits = {name: 10 + 3 * args.jobs * clean(first, name) for name in names}
        copies.put(first)

        def tried(mutant: Mutant) -> Result:
            copy = copies.get()
            try:
                return copy.tried(mutant, limits[mutant.area])
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(args.jobs) as pool:
            for mutant, result in zip(mutants, pool.map(tried, mutants), strict=True):
                outcomes[mutant.area][result.outcome] += 1
                print(f"{result.outcome:15} {result.seconds:5.1f} s  {mutant.path}:{mutant.line}", flush=True)
                if result.outcome == "survived":
                    print(mutant.diff, flush=True)
    return told(outcomes, args.floor)


def told(outcomes: dict[str, Counter[str]], floor: float) -> int:
    """Print what was killed by area, and return the exit code."""
    everything: Counter[str] = Counter()
    for name, counter in outcomes.items():
        everything += counter
        print(f"{name}: {killed(counter)}")
    print(f"all: {killed(everything)}")
    return int(everything["survived"] > everything.total() * (1 - floor / 100))


def killed(counter: Counter[str]) -> str:
    total = counter.total()
    part = total - counter["survived"]
    return f"{part} of {total} killed ({100 * part / max(1, total):.0f} %), {counter['survived']} survived"


if __name__ == "__main__":
    raise SystemExit(main())
