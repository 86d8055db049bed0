"""From glossary files to one `Glossary`: the given ones in their order, and those that ship with the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from xlcheck.errors import GlossaryError
from xlcheck.terms.glossary.defects import Defect, refuse
from xlcheck.terms.glossary.table import read_table
from xlcheck.terms.glossary.values import ANY, Entry, Glossary

SPREADSHEETS = frozenset({".xlsx", ".xlsm"})
MARKUP = frozenset({".tbx", ".xml", ".mtf"})
OTHER = {
    ".xls": "save it as .xlsx",
    ".ods": "save it as .xlsx",
    ".sdltb": "export it as MultiTerm XML or TBX",
    ".tmx": "it is a translation memory; `xlcheck terms suggest` proposes entries from it",
}


def read_file(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries of a glossary file of any known format, and its defects.

    The suffix tells the format: .xlsx; .tbx and .xml (TBX, MultiTerm XML); .tsv, .tab, .txt; anything else is CSV.

    Raises:
        GlossaryError: if the file cannot be used at all; the message names file, line and what to do.
    """
    suffix = path.suffix.casefold()
    if suffix in OTHER:
        raise GlossaryError(f"{path}: this format is not read: {OTHER[suffix]}")
    if suffix in SPREADSHEETS:
        from xlcheck.terms.glossary.spreadsheet import read_spreadsheet

        return read_spreadsheet(path)
    if suffix in MARKUP:
        from xlcheck.terms.glossary.tbx import read_termbase

        return read_termbase(path)
    return read_table(path)


def load_glossary(paths: Sequence[Path]) -> Glossary:
    """Return the glossary of some files; where two hold the same Chinese term, the later file's entries count.

    Raises:
        GlossaryError: if a file cannot be used; the message names file, line and what to do.
    """
    glossary = Glossary()
    for path in paths:
        one = Glossary(_entries(Path(path)))
        glossary = glossary.merged(one) if glossary else one
    return glossary


@cache
def shipped() -> Glossary:
    """Return the glossary that comes with xlcheck, as one."""
    return Glossary(tuple(entry._replace(shipped=True) for path in shipped_files() for entry in _entries(path)))


def shipped_files() -> tuple[Path, ...]:
    """Return the glossary files that come with xlcheck: of an installed package, or of a source checkout."""
    package = Path(__file__).parents[1]
    inside = package / "shipped"
    return tuple(sorted((inside if inside.is_dir() else package.parents[1] / "glossary").glob("*.csv")))


def _entries(path: Path) -> tuple[Entry, ...]:
    return _settled(read_file(path))


def _settled(items: Iterable[Entry | Defect]) -> tuple[Entry, ...]:
    """Return the entries; an error among them ends the run, which names the first."""
    found: list[Entry] = []
    errors: list[Defect] = []
    for item in items:
        if isinstance(item, Entry):
            found.append(item)
        elif item.grade == "error":
            errors.append(item)
    if errors:
        raise refuse(*errors)
    return tuple(found)


def homographs(entries: Iterable[Entry]) -> Iterator[Defect]:
    """Yield a remark for each term with a second preferred rendering in the same domain and files.

    Either rendering is right then; TRM003 leaves the term alone.
    """
    preferred: dict[object, Entry] = {}
    for entry in entries:
        if entry.status != "preferred" or entry.zh == ANY:
            continue
        key = (entry.zh, entry.domain, entry.files) if entry.domain or entry.files else entry.zh
        first = preferred.setdefault(key, entry)
        if first is not entry and first.en != entry.en:
            yield Defect(
                entry.path,
                entry.line,
                "homograph",
                f"{entry.zh} has another preferred rendering, {first.en!r} ({first.path}:{first.line}): both are right "
                "everywhere; if it is one thing, make one of them admitted",
                "info",
            )
