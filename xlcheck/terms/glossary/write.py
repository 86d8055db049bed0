"""Glossaries as files: canonical CSV and TSV, XLSX, TBX-Basic v3 and v2."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from xml.sax.saxutils import escape

from xlcheck.terms.glossary.concepts import Term
from xlcheck.terms.glossary.kept_columns import COLUMNS
from xlcheck.terms.glossary.table import CANONICAL, USUAL, neutralised
from xlcheck.terms.glossary.tbx import Plain, plain_entries
from xlcheck.terms.glossary.values import ANY, Entry
from xlcheck.terms.patterns.written import written

TITLE = "Glossary written by xlcheck"

_POS = {"NP": "noun", "VP": "verb", "ADJP": "adjective", "adv": "adverb"}
_STATUS = {"preferred": "preferredTerm", "admitted": "admittedTerm", "deprecated": "deprecatedTerm"}


def rows(entries: Sequence[Entry], columns: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the header and the rows of the canonical form: of ``columns``, and those in which an entry has something.

    Without ``columns`` the usual ones are always there.
    """
    cells = [_cells(e) for e in entries]
    used = {name for row in cells for name, cell in zip(CANONICAL, row, strict=True) if cell and _says(name, cell)}
    wanted = set(columns or CANONICAL[:USUAL]) | used | {"zh", "en"}
    if not columns and used & set(LIMITS):
        wanted |= set(LIMITS)
    places = [at for at, name in enumerate(CANONICAL) if name in wanted]
    yield tuple(CANONICAL[at] for at in places)
    for row in cells:
        yield tuple(row[at] for at in places)


LIMITS = ("not_in", "files")
"""Columns that are written together."""


def _says(name: str, cell: str) -> bool:
    """Return whether a cell says what would not be known without its column."""
    return not (name == "status" and cell == "preferred")


def _cells(e: Entry) -> tuple[str, ...]:
    status = "" if e.zh == ANY else e.status
    return (
        e.zh, e.en, _joined(e.variants), _joined(e.forbidden), status, e.pos, e.domain, "yes" if e.case else "",
        e.note, e.source, _joined(e.not_in), _joined(e.files), _joined(e.near), e.client, _joined(e.examples),
        _joined(e.counterexamples),
    )  # fmt: skip


def _joined(texts: Sequence[str]) -> str:
    # A semicolon within a member would make two of it, except within a pattern.
    return "; ".join(text if written(text) else text.replace("；", ",").replace(";", ",") for text in texts)


def as_csv(entries: Sequence[Entry], columns: Sequence[str] = ()) -> bytes:
    """Return the canonical CSV; a cell that a spreadsheet would take for a formula has an apostrophe before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    for row in rows(entries, columns):
        # The csv module does not quote a lone carriage return, which ends a line for it all the same.
        writer.writerow([neutralised(cell.replace("\r\n", "\n").replace("\r", "\n")) for cell in row])
    return text.getvalue().encode()


def as_tsv(entries: Sequence[Entry], columns: Sequence[str] = ()) -> bytes:
    """Return the canonical columns divided by tabs; a tab or line feed in a cell becomes a blank."""
    lines = ("\t".join(" ".join(c.replace("\t", "\n").splitlines()) for c in row) for row in rows(entries, columns))
    return "".join(f"{line}\n" for line in lines).encode()


def as_xlsx(entries: Sequence[Entry], columns: Sequence[str] = ()) -> bytes:
    """Return the canonical columns as a spreadsheet of text cells."""
    from xlcheck.terms.glossary.spreadsheet import write_spreadsheet

    return write_spreadsheet(rows(entries, columns))


def as_tbx(entries: Sequence[Entry], columns: Sequence[str] = ()) -> bytes:
    """Return TBX-Basic v3 (ISO 30042:2019, style DCA)."""
    kept = f"<encodingDesc>{_columns(columns)}</encodingDesc>" if columns else ""
    return _tbx(
        entries,
        '<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n'
        f"<tbxHeader><fileDesc><titleStmt><title>{TITLE}</title></titleStmt>"
        f"<sourceDesc><p>{TITLE}</p></sourceDesc></fileDesc>{kept}</tbxHeader>\n",
        "</tbx>\n",
        ("conceptEntry", "langSec", "termSec"),
    )


def as_tbx2(entries: Sequence[Entry], columns: Sequence[str] = ()) -> bytes:
    """Return TBX-Basic v2 (ISO 30042:2008)."""
    return _tbx(
        entries,
        '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">\n<martif type="TBX-Basic" xml:lang="en">\n'
        f"<martifHeader><fileDesc><titleStmt><title>{TITLE}</title></titleStmt><sourceDesc><p>{TITLE}</p>"
        '</sourceDesc></fileDesc><encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p>'
        f"{_columns(columns)}</encodingDesc></martifHeader>\n",
        "</martif>\n",
        ("termEntry", "langSet", "tig"),
    )


def _columns(columns: Sequence[str]) -> str:
    """Return the paragraph of a header that keeps which columns the table had, so that it comes back the same."""
    return f"<p>{COLUMNS} {' '.join(columns)}</p>" if columns else ""


def _tbx(entries: Iterable[Entry], head: str, foot: str, names: tuple[str, str, str]) -> bytes:
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n', head, "<text><body>\n"]
    for number, (entry, note) in enumerate(plain_entries(entries), 1):
        parts.extend(_concept(f"c{number}", entry, note, names))
    parts += ["</body></text>\n", foot]
    return "".join(parts).encode()


def _concept(identity: str, entry: Plain, note: str, names: tuple[str, str, str]) -> Iterator[str]:
    concept, section, holder = names
    yield f'<{concept} id="{identity}">\n'
    for element, text in (
        ('descrip type="subjectField"', entry.domain),
        ('admin type="customerSubset"', entry.client),
        ('admin type="source"', entry.source),
        ("note", entry.note),
        ("note", note),
    ):
        if text:
            yield f" <{element}>{escape(text)}</{element.split()[0]}>\n"
    for lang, terms in (("zh", entry.zh), ("en", entry.en)):
        if terms:
            yield f' <{section} xml:lang="{lang}">\n'
            for term in terms:
                yield f"  <{holder}><term>{escape(term.text)}</term>{_notes(term)}</{holder}>\n"
            yield f" </{section}>\n"
    yield f"</{concept}>\n"


def _notes(term: Term) -> str:
    notes = ""
    if term.pos:
        notes += f'<termNote type="partOfSpeech">{_POS[term.pos]}</termNote>'
    if term.status:
        notes += f'<termNote type="administrativeStatus">{_STATUS[term.status]}-admn-sts</termNote>'
    return notes


class Writer(Protocol):
    """Writes entries; ``columns`` are those that a table had which they are from, none the usual ones."""

    def __call__(self, entries: Sequence[Entry], columns: Sequence[str] = ()) -> bytes:
        """Return the bytes of the file."""
        ...


FORMATS: Mapping[str, Writer] = {
    "csv": as_csv,
    "tsv": as_tsv,
    "xlsx": as_xlsx,
    "tbx": as_tbx,
    "tbx2": as_tbx2,
}
"""What can be written, by name; the names but tbx2 are suffixes as well."""
