"""From glossary files to one `Glossary`: the given ones in their order, and those that ship with the package."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from xlcheck.errors import GlossaryError
from xlcheck.terms.glossary import Entry, Glossary
from xlcheck.terms.table import read_table


def load(paths: Sequence[Path]) -> Glossary:
    """Return the glossary of some files; where two hold the same Chinese term, the later file's entries count.

    Raises:
        GlossaryError: if a file cannot be used; the message names file, line and what to do.
    """
    glossary = Glossary()
    for path in paths:
        entries = tuple(read_table(Path(path)))
        _refuse_two_preferred(entries)
        glossary = glossary.merged(Glossary(entries))
    return glossary


@cache
def shipped() -> Glossary:
    """Return the glossary that comes with xlcheck, as one."""
    glossary = Glossary()
    for path in sorted(_shipped_folder().glob("*.csv")):
        glossary = Glossary(glossary.entries + tuple(read_table(path)))
    _refuse_two_preferred(glossary.entries)
    return glossary


def _shipped_folder() -> Path:
    """Return the folder inside an installed package, or the one beside the package in a source checkout."""
    package = Path(__file__).parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parents[1] / "glossary"


def _refuse_two_preferred(entries: Iterable[Entry]) -> None:
    preferred: dict[str, Entry] = {}
    for entry in entries:
        if entry.status != "preferred":
            continue
        first = preferred.setdefault(entry.zh, entry)
        if first.en != entry.en:
            raise GlossaryError(
                f"{entry.path}:{entry.line}: {entry.zh} has a preferred rendering already ({first.path}:{first.line}): "
                "make one of the two admitted, or delete it"
            )
