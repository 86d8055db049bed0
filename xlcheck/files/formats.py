"""Which file is which format, and what to do with a file that is none of ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from xlcheck.errors import InputError
from xlcheck.files.columns import language_of
from xlcheck.plugins import READERS, BilingualReader, DocumentReader, Plugin, plugins

Kind = Literal["document", "pairs", "entries"]
"""One side of a pair, both sides in one file, or one side whose texts have keys."""

Form = Literal["text", "lines", "xml", "packed"]
"""What the file is made of: text; text whose line n is unit n; XML read as a stream; an archive or other binary."""


class Format(NamedTuple):
    """One format of files.

    ``reader`` is the function that reads it, within `xlcheck.read`. ``title`` and ``places`` are what the documentation
    says: what the format is, and what a finding in it names. ``edited`` tells that people write such files, so that
    ``xlcheck init`` looks for them. ``placeholders`` are the syntaxes of what a program fills in, by their names
    in the table of TAG001, with blanks between. ``other`` is the reader of such files where they are the other kind: a
    document that is a table with both languages, a workbook with one.
    """

    name: str
    kind: Kind
    suffixes: tuple[str, ...]
    form: Form
    reader: str
    title: str
    places: str = "line and column"
    edited: bool = True
    placeholders: str = ""
    other: str = ""


PLUGIN = "plugged"
"""The module for the formats of plug-ins, whose readers are told by their ending."""

_KEY = "line and column, key"
_TABLES = "pairs.tables:tables"

FORMATS = (
    Format("markdown", "document", (".md", ".markdown", ".mdx"), "text", "documents.markdown:read_markdown",
           "Markdown"),
    Format("txt", "document", (".txt", ".text"), "text", "documents.txt:read_txt", "plain text"),
    Format("rst", "document", (".rst", ".rest"), "text", "documents.restructured:read_rst", "reStructuredText, Sphinx"),
    Format("asciidoc", "document", (".adoc", ".asciidoc", ".asc"), "text", "documents.asciidoc:read_asciidoc",
           "AsciiDoc"),
    Format("notebook", "document", (".ipynb",), "text", "documents.notebook:read_notebook",
           "Jupyter notebook, its Markdown cells", "line and column, cell"),
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
    Format("xliff", "pairs", (".xlf", ".xliff", ".xlf2", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"), "xml",
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
    Format("xcstrings", "pairs", (".xcstrings",), "text", "entries.xcstrings:xcstrings",
           "string catalogue of Apple's systems", "line and column, key", placeholders="printf"),
    Format("qt", "pairs", (".ts",), "xml", "entries.qt:qt", "Qt Linguist", "line and column, context and source",
           placeholders="qt"),
    Format("json-keys", "entries", (".json", ".json5", ".jsonc"), "text", "entries.json5:json_entries",
           "JSON and JSON5: nested, i18next, vue-i18n, FormatJS, Chrome extensions; ICU messages", _KEY,
           placeholders="icu i18next vue ruby chrome"),
    Format("arb", "entries", (".arb",), "text", "entries.json5:arb_entries", "ARB (Flutter)", _KEY, placeholders="icu"),
    Format("yaml", "entries", (".yml", ".yaml"), "text", "entries.yaml:yaml_entries",
           "YAML: Rails, Hugo, nested", _KEY, placeholders="ruby icu i18next vue go laravel"),
    Format("toml", "entries", (".toml",), "text", "entries.toml:toml_entries", "TOML: Hugo, go-i18n", _KEY,
           placeholders="go icu"),
    Format("properties", "entries", (".properties",), "text", "entries.properties:properties_entries",
           "Java properties", _KEY, placeholders="icu"),
    Format("strings", "entries", (".strings",), "text", "entries.strings:strings_entries",
           "strings file of Apple's systems", _KEY, placeholders="printf"),
    Format("stringsdict", "entries", (".stringsdict",), "xml", "entries.xml_texts:stringsdict_entries",
           "plural forms of Apple's systems", _KEY, placeholders="printf"),
    Format("android", "entries", (".xml",), "xml", "entries.xml_texts:android_entries",
           "resources of Android: strings, plurals, arrays", _KEY, placeholders="printf"),
    Format("resx", "entries", (".resx", ".resw"), "xml", "entries.xml_texts:resx_entries", "resources of .NET", _KEY,
           placeholders="dotnet"),
    Format("module", "entries", (".ts", ".js", ".mjs", ".cjs", ".tsx", ".jsx", ".mts"), "text",
           "entries.javascript:module_entries", "TypeScript and JavaScript modules of literals", _KEY,
           placeholders="icu i18next vue ruby"),
    Format("php", "entries", (".php",), "text", "entries.php:php_entries", "PHP arrays", _KEY,
           placeholders="laravel icu ruby"),
    Format("csv-keys", "entries", (".csv",), "text", "entries.tables:csv_entries", "a column of keys and one of texts",
           _KEY, placeholders="icu"),
    Format("po-keys", "entries", (".po",), "text", "entries.tables:po_entries",
           "gettext catalogues of two languages with the same msgids", _KEY),
    Format("fluent", "entries", (".ftl",), "text", "entries.fluent:fluent_entries", "Fluent", _KEY,
           placeholders="fluent"),
    Format("ini", "entries", (".ini",), "text", "entries.properties:ini_entries", "INI", _KEY),
)  # fmt: skip
"""Every format, in the order of the documentation.

