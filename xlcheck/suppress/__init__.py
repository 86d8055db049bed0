"""What a repository knows already: ignores in its files, a baseline of old findings, and what a change touches."""

from __future__ import annotations

from xlcheck.suppress.inline import Judged, judge_ignores

__all__ = ["Judged", "judge_ignores"]
