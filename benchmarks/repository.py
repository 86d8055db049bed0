"""Cost of a repository run as ratios: cold, warm, one file changed, against reading, hashing and aligning alone.

    python benchmarks/repository.py [PAIRS] [--copies N]
    python benchmarks/repository.py --folder REPOSITORY

Makes a repository of that many pairs of Markdown pages (300) in a temporary folder and runs the command line on it;
with ``--copies`` it has as many folders of versions with the same pages, and is compared with one of them. With
``--folder`` it is a repository that has a configuration, against reading and hashing its files.
"""

from __future__ import annotations

import argparse
import calendar
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

TEMPLATES = (
    ("{y}年，全市新建公园{a}个，总面积{b}公顷。", "In {y}, the city built {a} new parks covering {b} hectares."),
    (
        "图书馆全年借出图书{a}万册，比上年增长{p}%。",
        "The library lent {lent:,} books during the year, up {p}% over the previous year.",
    ),
    (
        "第{n}期工程已经完工，第二阶段将在{m}月开始。",
        "Phase {n} of the project has been completed, and the second stage will begin in {month}.",
    ),
    ("志愿者为{a}户家庭送去了过冬的衣物。", "Volunteers delivered winter clothes to {a} families."),
    (
        "新的公交线路连接了火车站和大学城，全长{b}公里。",
        "The new bus route connects the railway station with the university town over a distance of {b} kilometers.",
    ),
    ("参加活动的学生超过{a}人，其中女生占{p}%。", "More than {a} students took part in the event, {p}% of them girls."),
    (
        "我们将继续听取居民的意见，改进社区服务。",
        "We will continue to listen to residents and improve community services.",
    ),
    ("博物馆周一闭馆，其他日子免费开放。", "The museum is closed on Mondays and open free of charge on other days."),
    (
        "项目总投资{b}亿元，由三家企业共同承担。",
        "The project requires a total investment of {b}00 million yuan, shared by three companies.",
    ),
    ("河边的步道将于明年春天向公众开放。", "The footpath along the river will open to the public next spring."),
)

SLIPS = 0.05
"""Share of the sentences of which the English may have another number than the Chinese."""


def page(rng: random.Random, number: int) -> tuple[str, str]:
    """Return a page of some forty sentences in both languages."""
    sides: tuple[list[str], list[str]] = ([f"# 通报 {number}"], [f"# Bulletin {number}"])
    for _ in range(rng.randrange(8, 13)):
        paragraph: tuple[list[str], list[str]] = ([], [])
        for _ in range(rng.randrange(2, 6)):
            month = rng.randrange(12)
            values = {"y": rng.randrange(1990, 2025), "a": rng.randrange(12, 980), "b": rng.randrange(11, 99)}
            values |= {"p": rng.randrange(2, 60), "n": rng.randrange(3, 9), "m": month + 1}
            values["lent"] = 10_000 * values["a"]
            for texts, template in zip(paragraph, rng.choice(TEMPLATES), strict=True):
                texts.append(template.format(month=calendar.month_name[month + 1], **values))
                if rng.random() < SLIPS:
                    values["a"] += 1
        sides[0].append("".join(paragraph[0]))
        sides[1].append(" ".join(paragraph[1]))
    return "\n\n".join(sides[0]) + "\n", "\n\n".join(sides[1]) + "\n"


def make(folder: Path, pairs: int) -> None:
    """Write the pages and the configuration."""
    rng = random.Random(7)
    for number in range(pairs):
        for lang, text in zip(("zh", "en"), page(rng, number), strict=True):
            path = folder / "docs" / lang / f"part{number // 20}" / f"page{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    (folder / "xlcheck.toml").write_text('[[pairs]]\nsource = "docs/zh/**/*.md"\ntarget = "docs/en/**/*.md"\n')


def least(folder: Path) -> float:
    """Return the processor seconds of reading, hashing and aligning alone."""
    from xlcheck.align import align
    from xlcheck.encode import load_encoder
    from xlcheck.read import read_document

    begun = time.process_time()
    encoder = load_encoder()
    for zh in sorted(folder.glob("docs/zh/**/*.md")):
        en = folder / "docs" / "en" / zh.relative_to(folder / "docs" / "zh")
        for path in (zh, en):
            hashlib.sha256(path.read_bytes())
        align(read_document(zh, "zh").segments, read_document(en, "en").segments, encoder)
    return time.process_time() - begun


