"""Fit the weights of the aligner by maximum conditional likelihood, and judge them on documents that were left out.

    python benchmarks/fit_alignment.py GOLD --sets mac-dev,champollion-dev --judge          figures only
    python benchmarks/fit_alignment.py GOLD --sets mac-dev,champollion-dev --out xlcheck/align/weights.json

GOLD/SET/DOC.zh and DOC.en hold one sentence a line, DOC.gold one bead a line: ``[0]:[0, 1]``, ``[]`` where there is no
counterpart. Needs scipy beside what xlcheck needs. Fitted from each document as it is, and from copies of it in which
sentences of either side were left out or foreign ones put in (together weighing twice as much), so that gaps are
learned on both sides. Files of sentence pairs in the order of their texts (--pairs) add documents of kinds that have
no gold.

Only beads that a first model finds possible are kept, so the fit takes minutes on one core; start from good weights
(those of the package) or repeat. The features of structure (paragraphs, kinds of blocks) do not occur in such files:
their weights stay as they are.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np  # noqa: TID253
from scipy.optimize import minimize

from xlcheck.align import aligner
from xlcheck.align.band import Band
from xlcheck.align.lattice import PAD, SHAPES, Gaps, Lattice
from xlcheck.align.path import BEAD_FEATURES, NULL_FEATURES
from xlcheck.align.scores import PRICE
from xlcheck.encode import load_encoder
from xlcheck.model import Segment, Span
from xlcheck.segment import split

FIXED = ("break_inside", "break_shared", "kind_differs")
NAMES = (
    *(f"{a}-{b}" for a, b in SHAPES),
    *BEAD_FEATURES,
    *(f"{side}:{name}" for side in ("source", "target") for name in ("open", "extend", *NULL_FEATURES)),
)
INDEX = {name: k for k, name in enumerate(NAMES)}
K, NB, NN = len(SHAPES), len(BEAD_FEATURES), len(NULL_FEATURES)
# What the weights of the shapes have in common: few numbers, hardly penalised; each shape's own deviation is.
A, B = (np.array(x) for x in zip(*SHAPES, strict=True))
COMMON = np.stack(
    [np.ones(K), A + B - 2, (A + B - 2) ** 2 / 4, np.minimum(A, B) > 1, B > A, A > B, np.abs(A - B)], axis=1
).astype(float)
PENALTY = {"feature": 2.0, "shape": 20.0, "common": 0.05, "gap": 0.2}
# How large a weight of a feature that is hardly ever there costs as much as 1 of a usual one.
RARE = 8.0
VARIANTS = (
    "runs",
    "half",
    "around",
    "between",
    "single",
    "single!",
    "repeated",
    "runs!",
    "between!",
    "around!",
)  # ! = source side
LINES = ("Page 3", "Back to top", "All rights reserved.", "Continued on the next page", "Photo: own", "Chapter IV")
# A bead is kept for the fit where the first model, flattened to this power, gives it more than this.
POWER, POSSIBLE = 0.7, 1e-4
# What a document made of pairs weighs: it shows what other kinds of text are like, not how sentences are merged.
PAIRS = 0.15


@dataclass(frozen=True)
class Text:
    """A document with gold beads in the order of a path."""

    name: str
    source: list[str]
    target: list[str]
    beads: list[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass
class Example:
    """A text with the features of its possible beads, and what its gold alignment counts."""

    text: Text
    lattice: Lattice
    cells: np.ndarray
    shapes: np.ndarray
    features: np.ndarray
    nulls: tuple[np.ndarray, np.ndarray]
    observed: np.ndarray
    weight: float = 1.0


def read(folder: Path) -> list[Text]:
    """Read a set; cut out the few regions of a document whose gold is not a path of the lattice."""
    out = []
    for path in sorted(folder.glob("*.gold")):
        source, target = (path.with_suffix(s).read_text("utf-8").splitlines() for s in (".zh", ".en"))
        beads = []
        for line in path.read_text("utf-8").splitlines():
            sides = [tuple(sorted(map(int, re.findall(r"\d+", side)))) for side in line.split(":")[:2]]
            beads.append((sides[0], sides[1]))
        out += cut(Text(f"{folder.name}/{path.stem}", source, target, beads))
    return out


def cut(text: Text) -> list[Text]:
    regions: list[tuple[int, int, int, int, bool]] = []
    for ours, theirs in sorted((a, b) for a, b in text.beads if a and b):
        here = (ours[0], ours[-1] + 1, theirs[0], theirs[-1] + 1)
        good = len(ours) == here[1] - here[0] and len(theirs) == here[3] - here[2]
        good = good and len(ours) + len(theirs) <= 8
        while regions and (here[0] < regions[-1][1] or here[2] < regions[-1][3]):
            last = regions.pop()
            here = (*(min(here[0], last[0]), max(here[1], last[1])), *(min(here[2], last[2]), max(here[3], last[3])))
            good = False
        regions.append((*here, good))
    out, begin = [], (0, 0)
    for i0, i1, j0, j1, good in [*regions, (len(text.source),) * 2 + (len(text.target),) * 2 + (False,)]:
        if good:
            continue
        (i, j), begin = begin, (i1, j1)
        beads = [
            (tuple(x - i for x in a), tuple(y - j for y in b))
            for a, b in text.beads
            if (a and i <= a[0] < i0) or (not a and j <= b[0] < j0)
        ]
        if i0 - i > 5:
            out.append(Text(text.name, text.source[i:i0], text.target[j:j0], beads))
    return out


def of_pairs(path: Path, size: int, rng: random.Random) -> Text:
    """Return a document made of pairs that are neighbours in a file of them, of some kind of text that has no gold.

    A pair with one sentence on a side is a bead; of the others only those with as many on both sides are kept, as beads
    of one sentence each.
    """
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t")[:2] for line in islice(file, 60_000)]
    start = rng.randrange(max(1, len(rows) - size))
    beads: list[list[list[str]]] = []
    for zh, en in rows[start : start + size]:
        ours, theirs = [zh[s.start : s.end] for s in split(zh, "zh")], [en[s.start : s.end] for s in split(en, "en")]
        if min(len(ours), len(theirs)) == 1 and len(ours) + len(theirs) <= 8:
            beads.append([ours, theirs])
        elif len(ours) == len(theirs):
            beads += [[[x], [y]] for x, y in zip(ours, theirs, strict=True)]
    return assembled(f"pairs/{path.name.split('.')[0]}", beads)


def path_of(text: Text) -> list[tuple[int, int]]:
    """Return the gold alignment as steps (a, b); in a gap source sentences come first."""
    i = j = 0
    out = []
    for ours, theirs in sorted((a, b) for a, b in text.beads if a and b):
        out += [(1, 0)] * (ours[0] - i) + [(0, 1)] * (theirs[0] - j) + [(len(ours), len(theirs))]
        i, j = ours[-1] + 1, theirs[-1] + 1
    return out + [(1, 0)] * (len(text.source) - i) + [(0, 1)] * (len(text.target) - j)


def varied(text: Text, kind: str, others: list[Text], rng: random.Random) -> Text:
    """Return a copy with sentences of one side left out or put in."""
    side, kind = (0, kind[:-1]) if kind.endswith("!") else (1, kind)
    i = j = 0
    beads: list[list[list[str]]] = []
    for a, b in path_of(text):
        beads.append([text.source[i : i + a], text.target[j : j + b]])
        i, j = i + a, j + b
    foreign = rng.choice(others)
    lines = (foreign.source, foreign.target)[side]

    def alone(count: int) -> list[list[list[str]]]:
        start = rng.randrange(max(1, len(lines) - count))
        return [[[], [line]] if side else [[line], []] for line in lines[start : start + count]]

    if kind in {"runs", "half"}:
        lost = 0
        while lost < 0.1 * len(beads):
            length = int(0.4 * len(beads)) if kind == "half" else rng.randint(1, 15)
            start = rng.randrange(max(1, len(beads) - length))
            for bead in beads[start : start + length]:
                lost += 1
                bead[side] = []
    elif kind == "single":
        for bead in beads:
            bead[side] = [] if rng.random() < 0.08 else bead[side]
    elif kind == "around":
        beads = [*alone(rng.randint(5, 60)), *beads, *alone(rng.randint(1, 30))]
    elif kind == "between":
        beads = [
            x
            for bead in beads
            for x in [bead, *(alone(rng.choice((1, 1, 1, 2, 3, 5, 8))) if rng.random() < 0.03 else [])]
        ]
    else:
        line = rng.choice(LINES)
        beads = [
            x
            for k, bead in enumerate(beads)
            for x in [bead, *([[[], [rng.choice((line, rng.choice(LINES)))]]] if k % 12 == 11 else [])]
        ]
    return assembled(f"{text.name}+{kind}", beads)


def assembled(name: str, beads: list[list[list[str]]]) -> Text:
    out = Text(name, [], [], [])
    for ours, theirs in beads:
        i, j = len(out.source), len(out.target)
        out.source.extend(ours)
        out.target.extend(theirs)
        if ours or theirs:
            out.beads.append((tuple(range(i, i + len(ours))), tuple(range(j, j + len(theirs)))))
    return out


def segments(lines: list[str]) -> tuple[Segment, ...]:
    return tuple(Segment(line, Span(0, len(line)), k + 1) for k, line in enumerate(lines))


def parts(w: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the weights of shapes, beads, source gaps (open, extend), source nulls, target gaps, target nulls."""
    ends = np.cumsum([K, NB, 2, NN, 2])
    return tuple(np.split(w, ends))


