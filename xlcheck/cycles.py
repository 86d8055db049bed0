"""How often Python looks for cycles of objects that nothing else holds."""

from __future__ import annotations

import gc


def look_seldom() -> None:
    """Look for cycles seldom in this process.

    A run makes many objects and few cycles: to look for them after every 700 objects takes a sixth of its time.
    """
    gc.set_threshold(50_000, 20, 20)
