"""What the stages of the alignment hand each other: a path, and the names of the features in their order."""

from __future__ import annotations

from typing import TypeAlias

Path: TypeAlias = list[tuple[int, int, int, int, float]]
"""Row and column of the end, source and target sentences, probability of each step."""

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
    "density",
    "break_inside",
    "break_shared",
    "kind_differs",
)
"""In the order of the arrays that `Problem.bead_features` returns."""

NULL_FEATURES = ("long", "repeated_alone", "best_cosine", "best_margin", "best_cover", "best_clause", "symbols")
"""In the order of the columns of `Problem.null_features`."""