def run(folder: Path, *arguments: str) -> tuple[float, float, bytes]:
    """Run the command line; return wall seconds, processor seconds, and what it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "XLCHECK_CACHE": str(folder / "cache")}
    # What is installed is compiled once, not in every run.
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    before, begun = os.times(), time.perf_counter()
    command = [sys.executable, "-m", "xlcheck", "check", "--format", "json", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    wall, after = time.perf_counter() - begun, os.times()
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return wall, used, done.stdout


def read_and_hash(folder: Path) -> float:
    """Return the processor seconds of reading and hashing the files of the pairs of a repository."""
    from xlcheck.config import load_configuration
    from xlcheck.project import plan
    from xlcheck.read import read_document

    configuration = load_configuration(folder / "xlcheck.toml")
    pairs = plan(configuration.pairs, configuration.folder, configuration.root).pairs
    begun = time.process_time()
    for pair in pairs:
        for path, lang in ((pair.source, "zh"), (pair.target, "en")):
            if path and Path(path).stat().st_size:
                hashlib.sha256(Path(path).read_bytes())
                read_document(Path(path), "zh" if lang == "zh" else "en")
    return time.process_time() - begun


def real(folder: Path) -> None:
    """Print the costs of a repository, cold and warm."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / folder.name
        shutil.copytree(folder, copy)
        os.chdir(copy)
        base = read_and_hash(copy)
        cold_wall, cold, first = run(copy)
        warm_wall, warm, second = run(copy)
        print(f"{folder.name}; reading and hashing its files: {base:.2f} s of processor time")
        print(f"cold          {cold / base:6.2f} times that ({cold:.1f} s, wall {cold_wall:.1f} s)")
        print(f"warm          {warm / base:6.2f} times that ({warm:.2f} s, wall {warm_wall:.2f} s)")
        print(f"the same bytes cold and warm: {first == second}")


def versions(folder: Path, pairs: int, copies: int) -> None:
    """Print the costs of a repository with folders of versions, against one of them."""
    found = []
    make(folder, pairs)
    page_of = folder / "docs"
    found.append(run(folder, "--no-cache"))
    for number in range(1, copies):
        shutil.copytree(page_of, folder / "versions" / f"v{number}")
    shutil.copytree(page_of, folder / "versions" / "v0")
    (folder / "xlcheck.toml").write_text(
        '[[pairs]]\nsource = "versions/*/zh/**/*.md"\ntarget = "versions/*/en/**/*.md"\n'
    )
    found.append(run(folder, "--no-cache"))
    (one_wall, one, first), (wall, used, second) = found
    counts = [len(json.loads(said)["findings"]) for said in (first, second)]
    print(f"{pairs} pages: {one:.1f} s of processor time (wall {one_wall:.1f} s), {counts[0]} findings")
    print(f"in {copies} versions: {used / one:.2f} times that ({used:.1f} s, wall {wall:.1f} s), {counts[1]} findings")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="?", type=int, default=300)
    parser.add_argument("--copies", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    sys.path.insert(0, str(ROOT))
    if args.folder:
        real(args.folder.resolve())
        return
    with tempfile.TemporaryDirectory() as name:
        if args.copies:
            versions(Path(name), args.pairs, args.copies)
        else:
            made(Path(name), args.pairs)


def made(folder: Path, pairs: int) -> None:
    """Print the costs of a repository that is made."""
    make(folder, pairs)
    base = least(folder)
    cold_wall, cold, first = run(folder)
    warm_wall, warm, second = run(folder)
    changed = folder / "docs" / "en" / "part0" / "page0.md"
    changed.write_text(changed.read_text(encoding="utf-8") + "\nA new line.\n", encoding="utf-8")
    one_wall, one, _ = run(folder)
    print(f"{pairs} pairs; reading, hashing and aligning alone: {base:.1f} s of processor time")
    print(f"cold          {cold / base:6.2f} times that ({cold:.1f} s, wall {cold_wall:.1f} s)")
    print(f"one changed   {one / base:6.2f} times that ({one:.2f} s, wall {one_wall:.2f} s)")
    print(f"warm          {warm / base:6.2f} times that ({warm:.2f} s, wall {warm_wall:.2f} s)")
    print(f"the same bytes cold and warm: {first == second}")


if __name__ == "__main__":
    main()