What `init` looks for, when the pre-commit hook runs and the tables of docs/formats.md follow from here
(``python docs/generate.py``).
"""

_AS_TXT = "save it as .docx, or as text (.txt, UTF-8), and check that"

#: Formats with a structure that reading them as plain text would take for text.
_REFUSED = {
    ".sdltm": ("a translation memory of Trados", "export it as TMX (.tmx)"),
    ".sdlppx": ("a package of Trados", "unpack it; the .sdlxliff in it are read"),
    ".pot": ("a PO template, without translations", "give the catalogue (.po)"),
    ".mo": ("a compiled catalogue", "give the catalogue (.po)"),
}

TEXTS = frozenset(
    {".rst", ".adoc", ".asciidoc", ".asc", ".tex", ".org", ".log", ".textile", ".wiki", ".typ", ".me", ".1st"}
)
"""Endings of texts whose mark-up is slight enough to be read as part of them."""

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
    """Return the format of each ending, in the order of the table.

    Of an ending that has two, it is the one of a file that is given alone: both sides in one file.
    """
    return {suffix: format_ for format_ in reversed(FORMATS) for suffix in format_.suffixes}


@cache
def entries_by_suffix() -> dict[str, Format]:
    """Return the format of each ending that files of keys have."""
    return {suffix: format_ for format_ in FORMATS if format_.kind == "entries" for suffix in format_.suffixes}


def known(suffix: str) -> Format | None:
    """Return the format of an ending, of this package or of a plug-in, None for an unknown one."""
    return _of_plugin(suffix) if suffix in _plugged() else by_suffix().get(suffix)


def named(name: str) -> Format:
    """Return the format of this name. Raises KeyError where there is none."""
    return {format_.name: format_ for format_ in FORMATS}[name]


def detect(path: Path, *, as_text: bool = False) -> Format:
    """Return the format that a file's name tells. The file is not opened.

    A name without ending is that of a text, and so is one that ends with a number or a language ("README.zh"). With
    ``as_text``, whatever is no document is read as plain text.

    Raises:
        InputError: (IOE006) if the ending is none of a format that is read, with the way round.
    """
    suffix = path.suffix.lower()
    found = known(suffix)
    if found is not None and (found.kind == "document" or not as_text):
        return found
    if as_text or suffix in TEXTS or not suffix.strip(".0123456789") or language_of(suffix[1:].replace("_", "-")):
        return named("txt")
    if suffix in _REFUSED:
        raise unreadable_format(path, *_REFUSED[suffix])
    raise unreadable_format(
        path, f"a {suffix} file", "if it is plain text say so: --as text; or save it in a format of docs/formats.md"
    )


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
