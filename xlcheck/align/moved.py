"""What the order of the beads shows: which of them stand elsewhere in the translation (ALN903)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from xlcheck.model import Bead, Confidence, Finding, Pair, Segment, Span

_LISTED = frozenset({"item", "cell"})
_LINES = 3


def moved_blocks(beads: Sequence[Bead]) -> list[list[int]]:
    """Return the blocks of beads, by their indices, that stand elsewhere in the translation than in the source.

    As few beads as possible are in blocks: the others are a longest chain that is in order on both sides. Beads must
    be in the order of the source.
    """
    paired = [k for k, bead in enumerate(beads) if bead.source and bead.target]
    starts = [beads[k].target[0] for k in paired]
    chain = set(_longest_increasing(starts))
    kept = sorted(starts[n] for n in chain)
    blocks: list[list[int]] = []
    last: int | None = None
    for n, bead in enumerate(paired):
        if n in chain:
            last = None
            continue
        if last is not None and last < starts[n] and bisect_left(kept, last) == bisect_left(kept, starts[n]):
            blocks[-1].append(bead)
        else:
            blocks.append([bead])
        last = starts[n]
    return blocks


def _longest_increasing(values: Sequence[int]) -> list[int]:
    """Return the places of a longest increasing subsequence (Fredman 1975: patience sorting)."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_right(tops, value)
        before.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        ends[pile : pile + 1] = [place]
    chain: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(place)
        place = before[place]
    return chain[::-1]


def moved_findings(pair: Pair) -> Iterator[Finding]:
    """Yield one ALN903 for each block that stands elsewhere, with its range on both sides.

    Several single beads, items or rows, a list in another order, are one finding, which is only mentioned.
    """
    blocks = moved_blocks(pair.beads)
    small = [block for block in blocks if len(block) == 1 or _is_listed(pair, block)]
    for block in blocks:
        if len(small) < 2 or block not in small:
            yield _moved(pair, block)
    if len(small) > 1:
        beads = [pair.beads[k] for block in small for k in block]
        yield Finding(
            "ALN903",
            "info",
            _sure(sum(bead.score for bead in beads) / len(beads)),
            f"{len(small)} sentences, items or rows stand in another order in the translation",
            small[0][0],
            tuple(_range([pair.source.segments[i] for i in bead.source]) for bead in beads),
            tuple(_range([pair.target.segments[j] for j in bead.target]) for bead in beads),
        )


def _is_listed(pair: Pair, block: Sequence[int]) -> bool:
    """Return whether a block is items of a list or cells of a table, or a few lines that stand by themselves."""
    segments = [pair.source.segments[i] for k in block for i in pair.beads[k].source]
    if all(segment.kind in _LISTED for segment in segments):
        return True
    return len(segments) <= _LINES and len({segment.paragraph for segment in segments}) == len(segments)


def _moved(pair: Pair, block: Sequence[int]) -> Finding:
    source = [pair.source.segments[i] for k in block for i in pair.beads[k].source]
    target = [pair.target.segments[j] for k in block for j in pair.beads[k].target]
    before = _before(pair, block[0])
    where = "at the beginning of the source" if before is None else f"after line {before.line} of the source"
    what, them = (
        ("this sentence stands", "it") if len(target) == 1 else (f"these {len(target)} sentences stand", "them")
    )
    return Finding(
        "ALN903",
        "minor",
        _sure(sum(pair.beads[k].score for k in block) / len(block)),
        f"{what} elsewhere in the translation: the source has {them} {where}",
        block[0],
        (_range(source),),
        (_range(target),),
    )


def _sure(score: float) -> Confidence:
    return "high" if score >= 0.9 else "medium" if score >= 0.5 else "low"


def _before(pair: Pair, bead: int) -> Segment | None:
    first = pair.beads[bead].source[0]
    return pair.source.segments[first - 1] if first else None


def _range(segments: Sequence[Segment]) -> Span:
    return Span(segments[0].span.start, segments[-1].span.end)
