"""Entries that a person adds to a glossary from the page."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.files.written import write_whole
from xlcheck.terms.glossary.files import read_text
from xlcheck.terms.glossary.table import CANONICAL, USUAL, neutralised
from xlcheck.terms.glossary.values import Entry

NAME = "terms.csv"
"""What a new glossary is called."""

_LONGEST = 400


def entry(fields: object) -> Entry:
    """Return the entry that a page sends.

    Raises:
        UsageError: if a field is no text, is too long, or one of the two terms is missing.
    """
    given = fields if isinstance(fields, dict) else {}
    texts = {name: given.get(name, "") for name in ("zh", "en", "variants", "forbidden", "note")}
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values()):
        raise UsageError(f"A term has at most {_LONGEST} characters.")
    texts = {name: " ".join(text.split()) for name, text in texts.items()}
    if not texts["zh"] or not (texts["en"] or texts["forbidden"]):
        raise UsageError("Give the Chinese term, and its English or what is wrong for it.")
    variants, forbidden = (
        tuple(filter(None, map(str.strip, texts[name].split(";")))) for name in ("variants", "forbidden")
    )
    return Entry(texts["zh"], texts["en"], variants, forbidden, note=texts["note"])


def takes(path: Path) -> bool:
    """Return whether a line can be added to a glossary: a table with commas whose first line names our columns."""
    return path.suffix.casefold() == ".csv" and _columns(path) is not None


def add(path: Path, new: Entry) -> None:
    """Add an entry at the end of a glossary, which is made if it is not there; its other lines stay as they are.

    Raises:
        UsageError: if it cannot be written; `GlossaryError` if it cannot be read.
    """
    before = path.read_bytes() if path.exists() else (",".join(CANONICAL[:USUAL]) + "\n").encode()
    columns = _columns(path) or CANONICAL[:USUAL]
    cells = {
        "zh": new.zh,
        "en": new.en,
        "variants": "; ".join(new.variants),
        "forbidden": "; ".join(new.forbidden),
        "note": new.note,
    }
    line = io.StringIO(newline="")
    end = "\r\n" if b"\r\n" in before else "\n"
    csv.writer(line, lineterminator=end).writerow([neutralised(cells.get(name, "")) for name in columns])
    gap = "" if before.endswith(b"\n") else end
    write_whole(path, before + (gap + line.getvalue()).encode())


def _columns(path: Path) -> tuple[str, ...] | None:
    """Return the names of the columns of a table in UTF-8; None where they are not those of the canonical form."""
    if not path.exists():
        return None
    try:
        first = next(csv.reader(io.StringIO(read_text(path))), [])
        path.read_bytes().decode("utf-8")
    except UnicodeError:
        return None
    names = tuple(name.strip("\ufeff ").casefold() for name in first)
    return names if {"zh", "en"} <= {*names} <= {*CANONICAL} else None