def gaps(nulls: tuple[np.ndarray, np.ndarray], w: np.ndarray) -> Gaps:
    _, _, source, source_null, target, target_null = parts(w)
    return Gaps(*source, *target, nulls[0] @ source_null, nulls[1] @ target_null)


def prepared(text: Text, encoder: object, w: np.ndarray, weight: float) -> Example:
    """Compute the features, keep the possible beads and the gold ones, and narrow the band to them."""
    problem = aligner.prepare(segments(text.source), segments(text.target), encoder)
    band, lattice = problem.band, problem.lattice
    nulls = (problem.null_features(0).astype(float), problem.null_features(1).astype(float))
    features = np.stack([np.stack(problem.bead_features(a, b), axis=1) for a, b in SHAPES])
    inside = np.append(band.inside, False)
    fits = inside[lattice.before] & band.inside[:, None]
    flat = w * POWER
    scores = np.where(fits, (features @ parts(flat)[1].astype(np.float32)).T + parts(flat)[0], -1e30)
    keep = fits & (lattice.posterior(scores.astype(np.float32), gaps(nulls, flat)).beads > POSSIBLE)
    observed = np.zeros(len(NAMES))
    i = j = before = 0
    lo, hi = np.full(band.rows, band.hi[-1]), np.zeros(band.rows, np.int64)
    for a, b in path_of(text):
        i, j = i + a, j + b
        lo[i], hi[i] = min(lo[i], j), max(hi[i], j)
        if a and b:
            cell, k = int(band.at(np.array([i]), np.array([j]))[0]), SHAPES.index((a, b))
            if cell < band.size and fits[cell, k]:
                keep[cell, k] = True
                observed[k] += 1
                observed[K : K + NB] += features[k, cell]
            before = 0
        else:
            side, number = ("source", i) if a else ("target", j)
            observed[INDEX[f"{side}:{'extend' if before == 1 + b else 'open'}"]] += 1
            start = INDEX[f"{side}:{NULL_FEATURES[0]}"]
            observed[start : start + NN] += nulls[b][number - 1]
            before = 1 + b
    cells, shapes = np.nonzero(keep)
    rows, columns = band.row[cells], band.column[cells]
    for r, c in ((rows, columns), (rows - A[shapes], columns - B[shapes])):
        np.minimum.at(lo, r, c)
        np.maximum.at(hi, r, c)
    lo[0], hi[-1] = 0, band.hi[-1]
    lo, hi = np.minimum.accumulate(lo[::-1])[::-1], np.maximum.accumulate(hi)
    narrow = Band(np.minimum(lo, hi), hi, PAD)
    return Example(
        text, Lattice(narrow), narrow.at(rows, columns), shapes, features[shapes, cells], nulls, observed, weight
    )


