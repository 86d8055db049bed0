"""Sentence alignment: two lists of segments and an encoder -> beads with probabilities."""

from __future__ import annotations

from xlcheck.align.aligner import align
from xlcheck.align.moved import moved_blocks, moved_findings
from xlcheck.align.table import read_table
from xlcheck.align.trust import ensure_aligned

__all__ = ["align", "ensure_aligned", "moved_blocks", "moved_findings", "read_table"]
