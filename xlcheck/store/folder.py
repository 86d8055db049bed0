"""The folders of this user: for what may be lost at any time, and for what a person has made."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path


def cache_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder for caches: XLCHECK_CACHE, or what the platform provides for each user."""
    return _folder("CACHE", environ, platform, "Cache", "Caches", (".cache",))


def data_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Return the folder for what a person has made and would miss: XLCHECK_DATA, or what the platform provides."""
    return _folder("DATA", environ, platform, "Data", "Application Support", (".local", "share"))


def _folder(
    kind: str,
    environ: Mapping[str, str],
    platform: str,
    windows: str,
    mac: str,
    other: tuple[str, ...],
) -> Path:
    """Return the folder of a kind, given what it is called on each platform."""
    if chosen := environ.get(f"XLCHECK_{kind}"):
        return Path(chosen)
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "xlcheck" / windows
    if platform == "darwin":
        return home / "Library" / mac / "xlcheck"
    return Path(environ.get(f"XDG_{kind}_HOME") or home.joinpath(*other)) / "xlcheck"


def secret(folder: Path, environ: Mapping[str, str] = os.environ) -> bytes:
    """Return the key under which what is kept in a folder is signed, of 32 bytes; it is made at the first use.

    It lies in the folder, and where that is in a checkout, whose files a stranger may have written, in the folder that
    the platform provides for this user. Where that is in a checkout too, or cannot be written, the key is a new one
    each time: nothing that was kept before is believed.
    """
    own = {name: value for name, value in environ.items() if name != "XLCHECK_CACHE"}
    for place in (folder, cache_folder(own)):
        if not _in_checkout(place):
            with contextlib.suppress(OSError):
                return _kept_secret(place / _KEY)
    return secrets.token_bytes(_SIZE)


def _in_checkout(folder: Path) -> bool:
    """Return whether a folder lies in the working directory or in a repository around that."""
    here, folder = Path.cwd().resolve(), folder.resolve()
    top = next((above for above in (here, *here.parents) if (above / ".git").exists()), here)
    return folder.is_relative_to(top) or folder.is_relative_to(here)


def _kept_secret(path: Path) -> bytes:
    with contextlib.suppress(FileNotFoundError):
        if len(key := path.read_bytes()) == _SIZE:
            return key
        path.unlink()  # cut short
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{_KEY}.")
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(_SIZE))
    with contextlib.suppress(FileExistsError):
        os.link(temporary, path)  # all or nothing: of two that come at once, one makes it
    Path(temporary).unlink()
    return path.read_bytes()


_KEY = "key"
_SIZE = 32
