"""PDF with a text layer, by pypdf (the extra ``pdf``): lines of pages to paragraphs, running heads left out.

A PDF knows no paragraphs: its lines are read as those of a text that was broken at a fixed width. Places are the
running number of the line and the page.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from xlcheck.errors import InputError, UsageError
from xlcheck.model import Document, Lang
from xlcheck.read.forms import shaped
from xlcheck.read.source import Source, pieces
from xlcheck.read.text import Block, Piece, document, joined
from xlcheck.read.wrap import paragraphs

MAX_PAGES = 5_000
_NUMBER = re.compile(r"[\d\s]+|[ivxlc]{1,6}$")
_AT_THE_ENDS = re.compile(r"^[\s\d|·—–-]+|[\s\d|·—–-]+$")
_SHORT = 30
#: Lines at the top and at the bottom of a page that may be a running head, and the share of pages that it stands on.
_MARGIN = 2
_RECURS = 0.5
#: Characters a page; a text layer with fewer is a stamp on a scan.
_FEWEST = 10


def read_pdf(path: Path, lang: Lang, max_bytes: int) -> Document:
    """Return the document of a PDF.

    Raises:
        UsageError: if pypdf is not installed.
        InputError: if it is no PDF or damaged (IOE011), has no text layer (IOE012) or is encrypted (IOE013).
    """
    pages = _pages(path, b"".join(pieces(path, 1 << 20, max_bytes)))
    if sum(len("".join(page).strip()) for page in pages) < _FEWEST * len(pages):
        raise InputError(
            f"{path}: this PDF has no text layer (a scan?); recognise its text first (ocrmypdf, for example), or give "
            "the document that it was made from",
            "IOE012",
        )
    heads = _running(pages)
    kept = list(_kept(pages, heads))
    lines = [line.text for line in kept]
    blocks = (
        Block(tuple(_placed(piece, kept[piece.line - 1]) for piece in joined(lines, group, lang)))
        for group in paragraphs(lines, lang)
    )
    notes = (f"left out: running heads and page numbers ({len(heads)})",) if heads else ()
    return document(Source(path, lines, "utf-8", notes), lang, shaped(blocks, lang))


def _kept(pages: list[list[str]], heads: frozenset[str]) -> Iterator[Piece]:
    """Yield the lines of all pages but running heads and blank lines at the ends of pages, which part no paragraph."""
    running = 0
    for number, page in enumerate(pages, 1):
        lines = [
            Piece(line, running + index, 1, f"page {number}, line {index}")
            for index, line in enumerate(page, 1)
            if not (min(index - 1, len(page) - index) < _MARGIN and _normal(line) in heads)
        ]
        running += len(page)
        filled = [index for index, line in enumerate(lines) if line.text.strip()]
        yield from lines[filled[0] : filled[-1] + 1] if filled else ()


def _placed(piece: Piece, line: Piece) -> Piece:
    return piece._replace(line=line.line, where=line.where)


def _pages(path: Path, data: bytes) -> list[list[str]]:
    """Return the lines of each page."""
    try:
        import pypdf
    except ImportError:
        raise UsageError(f"{path}: PDF needs an extra: pip install 'xlcheck[pdf]'; or save it as text (.txt)") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{path}: protected by a password; save it without one", "IOE013")
        if len(reader.pages) > MAX_PAGES:
            raise InputError(f"{path}: more than {MAX_PAGES:,} pages; split it", "IOE005")
        return [[line.rstrip() for line in page.extract_text().split("\n")] for page in reader.pages]
    except InputError:
        raise
    except Exception as error:  # whatever a damaged file makes of the library
        reason = str(error).partition("\n")[0][:200] or type(error).__name__
        if "crypt" in reason.lower():
            raise InputError(f"{path}: encrypted ({reason}); save it without a password", "IOE013") from None
        raise InputError(f"{path}: this PDF cannot be read ({reason}); print it to a new PDF", "IOE011") from None


def _normal(line: str) -> str:
    """Return what all instances of a running head share: a short one may hold a number, a long one begin or end so."""
    line = line.strip().lower()
    return _NUMBER.sub("#", line) if len(line) <= _SHORT else _AT_THE_ENDS.sub("#", line)


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Return the lines at the ends of pages that recur, page numbers aside."""
    counts = Counter(head for page in pages for head in {_normal(line) for line in page[:_MARGIN] + page[-_MARGIN:]})
    return frozenset(head for head, n in counts.items() if head and n >= max(3, _RECURS * len(pages)))
