"""How the files of a run are read: two documents, two files of keys, or one file with both languages."""

from __future__ import annotations

import hashlib
from pathlib import Path

from xlcheck.errors import UsageError
from xlcheck.model import Document, Lang, Pair
from xlcheck.remaining import OnStage, silent
from xlcheck.settings import Settings


def documents_of(source: Path, target: Path, settings: Settings, on_stage: OnStage) -> tuple[Document, Document]:
    """Read two documents.

    Raises:
        InputError: if one cannot be read.
        UsageError: if both are one file, or one is in the wrong language.
    """
    from xlcheck.read import check_languages, read_document

    if source == target:
        raise UsageError(f"{source}: given twice; give the Chinese source and its translation, a bilingual file once")
    on_stage(f"reading {source.name} and {target.name}")
    sides: tuple[tuple[Path, Lang], ...] = (source, "zh"), (target, "en")
    zh, en = (
        read_document(
            path,
            lang,
            presegmented=settings.presegmented,
            encoding=settings.encoding,
            max_bytes=settings.max_bytes,
            as_text=settings.as_text,
        )
        for path, lang in sides
    )
    if not settings.presegmented:
        check_languages(zh, en)
    return zh, en


def aligned_by_table(
    source: Path, target: Path, beads: Path, settings: Settings, on_stage: OnStage = silent
) -> tuple[Pair, str]:
    """Read two documents and the table that aligns them; return them and the signature of the table.

    Raises:
        InputError: if a document cannot be read.
        UsageError: if one is in the wrong language, or the table does not fit.
    """
    from xlcheck.align import read_table

    documents = documents_of(source, target, settings, on_stage)
    found = read_table(beads, *(len(document.segments) for document in documents))
    digest = hashlib.sha256(repr([(b.source, b.target) for b in found]).encode()).hexdigest()[:12]
    return Pair(*documents, found), f"beads:{digest}"


def ensure_bilingual(path: Path, settings: Settings) -> None:
    """Return if a file may hold both languages.

    Raises:
        UsageError: if it does not; InputError if its format is none that is read.
    """
    from xlcheck.read import detect, entries_format, may_be_bilingual, suffixes

    if may_be_bilingual(path):
        return
    if not settings.as_text and not entries_format(path):
        detect(path)  # a format that is not read is refused by name
    kinds = ", ".join(suffixes("pairs"))
    raise UsageError(
        f"{path}: give the translation as a second file: xlcheck check {path} TRANSLATION "
        f"(a single file must be bilingual: {kinds}, or Markdown with a heading for each language)"
    )


def keyed(source: Path, target: Path, settings: Settings, on_stage: OnStage) -> tuple[Pair, str] | None:
    """Return two files of keys as a pair, None where these are documents.

    Raises:
        UsageError: if one has keys and the other has none.
    """
    from xlcheck.read import entries_format, read_keyed

    if settings.as_text or settings.presegmented:
        return None
    formats = entries_format(source), entries_format(target)
    if not any(formats):
        return None
    if source == target:
        raise UsageError(f"{source}: given twice; give the Chinese file and its translation")
    for format_, path, other in zip(formats, (source, target), (target, source), strict=True):
        if format_ is None:
            raise UsageError(
                f"{path}: this file has no keys, and {other} has; give two files of keys, or two documents "
                "(--as text reads both as plain text)"
            )
    on_stage(f"reading {source.name} and {target.name}")
    pair = read_keyed(
        source,
        target,
        encoding=settings.encoding,
        max_bytes=settings.max_bytes,
        unfinished=settings.unfinished,
    )
    return pair, "keys"