def posterior(example: Example, w: np.ndarray):
    scores = np.full((example.lattice.band.size, K), -1e30, np.float32)
    scores[example.cells, example.shapes] = example.features @ parts(w)[1].astype(np.float32) + w[example.shapes]
    return example.lattice.posterior(scores, gaps(example.nulls, w))


def loss(example: Example, w: np.ndarray) -> tuple[float, np.ndarray]:
    """Return minus the log-likelihood of the gold alignment, and its gradient."""
    found = posterior(example, w)
    beads = found.beads[example.cells, example.shapes].astype(float)
    counts = [np.bincount(example.shapes, beads, K), beads @ example.features]
    for side, alone in enumerate((found.source, found.target)):
        counts += [[found.opened[side], alone.sum() - found.opened[side]], alone @ example.nulls[side]]
    return found.weight - float(w @ example.observed), np.concatenate(counts) - example.observed


def fit(examples: list[Example], start: np.ndarray, iterations: int) -> np.ndarray:
    """Return the weights with the largest penalised likelihood."""
    scale, free = np.ones(len(NAMES)), np.ones(len(NAMES))
    spread = np.concatenate([example.features[:5000] for example in examples[:40]]).std(axis=0)
    scale[K : K + NB] = np.minimum(1 / (spread + 1e-2), RARE)
    for name in FIXED:
        free[INDEX[name]] = 0
    penalty = np.full(len(NAMES) + COMMON.shape[1], PENALTY["feature"])
    penalty[:K], penalty[len(NAMES) :] = PENALTY["shape"], PENALTY["common"]
    for name in ("source:open", "source:extend", "target:open", "target:extend"):
        penalty[INDEX[name]] = PENALTY["gap"]

    def weights(v: np.ndarray) -> np.ndarray:
        w = v[: len(NAMES)] * scale * free
        w[:K] += COMMON @ v[len(NAMES) :]
        return w

    def objective(v: np.ndarray) -> tuple[float, np.ndarray]:
        w, total, gradient = weights(v), 0.0, np.zeros(len(NAMES))
        for example in examples:
            value, slope = loss(example, w)
            total += example.weight * value
            gradient += example.weight * slope
        inner = np.concatenate([gradient * scale * free, COMMON.T @ gradient[:K]])
        return total + (penalty * v) @ v / 2, inner + penalty * v

    common = np.linalg.lstsq(COMMON, start[:K], rcond=None)[0]
    begin = np.concatenate([start / scale * free, common])
    begin[:K] = start[:K] - COMMON @ common
    return weights(minimize(objective, begin, jac=True, method="L-BFGS-B", options={"maxiter": iterations}).x)


