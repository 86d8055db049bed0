"""What a person hands over: files in bounded size, kept in a folder that goes when the page does."""

from __future__ import annotations

import re
from pathlib import Path, PurePath, PurePosixPath
from typing import Any

from xlcheck.app.words import trouble
from xlcheck.app.work import File
from xlcheck.errors import InputError, UsageError, XlcheckError
from xlcheck.files.formats import detect
from xlcheck.model import Document
from xlcheck.project.guess import languages
from xlcheck.read import (
    is_bilingual,
    looks_like,
    may_be_bilingual,
    read_bilingual,
    read_document,
    suffixes,
)
from xlcheck.settings import Settings

MOST_FILES = 800
"""Files that are taken until the next check begins anew."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_LONGEST = 160
_MOSTLY = 0.6  # of the text of a document stands in tables with both languages, if that is what it is


class TooMany(InputError):
    """More files than a person looks through."""


class Files:
    """The files that were handed over, by a name that the page knows them by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self.known: dict[str, File] = {}
        self._folders: dict[str, str] = {}
        self._seen: dict[str, dict[str, Any]] = {}

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
        safe = _safe(inside.name) or "file"
        stem, dot, suffix = safe.rpartition(".")
        shown = f"{_cut(stem, _LONGEST)}.{_cut(suffix, 20)}" if dot else _cut(safe, _LONGEST)
        path = self._folder / key / shown
        path.parent.mkdir(parents=True)
        self.known[key] = File(path, shown, "/".join((*map(_safe, inside.parts[:-1]), shown)))
        self._folders[key] = _folder(inside)
        return key, path

    def add(self, file: File, inside: PurePath) -> str:
        """Take a file that was named on the command line, or lies at a path in a folder that was; return its key."""
        self._number += 1
        key = str(self._number)
        self.known[key] = file
        self._folders[key] = _folder(inside)
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
        if key not in self._seen:
            self._seen[key] = self._described(key, settings)
        return self._seen[key]

    def _described(self, key: str, settings: Settings) -> dict[str, Any]:
        file = self.known[key]
        seen: dict[str, Any] = {"key": key, "name": file.name, "shown": file.shown}
        try:
            both = _both(file.path, settings)
            if both and is_bilingual(file.path):
                return seen | {"kind": "pairs", "size": len(both[0].segments)}
            document = read_document(file.path, "en", encoding=settings.encoding, max_bytes=settings.max_bytes)
            if both and sum(len(side.text) for side in both) > _MOSTLY * len(document.prose):
                return seen | {"kind": "pairs", "size": len(both[0].segments)}
            return seen | {
                "kind": "document",
                "language": looks_like(document.prose),
                "size": len(document.prose.split()) if looks_like(document.prose) == "en" else len(document.prose),
            }
        except XlcheckError as error:
            said = trouble(error)
            return seen | {"kind": "none", "error": said.said, "detail": said.detail}


def within(folder: Path) -> list[Path]:
    """Return the files of a folder that can be read, at most so many as are taken.

    Raises:
        UsageError: if there is none.
    """
    known = (*suffixes("document"), *suffixes("pairs"))
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.casefold() in known
        and path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )
    if not found:
        raise UsageError(f"{folder}: no documents in this folder")
    return found[:MOST_FILES]


def _both(path: Path, settings: Settings) -> tuple[Document, Document] | None:
    """Return both sides of a file that holds them; None where it is a document, or a table with one language.

    Raises:
        XlcheckError: if it can only be bilingual, and cannot be read.
    """
    if not may_be_bilingual(path):
        return None
    try:
        return read_bilingual(path, encoding=settings.encoding, max_bytes=settings.max_bytes)
    except InputError:
        if is_bilingual(path) and not detect(path).other:
            raise
        return None


def _folder(inside: PurePath) -> str:
    return "/".join(part for part in inside.parts[:-1] if part.casefold() not in languages())


def _safe(name: str) -> str:
    return _UNSAFE.sub("_", name).strip(". ")


def _cut(text: str, size: int) -> str:
    """Return a text in at most so many bytes: a system counts those in names."""
    return text.encode()[:size].decode(errors="ignore")
