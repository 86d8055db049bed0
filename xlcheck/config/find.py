"""Which file configures a run: the nearest one above the working directory, not beyond the top of the repository."""

from __future__ import annotations

import tomllib
from pathlib import Path

from xlcheck.errors import ConfigurationError, InputError
from xlcheck.files.places import top
from xlcheck.files.source import whole

__all__ = ["MAX_BYTES", "NAME", "TABLE", "find", "top"]

MAX_BYTES = 1 << 20
"""Larger files are no configurations."""

NAME = "xlcheck.toml"
TABLE = ("tool", "xlcheck")
"""Where the configuration stands in pyproject.toml."""


def find(start: Path) -> Path | None:
    """Return the configuration for a folder, or None. In one folder, xlcheck.toml goes before pyproject.toml."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (own := folder / NAME).exists():
            return own
        if _configures(pyproject := folder / "pyproject.toml"):
            return pyproject
        if (folder / ".git").exists():
            return None
    return None


def _configures(path: Path) -> bool:
    if not path.is_file():  # a device or a pipe is none
        return False
    try:
        text = whole(path, MAX_BYTES).decode()
    except InputError as error:
        if error.code in ("IOE001", "IOE002"):
            return False
        raise ConfigurationError(str(error)) from None
    except ValueError:
        return False
    if "xlcheck" not in text:
        return False
    try:
        return "xlcheck" in tomllib.loads(text).get("tool", {})
    except (ValueError, RecursionError):
        # Broken, and ours: whoever reads it says where.
        return "[tool.xlcheck" in text
