"""The folder of this user for what may be lost at any time."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder for caches: XLCHECK_CACHE, or what the platform provides for each user."""
    if chosen := environ.get("XLCHECK_CACHE"):
        return Path(chosen)
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "xlcheck" / "Cache"
    if platform == "darwin":
        return home / "Library" / "Caches" / "xlcheck"
    return Path(environ.get("XDG_CACHE_HOME") or home / ".cache") / "xlcheck"
