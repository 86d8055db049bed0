"""Where a file really lies: paths and links of a repository that a stranger wrote must not lead out of it."""

from __future__ import annotations

import os
from pathlib import Path


def top(folder: Path) -> Path:
    """Return the top of the git repository that a folder lies in; the folder itself where it lies in none."""
    folder = folder.resolve()
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def inside(path: Path, root: Path) -> bool:
    """Return whether a path lies in a folder when its links are followed, and not in the data of git."""
    real, root = Path(os.path.realpath(path)), Path(os.path.realpath(root))
    return real.is_relative_to(root) and ".git" not in real.relative_to(root).parts


def leads_out(path: Path, root: Path) -> bool:
    """Return whether a path that stands in a folder leads out of it by a link."""
    named = Path(os.path.abspath(path))  # noqa: PTH100 (Path.absolute keeps "..")
    stands = any(named.is_relative_to(place) for place in (Path(os.path.abspath(root)), Path(os.path.realpath(root))))  # noqa: PTH100
    return stands and not inside(path, root)
