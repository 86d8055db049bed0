"""An alignment as a table that a person corrects, in the form that ``xlcheck check ZH EN --beads FILE`` reads."""

from __future__ import annotations

from xlcheck.model import Pair, Side
from xlcheck.report.exchange import cell

HEADER = ("source", "target", "score", "zh", "en")


def render_beads(pair: Pair, signature: str) -> str:
    """Return one bead a line under a header, tabs between: sentence numbers of both sides, score, texts.

    Sentences are counted from 1; "4-5" are two in a row. Only the first two columns are read back.
    """
    del signature  # a comment line would be one more thing to keep right
    rows = [HEADER]
    for bead in pair.beads:
        texts = _text(pair.source_side(bead)), _text(pair.target_side(bead))
        rows.append((_numbers(bead.source), _numbers(bead.target), f"{bead.score:.2f}", *texts))
    return "".join("\t".join(row) + "\n" for row in rows)


def _text(side: Side) -> str:
    return cell(side.text)


def _numbers(indices: tuple[int, ...]) -> str:
    """Return indices as 1-based numbers: "3", "4-5", "4,9-10"."""
    parts: list[tuple[int, int]] = []
    for index in indices:
        if parts and parts[-1][1] == index:
            parts[-1] = (parts[-1][0], index + 1)
        else:
            parts.append((index + 1, index + 1))
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)
