"""What the judge finds of changed sentences where so many of the unchanged ones are accused, beside heuristics.

    python -m benchmarks.judge CLEAN.tsv CHANGED.tsv [CHANGED.tsv ...] [--judge FOLDER]

Each file has a Chinese and an English text a line. The heuristics are those of the token rows of the encoder: how much
the token that is covered worst is like its best counterpart, and the cosine of the two texts.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np  # noqa: TID253

from xlcheck.encode.base import normalized
from xlcheck.encode.location import EMBEDDED_FOLDER
from xlcheck.encode.static import StaticEncoder
from xlcheck.judge.inference import FOLDER, TrainedJudge

RATES = (0.01, 0.02, 0.05)
HEAVY = 7.5  # length of a row from which its token says something


def read(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines if line.count("\t")]


def judged(judge: TrainedJudge, pairs: list[tuple[str, str]]) -> dict[str, np.ndarray]:
    found = {"pair": [], "source token": [], "target token": [], "target, three": []}
    for verdict in judge.judge(pairs):
        source = sorted((doubt.score for doubt in verdict.source), reverse=True) if verdict else [-9.0]
        target = sorted((doubt.score for doubt in verdict.target), reverse=True) if verdict else [-9.0]
        found["pair"].append(verdict.score if verdict else -9.0)
        found["source token"].append(source[0])
        found["target token"].append(target[0])
        found["target, three"].append(float(np.mean(target[:3])))
    return {name: np.array(scores) for name, scores in found.items()}


def heuristics(encoder: StaticEncoder, pairs: list[tuple[str, str]]) -> dict[str, np.ndarray]:
    found = {"cover of source": [], "cover of target": [], "cosine": []}
    cosines = (encoder.encode([zh for zh, _ in pairs]) * encoder.encode([en for _, en in pairs])).sum(axis=1)
    sides = [encoder.placed([pair[side] for pair in pairs]) for side in (0, 1)]
    for (ours, _), (theirs, _), cosine in zip(*sides, cosines, strict=True):
        rows = [encoder.token_rows(np.array(ids, np.int64)) for ids in (ours, theirs)]
        like = normalized(rows[0]) @ normalized(rows[1]).T
        heavy = [np.linalg.norm(some, axis=1) >= HEAVY for some in rows]
        for name, best, mask in zip(found, (like.max(axis=1), like.max(axis=0)), heavy, strict=False):
            found[name].append(-float(best[mask].min()) if mask.any() else -1.0)
        found["cosine"].append(-float(cosine))
    return {name: np.array(scores) for name, scores in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", type=Path)
    parser.add_argument("changed", type=Path, nargs="+")
    parser.add_argument("--judge", type=Path, default=FOLDER)
    given = parser.parse_args()
    encoder = StaticEncoder(EMBEDDED_FOLDER)
    judge = TrainedJudge(given.judge, encoder)
    clean = read(given.clean)
    begun = time.process_time()
    scores = judged(judge, clean) | heuristics(encoder, clean)
    print(f"{1000 * (time.process_time() - begun) / len(clean):.1f} ms of a processor a pair, heuristics and all")
    limits = {name: [np.quantile(some, 1 - rate) for rate in RATES] for name, some in scores.items()}
    print("found where 1 / 2 / 5 % of the unchanged ones are accused, %")
    for path in given.changed:
        pairs = read(path)
        found = judged(judge, pairs) | heuristics(encoder, pairs)
        for name, some in found.items():
            shares = " / ".join(f"{100 * np.mean(some > limit):4.1f}" for limit in limits[name])
            print(f"{path.stem:20} {name:16} {shares}")


if __name__ == "__main__":
    main()
