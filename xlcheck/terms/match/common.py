"""Abbreviations that every reader knows, so that no glossary has to list both forms (data/abbreviations.csv).

``R&D expenses`` in a glossary stands for ``research and development expenses`` too, and the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from xlcheck.language.tables import read_table

TABLE = Path(__file__).parent / "data" / "abbreviations.csv"


@cache
def common() -> Mapping[str, str]:
    """Return the long forms by the abbreviations."""
    return {row.form: row.values["long"] for row in read_table(TABLE, "long")}


def written_out(text: str) -> str:
    """Return a rendering with the abbreviations that every reader knows written out."""
    return _any_of(*common()).sub(lambda match: common()[match[0]], text)


def abbreviated(text: str) -> str:
    """Return a rendering with the long forms of these abbreviations made short."""
    short = {long: brief for brief, long in common().items()}
    return _any_of(*short).sub(lambda match: short[match[0]], text)


@cache
def _any_of(*forms: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(forms, key=len, reverse=True))) + r")(?!\w|-)")
