"""From the patterns of a configuration to pairs of files, in a fixed order, all of them inside the repository."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlcheck.errors import ConfigurationError
from xlcheck.files.places import inside
from xlcheck.globs import filled, fixed, is_whole, matches, parts
from xlcheck.model import Note
from xlcheck.rules import RULES
from xlcheck.settings import PairPattern

_SKIPPED = frozenset({"node_modules", "__pycache__"})
"""Folders that hold no texts of a repository; neither do those whose name begins with a full stop."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One pair: paths from the working directory; a bilingual file has no target.

    ``key`` names the pair wherever one stands: the path of its translation from the folder of the configuration.
    """

    source: str
    target: str | None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The pairs of a run, and notes on files without a counterpart. ``refused`` are links out of the repository."""

    pairs: tuple[Planned, ...]
    missing: tuple[Note, ...] = ()
    refused: tuple[Note, ...] = ()


def plan(patterns: Sequence[PairPattern], folder: Path, root: Path) -> Plan:
    """Find the pairs that patterns, relative to ``folder``, describe. Nothing outside of ``root`` is looked at.

    Raises:
        ConfigurationError: if a pattern finds nothing, or its folder does not exist or is a link out of the repository.
    """
    pairs: dict[Planned, None] = {}
    missing: list[Note] = []
    refused: dict[str, Note] = {}
    for pattern in patterns:
        files = _Files(folder, root, pattern)
        own, notes = files.bilingual() if pattern.target is None else files.pairs()
        if not (own or notes or files.refused):
            named = " and ".join(filter(None, (pattern.source, pattern.target)))
            raise ConfigurationError(f"pairs: {named}: no pair of files is there; correct the pattern")
        pairs |= dict.fromkeys(own)
        missing += notes
        refused |= {note.path: note for note in files.refused}
    # A file that one pattern gives a counterpart lacks none, whatever another one says; two that miss it say so once.
    paired = {path for pair in pairs for path in (pair.source, pair.target)}
    lacking = {(note.code, note.path): note for note in reversed(missing) if note.path not in paired}
    return Plan(
        tuple(sorted(pairs, key=lambda pair: (pair.source, pair.target or ""))),
        tuple(sorted(lacking.values(), key=lambda note: (note.path, note.code))),
        tuple(refused[path] for path in sorted(refused)),
    )


@dataclass
class _Files:
    """The files of one pattern; paths are relative to the folder of the configuration until they are shown."""

    folder: Path
    root: Path
    pattern: PairPattern
    refused: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._here = os.path.relpath(self.folder) == "."

    def bilingual(self) -> tuple[list[Planned], list[Note]]:
        return [Planned(self._shown(path), None, path) for path in self._under(self.pattern.source)], []

    def pairs(self) -> tuple[list[Planned], list[Note]]:
        source, target = self.pattern.source, self.pattern.target or ""
        ours, theirs = self._under(source), self._under(target)
        # Where one pattern holds the other's files too ("*.md" beside "en/*.md"), the longer one has them.
        both = set(ours) & set(theirs)
        if len(target) >= len(source):
            ours = [path for path in ours if path not in both]
        else:
            theirs = [path for path in theirs if path not in both]
        known = frozenset(theirs)
        present = set(known)
        found, notes = [], []
        for path in ours:
            other = _counterpart(path, source, target)
            present.discard(other)
            if other in known:
                found.append(Planned(self._shown(path), self._shown(other), other))
            elif self.pattern.missing in ("both", "target"):
                notes.append(self._missing("OMI002", path, other))
        for path in sorted(present) if self.pattern.missing in ("both", "source") else ():
            notes.append(self._missing("ADD002", path, _counterpart(path, target, source)))
        return found, notes

    def _missing(self, code: str, path: str, other: str) -> Note:
        what = "translation" if code == "OMI002" else "source"
        message = f"this file has no {what}: {self._shown(other)} does not exist"
        return Note(code, RULES[code].severity, "high", message, self._shown(path), code == "OMI002", key=path)

    def _shown(self, path: str) -> str:
        if self._here:  # the path itself; telling it for every file of a large repository takes time
            return posixpath.normpath(path)
        return Path(os.path.relpath(self.folder / path)).as_posix()

    def _under(self, pattern: str) -> list[str]:
        base = fixed(pattern)
        top = self.folder / base
        if not top.is_dir():
            raise ConfigurationError(f"pairs: {pattern}: there is no folder {self._shown(base)}; correct the pattern")
        if not self._inside(top):
            raise ConfigurationError(f"pairs: {pattern}: {self._shown(base)} is a link out of the repository")
        deep = "**" in pattern or "/" in (pattern[len(base) + 1 :] if base else pattern)
        return sorted(self._walk(top, f"{base}/" if base else "", deep, (), pattern))

    def _walk(self, folder: Path, prefix: str, deep: bool, above: tuple[str, ...], wanted: str) -> Iterator[str]:
        real = os.path.realpath(folder)
        if real in above:  # a link to a folder around it
            return
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self._refuse("IOE003", prefix.rstrip("/") or ".", f"this folder may not be read ({error.strerror})")
            return
        for entry in found:
            path = f"{prefix}{entry.name}"
            if self._excluded(path):
                continue
            if not entry.is_dir():
                if is_whole(wanted, path) and (not entry.is_symlink() or self._allowed(path)):
                    yield path
                continue
            if not deep or entry.name.startswith(".") or entry.name in _SKIPPED:
                continue
            if not entry.is_symlink() or self._allowed(path):
                yield from self._walk(Path(entry.path), f"{path}/", deep, (*above, real), wanted)

    def _excluded(self, path: str) -> bool:
        return any(matches(pattern, path) for pattern in self.pattern.exclude)

    def _allowed(self, path: str) -> bool:
        """Return whether a path stays in the repository when its links are followed; note it where it does not."""
        if self._inside(self.folder / path):
            return True
        self._refuse("IOE091", path, "this is a link out of the repository (or into .git), which is not followed")
        return False

    def _refuse(self, code: str, path: str, message: str) -> None:
        shown = self._shown(path)
        is_source = is_whole(self.pattern.source, path)
        said = f"{shown}: {message}; exclude it, or put the texts there"
        self.refused.append(Note(code, "critical", "high", said, shown, is_source, key=path))

    def _inside(self, path: Path) -> bool:
        return inside(path, self.root)


def _counterpart(path: str, pattern: str, other: str) -> str:
    found = parts(pattern, path)
    assert found is not None  # it was found by this pattern
    return filled(other, found)