def decoded(example: Example, w: np.ndarray) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    found = posterior(example, w)
    gains = np.full((example.lattice.band.size, K), -1e3, np.float32)
    gains[example.cells, example.shapes] = found.beads[example.cells, example.shapes] - PRICE
    path = example.lattice.decode(gains, found.source - PRICE, found.target - PRICE)
    return [(tuple(range(i - a, i)), tuple(range(j - b, j))) for i, j, a, b in path]


def figures(pairs: list[tuple[Text, list[tuple[tuple[int, ...], tuple[int, ...]]]]]) -> str:
    """Return strict F1 (null beads of one sentence each count in precision only) and P/R of lone sentences."""
    hits = found = gold = 0
    lone = {0: [0, 0, 0], 1: [0, 0, 0]}
    for text, beads in pairs:
        expected = {b for b in text.beads if all(b)}
        alone = {s: {(s, x) for b in text.beads if not b[1 - s] for x in b[s]} for s in (0, 1)}
        guessed = {s: {(s, x) for b in beads if not b[1 - s] for x in b[s]} for s in (0, 1)}
        paired = {b for b in beads if all(b)}
        hits += len(paired & expected) + sum(len(alone[s] & guessed[s]) for s in (0, 1))
        found += len(beads)
        gold += len(expected)
        for s in (0, 1):
            lone[s] = [x + len(y) for x, y in zip(lone[s], (alone[s] & guessed[s], guessed[s], alone[s]), strict=True)]
    recall = (hits - lone[0][0] - lone[1][0]) / max(gold, 1)
    precision = hits / max(found, 1)
    sides = [f"{lone[s][0] / max(lone[s][1], 1):.2f}/{lone[s][0] / max(lone[s][2], 1):.2f}" for s in (0, 1)]
    return f"F1 {2 * precision * recall / (precision + recall):.3f}  omitted {sides[0]}  added {sides[1]}"


