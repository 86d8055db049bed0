"""Which file is which format, and what to do with a file that is none of ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from xlcheck.errors import InputError
from xlcheck.plugins import READERS, BilingualReader, DocumentReader, Plugin, plugins

Kind = Literal["document", "pairs"]
"""One side of a pair, or both sides in one file."""

Form = Literal["text", "lines", "xml", "packed"]
"""What the file is made of: text; text whose line n is unit n; XML read as a stream; an archive or other binary."""


class Format(NamedTuple):
    """One format of files.

    ``reader`` is the function that reads it, within `xlcheck.read`. ``title`` and ``places`` are what the documentation
    says: what the format is, and what a finding in it names. ``edited`` tells that people write such files, so that
    ``xlcheck init`` looks for them. ``other`` is the reader of such files where they are the other kind: a document
    that is a table with both languages, a workbook with one.
    """

    name: str
    kind: Kind
    suffixes: tuple[str, ...]
    form: Form
    reader: str
    title: str
    places: str = "line and column"
    edited: bool = True
    other: str = ""


PLUGIN = "plugged"
"""The module for the formats of plug-ins, whose readers are told by their ending."""

_TABLES = "pairs.tables:tables"

FORMATS = (
    Format("markdown", "document", (".md", ".markdown", ".mdx"), "text", "documents.markdown:read_markdown",
           "Markdown"),
    Format("txt", "document", (".txt", ".text"), "text", "documents.txt:read_txt", "plain text"),
    Format("html", "document", (".html", ".htm", ".xhtml"), "text", "documents.html:read_html", "HTML"),
    Format("docx", "document", (".docx", ".docm"), "packed", "documents.docx:read_docx", "Word",
           "paragraph; table, row and cell; header, footer, footnote, text box", other=_TABLES),
    Format("odt", "document", (".odt",), "packed", "documents.odt:read_odt",
           "OpenDocument text (LibreOffice)", "as in Word", other=_TABLES),
    Format("rtf", "document", (".rtf",), "packed", "documents.rtf:read_rtf", "rich text", "as in Word", other=_TABLES),
    Format("pptx", "document", (".pptx", ".pptm", ".ppsx"), "packed", "documents.pptx:read_pptx", "presentation",
           "slide, its notes; table, row and cell"),
    Format("epub", "document", (".epub",), "packed", "documents.epub:read_epub", "book (EPUB 2 and 3)",
           "page and paragraph"),
    Format("idml", "document", (".idml",), "packed", "documents.idml:read_idml", "InDesign document",
           "story; table, row and cell; footnote"),
    Format("converted", "document", (".doc", ".wps", ".ppt", ".odp", ".xls", ".ods"), "packed",
           "documents.converted:read_converted",
           "older and other office documents, where LibreOffice is installed", "as in Word, Excel, PowerPoint",
           edited=False, other="pairs.converted:converted_pairs"),
    Format("pdf", "document", (".pdf",), "packed", "documents.pdf:read_pdf",
           "PDF with a text layer (`pip install 'xlcheck[pdf]'`)", "page and line", edited=False),
    Format("subtitles", "document", (".srt", ".vtt"), "text", "documents.subtitles:read_subtitles", "subtitles",
           "line and column, cue"),
    Format("xliff", "pairs", (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"), "xml",
           "pairs.xliff:xliff", "XLIFF 1.2 and 2.x", "line and column, unit and segment"),
    Format("packed-xliff", "pairs", (".mqxlz", ".xlz"), "packed", "pairs.xliff:packed_xliff",
           "archive with XLIFF files (memoQ)", "line and column, unit and segment"),
    Format("ttx", "pairs", (".ttx",), "xml", "pairs.ttx:ttx", "Trados TagEditor", "line and column, unit"),
    Format("tmx", "pairs", (".tmx",), "xml", "pairs.tmx:tmx", "TMX 1.4", "line and column, unit"),
    Format("po", "pairs", (".po",), "text", "pairs.po:po", "gettext catalogue", "line and column, entry and context"),
    Format("xlsx", "pairs", (".xlsx", ".xlsm"), "packed", "pairs.xlsx:xlsx", "spreadsheet", "sheet and cell",
           other="documents.xlsx:read_xlsx"),
    Format("csv", "pairs", (".csv",), "text", "pairs.delimited:csv", "columns with quotation marks"),
    Format("tsv", "pairs", (".tsv", ".tab"), "lines", "pairs.delimited:tsv", "two columns, no quotation marks"),
    Format("json", "pairs", (".json",), "text", "pairs.json:json_pairs", "pairs anywhere in a document",
           "line and column, path"),
    Format("jsonl", "pairs", (".jsonl", ".ndjson"), "lines", "pairs.json:json_lines", "a pair a line"),
)  # fmt: skip
"""Every format, in the order of the documentation.

