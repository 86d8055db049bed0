"""Documents of older programs (DOC, PPT, XLS and their like), which LibreOffice converts where it is installed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xlcheck.files.formats import by_suffix
from xlcheck.files.office import BY_LIBREOFFICE, converted
from xlcheck.model import Document, Lang
from xlcheck.read.readers import reader_of


def read_converted(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a file that LibreOffice converts.

    Raises:
        InputError: (IOE006) if LibreOffice is not installed, (IOE011) if it makes nothing of the file, and whatever
            reading the copy raises.
    """
    with converted(path, max_bytes) as copy:
        format_ = by_suffix()[copy.suffix]
        found: Document = reader_of(format_, other=format_.kind == "pairs")(copy, lang, 4 * max_bytes)
    return replace(found, path=path.as_posix(), notes=(*found.notes, BY_LIBREOFFICE))
