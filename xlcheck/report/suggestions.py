"""Proposed terms for a person or a program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlcheck.terms.mining.renderings import Rendering, Suggestion

LEAST = 0.1
"""Score from which a rendering is shown after the best one."""

EXCERPT = 60
"""Characters of an example on each side of the term."""


def as_text(found: Sequence[Suggestion], beads: Sequence[tuple[str, str]]) -> str:
    """Return a term a line with its renderings, and below it what competes with the best one and an example."""
    lines = []
    for item in found:
        shown = [r for r in item.candidates if r.score >= LEAST] or item.candidates[:1]
        renderings = "; ".join(f"{r.text} ({r.count}, {r.score:.2f})" for r in shown)
        lines.append(f"{item.zh}  in {item.count}: {renderings or 'nothing recurs'}")
        if item.rivals:
            lines.append("    elsewhere: " + "; ".join(f"{r.text} ({r.count})" for r in item.rivals))
        if item.candidates and item.candidates[0].beads:
            zh, en = beads[item.candidates[0].beads[0]]
            lines += [f"    {excerpt(zh, item.zh)}", f"    {excerpt(en, item.candidates[0].text)}"]
    return "".join(f"{line}\n" for line in lines) or "nothing to propose\n"


def excerpt(text: str, part: str) -> str:
    """Return what stands around a part of a text, on one line."""
    text = " ".join(text.split())
    at = max(0, text.casefold().find(part.casefold()))
    start, end = max(0, at - EXCERPT), at + len(part) + EXCERPT
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def as_json(found: Sequence[Suggestion], beads: Sequence[tuple[str, str]]) -> str:
    """Return the proposals with their evidence as JSON."""

    def rendering(one: Rendering) -> dict[str, object]:
        places = [{"unit": n + 1, "source": beads[n][0], "target": beads[n][1]} for n in one.beads]
        return {"text": one.text, "score": one.score, "count": one.count, "examples": places}

    rows = [
        {
            "zh": s.zh,
            "count": s.count,
            "score": s.score,
            "candidates": [rendering(r) for r in s.candidates],
            "rivals": [rendering(r) for r in s.rivals],
        }
        for s in found
    ]
    return json.dumps({"version": 1, "suggestions": rows}, ensure_ascii=False, indent=1) + "\n"
