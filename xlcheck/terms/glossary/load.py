"""From glossary files to one `Glossary`: the given ones in their order, and those that ship with the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from xlcheck.errors import GlossaryError
from xlcheck.terms.glossary.defects import Defect, refuse
from xlcheck.terms.glossary.patterned import checked
from xlcheck.terms.glossary.table import read_table
from xlcheck.terms.glossary.values import ANY, NOUNS, VERBS, Entry, Glossary

SPREADSHEETS = frozenset({".xlsx", ".xlsm"})
MARKUP = frozenset({".tbx", ".xml", ".mtf"})
OTHER = {
    ".xls": "this format is not read: save it as .xlsx",
    ".ods": "this format is not read: save it as .xlsx",
    ".sdltb": "this is a MultiTerm term base, a database of Microsoft Access: open it in MultiTerm or Trados Studio, "
    "Catalog, Export, choose the default export definition (MultiTerm XML), and give the .xml file; or convert it with "
    "Glossary Converter to TBX or XLSX",
    ".mdb": "this is a database of Microsoft Access: export its table as CSV in UTF-8, or from MultiTerm as XML",
    ".mtw": "this is a MultiTerm 5 term base: export it from MultiTerm as XML, and give that file",
    ".xdt": "this only defines a MultiTerm term base: give the .xml file that was exported beside it",
    ".xdl": "this only defines a MultiTerm term base: give the .xml file that was exported beside it",
    ".mtbx": "this is a memoQ package: export the term base in memoQ as CSV in UTF-8, or as MultiTerm XML",
    ".ttk": "this format is not read: export it as TBX or CSV",
    ".zip": "this is an archive: unpack it and give the glossary in it",
    ".tmx": "this is a translation memory: `xlcheck terms suggest` proposes entries from it; a list of terms can be "
    "exported as CSV as well",
}
"""Endings of what is not read, and what to do."""


def read_file(path: Path) -> Iterator[Entry | Defect]:
    """Yield the entries of a glossary file of any known format, and its defects.

    The suffix tells the format: .xlsx; .tbx and .xml (TBX, MultiTerm XML); .toml (patterns of a configuration); .tsv,
    .tab, .utf8 (with tabs); anything else is CSV, or has tabs where its first line has them.

    Raises:
        GlossaryError: if the file cannot be used at all; the message names file, line and what to do.
    """
    suffix = path.suffix.casefold()
    if suffix in OTHER:
        raise GlossaryError(f"{path}: {OTHER[suffix]}")
    if suffix in SPREADSHEETS:
        from xlcheck.terms.glossary.spreadsheet import read_spreadsheet

        return read_spreadsheet(path)
    if suffix in MARKUP:
        from xlcheck.terms.glossary.tbx import read_termbase

        return checked(read_termbase(path))
    if suffix == ".toml":
        from xlcheck.terms.glossary.toml import read_patterns

        return read_patterns(path)
    return read_table(path)


def load_glossary(paths: Sequence[Path], remarks: list[Defect] | None = None) -> Glossary:
    """Return the glossary of some files; where two hold the same Chinese term, the later file's entries count.

    ``remarks`` takes what is no error: what was passed over.

    Raises:
        GlossaryError: if a file cannot be used; the message names file, line and what to do.
    """
    glossary = Glossary()
    for path in paths:
        one = Glossary(_entries(Path(path), remarks))
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


def _entries(path: Path, remarks: list[Defect] | None = None) -> tuple[Entry, ...]:
    """Return the entries of a file; an error among them ends the run, which names the first."""
    found: list[Entry] = []
    errors: list[Defect] = []
    for item in read_file(path):
        if isinstance(item, Entry):
            found.append(item)
        elif item.grade == "error":
            errors.append(item)
        elif remarks is not None:
            remarks.append(item)
    if errors:
        raise refuse(*errors)
    return tuple(found)


def homographs(entries: Iterable[Entry]) -> Iterator[Defect]:
    """Yield a remark for each term with a second preferred rendering that nothing tells from the first one.

    Either rendering is right then; TRM003 leaves the term alone.
    """
    preferred: dict[object, Entry] = {}
    for entry in entries:
        if entry.status != "preferred" or entry.zh == ANY or entry.patterned:
            continue
        key = (entry.zh, entry.domain, entry.files) if entry.domain or entry.files else entry.zh
        first = preferred.setdefault(key, entry)
        if first is not entry and first.en != entry.en and not _told_apart(first, entry):
            yield Defect(
                entry.path,
                entry.line,
                "homograph",
                f"{entry.zh} has another preferred rendering, {first.en!r} ({first.path}:{first.line}): both are right "
                "everywhere; name the words that tell them apart in the column near, or, if it is one thing, make one "
                "of them admitted",
                "info",
            )


def _told_apart(one: Entry, other: Entry) -> bool:
    """Return whether words near by, or the part of speech, tell which of two entries is meant."""
    kinds = {"verb" if e.pos.casefold() in VERBS else "noun" if e.pos.casefold() in NOUNS else "" for e in (one, other)}
    return bool(one.near or other.near) or kinds == {"verb", "noun"}
