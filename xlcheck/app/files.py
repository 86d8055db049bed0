"""What a person hands over: files in bounded size, kept in a folder that goes when the page does."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any

from xlcheck.app.words import trouble
from xlcheck.app.work import File, alone
from xlcheck.errors import InputError, XlcheckError
from xlcheck.files.formats import detect
from xlcheck.project.guess import languages
from xlcheck.read import looks_like, read_bilingual, read_document
from xlcheck.settings import Settings

MOST_FILES = 800
"""Files that are taken until the next check begins anew."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_LONGEST = 160


class TooMany(InputError):
    """More files than a person looks through."""


class Files:
    """The files that were handed over, by a name that the page knows them by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self.known: dict[str, File] = {}
        self._folders: dict[str, str] = {}

    def place(self, name: str) -> tuple[str, Path]:
        """Return the key of a new file and where its bytes go; of a name with folders, the last part counts alone.

        Raises:
            TooMany: if there are too many already.
        """
        if self._number >= MOST_FILES:
            raise TooMany(f"more than {MOST_FILES} files; begin anew, and choose fewer", "IOE005")
        self._number += 1
        key = str(self._number)
        inside = PurePosixPath(name.replace("\\", "/"))
        safe = _UNSAFE.sub("_", inside.name).strip(". ") or "file"
        stem, dot, suffix = safe.rpartition(".")
        shown = f"{_cut(stem, _LONGEST)}.{_cut(suffix, 20)}" if dot else _cut(safe, _LONGEST)
        path = self._folder / key / shown
        path.parent.mkdir(parents=True)
        self.known[key] = File(path, shown)
        self._folders[key] = "/".join(part for part in inside.parts[:-1] if part.casefold() not in languages())
        return key, path

    def add(self, file: File) -> str:
        """Take a file that was named on the command line; return its key."""
        self._number += 1
        key = str(self._number)
        self.known[key] = file
        self._folders[key] = ""
        return key

    def folder(self, key: str) -> str:
        """Return the folder of a file within what was chosen, without the names of languages in it."""
        return self._folders[key]

    def forget(self, key: str) -> None:
        """Take a file away; one that was named on the command line stays where it is."""
        file = self.known.pop(key, None)
        if file is not None and file.home is None:
            file.path.unlink(missing_ok=True)

    def described(self, key: str, settings: Settings) -> dict[str, Any]:
        """Return what the page says of a file: its name, whether it holds both languages, its language, its fault."""
        file = self.known[key]
        seen: dict[str, Any] = {"key": key, "name": file.name, "folder": self._folders[key]}
        try:
            if alone(file):
                pair = read_bilingual(file.path, encoding=settings.encoding, max_bytes=settings.max_bytes)
                return seen | {"kind": "pairs", "size": len(pair[0].segments)}
            detect(file.path)
            document = read_document(file.path, "en", encoding=settings.encoding, max_bytes=settings.max_bytes)
            return seen | {
                "kind": "document",
                "language": looks_like(document.text),
                "size": len(document.text.split()) if looks_like(document.text) == "en" else len(document.text),
            }
        except XlcheckError as error:
            said = trouble(error)
            return seen | {"kind": "none", "error": said.said, "detail": said.detail}


def _cut(text: str, size: int) -> str:
    """Return a text in at most so many bytes: a system counts those in names."""
    return text.encode()[:size].decode(errors="ignore")
