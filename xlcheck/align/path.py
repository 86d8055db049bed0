"""What the stages of the alignment hand each other: a path, and the names of the features in their order."""

from __future__ import annotations

from typing import TypeAlias

Step: TypeAlias = tuple[int, int, int, int, float]
"""Row and column of the end, source and target sentences, probability."""

Path: TypeAlias = list[Step]

Range: TypeAlias = tuple[int, int]
"""The first sentence and the one behind the last."""


def covered(steps: Path) -> tuple[Range, Range]:
    """Return the source and the target sentences of some steps that follow each other."""
    first, last = steps[0], steps[-1]
    return (first[0] - first[2], last[0]), (first[1] - first[3], last[1])


def absolute(path: Path, row: int, column: int) -> Path:
    """Return a path that was counted from a node as one that is counted from the beginning of the texts."""
    return [(i + row, j + column, a, b, score) for i, j, a, b, score in path]


BEAD_FEATURES = (
    "cosine",
    "cosine_size",
    "cosine_square",
    "drop_source",
    "drop_target",
    "grow_source",
    "grow_target",
    "cover_source",
    "cover_target",
    "cover_source_share",
    "cover_target_share",
    "cover_weakest_source",
    "cover_weakest_target",
    "clause_weakest_source",
    "clause_weakest_target",
    "edges_source",
    "strayed_source",
    "edges_target",
    "strayed_target",
    "symbol_nats",
    "symbol_miss_source",
    "symbol_miss_target",
    "length",
    "length_far",
    "mark_same",
    "mark_differs",
    "continues",
    "quote_same",
    "quote_differs",
    "speech_same",
    "speech_differs",
    "report_left",
    "density",
    "break_inside",
    "break_shared",
    "kind_differs",
)
"""In the order of the arrays that `Problem.bead_features` returns."""

NULL_FEATURES = ("long", "repeated_alone", "best_cosine", "best_margin", "best_cover", "best_clause", "symbols")
"""In the order of the columns of `Problem.null_features`."""
