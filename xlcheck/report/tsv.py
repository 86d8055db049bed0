"""An alignment as a two-column table, in the form that ``xlcheck check FILE.tsv`` reads back."""

from __future__ import annotations

from xlcheck.model import Pair
from xlcheck.report.exchange import cell


def render_tsv(pair: Pair, signature: str) -> str:
    """Return one bead a line, Chinese, tab, English, without header or quoting; tabs and line ends become blanks."""
    del signature  # a comment line would be a unit
    sides = ((pair.source_side(bead).text, pair.target_side(bead).text) for bead in pair.beads)
    return "".join("\t".join(cell(text) for text in row) + "\n" for row in sides)
