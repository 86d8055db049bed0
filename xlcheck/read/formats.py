"""Which file is which format, and what to do with a file that is none of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from xlcheck.errors import InputError

Format = Literal["txt", "markdown", "tsv"]

_FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".tsv": "tsv",
    ".tab": "tsv",
}

_AS_TXT = "save it as text (.txt, UTF-8) and check that"
_AS_TSV = "write its pairs to a file with two columns, Chinese and English (.tsv)"

#: Formats with a structure that reading them as plain text would take for text.
_REFUSED = {
    ".doc": ("a Word document", _AS_TXT),
    ".docx": ("a Word document", _AS_TXT),
    ".odt": ("an OpenDocument text", _AS_TXT),
    ".rtf": ("a rich-text document", _AS_TXT),
    ".pdf": ("a PDF document", _AS_TXT),
    ".epub": ("an EPUB book", _AS_TXT),
    ".pptx": ("a presentation", _AS_TXT),
    ".html": ("an HTML page", _AS_TXT),
    ".htm": ("an HTML page", _AS_TXT),
    ".xhtml": ("an HTML page", _AS_TXT),
    ".xml": ("an XML file", _AS_TXT),
    ".xlf": ("an XLIFF file", _AS_TSV),
    ".xliff": ("an XLIFF file", _AS_TSV),
    ".tmx": ("a translation memory", _AS_TSV),
    ".po": ("a PO catalogue", _AS_TSV),
    ".pot": ("a PO catalogue", _AS_TSV),
    ".xls": ("a spreadsheet", _AS_TSV),
    ".xlsx": ("a spreadsheet", _AS_TSV),
    ".csv": ("a CSV file", _AS_TSV),
    ".json": ("a JSON file", _AS_TSV),
    ".jsonl": ("a JSON file", _AS_TSV),
}

#: First bytes that tell a format whatever the file is called.
_MAGIC = (
    (b"%PDF-", ("a PDF document", _AS_TXT)),
    (b"PK\x03\x04", ("a ZIP archive, as Word, Excel and OpenDocument files are", _AS_TXT)),
    (b"PK\x05\x06", ("an empty ZIP archive", _AS_TXT)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("an old Word or Excel file", _AS_TXT)),
    (b"{\\rtf", ("a rich-text document", _AS_TXT)),
    (b"\x89PNG", ("an image", "give the text itself")),
    (b"\xff\xd8\xff", ("an image", "give the text itself")),
    (b"GIF8", ("an image", "give the text itself")),
    (b"\x1f\x8b", ("a compressed file", "unpack it")),
    (b"BZh", ("a compressed file", "unpack it")),
    (b"\xfd7zXZ\x00", ("a compressed file", "unpack it")),
    (b"7z\xbc\xaf\x27\x1c", ("a compressed file", "unpack it")),
    (b"\x7fELF", ("a program", "give the text itself")),
)

READ = "text (.txt), Markdown (.md, .markdown, .mdx) and two columns zh, en separated by a tab (.tsv, .tab)"


def detect(path: Path) -> Format:
    """Return the format that a file's name tells; an unknown ending is taken for text. The file is not opened.

    Raises:
        InputError: (IOE006) if the ending names a format that is not read.
    """
    suffix = path.suffix.lower()
    if suffix in _REFUSED:
        raise unreadable_format(path, *_REFUSED[suffix])
    return _FORMATS.get(suffix, "txt")


def is_bilingual(path: Path) -> bool:
    """Tell whether one file of this name holds both sides."""
    return _FORMATS.get(path.suffix.lower()) == "tsv"


def bilingual_suffixes() -> tuple[str, ...]:
    """Return the endings of the bilingual formats, with their dot, sorted."""
    return tuple(sorted(suffix for suffix, format_ in _FORMATS.items() if format_ == "tsv"))


def refuse_binary(path: Path, data: bytes) -> None:
    """Raise for content that is known by its first bytes.

    Raises:
        InputError: (IOE006) naming what it is and what to do.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise unreadable_format(path, *what)


def unreadable_format(path: Path, what: str, next_step: str) -> InputError:
    """Return the error for a format that is not read."""
    return InputError(f"{path}: this is {what}, which is not read; {next_step}. Read are {READ}", "IOE006")
