"""An edited translation as a file: written, read again, and taken only if it says what was meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from xlcheck.errors import InputError, UsageError, XlcheckError
from xlcheck.files.formats import detect
from xlcheck.files.source import whole
from xlcheck.files.written import write_whole
from xlcheck.model import Document
from xlcheck.read.pairs.units import PLACEHOLDER
from xlcheck.report.writeback.changes import Edit
from xlcheck.report.writeback.spelling import SPELLINGS
from xlcheck.report.writeback.text import TextFile

Read = Callable[[Path], tuple[Document, ...]]
"""Reads the file as the run has read it: the translation is the last of its documents."""

_PACKED = ("docx", "odt", "xlsx")


class NotWritten(UsageError):
    """An edit that cannot be put into its file; the message is for the person who made it."""


def why_not(path: Path) -> str:
    """Return why a translation cannot be changed in its own format, in words for a person; empty where it can be."""
    try:
        format_ = detect(path)
    except InputError:
        return "This kind of file is not read."
    if format_.name in SPELLINGS or format_.name in _PACKED:
        return ""
    if format_.name == "pdf":
        return "A PDF shows pages and holds no text that could be changed."
    return f"xlcheck reads this format ({path.suffix.lstrip('.')}), but does not write it."


def write_back(path: Path, to: Path, document: Document, edits: Sequence[Edit], read: Read) -> tuple[Document, ...]:
    """Write an edited copy of a file to another path, and return it as it reads now.

    ``document`` is the translation as it was read from ``path``. What else the file holds stays, byte for byte.

    Raises:
        NotWritten: if the format cannot be written, or an edit cannot be put into it.
    """
    if reason := why_not(path):
        raise NotWritten(reason)
    edits = tuple(edits)
    for edit in edits:
        if PLACEHOLDER in edit.new or PLACEHOLDER in document.text[edit.span.start : edit.span.end]:
            raise NotWritten("The marks ￼ stand for codes of the file: leave them as and where they are.")
    before = [other.text for other in read(path)[:-1]]
    meant = _normal(_changed(document.text, edits))
    reason = ""
    for write in _ways(path, document, edits):
        try:
            write_whole(to, write())
            found = read(to)
        except NotWritten:
            raise
        except (XlcheckError, UnicodeError) as error:
            reason = reason or (str(error) if isinstance(error, UsageError) else "")
            continue
        if _normal(found[-1].text) == meant and [other.text for other in found[:-1]] == before:
            return found
    to.unlink(missing_ok=True)
    raise NotWritten(
        f"This change cannot be put into the file{f': {reason}' if reason else ''}. "
        "Change fewer words at once, or make it in the program that the file is written in."
    )


def _ways(path: Path, document: Document, edits: Sequence[Edit]) -> Iterator[Callable[[], bytes]]:
    """Yield the ways to write the edits, the plainest first."""
    format_ = detect(path)
    if format_.name == "xlsx":
        from xlcheck.report.writeback.cells import edited_cells

        yield lambda: edited_cells(path, document, edits)
        return
    if format_.name in _PACKED:
        from xlcheck.report.writeback.packed import edited_docx, edited_odt

        packed = edited_docx if format_.name == "docx" else edited_odt
        yield lambda: packed(path, document, edits, ahead=False)
        yield lambda: packed(path, document, edits, ahead=True)
        return
    spelling = SPELLINGS[format_.name]
    file = TextFile(path, whole(path, None), document, spelling, form=format_.form)
    for way in spelling.ways:
        yield lambda way=way: file.edited(edits, way)  # type: ignore[misc]
        yield lambda way=way: file.edited(edits, way, ahead=True)  # type: ignore[misc]
    if format_.name == "markdown":
        yield lambda: file.edited(edits, spelling.ways[0], bare=True)
    if spelling.quoted:
        yield lambda: file.edited(edits, spelling.ways[0], quoted=True)


def _changed(text: str, edits: Sequence[Edit]) -> str:
    pieces, at = [], 0
    for span, new in sorted(edits):
        pieces += [text[at : span.start], new]
        at = span.end
    return "".join([*pieces, text[at:]])


def _normal(text: str) -> str:
    """Return a text with all white space as single blanks: where lines of a file end is no matter of its words."""
    return " ".join(text.split())
