"""Which file is which format, and what to do with a file that is none of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from xlcheck.errors import InputError

DocumentFormat = Literal["txt", "markdown", "html", "docx", "odt", "pdf", "subtitles"]
"""Formats of one side of a pair."""

BilingualFormat = Literal["tsv", "csv", "xlsx", "tmx", "xliff", "po", "json", "jsonl"]
"""Formats that hold both sides."""

Format = DocumentFormat | BilingualFormat

_FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".tmx": "tmx",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
    ".mxliff": "xliff",
    ".po": "po",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}

_AS_TXT = "save it as .docx, or as text (.txt, UTF-8), and check that"
_AS_XLSX = "save it as .xlsx or .csv and check that"

#: Formats with a structure that reading them as plain text would take for text.
_REFUSED = {
    ".doc": ("an old Word document", _AS_TXT),
    ".rtf": ("a rich-text document", _AS_TXT),
    ".wps": ("a WPS document", _AS_TXT),
    ".epub": ("an EPUB book", _AS_TXT),
    ".pptx": ("a presentation", _AS_TXT),
    ".xml": ("an XML file", "give it the ending of its format (.xlf, .tmx, .xhtml)"),
    ".pot": ("a PO template, without translations", "give the catalogue (.po)"),
    ".mo": ("a compiled catalogue", "give the catalogue (.po)"),
    ".xls": ("an old spreadsheet", _AS_XLSX),
    ".ods": ("an OpenDocument spreadsheet", _AS_XLSX),
}

#: First bytes that tell a format whatever the file is called.
_MAGIC = (
    (b"%PDF-", ("a PDF document", "give it the ending .pdf")),
    (
        b"PK\x03\x04",
        ("a ZIP archive, as Word, Excel and OpenDocument files are", "give it its own ending (.docx, .odt, .xlsx)"),
    ),
    (b"PK\x05\x06", ("an empty ZIP archive", _AS_TXT)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("an old Word or Excel file, or one with a password", _AS_TXT)),
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
    return _FORMATS.get(path.suffix.lower()) in get_args(BilingualFormat)


def bilingual_suffixes() -> tuple[str, ...]:
    """Return the endings of the bilingual formats, with their dot, sorted."""
    return tuple(sorted(suffix for suffix, format_ in _FORMATS.items() if format_ in get_args(BilingualFormat)))


def document_suffixes() -> tuple[str, ...]:
    """Return the endings of the formats of one side, with their dot, sorted."""
    return tuple(sorted(suffix for suffix, format_ in _FORMATS.items() if format_ in get_args(DocumentFormat)))


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
    return InputError(f"{path}: this is {what}, which is not read as it is; {next_step}", "IOE006")
