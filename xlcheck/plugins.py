"""Checks and formats of one's own, found among the installed distributions by their entry points (docs/plugins.md).

Nothing is imported before it is needed. Only what is installed counts: the working directory, where the files of
strangers may lie, is never searched.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from xlcheck.errors import ConfigurationError, XlcheckError
from xlcheck.model import Kind

CHECKS = "xlcheck.checks"
"""The group of checks: the name is the code, the value the class."""

READERS = "xlcheck.readers"
"""The group of formats: the name is the ending without its dot, the value a `DocumentReader` or `BilingualReader`."""


class InputFile(Protocol):
    """A file that is to be read: its path, and its lines where it is text."""

    @property
    def path(self) -> Path:
        """Where it lies."""

    @property
    def lines(self) -> list[str]:
        """Its lines without their ends, decoded as those of all files; none where the reader is binary."""


class Paragraph(NamedTuple):
    """A paragraph of a document: its text, and the 1-based line and column of its first character.

    Each line feed in the text goes on to the next line of the file. ``name`` is what a person finds it by where lines
    mean little ("slide 3").
    """

    text: str
    line: int
    column: int = 1
    kind: Kind = "text"
    name: str = ""


class Translation(NamedTuple):
    """A unit of a bilingual file: both texts, and the 1-based lines on which they stand; ``name`` as in `Paragraph`."""

    zh: str
    en: str
    line: int
    en_line: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class DocumentReader:
    """Reads one side of a pair: ``read`` yields its paragraphs in order. A ``binary`` file is not decoded before.

    ``read`` raises `xlcheck.InputError` for a file that it cannot read.
    """

    read: Callable[[InputFile], Iterable[Paragraph]]
    binary: bool = False


@dataclass(frozen=True, slots=True)
class BilingualReader:
    """Reads a file that holds both sides: ``read`` yields its units in order. For the rest as `DocumentReader`."""

    read: Callable[[InputFile], Iterable[Translation]]
    binary: bool = False


@dataclass(frozen=True, slots=True)
class Plugin:
    """An entry point: ``value`` is "module:attribute", ``distribution`` and ``version`` what it is installed with."""

    group: str
    name: str
    value: str
    distribution: str
    version: str

    def __str__(self) -> str:
        return f"the plug-in {self.distribution} {self.version}"

    def load(self) -> Any:
        """Return what the entry point names.

        Raises:
            ConfigurationError: if that cannot be imported.
        """
        from importlib import import_module

        module, _, attribute = self.value.partition(":")
        with self.blamed(f"{self.value} cannot be imported"):
            value: Any = import_module(module)
            for name in filter(None, attribute.split(".")):
                value = getattr(value, name)
            return value

    @contextmanager
    def blamed(self, what: str) -> Iterator[None]:
        """Turn whatever goes wrong in here into an error that names the distribution.

        Raises:
            ConfigurationError: in place of any exception that is not one of ours.
        """
        try:
            yield
        except XlcheckError:
            raise
        except Exception as error:
            raise self.error(f"{what}: {type(error).__name__}: {error}") from error

    def error(self, what: str) -> ConfigurationError:
        """Return the error for a plug-in that cannot be used."""
        return ConfigurationError(f"{self}: {what}; update {self.distribution}, or uninstall it")

    def files(self) -> list[Path]:
        """Return the files of the package or module that the entry point is in, sorted; it is not imported."""
        from importlib.util import find_spec

        spec = find_spec(re.split(r"[.:]", self.value, maxsplit=1)[0])
        if spec is None:
            return []
        if spec.submodule_search_locations:
            return sorted(path for folder in spec.submodule_search_locations for path in Path(folder).rglob("*"))
        return [Path(spec.origin)] if spec.origin else []


def plugins(group: str) -> dict[str, Plugin]:
    """Return the entry points of a group by their names, sorted; for endings and codes, small letters are as large.

    Raises:
        ConfigurationError: if two distributions have one of the same name.
    """
    found: dict[str, Plugin] = {}
    for plugin in _installed():
        if plugin.group != group:
            continue
        if other := found.get(plugin.name):
            raise plugin.error(f"{plugin.name} is also in {other} ({group})")
        found[plugin.name] = plugin
    return dict(sorted(found.items()))


@cache
def _installed() -> tuple[Plugin, ...]:
    """Return all entry points of ours.

    The files are looked through for the names of the groups first, since importing ``importlib.metadata`` takes longer
    than all else of a start, and most installations have none.
    """
    folders: dict[str, Path] = {}
    here = os.path.realpath(Path.cwd())
    for place in sys.path:
        if not place or os.path.realpath(place) == here:
            continue
        for folder in _with_ours(place):
            # As for modules, the first of a name hides the later ones.
            folders.setdefault(re.split(r"-|\.(?:dist|egg)-info$", folder.name, maxsplit=1)[0].casefold(), folder)
    return tuple(plugin for folder in folders.values() for plugin in _read(folder))


def _with_ours(place: str) -> Iterator[Path]:
    """Yield the folders of metadata in a place whose entry points name one of our groups."""
    try:
        with os.scandir(place) as entries:
            names = sorted(entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info")))
    except OSError:  # an archive, or no folder
        return
    for name in names:
        path = Path(place, name, "entry_points.txt")
        try:
            if b"[xlcheck." in path.read_bytes():
                yield path.parent
        except OSError:
            continue


def _read(folder: Path) -> Iterator[Plugin]:
    from importlib.metadata import Distribution

    distribution = Distribution.at(folder)
    name = distribution.metadata["Name"] or folder.stem
    for point in distribution.entry_points:
        if point.group in (CHECKS, READERS):
            key = point.name.upper() if point.group == CHECKS else point.name.lower().lstrip(".")
            yield Plugin(point.group, key, point.value, name, distribution.version or "")
