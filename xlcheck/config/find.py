"""Which file configures a run: the nearest one above the working directory, not beyond the top of the repository."""

from __future__ import annotations

import tomllib
from pathlib import Path

NAME = "xlcheck.toml"
TABLE = ("tool", "xlcheck")
"""Where the configuration stands in pyproject.toml."""


def find(start: Path) -> Path | None:
    """Return the configuration for a folder, or None. In one folder, xlcheck.toml goes before pyproject.toml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (own := folder / NAME).is_file():
            return own
        if _configures(pyproject := folder / "pyproject.toml"):
            return pyproject
        if (folder / ".git").exists():
            return None
    return None


def top(folder: Path) -> Path:
    """Return the top of the git repository that a folder lies in; the folder itself where it lies in none."""
    folder = folder.resolve()
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def _configures(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    try:
        return "xlcheck" in tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        # Broken, and ours: whoever reads it says where.
        return "[tool.xlcheck" in text
