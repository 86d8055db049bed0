"""The MQM score: penalty points for 1,000 characters of the source. A display, never a gate."""

from __future__ import annotations

from typing import Any

from xlcheck.model import Severity
from xlcheck.rows import Results

WEIGHTS: dict[Severity, int] = {"critical": 25, "major": 5, "minor": 1, "info": 0}
"""Points of a finding. These are the default severity multipliers of MQM (Multidimensional Quality Metrics, the MQM
Council, themqm.org, "Scoring Models"): neutral 0, minor 1, major 5, critical 25; "info" is MQM's neutral. All types of
error weigh the same, as in its raw, linear model without calibration."""

PER = 1000
"""Characters that the points are counted for. MQM counts words of the source; Chinese is counted in characters."""


def score(results: Results) -> dict[str, Any]:
    """Return the points of a run, the characters of its source without blanks, and the points for 1,000 of them.

    Findings of low confidence carry no points: a person has to look at them first. Neither do pairs that could not be
    checked, nor findings that are hidden. Without any characters there is no score (None).
    """
    points = sum(WEIGHTS[row.severity] for row in results.rows if row.confidence != "low")
    characters = sum(outcome.source_characters for outcome in results.outcomes)
    return {
        "points": points,
        "source_characters": characters,
        "per_1000": round(points * PER / characters, 2) if characters else None,
    }


def line(results: Results) -> str | None:
    """Return the score in words; None where there is none."""
    value = score(results)
    if value["per_1000"] is None:
        return None
    return (
        f"MQM: {value['per_1000']:g} penalty points per 1,000 source characters "
        f"({value['points']} for {value['source_characters']:,}; minor 1, major 5, critical 25)."
    )