What `init` looks for, when the pre-commit hook runs and the tables of docs/formats.md follow from here
(``python docs/generate.py``).
"""

_AS_TXT = "save it as .docx, or as text (.txt, UTF-8), and check that"

#: Formats with a structure that reading them as plain text would take for text.
_REFUSED = {
    ".xml": ("an XML file", "give it the ending of its format (.xlf, .tmx, .xhtml)"),
    ".pot": ("a PO template, without translations", "give the catalogue (.po)"),
    ".mo": ("a compiled catalogue", "give the catalogue (.po)"),
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


@cache
def by_suffix() -> dict[str, Format]:
    """Return the format of each ending, in the order of the table."""
    return {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}


def named(name: str) -> Format:
    """Return the format of this name. Raises KeyError where there is none."""
    return {format_.name: format_ for format_ in FORMATS}[name]


def detect(path: Path) -> Format:
    """Return the format that a file's name tells; an unknown ending is taken for text. The file is not opened.

    Raises:
        InputError: (IOE006) if the ending names a format that is not read.
    """
    suffix = path.suffix.lower()
    if suffix in _plugged():
        return _of_plugin(suffix)
    if suffix in _REFUSED:
        raise unreadable_format(path, *_REFUSED[suffix])
    return by_suffix().get(suffix) or named("txt")


def is_bilingual(path: Path) -> bool:
    """Tell whether one file of this name holds both sides."""
    suffix = path.suffix.lower()
    format_ = _of_plugin(suffix) if suffix in _plugged() else by_suffix().get(suffix)
    return format_ is not None and format_.kind == "pairs"


def may_be_bilingual(path: Path) -> bool:
    """Tell whether one file of this name may hold both sides: also a document, in a table."""
    format_ = by_suffix().get(path.suffix.lower())
    return is_bilingual(path) or (format_ is not None and format_.kind == "document" and bool(format_.other))


def suffixes(kind: Kind) -> tuple[str, ...]:
    """Return the endings of the formats of a kind, with their dot, sorted."""
    known = by_suffix() | {suffix: _of_plugin(suffix) for suffix in _plugged()}
    return tuple(sorted(suffix for suffix, format_ in known.items() if format_.kind == kind))


@cache
def _plugged() -> dict[str, Plugin]:
    """Return the plug-ins that read a format, by its ending with the dot.

    Raises:
        ConfigurationError: if one reads a format that xlcheck reads.
    """
    found = {f".{name}": plugin for name, plugin in plugins(READERS).items()}
    for suffix, plugin in found.items():
        if suffix in by_suffix():
            raise plugin.error(f"it reads {suffix} files, which xlcheck reads itself")
    return found


@cache
def plugged_reader(suffix: str) -> tuple[Plugin, DocumentReader | BilingualReader]:
    """Return the plug-in that reads a format, and its reader.

    Raises:
        ConfigurationError: if it cannot be imported, or is no reader.
    """
    plugin = _plugged()[suffix]
    reader = plugin.load()
    if not isinstance(reader, DocumentReader | BilingualReader):
        raise plugin.error(f"{plugin.value} must be a DocumentReader or a BilingualReader")
    return plugin, reader


def _of_plugin(suffix: str) -> Format:
    plugin, reader = plugged_reader(suffix)
    kind: Kind = "pairs" if isinstance(reader, BilingualReader) else "document"
    return Format(
        suffix, kind, (suffix,), "packed" if reader.binary else "text", f"{PLUGIN}:{suffix}", str(plugin), edited=False
    )


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