def table(w: np.ndarray) -> dict[str, dict[str, float]]:
    named = {name: round(float(value), 4) for name, value in zip(NAMES, w, strict=True)}
    gap = ("open", "extend", *NULL_FEATURES)
    return {
        "shapes": {f"{a}-{b}": named[f"{a}-{b}"] for a, b in SHAPES},
        "bead": {name: named[name] for name in BEAD_FEATURES},
        "source_gap": {name: named[f"source:{name}"] for name in gap},
        "target_gap": {name: named[f"target:{name}"] for name in gap},
    }


def from_table(weights: dict[str, dict[str, float]]) -> np.ndarray:
    named = {**weights["shapes"], **weights["bead"]}
    for side in ("source", "target"):
        named |= {f"{side}:{name}": value for name, value in weights[f"{side}_gap"].items()}
    return np.array([named.get(name, 0.0) for name in NAMES])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sets", default="mac-dev,champollion-dev,paramed-dev", help="folders to fit on")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="files of pairs (TSV, may be .xz), see above")
    parser.add_argument("--model", help="the encoder; the embedded one if not given")
    parser.add_argument("--variants", type=int, default=6, help="copies of each document (default 6)")
    parser.add_argument("--iterations", type=int, default=200)
    parser.add_argument("--judge", metavar="SET", help="also leave out one document of these sets after another")
    parser.add_argument("--out", type=Path, help="weights.json to change")
    options = parser.parse_args()
    encoder = load_encoder(options.model)
    weights_file = Path(aligner.__file__).with_name("weights.json")
    start = from_table(json.loads(weights_file.read_text("utf-8")))
    rng, began = random.Random(0), time.perf_counter()
    texts = [text for folder in options.sets.split(",") for text in read(options.gold / folder)]
    long = [text for text in texts if len(text.source) > 60]
    examples = [prepared(text, encoder, start, 1.0) for text in texts]
    share = 2 / options.variants
    made = [of_pairs(path, 120, rng) for path in options.pairs]
    for text, weight in [*((text, 1.0) for text in long), *((text, PAIRS) for text in made)]:
        others = [other for other in (*long, *made) if other.name != text.name]
        if weight < 1:
            examples.append(prepared(text, encoder, start, weight))
        for kind in rng.sample(VARIANTS, options.variants if weight == 1 else options.variants // 2):
            examples.append(prepared(varied(text, kind, others, rng), encoder, start, weight * share))
    print(f"{len(examples)} examples, {sum(len(e.cells) for e in examples)} beads, {time.perf_counter() - began:.0f} s")
    w = fit(examples, start, options.iterations)
    w[[INDEX[name] for name in FIXED]] = start[[INDEX[name] for name in FIXED]]
    for folder in [*options.sets.split(","), *(["pairs"] if made else [])]:
        for weight, what in ((1.0, "as it is"), (share, "varied")):
            weight *= PAIRS if folder == "pairs" else 1
            own = [e for e in examples if e.text.name.startswith(f"{folder}/") and e.weight == weight]
            if own:
                print(f"{folder:<18} {what:<9} fitted on it  {figures([(e.text, decoded(e, w)) for e in own])}")
    if options.out:
        options.out.write_text(json.dumps(table(w), indent=1) + "\n", "utf-8")
    for folder in options.judge.split(",") if options.judge else ():
        judged = []
        for document in sorted({t.name for t in texts if t.name.startswith(f"{folder}/")}):
            rest = [e for e in examples if e.text.name.split("+")[0] != document]
            own = fit(rest, start, options.iterations // 2)
            judged += [(e.text, decoded(e, own)) for e in examples if e.text.name == document]
        print(f"{folder:<18} as it is  left out      {figures(judged)}", flush=True)
    print(f"{time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
